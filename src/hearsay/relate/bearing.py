"""Do two statements of one story say the same, or exclude each other? The shipped statement model's word on it.

It learned from the claims and disputes of judged stories (models/statements.md). Two statements are read side by side,
each with who says it and how. Each row is run alone through the int8 model, so that the answer depends on nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from hearsay.annotate import weights
from hearsay.relate.pairs import MOST_CHARS, row_of

SAME, OPPOSED = 3, 4  # of the five scores of a row; the first three are the pair model's, kept while learning
KEPT = 1 << 15


@dataclass(frozen=True, slots=True)
class Bearing:
    """The log-odds that two statements of one story say the same, and that they cannot both be true."""

    same: float
    opposed: float


class StatementModel:
    """The loaded model."""

    def __init__(self, folder: Path) -> None:
        weights.checked(folder, "statements")
        self._session = weights.session(folder, "statements")
        self._tokenizer = weights.tokenizer(folder)

    def bearing(self, one: str, other: str) -> Bearing:
        """Judge two worded statements; their order does not matter."""
        first, second = sorted((one, other), key=lambda text: (-len(text), text))
        ids, sides = row_of(self._pieces(first), self._pieces(second))
        feed = {"ids": np.array([ids], dtype=np.int64), "sides": np.array([sides], dtype=np.int64)}
        ((scores,),) = self._session.run(["scores"], feed)
        return Bearing(round(float(scores[SAME]), 3), round(float(scores[OPPOSED]), 3))

    def _pieces(self, text: str) -> list[int]:
        return list(self._tokenizer.encode(text[:MOST_CHARS], add_special_tokens=False).ids)


@lru_cache(maxsize=1)
def load_statement_model() -> StatementModel:
    """Load the shipped model, once a process."""
    return StatementModel(weights.shipped())


@lru_cache(maxsize=KEPT)
def bearing_of(one: str, other: str) -> Bearing:
    """Say how two worded statements of one story bear on each other."""
    return load_statement_model().bearing(one, other)
