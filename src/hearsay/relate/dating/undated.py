"""On which days may a report without a date have been written, and what do its "Thursday" and "last week" mean then.

Evidence, the best first: a stamp in its text ("Updated: …"); sentences that it shares with a dated report of the
story; the days that the story's reports span and tell of. Weekdays narrow what is left. Where several days remain, a
time is told as the range that they allow, never as one day. A date that is not believed (misdated.py) counts as none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hearsay.annotate.dating.anchor import tense_around
from hearsay.annotate.times import find_times, report_day
from hearsay.model import Basis, Reading, Report, Story, Time, When
from hearsay.relate.dating.misdated import LEAD_CHARS, LEAD_DAYS, heart_of
from hearsay.relate.dating.twins import WEEKDAYS, DatedSentences, inside, weekdays_of
from hearsay.relate.dating.windows import Window, Written

SHARED_SENTENCES = 3  # so many of them and the reports are of one text
FOLLOW_DAYS = 2  # what is taken from a dated report is printed on its day or up to two days later
STORY_DAYS = 7  # how long after the last day that a story tells of it is still written about
# Of weekdays without "last" or "next" that lie behind, 97 in 100 are at most four days back (every fourth report of
# AllSides).
LOOK_BACK_DAYS = 5
WIDEST_DAYS = 31  # of what a relative time may mean; wider is no use

_STAMP = re.compile(r"(?i)\b(?:published|updated|posted|modified)\b[^\n]{0,30}\Z")
_WRITTEN_OUT = re.compile(r"[A-Z][a-z]{2,8}\.?\s\d|\d\s[A-Z][a-z]{2}|\d[./-]\d")


def date_undated(story: Story, written: Written) -> tuple[Reading, ...]:
    """Place the relative times of the story's undated reports, each by the days on which it may have been written."""
    readings = [_undated(r) if r.id in written.doubted else r for r in story.readings]
    return tuple(
        _placed(r, written.days[r.id]) if r.id in written.days and not report_day(r.report) else r for r in readings
    )


def _undated(reading: Reading) -> Reading:
    report = replace(reading.report, published=None)
    times = find_times(report, reading.annotation.sentences)
    return Reading(report, replace(reading.annotation, times=times))


def windows_of(story: Story, doubted: Container[str]) -> dict[str, Window]:
    """Tell on which days each report may have been written, where that is known; what is doubted counts last."""
    given = {r.id: Window(day, day, "given") for r in story.readings if (day := report_day(r.report))}
    return given | _gathered([_undated(r) if r.id in doubted else r for r in story.readings], doubted)


def _gathered(readings: Sequence[Reading], doubted: Container[str]) -> dict[str, Window]:
    """Tell for each report that is undated or of a doubted date what the evidence allows, where there is some."""
    known = {r.id: day for r in readings if (day := report_day(r.report))}
    bare = [r for r in readings if r.id not in known]
    stamps = {r.id: day for r in bare if (day := _stamp(r))}
    known |= stamps
    if not bare or not known:
        return {}
    index = _Index(DatedSentences([r for r in readings if r.id in known]), known)
    days = heart_of(known.values())
    told = max([*days, *(d for r in bare for d in _written_out(r, days[-1]))])
    span = Window(days[0], told + timedelta(days=STORY_DAYS), "guess")
    heart = Window(days[0] - timedelta(days=LEAD_DAYS), days[-1] + timedelta(days=LEAD_DAYS), "guess")
    found = {id: Window(day, day, "text") for id, day in stamps.items()}
    for reading in bare:
        if reading.id not in stamps and (window := _window(reading, index, heart if reading.id in doubted else span)):
            found[reading.id] = window
    return found


@dataclass(frozen=True, slots=True)
class _Index:
    """The dated reports of a story, with their days."""

    dated: DatedSentences
    days: Mapping[str, date]

    def window_of(self, reading: Reading) -> Window | None:
        """Tell the days that sentences shared with a dated report allow; None where there are none."""
        shared, named = self.dated.shared_by(reading)
        best = min(shared, key=lambda r: (-shared[r], self.days[r], r), default="")
        if shared[best] >= SHARED_SENTENCES:
            return Window(self.days[best], self.days[best] + timedelta(days=FOLLOW_DAYS), "lineage")
        if named:
            day = Counter(named).most_common(1)[0][0]
            return Window(day, day + timedelta(days=6), "lineage")
        return None


def _stamp(reading: Reading) -> date | None:
    """Read the day off a line such as "First published: 17:10, 08.19.21"; the first day where there are two."""
    text, days = reading.report.text, []
    for time in reading.annotation.times:
        exact = time.when.start and time.when.start[:10] == (time.when.end or "")[:10]
        if exact and _STAMP.search(text[max(0, time.span.start - 45) : time.span.start]):
            days.append(date.fromisoformat((time.when.start or "")[:10]))
    return min(days, default=None)


def _written_out(reading: Reading, near: date) -> Iterator[date]:
    """Yield the days with a month that a report tells of as past."""
    text = reading.report.text
    for time in _times(reading, near):
        if time.when.precision in ("day", "range") and time.when.end and _WRITTEN_OUT.search(time.span.cut(text)):
            day = date.fromisoformat(time.when.end[:10])
            if abs((day - near).days) <= WIDEST_DAYS and tense_around(text, time.span.start, time.span.end) != "future":
                yield day


def _window(reading: Reading, index: _Index, span: Window) -> Window | None:
    """Narrow the days by what the report shares with dated ones, by the days that it tells of, by its weekdays."""
    window = index.window_of(reading) or span
    newest = max(_written_out(reading, span.first), default=window.first)
    first = max(window.first, newest) if window.basis == "guess" else window.first
    if (window.last - first).days > WIDEST_DAYS:
        return None
    days = [first + timedelta(days=n) for n in range((window.last - first).days + 1)]
    days = _by_weekdays(reading, days) or days
    return Window(days[0], days[-1], window.basis) if days else None


def _by_weekdays(reading: Reading, days: Sequence[date]) -> list[date]:
    """Keep the days soon after the weekday that the report opens with, and not long after any that it names."""
    lead: int | None = None
    named: set[int] = set()
    weekdays = list(weekdays_of(reading))
    for sentence in reading.told():
        for name, time in inside(sentence, weekdays):
            named.add(WEEKDAYS.index(name))
            lead = WEEKDAYS.index(name) if lead is None and time.span.start < LEAD_CHARS else lead
    kept = [d for d in days if all((d.weekday() - n) % 7 <= LOOK_BACK_DAYS for n in named)] or list(days)
    return [d for d in kept if lead is None or (d.weekday() - lead) % 7 <= LEAD_DAYS]


def _placed(reading: Reading, window: Window) -> Reading:
    """Give each relative time the value that all days of the window allow.

    What "Sunday" or "last month" means moves on with the day of writing and never back, so the two ends tell.
    """
    early, late = ({t.span: t.when for t in _times(reading, day)} for day in (window.first, window.last))
    times = tuple(
        replace(old, when=_between(early[old.span], late[old.span], window.basis))
        if not old.when.start and old.span in early and old.span in late
        else old
        for old in reading.annotation.times
    )
    return replace(reading, annotation=replace(reading.annotation, times=times))


def _between(early: When, late: When, basis: Basis) -> When:
    """Join what a time means at the two ends of a window."""
    if early.start is None or early.end is None or late.start is None or late.end is None:
        return When(None, None, "unknown", "text", early.span)
    if (early.start, early.end) == (late.start, late.end):
        return replace(early, basis=basis)
    first, last = date.fromisoformat(early.start[:10]), date.fromisoformat(late.end[:10])
    if not 0 <= (last - first).days <= WIDEST_DAYS:
        return When(None, None, "unknown", "text", early.span)
    return When(first.isoformat(), last.isoformat(), "range", basis, early.span)


def _times(reading: Reading, day: date) -> tuple[Time, ...]:
    """Find a report's times as if it were of that day."""
    report: Report = replace(reading.report, published=When(day.isoformat(), day.isoformat(), "day", "guess"))
    return find_times(report, reading.annotation.sentences)
