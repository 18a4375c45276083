"""Accounts as the JSON that TimelineJS draws: each happening with its words, its reports and how sure its date is.

TimelineJS shows texts as HTML, so all that comes from reports is escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from hearsay.model import Account, TimelineEntry, content_id
from hearsay.tell.formats.iris import filled, written
from hearsay.tell.formats.phrases import count, plain, shorten, tell_range, tell_when

HEADLINE_CHARS = 90
# How many parts of a date (year, month, day) each precision stands for.
PARTS = {"year": 1, "decade": 1, "month": 2}


def render(accounts: Sequence[Account]) -> str:
    """Write accounts as one timeline; with several stories, each is a group."""
    events = [_event(account, entry, len(accounts) > 1) for account in accounts for entry in account.timeline]
    head = accounts[0].story if len(accounts) == 1 else None
    title = {"headline": escape(plain(head.title)), "text": escape(tell_range(head.start, head.end))} if head else None
    return written(filled({"title": {"text": title} if title else None}) | {"events": events})


def _event(account: Account, entry: TimelineEntry, grouped: bool) -> dict[str, Any]:
    start, end = entry.when.start or entry.when.end, entry.when.end or entry.when.start
    parts = PARTS.get(entry.when.precision, 3)
    text = plain(entry.text)
    labels = {r.id: plain(r.outlet or r.title or r.location) for r in account.reports}
    told = dict.fromkeys(labels[span.report] for span in entry.spans)
    counts = f"{count(entry.reports, 'report')}, {count(entry.origins, 'origin')}"
    return filled(
        {
            "start_date": _date(start or "", parts),
            "end_date": _date(end or "", parts) if _day(end) != _day(start) else None,
            "display_date": tell_when(entry.when),
            "text": {
                "headline": escape(shorten(text, HEADLINE_CHARS)),
                "text": f"<p>{escape(text)}</p><p>{escape(', '.join(told))} ({counts})</p>",
            },
            "group": escape(plain(account.story.title)) if grouped else None,
            "unique_id": content_id("t", account.story.id, start or "", end or "", text),
        }
    )


def _day(iso: str | None) -> str:
    return (iso or "")[:10]


def _date(iso: str, parts: int) -> dict[str, int]:
    """Part an ISO date into what TimelineJS wants, no finer than it is known."""
    values = (int(part) for part in _day(iso).split("-"))
    return dict(zip(("year", "month", "day")[:parts], values, strict=False))
