"""Which given dates does the report's own text belie? Most are the days on which a page was fetched, long after.

A date far from those of the story's other reports is not believed where the text speaks of other days: it tells a later
month as past, it is told to come what was over by then, its opening names a weekday that fits the story's days only, or
the same weekday means another day to the other reports. Nor where its title bears another date, or where another report
bears the very same instant. A report that is merely late is believed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from hearsay.annotate.dating.anchor import tense_around
from hearsay.annotate.times import report_day
from hearsay.model import Reading, Sentence, Story, Time
from hearsay.read.dates import find_stamps
from hearsay.relate.dating.twins import WEEKDAYS, DatedSentences, weekdays_of

HEART_DAYS = 14  # within which most of a story's dated reports stand
FAR_DAYS = 7  # from the story's other reports: nearer dates are believed
# Of 147 reports whose opening names a weekday, 139 are of that day or the next, 2 of the day after that (AllSides).
LEAD_DAYS = 2
LEAD_CHARS = 400

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_WILL = re.compile(r"\bwill\b")
_AHEAD = re.compile(
    r"(?i)\b(?:will|would|could|may|might|between|until|till|by|expect|predict|forecast|plan|due|to be)"
)


def misdated(story: Story) -> dict[str, str]:
    """Name the reports whose date is not believed, each with the reason for a reader."""
    days = {r.id: day for r in story.readings if (day := report_day(r.report))}
    instants = Counter(_instant(r) for r in story.readings)
    found = {}
    for reading in story.readings:
        others = [day for id, day in days.items() if id != reading.id]
        if reading.id in days and others:
            near = heart_of(others)
            day = days[reading.id]
            reason = _titled(reading, day) or (_belied(reading, day, near) if _far(day, near) else "")
            if not reason and _far(day, near) and instants[_instant(reading)] > 1 and _instant(reading):
                reason = "another report is stamped with the very same instant"
            if reason:
                found[reading.id] = reason
    return found | _by_twins(story, days, found)


def heart_of(days: Iterable[date]) -> list[date]:
    """Keep the days that lie closest together: the day on which a page was fetched may stand months after the story."""
    days = sorted(days)
    near = [[d for d in days if 0 <= (d - first).days <= HEART_DAYS] for first in days]
    return max(near, key=len)


def _far(day: date, near: Sequence[date]) -> bool:
    return (near[0] - day).days > FAR_DAYS or (day - near[-1]).days > FAR_DAYS


def _instant(reading: Reading) -> str:
    """Give the second at which a report is stamped; nothing where only the day is known."""
    when = reading.report.published
    return when.start or "" if when and when.precision == "instant" else ""


def _titled(reading: Reading, day: date) -> str:
    """Tell whether the title bears another day: "Evening Bulletin, October 2, 2031"."""
    for stamp in find_stamps(reading.report.title or ""):
        if stamp.when.precision == "day" and (day - date.fromisoformat((stamp.when.start or "")[:10])).days > FAR_DAYS:
            return "its title bears an earlier date"
    return ""


def _belied(reading: Reading, day: date, near: Sequence[date]) -> str:
    """Give the reason why the text cannot be of that day, if there is one."""
    for time in _past_months(reading):
        if time.when.start and time.when.start[:10] > (day + timedelta(days=1)).isoformat():
            return "its text tells of later days as past"
    if any((time.when.end or "9") < day.isoformat() for time in _announced(reading)):
        return "its text announces what was over by then"
    lead = next((WEEKDAYS.index(name) for name, t in weekdays_of(reading) if t.span.start < LEAD_CHARS), None)
    if lead is None or day < near[0]:
        return ""
    first = near[0] - timedelta(days=LEAD_DAYS)
    fits = any(_follows(first + timedelta(days=n), lead) for n in range((near[-1] - first).days + 1))
    return (
        "the weekday that it opens with fits the other reports' days only" if fits and not _follows(day, lead) else ""
    )


def _follows(day: date, weekday: int) -> bool:
    """Tell whether a report of that day would open with that weekday."""
    return (day.weekday() - weekday) % 7 <= LEAD_DAYS


def _past_months(reading: Reading) -> Iterator[Time]:
    """Yield the times with a year that a report tells of as past, with no word before them of what is to come."""
    text = reading.report.text
    for sentence, times in _timed(reading):
        for time in times:
            before = text[sentence.span.start : time.span.start]
            if _YEAR.search(time.span.cut(text)) and not _AHEAD.search(before) and _tense(text, time) == "past":
                yield time


def _announced(reading: Reading) -> Iterator[Time]:
    """Yield the days that the opening of a report says will come."""
    text = reading.report.text
    for sentence, times in _timed(reading):
        if sentence.span.start < LEAD_CHARS and _WILL.search(sentence.span.cut(text)):
            yield from (t for t in times if t.when.precision == "day" and _tense(text, t) == "future")


def _tense(text: str, time: Time) -> str:
    return tense_around(text, time.span.start, time.span.end)


def _timed(reading: Reading) -> Iterator[tuple[Sentence, list[Time]]]:
    """Yield the sentences of a report with the times in them."""
    for sentence in reading.told():
        yield sentence, [t for t in reading.annotation.times if sentence.span.contains(t.span)]


def _by_twins(story: Story, days: dict[str, date], found: dict[str, str]) -> dict[str, str]:
    """Name the late reports that share a sentence with a weekday in it with reports of the story's heart."""
    believed = {id: day for id, day in days.items() if id not in found}
    if not believed:
        return {}
    near = heart_of(believed.values())
    late = [r for r in story.readings if r.id in believed and (believed[r.id] - near[-1]).days > FAR_DAYS]
    if not late:
        return {}
    index = DatedSentences([r for r in story.readings if believed.get(r.id) in near])
    return {
        r.id: "it tells of the same weekday in the same words as reports of the story's own days"
        for r in late
        if index.shared_by(r)[1]
    }
