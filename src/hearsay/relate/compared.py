"""What is known of the statements of a story when they have been compared: the pairs that met, and how they bear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hearsay.relate.bearing import Bearing
from hearsay.relate.crowding import Place
from hearsay.relate.sayings import Saying

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two statements are, 0..1, by their words and in sense, and what the pair model makes of them."""

    words: float
    sense: float
    bearing: Bearing | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """The statements of a story, boiled down, in order of their ids, where each stands, and the pairs that meet."""

    sayings: Sequence[Saying]
    places: Sequence[Place]
    vectors: NDArray[np.float32]  # where each lies in sense, a row each
    nearest: Sequence[float]  # in sense, of each statement
    pairs: Mapping[Pair, Likeness]
    differing: frozenset[Pair]  # of which a report says that they differ
