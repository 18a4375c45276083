"""The dated sentences of a story: which time a sentence tells of, and which words of it tell that happening."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from hearsay.annotate.times import report_day
from hearsay.model import Excerpt, Reading, Sentence, Span, Time, When
from hearsay.relate.background import words_of
from hearsay.relate.gist import word_weights
from hearsay.tell.clauses import DATELINE, FOREIGN, describes_picture

DATED = ("instant", "day", "week", "month", "season", "year", "range")
LONGEST_DAYS = 400  # a longer stretch is background, not a happening
FEWEST_WORDS = 5  # a shorter clause says too little by itself
_CLAUSE = re.compile(
    r"[;—–]\s|,\s(?=(?:who|which|when|where|while|after|before|but|and|as|with|\w+ing)\b)|\s(?=(?:but|while)\b)"
)
_LEANS = re.compile(r"(?:who|which|when|where)\b")  # says nothing without what stands before it
_LEAD = re.compile(r"(?i)\b(?:between|from)\s(?:the\s)?\Z")
_NUMBER = re.compile(r"\d")
_TO = re.compile(r"\s(?:and|to|until|till|through)\s(?:the\s)?")
_SPAN_DAYS = {"week": 7, "month": 31, "season": 92, "year": 366}


@dataclass(frozen=True, slots=True)
class Happening:
    """One sentence told under one date: the clause is the part of it that holds the time."""

    when: When
    sentence: Excerpt
    clause: Excerpt
    words: dict[str, float]
    looks_back_days: int = 0  # how long after it the report was written, where that is known
    is_sure: bool = True  # whether the report's own date places it

    @property
    def days(self) -> tuple[str, str]:
        """The first and last day, without the time of day."""
        return (self.when.start or "")[:10], (self.when.end or "")[:10]

    def moved_to(self, when: When) -> Happening:
        """Tell the same under another time."""
        return self if when == self.when else replace(self, when=replace(when, span=self.when.span))


def happenings_of(reading: Reading) -> Iterator[Happening]:
    """Yield the dated sentences of a report: one happening for each date that a sentence gives."""
    times, index = reading.annotation.times, 0
    for sentence in reading.told():
        if FOREIGN.search(sentence.span.cut(reading.report.text)):
            continue
        while index < len(times) and times[index].span.end <= sentence.span.start:
            index += 1
        inside, place = [], index
        while place < len(times) and times[place].span.start < sentence.span.end:
            if _is_dated(times[place]) and _is_told(reading, sentence, times[place]):
                inside.append(times[place])
            place += 1
        yield from _happenings(reading, *_without_dateline(reading, sentence, _ranged(reading, inside)))


def _is_told(reading: Reading, sentence: Sentence, time: Time) -> bool:
    """Tell whether a time is one of a happening: below a picture only a written date is, not "on Monday"."""
    return _NUMBER.search(time.span.cut(reading.report.text)) is not None or not describes_picture(reading, sentence)


def _without_dateline(reading: Reading, sentence: Sentence, times: list[Time]) -> tuple[Sentence, list[Time]]:
    """Leave out "PORT ARLEN, March 12 (AFP) -": it dates the report, not what the sentence tells."""
    found = DATELINE.match(sentence.span.cut(reading.report.text))
    if not found:
        return sentence, times
    start = sentence.span.start + found.end()
    return replace(sentence, span=Span(start, sentence.span.end)), [t for t in times if t.span.start >= start]


def _is_dated(time: Time) -> bool:
    when = time.when
    if when.precision not in DATED or when.start is None or when.end is None:
        return False
    return int(when.end[:4]) - int(when.start[:4]) <= LONGEST_DAYS // 365


def _ranged(reading: Reading, times: list[Time]) -> list[Time]:
    """Join "between May 3" and "July 5" to the one range that they bound."""
    joined: list[Time] = []
    for time in times:
        last = joined[-1] if joined else None
        if (
            last
            and _bounds(reading.report.text, last.span, time.span)
            and (last.when.start or "") < (time.when.end or "")
        ):
            span = Span(last.span.start, time.span.end)
            when = When(last.when.start, time.when.end, "range", "text", reading.excerpt(span))
            joined[-1] = Time(span, when)
        else:
            joined.append(time)
    return joined


def _bounds(text: str, first: Span, second: Span) -> bool:
    lead = _LEAD.search(text[max(0, first.start - 12) : first.start])
    return bool(lead and _TO.fullmatch(text[first.end : second.start]))


def _happenings(reading: Reading, sentence: Sentence, times: list[Time]) -> Iterator[Happening]:
    """Tell a clause once, under its most precise time: "on Friday" rather than the "2018" of a name beside it."""
    seen: set[tuple[str, str] | Excerpt] = set()
    whole = reading.excerpt(sentence.span)
    for time in sorted(times, key=lambda t: (_length(t.when), t.span)):
        days = ((time.when.start or "")[:10], (time.when.end or "")[:10])
        if days in seen:
            continue
        seen.add(days)
        clause = whole if len(times) == 1 else _clause(reading, sentence.span, time.span)
        if clause in seen:
            continue
        seen.add(clause)
        words = word_weights(words_of(clause.text))
        sure = time.when.basis not in ("lineage", "guess")
        yield Happening(time.when, whole, clause, words, _looks_back(reading, time.when), sure)


def _looks_back(reading: Reading, when: When) -> int:
    """Count the days from a happening to the report, none where that has no day."""
    day = report_day(reading.report)
    return max(0, (day - date.fromisoformat(when.end[:10])).days) if day and when.end else 0


def _length(when: When) -> int:
    return _SPAN_DAYS.get(when.precision, 30 if when.precision == "range" else 1)


def _clause(reading: Reading, sentence: Span, time: Span) -> Excerpt:
    """Cut the clause that holds a time; the whole sentence when the clause would be too short to stand."""
    text = sentence.cut(reading.report.text)
    cuts = [0, *(m.end() for m in _CLAUSE.finditer(text)), len(text)]
    at = max(0, time.start - sentence.start)  # a time may begin in the line before: "December" above "31, 2017"
    start, end = max(c for c in cuts if c <= at), min(c for c in cuts if c > at)
    told = text[start:end].rstrip(" ,;—–\n\t")
    if len(words_of(told)) < FEWEST_WORDS or _LEANS.match(told):
        return reading.excerpt(sentence)
    return reading.excerpt(Span(sentence.start + start, sentence.start + start + len(told)))
