"""How crowded is it around a statement? Those of its story that share most of its telling words.

Likeness of words misleads where a whole story is about one thing: what counts is also how much liker the likest of a
statement are, and how many crowd around it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hearsay.relate.sayings import Saying

MOST_SHARED = 400  # a word that more statements than this share brings no two of them together
MOST_PARTNERS = 25  # of one statement: the likest
LEAST_ALIKE = 0.06  # under which nothing is compared
CLOSE = 0.15  # likeness of statements that crowd around one
MOST_CROWD = 12  # statements, beyond which a crowd is a crowd: labelled stories are small

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a statement stands among the others: its likest partners, and how crowded it is there."""

    partners: Mapping[int, float]
    best: float
    crowd: int


def place_all(sayings: Sequence[Saying]) -> list[Place]:
    """Find the likest partners of every statement."""
    postings: dict[str, list[int]] = defaultdict(list)
    for place, saying in enumerate(sayings):
        for word in saying.gist.weights:
            postings[word].append(place)
    shared = {
        word: (np.array(places), np.array([sayings[p].gist.weights[word] for p in places]))
        for word, places in postings.items()
        if 1 < len(places) <= MOST_SHARED
    }
    return [_place(place, _likeness(saying, shared, len(sayings))) for place, saying in enumerate(sayings)]


def _likeness(saying: Saying, shared: Mapping[str, tuple[NDArray[np.int64], Floats]], number: int) -> Floats:
    """Give the cosine of one statement with each of all."""
    met = [(shared[word], weight) for word, weight in sorted(saying.gist.weights.items()) if word in shared]
    if not met:
        return np.zeros(number)
    places = np.concatenate([others for (others, _), _ in met])
    products = np.concatenate([weights * weight for (_, weights), weight in met])
    return np.round(np.bincount(places, products, minlength=number), 6)


def _place(own: int, likeness: Floats) -> Place:
    likeness[own] = 0.0
    order = np.lexsort((np.arange(len(likeness)), -likeness))[:MOST_PARTNERS].tolist()
    return Place(
        partners={other: float(likeness[other]) for other in order if likeness[other] >= LEAST_ALIKE},
        best=float(likeness[order[0]]) if order else 0.0,
        crowd=1 + min(MOST_CROWD, int((likeness > CLOSE).sum())),
    )
