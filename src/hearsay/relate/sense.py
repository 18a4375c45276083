"""Where does a statement lie in sense? The shipped sense model's word on it: what says the same lies close.

It learned from the claims of judged stories (models/sense.md). A statement is read with who says it and how, alone
through the int8 model, so that its place depends on nothing else.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hearsay.annotate import weights
from hearsay.relate.pairs import CLOSE, MOST_CHARS, OPEN

WIDTH = 768  # numbers that say where a statement lies
MOST_PIECES = 64  # of a statement, with the marks at its ends
KEPT = 1 << 15

Floats = NDArray[np.float32]


class SenseModel:
    """The loaded model."""

    def __init__(self, folder: Path) -> None:
        weights.checked(folder, "sense")
        self._session = weights.session(folder, "sense")
        self._tokenizer = weights.tokenizer(folder)

    def place(self, text: str) -> Floats:
        """Place a worded statement: WIDTH numbers of length one."""
        pieces = list(self._tokenizer.encode(text[:MOST_CHARS], add_special_tokens=False).ids)[: MOST_PIECES - 2]
        (made,) = self._session.run(["vectors"], {"ids": np.array([[OPEN, *pieces, CLOSE]], dtype=np.int64)})
        return np.asarray(made[0], dtype=np.float32)


@lru_cache(maxsize=1)
def load_sense_model() -> SenseModel:
    """Load the shipped model, once a process."""
    return SenseModel(weights.shipped())


@lru_cache(maxsize=KEPT)
def sense_of(text: str) -> Floats:
    """Place one worded statement; copies of a dispatch are read once."""
    return load_sense_model().place(text)
