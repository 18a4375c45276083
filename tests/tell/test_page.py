"""The page in a browser: marks open their words, with and without JavaScript, on wide and narrow screens."""

import os
import shutil
from pathlib import Path

import pytest

from hearsay.tell.formats import get_format
from tests.tell.fiction import ACCOUNT

pytestmark = pytest.mark.browser

CHROMIUM = os.environ.get("HEARSAY_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no Chromium found: install one or set HEARSAY_CHROMIUM")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> str:
    path: Path = tmp_path_factory.mktemp("page") / "account.html"
    path.write_text(get_format("html").render([ACCOUNT]), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def context(browser):
    """One browser context for each set of options, since making one takes long."""
    opened = {}

    def get(**options):
        key = repr(sorted(options.items()))
        opened[key] = opened.get(key) or browser.new_context(**options)
        return opened[key]

    return get


@pytest.fixture
def visit(context, address):
    """Open the page; at the end nothing may have been asked of the network and nothing have gone wrong."""
    asked, wrong, pages = [], [], []

    def open_page(width: int = 1400, **options):
        page = context(**options).new_page()
        page.set_viewport_size({"width": width, "height": 800})
        pages.append(page)
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.goto(address)
        return page

    yield open_page
    for page in pages:
        page.close()
    assert {url.split("#")[0] for url in asked} <= {address, "data:,"}
    assert not wrong


def lit(page) -> str:
    return " ".join(page.locator("mark.lit").all_inner_texts())


FIGURE_MARK = ".figures a.src:has-text('B1')"


@pytest.mark.parametrize("width", [1400, 400])
def test_a_mark_scrolls_to_its_words_and_lights_them(visit, width: int) -> None:
    page = visit(width)
    page.click(FIGURE_MARK)
    assert lit(page) == "46 passengers"
    page.wait_for_function("document.querySelector('mark.lit').getBoundingClientRect().top < innerHeight")
    box = page.locator("mark.lit").bounding_box()
    assert 0 <= box["y"] < 800
    assert page.locator(".report.open h3").inner_text() == "Harbour master: engine was sound"
    assert "46 passengers" in page.locator(".live").inner_text()


def test_opening_a_mark_leaves_the_reader_in_place(visit) -> None:
    page = visit(1400)
    page.locator(FIGURE_MARK).scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    page.click(FIGURE_MARK)
    assert page.evaluate("scrollY") == before


@pytest.mark.parametrize("width", [1400, 400])
def test_back_leads_to_the_mark_that_was_opened(visit, width: int) -> None:
    page = visit(width)
    page.click(FIGURE_MARK)
    page.click(".back")
    assert page.evaluate("document.activeElement.textContent") == "B1"
    assert page.locator(FIGURE_MARK).first.bounding_box()["y"] < 800
    assert lit(page) == ""


def test_keys_walk_the_marks_and_escape_leads_back(visit) -> None:
    page = visit()
    page.keyboard.press("j")
    assert lit(page) == "At least 40 people were taken off the ship"
    page.keyboard.press("j")
    assert lit(page) == "At least 40 persons were taken off the vessel"
    page.keyboard.press("k")
    assert lit(page) == "At least 40 people were taken off the ship"
    page.keyboard.press("Escape")
    assert lit(page) == ""
    assert page.evaluate("document.activeElement.className") == "src o0"


def test_keys_leave_the_filter_alone(visit) -> None:
    page = visit()
    page.keyboard.press("/")
    page.keyboard.type("jk engine")
    assert page.locator(".filter input").input_value() == "jk engine"
    assert lit(page) == ""


def test_filter_shows_only_what_has_the_words(visit) -> None:
    page = visit()
    page.fill(".filter input", "engine")
    assert page.locator(".claim:visible").count() == 2
    page.fill(".filter input", "no such words")
    assert page.locator(".nohits").is_visible()
    page.fill(".filter input", "")
    page.click(".chip.single-source")
    assert page.locator(".claim:visible").count() == 2


def test_an_address_with_words_opens_them(visit, address: str) -> None:
    page = visit()
    target = page.locator(FIGURE_MARK).get_attribute("href")
    page.goto("about:blank")
    page.goto(address + target)
    assert lit(page) == "46 passengers"


@pytest.mark.parametrize("width", [400, 1000])
def test_nothing_runs_out_of_the_screen(visit, width: int) -> None:
    page = visit(width)
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1400, 400])
def test_the_page_reads_without_javascript(visit, width: int) -> None:
    page = visit(width, java_script_enabled=False)
    assert page.locator(".report:visible").count() == 3
    assert page.locator(".tools, .filter, .chips, .pane-tools").locator("visible=true").count() == 0
    page.click(FIGURE_MARK)
    marked = page.locator("mark:target")
    assert marked.inner_text() == "46 passengers"
    assert marked.bounding_box()["y"] < 800
    page.locator(".home a:visible").first.click()
    assert page.locator("h1").bounding_box()["y"] >= 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_theme_follows_the_system_until_switched(visit, scheme: str) -> None:
    page = visit(color_scheme=scheme)
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    assert page.locator(".theme").inner_text() == ("Light" if scheme == "dark" else "Dark")
    page.click(".theme")
    assert page.evaluate(ground) != before
    page.reload()
    assert page.evaluate(ground) != before


def test_print_shows_all_reports(visit) -> None:
    page = visit()
    page.emulate_media(media="print")
    assert page.locator(".report:visible").count() == 3
    assert page.locator(".tools").is_hidden()
