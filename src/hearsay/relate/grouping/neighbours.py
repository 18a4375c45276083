"""Which reports may tell the same story at all? Those that share enough of the rarer words, found by an index."""

from __future__ import annotations

import numpy as np

from hearsay.relate.grouping.bags import Bags, Floats, Ints

LOOKED_UP = 3.0  # idf from which a word is looked up: one report in twenty has it
MOST_NEIGHBOURS = 40
CLOSE = 0.15  # weight from which a report may list more, so that a story of hundreds of reports holds together
MOST_CLOSE = 400
LEAST = 0.02  # shared weight of looked-up words, as a cosine
DIGITS = 9  # of that weight that count, so that the order in which words are added up does not


def find_neighbours(bags: Bags, idf: Floats) -> list[Ints]:
    """List for each report the places of its likely neighbours, either way round, in order."""
    number = len(bags.edges) - 1
    owners = np.repeat(np.arange(number), np.diff(bags.edges))
    looked_up = idf[bags.words] >= LOOKED_UP
    words, values, owners = bags.words[looked_up], bags.values[looked_up], owners[looked_up]
    order = np.argsort(words, kind="stable")
    starts = np.r_[0, np.cumsum(np.bincount(words, minlength=len(idf)))]
    index = (starts, owners[order], values[order])
    found: list[set[int]] = [set() for _ in range(number)]
    for place in range(number):
        for other in _nearest(bags, place, index).tolist():
            found[place].add(other)
            found[other].add(place)
    return [np.array(sorted(others), dtype=np.int64) for others in found]


def _nearest(bags: Bags, place: int, index: tuple[Ints, Ints, Floats]) -> Ints:
    starts, postings, values = index
    words, mine = bags.row(place)
    sizes = starts[words + 1] - starts[words]
    at = np.arange(int(sizes.sum())) + np.repeat(starts[words] - np.r_[0, np.cumsum(sizes)[:-1]][: len(words)], sizes)
    weights = np.bincount(postings[at], values[at] * np.repeat(mine, sizes), minlength=len(bags.edges) - 1)
    weights[place] = 0.0
    weights = np.round(weights, DIGITS)
    near = np.flatnonzero(weights >= LEAST)
    listed = int(np.clip(np.count_nonzero(weights >= CLOSE), MOST_NEIGHBOURS, MOST_CLOSE))
    best = near[np.lexsort((near, -weights[near]))][:listed]
    return best.astype(np.int64)
