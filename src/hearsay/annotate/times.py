"""Time expressions of news prose with their calendar value against the report's own date.

A grammar of our own (dates, years, deixis, seasons, clock, vague): every form gives matches, the leftmost longest
stand, and each is placed by the report's day, the last date told before it and the tense around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hearsay.annotate.dating.anchor import Anchor, tense_around
from hearsay.annotate.dating.calendar import Interval
from hearsay.annotate.dating.clock import CLOCK_FORMS
from hearsay.annotate.dating.dates import DATE_FORMS, Form
from hearsay.annotate.dating.deixis import DEICTIC_FORMS
from hearsay.annotate.dating.seasons import SEASON_FORMS
from hearsay.annotate.dating.vague import VAGUE_FORMS
from hearsay.annotate.dating.years import YEAR_FORMS
from hearsay.model import Report, Role, Sentence, Span, Time, When

FORMS = (*DATE_FORMS, *YEAR_FORMS, *DEICTIC_FORMS, *SEASON_FORMS, *CLOCK_FORMS, *VAGUE_FORMS)
REACH_CHARS = 120  # more than the words of one expression span
THREAD_CHARS = 700  # how far back the last date told still carries "two days earlier"


@dataclass(frozen=True, slots=True)
class _Found:
    """A match of one form, before it has a value."""

    match: re.Match[str]
    form: Form
    order: int


def find_times(report: Report, sentences: Sequence[Sentence]) -> tuple[Time, ...]:
    """Find the time expressions of a report, in order, each with the interval that it stands for."""
    furniture = tuple(s.span for s in sentences if s.role is Role.FURNITURE)
    published = report_day(report)
    told: tuple[int, date] | None = None
    era: tuple[int, date] | None = None
    times = []
    for found in _standing(_matches(report.text)):
        span = Span(*found.match.span())
        value = _value(found, published, told=_near(told, span), era=_near(era, span))
        times.append(Time(span, _when(report, span, value)))
        if value and not any(f.contains(span) for f in furniture):
            era = (span.end, value.start)
            told = era if value.precision in ("day", "instant") else told
    return tuple(times)


def _near(told: tuple[int, date] | None, span: Span) -> date | None:
    """Give the last date told while it still carries to a span."""
    return told[1] if told and span.start - told[0] <= THREAD_CHARS else None


def report_day(report: Report) -> date | None:
    """Give the report's own day, or None when it is not known to the day or two."""
    when = report.published
    if when is None or when.start is None:
        return None
    try:
        first, last = date.fromisoformat(when.start[:10]), date.fromisoformat((when.end or when.start)[:10])
    except ValueError:
        return None
    return first if (last - first).days <= 1 else None


def _matches(text: str) -> Iterator[_Found]:
    stretches: dict[re.Pattern[str] | None, list[tuple[int, int]]] = {None: [(0, len(text))]}
    for order, form in enumerate(FORMS):
        if form.near and form.near not in stretches:
            stretches[form.near] = list(_around(form.near, text))
        for start, end in stretches[form.near]:
            for match in form.pattern.finditer(text, start, end):
                if form.allowed(match):
                    yield _Found(match, form, order)


def _around(near: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that lie near certain words, none touching another."""
    start = end = -1
    for word in near.finditer(text):
        if word.start() - REACH_CHARS > end:
            if end >= 0:
                yield start, end
            start = max(0, word.start() - REACH_CHARS)
        end = min(len(text), word.end() + REACH_CHARS)
    if end >= 0:
        yield start, end


def _standing(found: Iterator[_Found]) -> Iterator[_Found]:
    """Keep the leftmost longest of matches that overlap."""
    end = -1
    for one in sorted(found, key=lambda f: (f.match.start(), -f.match.end(), f.order)):
        if one.match.start() >= end:
            end = one.match.end()
            yield one


def _value(found: _Found, published: date | None, *, told: date | None, era: date | None) -> Interval | None:
    """Place a match on the calendar; None when it has no place there."""
    match = found.match
    anchor = Anchor(published, told, tense_around(match.string, match.start(), match.end()), era)
    try:
        return found.form.value(match, anchor)
    except (ValueError, OverflowError):  # no such day, an unknown anchor, or beyond the calendar
        return None


def _when(report: Report, span: Span, value: Interval | None) -> When:
    excerpt = report.excerpt(span)
    if value is None:
        return When(None, None, "unknown", "text", excerpt)
    clock = f"T{value.clock}" if value.clock else ""
    return When(value.start.isoformat() + clock, value.end.isoformat() + clock, value.precision, "text", excerpt)
