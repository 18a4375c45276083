"""How do the statements of a story bear on each other? Those that could say the same, or the opposite, are compared.

Statements meet by telling words and by sense (the sense model places each); of those that meet, the nearest are put to
the statement model in pairs. Claims and disputes are both judged on what this finds, so that no pair is read twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from hearsay.annotate.weights import side_by_side
from hearsay.model import Statement, Story
from hearsay.relate.bearing import Bearing, bearing_of
from hearsay.relate.compared import Compared, Likeness, Pair
from hearsay.relate.crowding import place_all
from hearsay.relate.differing import told_otherwise
from hearsay.relate.likeness import cosine
from hearsay.relate.sayings import Saying, sayings_of
from hearsay.relate.sense import WIDTH, sense_of
from hearsay.relate.wording import worded

MOST_NEAR = 10  # nearest statements in sense that one is compared with
LEAST_SENSE = 0.2  # under which sense brings no two together
MOST_ASKED_EACH = 3  # nearest of each statement that the statement model is asked about
MOST_ASKED_HERE = 1  # of these in its own report, which seldom says a thing twice
LEAST_ASKED = 0.6  # nearness in sense under which it is not asked: of 100 such pairs 5 say the same
ONE_TEXT = 0.97  # nearness in sense and in words from which it need not be asked
SURELY_SAME = Bearing(same=6.0, opposed=-6.0)
MOST_ASKED = 8_000  # pairs of one story that it is asked about: the nearest
BLOCK = 1024  # statements whose nearest are looked for at once: bounds memory

Floats = NDArray[np.float32]


def compare_statements(story: Story, statements: Sequence[Statement]) -> Compared:
    """Compare the statements of a story that could say the same or the opposite."""
    sayings = sayings_of(story, sorted(statements, key=lambda s: s.id))
    places = place_all(sayings)
    placed = side_by_side(sense_of, [worded(saying.statement) for saying in sayings])
    vectors = np.array(placed, dtype=np.float32).reshape(-1, WIDTH)
    near = _nearest(vectors)
    differing = frozenset(told_otherwise(story, [saying.statement for saying in sayings], vectors))
    met = {(min(a, b), max(a, b)) for a, row in enumerate(near) for b in row}
    met |= {(min(a, b), max(a, b)) for a, place in enumerate(places) for b in place.partners} | differing
    pairs = {(a, b): _likeness(sayings, vectors, (a, b)) for a, b in sorted(met)}
    asked = list(_worth_asking(sayings, pairs))
    bearings = side_by_side(lambda pair: _bearing(sayings[pair[0]], sayings[pair[1]], pairs[pair]), asked)
    for pair, bearing in zip(asked, bearings, strict=True):
        pairs[pair] = replace(pairs[pair], bearing=bearing)
    best = [max((pairs[min(a, b), max(a, b)].sense for b in row), default=0.0) for a, row in enumerate(near)]
    return Compared(sayings, places, vectors, best, pairs, differing)


def _nearest(vectors: Floats) -> list[list[int]]:
    """List the nearest others of each statement in sense."""
    rows: list[list[int]] = []
    for start in range(0, len(vectors), BLOCK):
        alike = np.round(vectors[start : start + BLOCK] @ vectors.T, 5)
        alike[np.arange(len(alike)), np.arange(start, start + len(alike))] = -1.0
        for row in alike:
            order = np.lexsort((np.arange(len(row)), -row))[:MOST_NEAR].tolist()
            rows.append([place for place in order if row[place] >= LEAST_SENSE])
    return rows


def _likeness(sayings: Sequence[Saying], vectors: Floats, pair: Pair) -> Likeness:
    one, two = pair
    return Likeness(
        words=round(cosine(sayings[one].gist, sayings[two].gist), 6),
        sense=round(float(vectors[one] @ vectors[two]), 4),
    )


def _bearing(one: Saying, two: Saying, alike: Likeness) -> Bearing:
    if min(alike.words, alike.sense) >= ONE_TEXT:
        return SURELY_SAME
    return bearing_of(worded(one.statement), worded(two.statement))


def _worth_asking(sayings: Sequence[Saying], pairs: Mapping[Pair, Likeness]) -> Iterator[Pair]:
    """Choose the nearest pairs of each statement, of all these the nearest of the story."""
    near: dict[int, list[tuple[float, Pair]]] = {}
    for pair, alike in pairs.items():
        for place in pair if alike.sense >= LEAST_ASKED else ():
            near.setdefault(place, []).append((-alike.sense - alike.words, pair))
    chosen = {case for cases in near.values() for case in _nearest_of_each(sayings, sorted(cases)[:MOST_ASKED_EACH])}
    yield from (pair for _, pair in sorted(chosen)[:MOST_ASKED])


def _nearest_of_each(sayings: Sequence[Saying], cases: Sequence[tuple[float, Pair]]) -> Iterator[tuple[float, Pair]]:
    """Yield the pairs of one statement with those of other reports, and with the nearest of its own."""
    own = 0
    for case in cases:
        one, two = (sayings[place].statement.report for place in case[1])
        own += one == two
        if one != two or own <= MOST_ASKED_HERE:
            yield case
