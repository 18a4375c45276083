"""Which reports may tell the same story at all? Those that share enough of the rarer words, found by an index."""

from __future__ import annotations

import numpy as np

from hearsay.relate.grouping.bags import Bags, Floats, Ints

MOST_SHARERS = 400  # reports that share a word before it is too common to look up; small piles look up every word
MOST_NEIGHBOURS = 40
LEAST = 0.02  # shared weight of looked-up words, as a cosine


def find_neighbours(bags: Bags, idf: Floats) -> list[Ints]:
    """List for each report the places of its likely neighbours, either way round, in order."""
    number = len(bags.edges) - 1
    owners = np.repeat(np.arange(number), np.diff(bags.edges))
    order = np.argsort(bags.words, kind="stable")
    postings, values = owners[order], bags.values[order]
    starts = np.r_[0, np.cumsum(np.bincount(bags.words, minlength=len(idf)))]
    found: list[set[int]] = [set() for _ in range(number)]
    for place in range(number):
        for other in _nearest(bags, place, (starts, postings, values)).tolist():
            found[place].add(other)
            found[other].add(place)
    return [np.array(sorted(others), dtype=np.int64) for others in found]


def _nearest(bags: Bags, place: int, index: tuple[Ints, Ints, Floats]) -> Ints:
    starts, postings, values = index
    words, mine = bags.row(place)
    sizes = starts[words + 1] - starts[words]
    usable = sizes <= MOST_SHARERS
    words, mine, sizes = words[usable], mine[usable], sizes[usable]
    at = np.arange(int(sizes.sum())) + np.repeat(starts[words] - np.r_[0, np.cumsum(sizes)[:-1]][: len(words)], sizes)
    weights = np.bincount(postings[at], values[at] * np.repeat(mine, sizes), minlength=len(bags.edges) - 1)
    weights[place] = 0.0
    near = np.flatnonzero(weights >= LEAST)
    best = near[np.lexsort((near, -weights[near]))][:MOST_NEIGHBOURS]
    return best.astype(np.int64)
