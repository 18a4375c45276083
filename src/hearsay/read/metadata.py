"""What does a report say of itself? Makes a `Report` of a `Draft`: date, outlet, title, byline, credits, language.

What the record or page gives stands; the text's own frame is asked only for what they leave open.
"""

from __future__ import annotations

import re
from dataclasses import replace

from hearsay.model import Report, When, content_id
from hearsay.read.agencies import host_of, path_of
from hearsay.read.credits import find_credits
from hearsay.read.datelines import find_publication
from hearsay.read.dates import Order, order_of, parse_date
from hearsay.read.draft import Draft
from hearsay.read.frames import find_byline, find_outlet, find_title
from hearsay.read.language import detect_language, tag_of

BY = re.compile(r"by\s+", re.IGNORECASE)
# The date in an address: /2017/12/31/…, /2017/oct/13/…, /2017-11/07/…, …-2017-11-07.
ADDRESS_DATE = re.compile(
    r"(?<![\d-])((?:19|20)\d\d)[/-](\d{1,2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-](\d{1,2})(?![\d])"
)
DAY_FIRST = frozenset(
    "uk ie au nz in pk za ng ke de fr es it nl be ch at pt br ar mx cl ru ua pl cz gr tr il sg my".split()
)


def make_report(draft: Draft) -> Report:
    """Make a report of a draft."""
    title = draft.title or find_title(draft.text)
    outlet = outlet_of(draft, title)
    identity = content_id("r", draft.text, title or "", outlet or "", draft.url or "")
    byline = BY.sub("", draft.byline, count=1) if draft.byline else find_byline(draft.text)
    report = Report(
        id=identity,
        location=draft.location,
        text=draft.text,
        title=title,
        url=draft.url,
        outlet=outlet,
        byline=byline,
        language=tag_of(draft.language or "") or detect_language(draft.text),
        credits=find_credits(draft, byline=byline, outlet=outlet),
        aside=draft.aside,
    )
    return replace(report, published=publication_of(draft, report))


def outlet_of(draft: Draft, title: str | None) -> str | None:
    """Return who prints a report: as given, else the site of its address, else as its own frame says."""
    if draft.outlet:
        return (host_of(draft.outlet) if "//" in draft.outlet else None) or draft.outlet
    return host_of(draft.url) or find_outlet(draft.text, title)


def publication_of(draft: Draft, report: Report) -> When | None:
    """Return when a report was published: 1. as given, 2. by its address, 3. by a date line of its text."""
    order = convention_of(draft)
    if draft.published and (when := parse_date(draft.published, order=order, basis=draft.basis)):  # 1.
        return when
    if when := date_of_address(draft.url):  # 2.
        return when
    stamp = find_publication(draft.text, order=order)  # 3.
    return replace(stamp.when, span=report.excerpt(stamp.span)) if stamp else None


def convention_of(draft: Draft) -> Order | None:
    """Tell in which order a report writes day and month: by its own clear dates, else by its country."""
    country = (host_of(draft.url) or "").rpartition(".")[2]
    return order_of(draft.published or "") or ("day-first" if country in DAY_FIRST else None)


def date_of_address(url: str | None) -> When | None:
    """Return the day that stands in a report's address."""
    match = ADDRESS_DATE.search(path_of(url))
    if not match:
        return None
    year, month, day = match.groups()
    written = f"{day} {month} {year}" if month.isalpha() else f"{year}-{month}-{day}"
    return parse_date(written, basis="metadata")
