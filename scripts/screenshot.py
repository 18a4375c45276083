"""Draw docs/page.png: the account of the example pile, as a browser shows it.

    screenshot.py [--width 1400] [--height 1000] [--dark] [--whole] [--pile FOLDER] [--output docs/page.png]

Needs playwright and any Chromium: the one in $CHROMIUM, on the PATH, or that `playwright install chromium` fetched.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
HEARSAY = Path(sys.executable).with_name("hearsay")


def find_chromium() -> str | None:
    """Find a Chromium of the system; None leaves the choice to playwright."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def draw(page_path: Path, call: argparse.Namespace) -> None:
    """Open the page with the network off and save what is seen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = browser.new_page(
            viewport={"width": call.width, "height": call.height},
            color_scheme="dark" if call.dark else "light",
            offline=True,
        )
        page.goto(page_path.as_uri())
        page.screenshot(path=call.output, full_page=call.whole)
        browser.close()


def main() -> int:
    """Make the account and draw it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--width", type=int, default=1400)
    parser.add_argument("--height", type=int, default=1000)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--whole", action="store_true", help="the page to its end")
    parser.add_argument("--pile", type=Path, default=Path("examples/harbour-fire"))
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "page.png")
    call = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "account.html"
        # From the root, so that the places shown are those that a reader of the repository knows.
        subprocess.run([HEARSAY, "account", call.pile, "--output", page, "--quiet"], check=True, cwd=ROOT)
        draw(page, call)
    return 0


if __name__ == "__main__":
    sys.exit(main())
