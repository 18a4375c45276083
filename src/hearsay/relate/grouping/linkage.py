"""Grow groups by average linkage over a sparse graph: the surest merge first, ties by the least members.

Where `nearest` is given, that share of a link is the surest of its pairs, and the rest their mean.

A pair that the graph lacks counts as `unknown`, but each place need be known to no more than `most` others: no group
is held against another for pairs that could not be known. The order in which edges are entered does not matter.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from operator import add


class Linkage:
    """Groups of places 0..n-1; the link of two groups is the mean log-odds over all their pairs, or mostly."""

    def __init__(self, number: int, *, unknown: float, most: int, nearest: float = 0.0) -> None:
        self.unknown = unknown
        self.most = most
        self.nearest = nearest
        self.members: dict[int, list[int]] = {place: [place] for place in range(number)}
        self._above: dict[int, dict[int, float]] = {place: {} for place in range(number)}
        self._surest: dict[int, dict[int, float]] = {place: {} for place in range(number)}
        self._known: dict[int, dict[int, float]] = {place: {} for place in range(number)}

    def add(self, one: int, two: int, odds: float) -> None:
        """Enter the log-odds of a pair."""
        self._above[one][two] = self._above[two][one] = odds - self.unknown
        self._surest[one][two] = self._surest[two][one] = odds
        self._known[one][two] = self._known[two][one] = 1

    def link(self, one: int, two: int) -> float:
        """Give the log-odds between two groups, named by their least members."""
        fewer, more = sorted((len(self.members[one]), len(self.members[two])))
        pairs = max(fewer * min(more, self.most), self._known[one].get(two, 0))
        mean = self.unknown + self._above[one].get(two, 0.0) / pairs
        return mean + self.nearest * (self._surest[one].get(two, self.unknown) - mean)

    def merge(self, least: float) -> None:
        """Merge the two groups with the highest link until none reaches `least`."""
        heap = [(-self.link(a, b), a, b) for a, near in self._above.items() for b in near if a < b]
        heapq.heapify(heap)
        while heap and -heap[0][0] >= least:
            link, one, two = heapq.heappop(heap)
            if one not in self.members or two not in self.members or self.link(one, two) != -link:
                continue  # one of the two has grown since
            self._unite(one, two)
            for other in sorted(self._above[one]):
                heapq.heappush(heap, (-self.link(one, other), min(one, other), max(one, other)))

    def adopt(self, least: float, *, lead: float) -> None:
        """Let groups join their nearest where it is nearer than the next by `lead`, clearest case first."""
        heap = [case for group in self._above if (case := self._case(group, least, lead=lead))]
        heapq.heapify(heap)
        while heap:
            case = heapq.heappop(heap)
            if case[1] not in self.members or case != self._case(case[1], least, lead=lead):
                continue  # what it stood between has changed since, and was entered anew
            one, two = sorted(case[1:])
            touched = {one, *self._above[one], *self._above[two]} - {two}
            self._unite(one, two)
            for group in sorted(touched):
                if renewed := self._case(group, least, lead=lead):
                    heapq.heappush(heap, renewed)

    def _case(self, group: int, least: float, *, lead: float) -> tuple[float, int, int] | None:
        """Say by how much a group's nearest is ahead of its next, where that is enough to join it."""
        links = sorted((-self.link(group, other), other) for other in self._above[group])
        if not links or -links[0][0] < least:
            return None
        second = max(-links[1][0], self.unknown) if len(links) > 1 else self.unknown
        ahead = -links[0][0] - second
        return (-ahead, group, links[0][1]) if ahead >= lead else None

    def _unite(self, one: int, two: int) -> None:
        self.members[one] = sorted(self.members[one] + self.members.pop(two))
        for sums in (self._above, self._known):
            _fold(sums, one, two, add)
        _fold(self._surest, one, two, max)

    def groups(self) -> list[list[int]]:
        """List the groups, members in order."""
        return [self.members[least] for least in sorted(self.members)]


def _fold(sums: dict[int, dict[int, float]], one: int, two: int, together: Callable[[float, float], float]) -> None:
    """Put what is known of the second place together with what is known of the first."""
    for other, amount in sums.pop(two).items():
        del sums[other][two]
        if other != one:
            sums[one][other] = together(sums[one][other], amount) if other in sums[one] else amount
            sums[other][one] = sums[one][other]
