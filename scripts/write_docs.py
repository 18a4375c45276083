"""Write the pages that come from the code; with --check, fail where one is out of date instead.

docs/cli.md: the help of every command, the options with their defaults, the exit codes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

os.environ |= {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}

from typer.testing import CliRunner

from hearsay.faces.cli import app
from hearsay.options import ReadOptions, TellOptions

ROOT = Path(__file__).resolve().parent.parent
HEAD = """# The command line

<!-- written by `make docs` out of the commands themselves: edit src/hearsay/faces/cli.py, not this page -->

Results go to standard output or to `--output`. Progress, skipped inputs and errors go to standard error, one line each.
Input that cannot be read is named with its reason, and the rest is still read. Nothing is fetched from a network.

## Exit codes

| code | when |
|---|---|
| 0 | done, also when some inputs were skipped |
| 1 | nothing could be read; or `--strict` and an input was skipped; or `verify` found an excerpt that is not true |
| 2 | the call made no sense: an unknown option, a path that is not there, an output that would overwrite an input |
| 130 | interrupted with Ctrl-C |
"""


def commands() -> list[str]:
    """Name the commands in the order in which the help lists them."""
    return [command.callback.__name__ for command in app.registered_commands if command.callback]


def command_pages() -> Iterator[str]:
    """Yield a section for each command: its help as printed."""
    runner = CliRunner()
    for command in ["", *commands()]:
        words = [command, "--help"] if command else ["--help"]
        shown = runner.invoke(app, words, prog_name="hearsay").output.rstrip()
        lines = "\n".join(line.rstrip() for line in shown.splitlines())
        yield f"## hearsay {command}".rstrip() + f"\n\n```text\n{lines.strip()}\n```\n"


def option_table() -> str:
    """Draw the table of all fields of the options classes."""
    lines = ["## Options by class\n", "| class | field | default | what it does |", "|---|---|---|---|"]
    for options in (ReadOptions, TellOptions):
        for field in fields(options):
            row = (f"`{options.__name__}`", f"`{field.name}`", f"{field.default:,}", field.metadata["help"])
            lines.append("| " + " | ".join(row) + " |")
    return "\n".join(lines) + "\n"


def pages() -> dict[Path, str]:
    """Write every generated page, by its path."""
    return {ROOT / "docs" / "cli.md": "\n".join([HEAD, *command_pages(), option_table()])}


def main() -> int:
    """Write the pages, or with --check compare them with what is there."""
    stale = [path for path, text in pages().items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv[1:]:
        for path in stale:
            sys.stderr.write(f"{path.relative_to(ROOT)} is out of date: run make docs and commit the result\n")
        return 1 if stale else 0
    for path in stale:
        path.write_text(pages()[path], encoding="utf-8")
        sys.stderr.write(f"wrote {path.relative_to(ROOT)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
