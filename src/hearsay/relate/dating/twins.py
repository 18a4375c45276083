"""Which sentences of dated reports tell the same as one of a report whose day is in doubt, and on which days.

They are found again by their most telling words; a weekday that both name means one day.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from hearsay.annotate.dating.anchor import tense_around
from hearsay.model import Reading, Sentence, Time
from hearsay.relate.background import words_of
from hearsay.relate.gist import cosine, word_weights

SAME_SENTENCE = 0.6  # cosine of two sentences above which one is taken from the other or both from a third
KEY_WORDS = 4  # by which sentences to compare are found
WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
WEEKDAY = re.compile(r"(?:[Oo]n\s)?(?P<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def inside(sentence: Sentence, weekdays: Sequence[tuple[str, Time]]) -> list[tuple[str, Time]]:
    """Keep the weekdays that a sentence names."""
    return [(name, time) for name, time in weekdays if sentence.span.contains(time.span)]


def weekdays_of(reading: Reading) -> Iterator[tuple[str, Time]]:
    """Yield the weekdays of a report that lie behind: their names and where they stand."""
    text = reading.report.text
    for time in reading.annotation.times:
        match = WEEKDAY.match(time.span.cut(text))
        if match and tense_around(text, time.span.start, time.span.end) == "past":
            yield match["day"], time


class DatedSentences:
    """The sentences of the dated reports of a story, found again by their most telling words."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._weekdays = {reading.id: list(weekdays_of(reading)) for reading in readings}
        self._bags: list[tuple[Reading, Sentence, dict[str, float]]] = []
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for reading in readings:
            for sentence in reading.told():
                bag = _bag(reading, sentence)
                for word in _key_words(bag):
                    self._by_word[word].append(len(self._bags))
                self._bags.append((reading, sentence, bag))

    def shared_by(self, reading: Reading) -> tuple[Counter[str], list[date]]:
        """Count the sentences that each dated report shares with a report; list the days that both name by weekday."""
        shared: Counter[str] = Counter()
        named: list[date] = []
        for sentence in reading.told():
            for other, twin in self._twins(_bag(reading, sentence)):
                shared[other.id] += 1
                named += _same_weekday(sentence.span.cut(reading.report.text), inside(twin, self._weekdays[other.id]))
        return shared, sorted(named)

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
    named = {match["day"] for match in WEEKDAY.finditer(text)}
    return [date.fromisoformat(t.when.start[:10]) for name, t in weekdays if name in named and t.when.start]
