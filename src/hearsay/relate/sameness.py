"""Do two statements of a story say the same? Named signs of the pair, weighed as a table, give the log-odds.

Likeness of words misleads where a whole story is about one thing, so it also counts how much liker the likest of the
two are, and how many statements crowd around them. The weights were fitted by training/claims.py.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hearsay.relate.opposites import clash
from hearsay.relate.sayings import Saying

WEIGHTS: Mapping[str, float] = {
    "always": -1.19,
    "alike": 3.92,
    "less than their likest": -1.46,
    "crowd": -0.40,
    "one word": -0.85,
    "words joined alike": 2.81,
    "voices share words": 1.09,
    "a number shared": 1.59,
    "one says no": -1.15,
    "one quoted, one told": -0.83,
    "one report": -0.68,
}
MOST_SHARED = 400  # a word that more statements than this share brings no two of them together
MOST_PARTNERS = 25  # of one statement: the likest
LEAST_ALIKE = 0.06  # under which nothing is compared
CLOSE = 0.15  # likeness of statements that crowd around one
MOST_CROWD = 12  # statements, beyond which a crowd is a crowd: labelled stories are small
FEWEST_JOINTS = 3  # that a share of them is taken of
NEARLY_SAME = 0.4  # likeness from which one "not" more makes another statement
TOLD_TWICE = 0.6  # likeness from which two sentences of one report's own telling may be one, as headline or caption

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


def near_pairs(places: Sequence[Place]) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs to compare, in order, with the likeness of their words."""
    pairs = {
        (min(one, two), max(one, two)): alike
        for one, place in enumerate(places)
        for two, alike in place.partners.items()
    }
    for (one, two), alike in sorted(pairs.items()):
        yield one, two, alike


def signs_of(one: Saying, two: Saying, alike: float, *, at: tuple[Place, Place]) -> dict[str, float]:
    """Compare two statements whose words are so much alike, where each stands."""
    return {
        "always": 1.0,
        "alike": alike,
        "less than their likest": min(at[0].best, at[1].best) - alike,
        "crowd": math.log(min(at[0].crowd, at[1].crowd)),
        "one word": float(len(one.gist.weights.keys() & two.gist.weights.keys()) == 1),
        "words joined alike": _joined(one, two),
        "voices share words": _shared_part(one.speaker, two.speaker),
        "a number shared": float(bool(one.gist.numbers & two.gist.numbers)),
        "one says no": float(one.negated != two.negated),
        "one quoted, one told": float(bool(one.speaker) != bool(two.speaker)),
        "one report": float(one.statement.report == two.statement.report),
    }


def _joined(one: Saying, two: Saying) -> float:
    """Return the share of neighbouring words of the shorter that stand beside each other in the other."""
    return len(one.joints & two.joints) / max(FEWEST_JOINTS, min(len(one.joints), len(two.joints)))


def _shared_part(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0


def log_odds(signs: Mapping[str, float], weights: Mapping[str, float] = WEIGHTS) -> float:
    """Add the signs up."""
    return sum(weights[name] * value for name, value in signs.items())


def is_apart(one: Saying, two: Saying, alike: float) -> bool:
    """Tell whether two statements differ for sure, however alike: other numbers or outcomes, a "not" more, a sequel."""
    turned = (one.negated != two.negated and alike >= NEARLY_SAME) or clash(one.stand, two.stand) is not None
    return turned or _counts_otherwise(one, two) or (alike < TOLD_TWICE and _is_one_teller(one, two))


def _counts_otherwise(one: Saying, two: Saying) -> bool:
    """Tell whether no number is shared, or each gives one of a thing that the other lacks: "3 years", "4 years"."""
    if one.gist.numbers and two.gist.numbers and not one.gist.numbers & two.gist.numbers:
        return True
    first, second = one.counts - two.counts, two.counts - one.counts
    return bool({counted for _, counted in first} & {counted for _, counted in second} - {""})


def _is_one_teller(one: Saying, two: Saying) -> bool:
    return not one.speaker and not two.speaker and one.statement.report == two.statement.report
