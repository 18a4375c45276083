"""Which pairs of a pile that grows share telling keys? The pairs of find_candidates, kept report by report."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import combinations, pairwise

import numpy as np

from hearsay.relate.lineage.candidates import MOST_SHARERS, fewest_keys
from hearsay.relate.lineage.script import Codes

Pair = tuple[str, str]


class Meetings:
    """The keys of each report, who holds each key, and the pairs that share enough of them."""

    def __init__(self) -> None:
        self._keys: dict[str, Codes] = {}
        self._holders: dict[int, list[str]] = {}
        self.pairs: set[Pair] = set()

    def add(self, report: str, keys: Codes) -> tuple[set[Pair], set[Pair]]:
        """Enter a report by its keys: the pairs that it makes, and those that it parts."""
        self._keys[report] = keys
        shared: Counter[str] = Counter()
        doubtful: set[Pair] = set()
        for key in keys.tolist():
            met, crowded = self._enter(report, key)
            shared.update(met)
            doubtful |= crowded & self.pairs
        parted = {pair for pair in doubtful if not self._enough(*pair, shared=self._count(*pair))}
        made = {(min(report, other), max(report, other)) for other in shared
                if self._enough(report, other, shared=shared[other])}  # fmt: skip
        self.pairs = (self.pairs | made) - parted
        return made, parted

    def remove(self, report: str) -> set[Pair]:
        """Take a report out again: the pairs of others that its leaving brings together."""
        mates: set[str] = set()
        maybe: set[Pair] = set()
        for key in self._keys.pop(report).tolist():
            held = self._holders[key]
            mates.update(held)
            place = bisect_left(held, report)
            del held[place]
            if len(held) == MOST_SHARERS:
                maybe |= set(combinations(held, 2))
            elif len(held) > MOST_SHARERS:
                maybe |= set(pairwise(held[max(place - 1, 0) : place + 1]))
        self.pairs -= {(min(report, mate), max(report, mate)) for mate in mates}
        made = {pair for pair in maybe - self.pairs if self._enough(*pair, shared=self._count(*pair))}
        self.pairs |= made
        return made

    def _enter(self, report: str, key: int) -> tuple[list[str], set[Pair]]:
        """Give whom the report meets by a key, and the pairs that the key may no longer hold together."""
        held = self._holders.setdefault(key, [])
        place = bisect_left(held, report)
        beside = held[max(place - 1, 0) : place + 1]
        crowd = list(held) if len(held) == MOST_SHARERS else beside
        held.insert(place, report)
        if len(held) <= MOST_SHARERS:
            return [other for other in held if other != report], set()
        return beside, set(combinations(crowd, 2))

    def _enough(self, one: str, two: str, *, shared: int) -> bool:
        return shared >= fewest_keys(len(self._keys[one]), len(self._keys[two]))

    def _count(self, one: str, two: str) -> int:
        """Count the keys that two reports share and that pair them."""
        both = np.intersect1d(self._keys[one], self._keys[two], assume_unique=True)
        return sum(self._pairs(self._holders[key], one, two) for key in both.tolist())

    @staticmethod
    def _pairs(held: list[str], one: str, two: str) -> bool:
        return len(held) <= MOST_SHARERS or abs(bisect_left(held, one) - bisect_left(held, two)) == 1
