"""How likely is it that two reports tell the same story? A weighted sum of signs, as log-odds.

Words are weighed by background statistics and the pile's own together, so that in a pile of shootings "shooting" says
little. The weights were fitted by training/stories.py on the three labelled sets of ../shared/data/clustering.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from hearsay.model import Reading, Role
from hearsay.relate.background import WORD, frequency, plain, reports_counted
from hearsay.relate.bags import Bags, Floats, Ints, Row, pack_bags
from hearsay.relate.direction import published_day

PILE_WEIGHT = 8.0  # one report of the pile counts as so many of the background
LEAD_WORDS = 100
RARE, TELLING = 6.5, 4.5  # idf of names that few reports share, and of names that some do
LIMIT = 8.0  # log-odds beyond this are cut off: nothing is surer than that
DAYS = (1.5, 4.0, 14.0, 60.0)

WEIGHTS = {
    "words": -9.15,
    "root of words": 9.55,
    "title": 4.59,
    "lead": 8.13,
    "numbers": 0.49,
    "overlap": 0.89,
    "title in text": 1.70,
    "rare names": 1.81,
    "telling names": 0.99,
    "within a day": 3.45,
    "within four days": 1.31,
    "within two weeks": 0.75,
    "within two months": 0.15,
    "further apart": -1.73,
}
BIAS = -8.55


@dataclass(frozen=True, slots=True)
class Sheet:
    """What of one report its story is told by."""

    words: tuple[str, ...]
    title: tuple[str, ...]
    names: frozenset[str]
    day: int | None

    @property
    def lead(self) -> tuple[str, ...]:
        """Give the title and the first words."""
        return (*self.title, *islice(self.words, LEAD_WORDS))


def write_sheet(reading: Reading) -> Sheet:
    """Note what a report's story is told by."""
    text = reading.report.text
    found = [w for s in reading.told() for w in WORD.findall(text, s.span.start, s.span.end)]
    title = reading.report.title or _headline(reading)
    day = published_day(reading.report)
    return Sheet(
        words=tuple(map(plain, found)),
        title=tuple(map(plain, WORD.findall(title))),
        names=frozenset(plain(word) for word in found if word[0].isupper()),
        day=day,
    )


def _headline(reading: Reading) -> str:
    heads = [s.span.cut(reading.report.text) for s in reading.told() if s.role is Role.HEADLINE]
    return heads[0] if heads else ""


class Pile:
    """The sheets of a pile with their words weighed, ready to be compared."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        sheets = [write_sheet(reading) for reading in readings]
        self.size = len(sheets)
        counts = Counter(word for sheet in sheets for word in {*sheet.words, *sheet.title})
        vocabulary = {word: place for place, word in enumerate(sorted(counts))}
        self.idf = pile_idf(counts, vocabulary, size=self.size)
        self.scratch = np.zeros(len(vocabulary))
        self.days = np.array([np.nan if s.day is None else s.day for s in sheets], dtype=np.float64)
        whole = [Counter((*s.title, *s.words)) for s in sheets]
        self.body = self._unit(whole, vocabulary)
        self.title = self._unit([Counter(s.title) for s in sheets], vocabulary)
        self.lead = self._unit([Counter(s.lead) for s in sheets], vocabulary)
        numbers = [Counter(w for w in s.words if w[0].isdigit()) for s in sheets]
        self.numbers = self._unit(numbers, vocabulary)
        self.presence = self._flat([set(c) for c in whole], vocabulary, self.idf)
        self.titled = self._flat([set(s.title) for s in sheets], vocabulary, self.idf)
        self.rare = self._flat([s.names for s in sheets], vocabulary, (self.idf >= RARE).astype(np.float64))
        telling = ((self.idf >= TELLING) & (self.idf < RARE)).astype(np.float64)
        self.telling = self._flat([s.names for s in sheets], vocabulary, telling)

    def _unit(self, counts: Sequence[Counter[str]], vocabulary: dict[str, int]) -> Bags:
        """Bag words with dampened counts × idf, each bag of length one."""
        rows: list[Row] = []
        for counter in counts:
            row = sorted((vocabulary[word], 1 + math.log(count)) for word, count in counter.items())
            places = np.array([place for place, _ in row], dtype=np.int64)
            values = np.array([value for _, value in row]) * self.idf[places]
            rows.append((places, values / max(float(np.sqrt(values @ values)), 1e-9)))
        return pack_bags(rows)

    def _flat(self, sets: Sequence[Iterable[str]], vocabulary: dict[str, int], weights: Floats) -> Bags:
        """Bag words once each, valued so that a product is the sum of the shared words' weights."""
        roots = np.sqrt(weights)
        rows: list[Row] = []
        for names in sets:
            places = np.array(sorted(vocabulary[name] for name in names), dtype=np.int64)
            places = places[roots[places] > 0]
            rows.append((places, roots[places]))
        return pack_bags(rows)

    def signs(self, place: int, others: Ints) -> Floats:
        """Tabulate the signs, in the order of WEIGHTS, between one report and others."""
        words = self._product(self.body, self.body, place, others=others)
        columns = [words, np.sqrt(np.maximum(words, 0.0))]
        columns += [self._product(bag, bag, place, others=others) for bag in (self.title, self.lead, self.numbers)]
        columns += [self._overlap(place, others), self._inside(place, others)]
        columns += [np.log1p(self._product(bag, bag, place, others=others)) for bag in (self.rare, self.telling)]
        return np.stack([*columns, *self._apart(place, others)], axis=1)

    def _product(self, one: Bags, two: Bags, place: int, *, others: Ints) -> Floats:
        return two.products(one.row(place), others, scratch=self.scratch)

    def _overlap(self, place: int, others: Ints) -> Floats:
        """Say how much of what the poorer of two reports tells the richer tells too."""
        least = np.minimum(self.presence.masses[place], self.presence.masses[others])
        out: Floats = self._product(self.presence, self.presence, place, others=others) / np.maximum(least, 1e-9)
        return out

    def _inside(self, place: int, others: Ints) -> Floats:
        """Say how much of the one title stands in the other's text, the better way round."""
        there = self._product(self.titled, self.presence, place, others=others)
        here = self._product(self.presence, self.titled, place, others=others)
        there /= max(float(self.titled.masses[place]), 1e-9)
        out: Floats = np.maximum(there, here / np.maximum(self.titled.masses[others], 1e-9))
        return out

    def _apart(self, place: int, others: Ints) -> list[Floats]:
        """Flag how far apart two reports were published; no flag where either date is unknown."""
        gap = np.abs(self.days[others] - self.days[place])
        known = ~np.isnan(gap)
        bins = np.searchsorted(DAYS, np.nan_to_num(gap, nan=0.0))
        return [(known & (bins == step)).astype(np.float64) for step in range(len(DAYS) + 1)]

    def log_odds(self, place: int, others: Ints) -> Floats:
        """Give the log-odds that one report tells the story of each of the others."""
        weights = np.array(list(WEIGHTS.values()))
        odds: Floats = np.clip(self.signs(place, others) @ weights + BIAS, -LIMIT, LIMIT)
        return odds


def pile_idf(counts: Counter[str], vocabulary: dict[str, int], *, size: int) -> Floats:
    """Weigh the words of a pile by how rare they are in the background and in the pile together."""
    total = reports_counted() + PILE_WEIGHT * size + 1
    seen = (frequency(word) + PILE_WEIGHT * (counts[word] - 1) + 0.5 for word in vocabulary)
    return np.log(total / np.array(list(seen), dtype=np.float64))
