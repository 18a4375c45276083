"""On which days may a report without a date have been written, and what do its "Thursday" and "last week" mean then.

Evidence, the best first: a stamp in its text ("Updated: …"); sentences that it shares with a dated report of the
story; the days that the story's reports span and tell of. Weekdays narrow what is left. Where several days remain, a
time is told as the range that they allow, never as one day.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hearsay.annotate.dating.anchor import tense_around
from hearsay.annotate.times import find_times, report_day
from hearsay.model import Basis, Precision, Reading, Report, Sentence, Story, Time, When
from hearsay.relate.background import words_of
from hearsay.relate.gist import cosine, word_weights

SAME_SENTENCE = 0.6  # cosine of two sentences above which one is taken from the other or both from a third
SHARED_SENTENCES = 3  # so many of them and the reports are of one text
FOLLOW_DAYS = 2  # what is taken from a dated report is printed on its day or up to two days later
HEART_DAYS = 14  # within which most of a story's dated reports stand
STORY_DAYS = 7  # how long after the last day that a story tells of it is still written about
# Of 147 reports whose opening names a weekday, 139 are of that day or the next, 2 of the day after that; of weekdays
# without "last" or "next" that lie behind, 97 in 100 are at most four days back (every fourth report of AllSides).
LEAD_DAYS = 2
LOOK_BACK_DAYS = 5
LEAD_CHARS = 400
WIDEST_DAYS = 31  # of what a relative time may mean; wider is no use
KEY_WORDS = 4  # by which sentences to compare are found

_STAMP = re.compile(r"(?i)\b(?:published|updated|posted|modified)\b[^\n]{0,30}\Z")
_WEEKDAY = re.compile(r"(?:[Oo]n\s)?(?P<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_WRITTEN_OUT = re.compile(r"[A-Z][a-z]{2,8}\.?\s\d|\d\s[A-Z][a-z]{2}|\d[./-]\d")
_NAMES = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which a report may have been written, both ends inclusive, and how that is known."""

    first: date
    last: date
    basis: Basis

    def when(self) -> When:
        """Tell the window as an interval of time."""
        return When(self.first.isoformat(), self.last.isoformat(), self._precision(), self.basis)

    def _precision(self) -> Precision:
        return "day" if self.first == self.last else "range"


def date_undated(story: Story) -> tuple[Reading, ...]:
    """Place the relative times of the story's undated reports, each by the days on which it may have been written."""
    windows = windows_of(story)
    return tuple(_placed(r, windows[r.id]) if r.id in windows else r for r in story.readings)


def windows_of(story: Story) -> dict[str, Window]:
    """Tell for each undated report of a story on which days it may have been written, where there is evidence."""
    known = {r.id: day for r in story.readings if (day := report_day(r.report))}
    bare = [r for r in story.readings if r.id not in known]
    stamps = {r.id: day for r in bare if (day := _stamp(r))}
    known |= stamps
    if not bare or not known:
        return {}
    index = _Sentences([r for r in story.readings if r.id in known], known)
    days = _heart(sorted(known.values()))
    told = max([*days, *(d for r in bare for d in _written_out(r, days[-1]))])
    span = Window(days[0], told + timedelta(days=STORY_DAYS), "guess")
    found = {id: Window(day, day, "text") for id, day in stamps.items()}
    for reading in bare:
        if reading.id not in stamps and (window := _window(reading, index, span)):
            found[reading.id] = window
    return found


def _heart(days: Sequence[date]) -> list[date]:
    """Keep the days that lie closest together: the day on which a page was fetched may stand months after the story."""
    near = [[d for d in days if 0 <= (d - first).days <= HEART_DAYS] for first in days]
    return max(near, key=len)


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


def _window(reading: Reading, index: _Sentences, span: Window) -> Window | None:
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
    weekdays = list(_weekdays(reading))
    for sentence in reading.told():
        for name, time in _inside(sentence, weekdays):
            named.add(_NAMES.index(name))
            lead = _NAMES.index(name) if lead is None and time.span.start < LEAD_CHARS else lead
    kept = [d for d in days if all((d.weekday() - n) % 7 <= LOOK_BACK_DAYS for n in named)] or list(days)
    return [d for d in kept if lead is None or (d.weekday() - lead) % 7 <= LEAD_DAYS]


def _inside(sentence: Sentence, weekdays: Sequence[tuple[str, Time]]) -> list[tuple[str, Time]]:
    return [(name, time) for name, time in weekdays if sentence.span.contains(time.span)]


def _weekdays(reading: Reading) -> Iterator[tuple[str, Time]]:
    """Yield the weekdays of a report that lie behind: their names and where they stand."""
    text = reading.report.text
    for time in reading.annotation.times:
        match = _WEEKDAY.match(time.span.cut(text))
        if match and tense_around(text, time.span.start, time.span.end) == "past":
            yield match["day"], time


class _Sentences:
    """The sentences of the dated reports of a story, found again by their most telling words."""

    def __init__(self, readings: Sequence[Reading], days: Mapping[str, date]) -> None:
        self._days = days
        self._weekdays = {reading.id: list(_weekdays(reading)) for reading in readings}
        self._bags: list[tuple[Reading, Sentence, dict[str, float]]] = []
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for reading in readings:
            for sentence in reading.told():
                bag = _bag(reading, sentence)
                for word in _key_words(bag):
                    self._by_word[word].append(len(self._bags))
                self._bags.append((reading, sentence, bag))

    def window_of(self, reading: Reading) -> Window | None:
        """Tell the days that sentences shared with a dated report allow; None where there are none."""
        shared: Counter[str] = Counter()
        told: list[date] = []
        for sentence in reading.told():
            for other, twin in self._twins(_bag(reading, sentence)):
                shared[other.id] += 1
                told += _same_weekday(sentence.span.cut(reading.report.text), _inside(twin, self._weekdays[other.id]))
        best = min(shared, key=lambda r: (-shared[r], self._days[r], r), default="")
        if shared[best] >= SHARED_SENTENCES:
            return Window(self._days[best], self._days[best] + timedelta(days=FOLLOW_DAYS), "lineage")
        if told:
            day = Counter(sorted(told)).most_common(1)[0][0]
            return Window(day, day + timedelta(days=6), "lineage")
        return None

    def _twins(self, bag: Mapping[str, float]) -> Iterator[tuple[Reading, Sentence]]:
        """Yield for each dated report its sentence most like this one, where it is near enough."""
        best: dict[str, tuple[float, int]] = {}
        for number in sorted({n for word in _key_words(bag) for n in self._by_word.get(word, ())}):
            reading, _, other = self._bags[number]
            score = cosine(bag, other)
            if score >= SAME_SENTENCE and score > best.get(reading.id, (0.0, 0))[0]:
                best[reading.id] = (score, number)
        for _, number in best.values():
            yield self._bags[number][:2]


def _bag(reading: Reading, sentence: Sentence) -> dict[str, float]:
    return word_weights(words_of(sentence.span.cut(reading.report.text)))


def _key_words(bag: Mapping[str, float]) -> list[str]:
    return sorted(bag, key=lambda word: (-bag[word], word))[:KEY_WORDS]


def _same_weekday(text: str, weekdays: Sequence[tuple[str, Time]]) -> list[date]:
    """List the past days that a dated report means by the weekdays which this text names too."""
    named = {match["day"] for match in _WEEKDAY.finditer(text)}
    return [date.fromisoformat(t.when.start[:10]) for name, t in weekdays if name in named and t.when.start]


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
