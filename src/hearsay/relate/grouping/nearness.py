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
        self._words: dict[str, dict[str, float]] = {}
        self._postings: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._nearest: dict[str, list[tuple[float, str]]] = {}

    def add(self, report: str, words: Mapping[str, float]) -> tuple[set[str], set[Pair]]:
        """Enter a report by its weighed words: its neighbours, and the pairs that it pushed out."""
        self._words[report] = {word: value for word, value in words.items() if idf(word) >= LOOKED_UP}
        ranked = self._rank(report)
        for word, value in self._words[report].items():
            self._postings[word][report] = value
        self._nearest[report] = _listed(ranked)
        pushed = {pair for rank, other in ranked for pair in self._enter(other, (rank, report))}
        neighbours = {other for _, other in ranked if self._holds(report, other)}
        return neighbours, {pair for pair in pushed if report not in pair and not self._holds(*pair)}

    def remove(self, report: str) -> set[Pair]:
        """Take a report out again: the pairs of others that its leaving lets in."""
        near = [other for _, other in self._rank(report) if self._lists(other, report)]
        for word in self._words.pop(report):
            del self._postings[word][report]
        del self._nearest[report]
        let_in: set[Pair] = set()
        for other in near:
            before = {listed for _, listed in self._nearest[other]}
            self._nearest[other] = _listed(self._rank(other))
            after = {listed for _, listed in self._nearest[other]} - before
            let_in |= {(min(other, new), max(other, new)) for new in after if not self._lists(new, other)}
        return let_in

    def _rank(self, report: str) -> list[tuple[float, str]]:
        weights: defaultdict[str, float] = defaultdict(float)
        for word, value in self._words[report].items():
            for other, there in self._postings[word].items():
                weights[other] += value * there
        weights.pop(report, None)
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


def _listed(ranked: list[tuple[float, str]]) -> list[tuple[float, str]]:
    """Cut a ranking to what a report lists: more than usual where more are close."""
    close = sum(-rank >= CLOSE for rank, _ in ranked)
    return ranked[: min(max(close, MOST_NEIGHBOURS), MOST_CLOSE)]
