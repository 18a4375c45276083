"""Do two statements of one story say the same, or exclude each other? The shipped statement model's word on it.

It learned from the claims and disputes of judged stories (models/statements.md). A statement is read with who says it
and how, alone to be placed among others, or beside another to be judged. Each row is run alone through the int8 model,
so that the answer depends on nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hearsay.annotate import weights
from hearsay.relate.pairs import CLOSE, MOST_CHARS, OPEN, row_of

MOST_ALONE = 64  # pieces of a statement that is placed by itself
SAME, OPPOSED = 3, 4  # of the five scores of a row; the first three are the pair model's, kept while learning
KEPT = 1 << 15

Floats = NDArray[np.float32]


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
        scores = self._run("scores", *row_of(self._pieces(first), self._pieces(second)))
        return Bearing(round(float(scores[SAME]), 3), round(float(scores[OPPOSED]), 3))

    def vector(self, text: str) -> Floats:
        """Place a statement: 384 numbers of length one; statements that say the same lie close."""
        pieces = self._pieces(text)[: MOST_ALONE - 2]
        return self._run("vectors", [OPEN, *pieces, CLOSE], [0] * (len(pieces) + 2))

    def _run(self, what: str, ids: list[int], sides: list[int]) -> Floats:
        feed = {"ids": np.array([ids], dtype=np.int64), "sides": np.array([sides], dtype=np.int64)}
        (made,) = self._session.run([what], feed)
        return np.asarray(made[0], dtype=np.float32)

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


@lru_cache(maxsize=KEPT)
def vector_of(text: str) -> Floats:
    """Place one worded statement; copies of a dispatch are read once."""
    return load_statement_model().vector(text)
