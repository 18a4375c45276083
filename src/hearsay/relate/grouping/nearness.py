"""Who are the likely neighbours in a pile that grows? The lists of find_neighbours, kept report by report."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Mapping

from hearsay.relate.background import idf
from hearsay.relate.grouping.neighbours import CLOSE, DIGITS, LEAST, LOOKED_UP, MOST_CLOSE, MOST_NEIGHBOURS

Pair = tuple[str, str]


class Nearness:
    """For each report its nearest, nearest first; a pair is held while either lists the other."""

    def __init__(self) -> None:
        self._postings: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        self._nearest: dict[str, list[tuple[float, str]]] = {}

    def add(self, report: str, words: Mapping[str, float]) -> tuple[set[str], set[Pair]]:
        """Enter a report by its weighed words: its neighbours, and the pairs that it pushed out."""
        ranked = self._rank({word: value for word, value in words.items() if idf(word) >= LOOKED_UP})
        for word, value in words.items():
            if idf(word) >= LOOKED_UP:
                self._postings[word].append((report, value))
        close = sum(-rank >= CLOSE for rank, _ in ranked)
        self._nearest[report] = ranked[: min(max(close, MOST_NEIGHBOURS), MOST_CLOSE)]
        pushed = {pair for rank, other in ranked for pair in self._enter(other, (rank, report))}
        neighbours = {other for _, other in ranked if self._holds(report, other)}
        return neighbours, {pair for pair in pushed if report not in pair and not self._holds(*pair)}

    def _rank(self, words: Mapping[str, float]) -> list[tuple[float, str]]:
        weights: defaultdict[str, float] = defaultdict(float)
        for word, value in words.items():
            for other, there in self._postings[word]:
                weights[other] += value * there
        rounded = ((round(weight, DIGITS), other) for other, weight in weights.items())
        return sorted((-weight, other) for weight, other in rounded if weight >= LEAST)

    def _enter(self, report: str, entry: tuple[float, str]) -> set[Pair]:
        """Let a report list a new neighbour; give the pair that falls off its list for it."""
        nearest = self._nearest[report]
        insort(nearest, entry)
        if len(nearest) <= MOST_NEIGHBOURS or (-nearest[-1][0] >= CLOSE and len(nearest) <= MOST_CLOSE):
            return set()
        _, dropped = nearest.pop()
        return {(min(report, dropped), max(report, dropped))}

    def _holds(self, one: str, two: str) -> bool:
        return self._lists(one, two) or self._lists(two, one)

    def _lists(self, report: str, other: str) -> bool:
        return any(listed == other for _, listed in self._nearest[report])
