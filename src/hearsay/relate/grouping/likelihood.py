"""How likely is it that two reports tell the same story? A weighted sum of signs, as log-odds.

Only the two reports and background statistics count, never the rest of the pile: a pair has the same odds in every
pile. The weights were fitted by training/stories.py on the three labelled sets of ../shared/data/clustering.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from hearsay.model import Reading, Role
from hearsay.relate.background import WORD, idf
from hearsay.relate.grouping.bags import Bags, Floats, Ints, Row, pack_bags
from hearsay.relate.lineage.direction import published_day
from hearsay.relate.numbering import Numbering, distinct

LEAD_WORDS = 100
RARE, TELLING = 6.5, 4.5  # idf of names that few reports share, and of names that some do
LIMIT = 8.0  # log-odds beyond this are cut off: nothing is surer than that
DAYS = (1.5, 4.0, 14.0, 60.0)

WEIGHTS = {
    "words": -7.34,
    "root of words": 10.66,
    "title": 3.99,
    "lead": 6.57,
    "numbers": 0.81,
    "overlap": 0.38,
    "title in text": 1.90,
    "rare names": 1.81,
    "telling names": -0.58,
    "within a day": 3.12,
    "within four days": 0.92,
    "within two weeks": -0.02,
    "within two months": -0.97,
    "further apart": -2.65,
}
BIAS = -8.60


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """What of one report its story is told by, in numbers of words."""

    words: Ints
    title: Ints
    names: Ints
    figures: Ints
    day: int | None


def write_sheet(reading: Reading, numbering: Numbering) -> Sheet:
    """Note what a report's story is told by."""
    text = reading.report.text
    found = [w for s in reading.told() for w in WORD.findall(text, s.span.start, s.span.end)]
    return Sheet(
        words=numbering.numbers(found),
        title=numbering.numbers(WORD.findall(reading.report.title or _headline(reading))),
        names=distinct(numbering.numbers([word for word in set(found) if word[0].isupper()])),
        figures=numbering.numbers([word for word in found if word[0].isdigit()]),
        day=published_day(reading.report),
    )


def _headline(reading: Reading) -> str:
    heads = [s.span.cut(reading.report.text) for s in reading.told() if s.role is Role.HEADLINE]
    return heads[0] if heads else ""


class Pile:
    """The sheets of a pile with their words weighed, ready to be compared."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        numbering = Numbering()
        sheets = [write_sheet(reading, numbering) for reading in readings]
        self.words = tuple(numbering.places)
        whole = [np.concatenate([sheet.title, sheet.words]) for sheet in sheets]
        known = [distinct(words) for words in whole]
        self.idf = np.fromiter(map(idf, self.words), dtype=np.float64, count=len(self.words))
        self.scratch = np.zeros(len(self.idf))
        self.days = np.array([np.nan if sheet.day is None else sheet.day for sheet in sheets], dtype=np.float64)
        self.body = self._unit(whole)
        self.title = self._unit([sheet.title for sheet in sheets])
        self.lead = self._unit([np.concatenate([sheet.title, sheet.words[:LEAD_WORDS]]) for sheet in sheets])
        self.numbers = self._unit([sheet.figures for sheet in sheets])
        self.presence = self._flat(known, self.idf)
        self.titled = self._flat([distinct(sheet.title) for sheet in sheets], self.idf)
        names = [sheet.names for sheet in sheets]
        self.rare = self._flat(names, (self.idf >= RARE).astype(np.float64))
        self.telling = self._flat(names, ((self.idf >= TELLING) & (self.idf < RARE)).astype(np.float64))

    def weighed_words(self) -> dict[str, float]:
        """Give the weighed words of the first report."""
        words, values = self.body.row(0)
        return {self.words[word]: value for word, value in zip(words.tolist(), values.tolist(), strict=True)}

    def _unit(self, texts: Sequence[Ints]) -> Bags:
        """Bag words with dampened counts × idf, each bag of length one."""
        rows: list[Row] = []
        for text in texts:
            ordered = np.sort(text)
            words = distinct(ordered)
            counts = np.diff(np.searchsorted(ordered, words), append=len(ordered))
            values = (1 + np.log(counts)) * self.idf[words]
            rows.append((words, values / max(float(np.sqrt(values @ values)), 1e-9)))
        return pack_bags(rows)

    def _flat(self, sets: Sequence[Ints], weights: Floats) -> Bags:
        """Bag words once each, valued so that a product is the sum of the shared words' weights."""
        roots = np.sqrt(weights)
        kept = (words[roots[words] > 0] for words in sets)
        return pack_bags([(words, roots[words]) for words in kept])

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
