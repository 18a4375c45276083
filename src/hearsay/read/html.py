"""What does a page say, and what does it say of itself? Its main text by trafilatura; its date, title and outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from hearsay.errors import ReadError
from hearsay.read.dates import EARLIEST_YEAR, LATEST_YEAR, parse_date
from hearsay.read.draft import Draft, plain_lines

MAX_PAGE_CHARS = 4_000_000
MIN_PAGE_CHARS = 40  # less is a menu or a notice
MAX_TAGS = 40_000  # extraction slows with the square of their number: so many take five seconds
MAX_LINKED_CHARS = 500_000
# How pages name the day of publication, the surest first.
DATED = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='parsely-pub-date' or @name='sailthru.date' or @name='pubdate' or @name='publish-date']/@content",
    "//meta[@name='date' or @name='DC.date.issued' or @name='dcterms.created' or @name='dc.date']/@content",
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
)
LINKED = "//script[@type='application/ld+json']/text()"
REPORT_TYPE = re.compile(r"Article|Report|BlogPosting|NewsStory")
# htmldate takes today's date as a bound; fixed years keep the clock out of the result.
DATE_SEARCH = {
    "original_date": True,
    "extensive_search": False,
    "min_date": f"{EARLIEST_YEAR}-01-01",
    "max_date": f"{LATEST_YEAR}-12-31",
}
WORDS_OF_A_PAGE = re.compile(r"<(?:body|article|main)\b", re.IGNORECASE)
# What extraction of hostile markup has been seen to raise; trafilatura catches most by itself.
EXTRACTION_ERRORS = (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)


def read_page(html: str, location: str) -> Draft:
    """Make a draft of one page, or raise a ReadError where it holds no report."""
    for size, limit, what in ((len(html), MAX_PAGE_CHARS, "characters"), (html.count("<"), MAX_TAGS, "tags")):
        if size > limit:
            raise ReadError(location, f"a page of {size:,} {what}, more than {limit:,}: no report is so long")
    try:
        if WORDS_OF_A_PAGE.search(html):
            return page_draft(html, location, min_chars=MIN_PAGE_CHARS)
        return page_draft(f"<html><body><article>{html}</article></body></html>", location, min_chars=1)
    except EXTRACTION_ERRORS as error:
        raise ReadError(location, f"a page that cannot be parsed ({type(error).__name__})") from error


def page_draft(html: str, location: str, *, min_chars: int) -> Draft:
    """Extract the main text and what the page's head says of it."""
    from trafilatura import load_html  # here, since it takes .2 s to load and most piles have no page

    tree = load_html(html)
    if tree is None:
        raise ReadError(location, "not a page: no markup could be parsed")
    if any(str(g).lower().startswith("hearsay") for g in tree.xpath("//meta[@name='generator']/@content")):
        raise ReadError(location, "an account that Hearsay wrote, not a report")
    published = stated_date(tree)
    page = extract(html)
    if page is None or len(page.text.strip()) < min_chars:
        raise ReadError(location, "no main text found in the page: only menus, lists or scripts")
    return Draft(
        location=location,
        text=plain_lines(page.text),
        title=page.title,
        url=page.url,
        outlet=page.sitename,
        published=published or page.date,
        basis="metadata",
        byline=page.author,
    )


def extract(html: str) -> Any:
    """Extract by trafilatura, 1. with favour to precision, 2. balanced; None where neither finds words."""
    from trafilatura import bare_extraction

    for precision in (True, False):
        page: Any = bare_extraction(
            html,
            favor_precision=precision,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=DATE_SEARCH,
        )
        if page is not None and (page.text or "").strip():
            return page
    return None


def stated_date(tree: Any) -> str | None:
    """Return the day or instant of publication that the page states in so many words."""
    for value in stated_dates(tree):
        if parse_date(value) is not None:
            return value
    return None


def stated_dates(tree: Any) -> Iterator[str]:
    """List all that the page states as its day of publication, the surest first."""
    for block in tree.xpath(LINKED):
        for thing in linked_things(str(block)):
            if isinstance(thing.get("datePublished"), str):
                yield thing["datePublished"]
    for path in DATED:
        for value in tree.xpath(path):
            yield str(value)


def linked_things(block: str) -> Iterator[Mapping[str, Any]]:
    """List the reports that a JSON-LD block describes, at the top, in a list or in a graph."""
    if len(block) > MAX_LINKED_CHARS:
        return
    try:
        data = msgspec.json.decode(block.strip().encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        return
    for thing in data if isinstance(data, list) else [data]:
        graph = thing.get("@graph") if isinstance(thing, Mapping) else None
        for part in [thing, *graph] if isinstance(graph, list) else [thing]:
            if isinstance(part, Mapping) and REPORT_TYPE.search(str(part.get("@type"))):
                yield part
