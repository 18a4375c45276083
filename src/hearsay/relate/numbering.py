"""Words as numbers, so that arrays can count them: each word has one number, however it is capitalised."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from hearsay.relate.background import plain

Number = TypeVar("Number", np.int64, np.uint64)


class Numbering(dict[str, int]):
    """Numbers words as they come; `places` holds the plain words in the order of their numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.places: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        place = self.places.setdefault(plain(word), len(self.places))
        self[word] = place
        return place

    def numbers(self, words: Sequence[str]) -> NDArray[np.int64]:
        """Give the numbers of words."""
        return np.fromiter(map(self.__getitem__, words), dtype=np.int64, count=len(words))


def distinct(values: NDArray[Number]) -> NDArray[Number]:
    """Give each value once, in order; on the short arrays of a report faster than numpy.unique."""
    ordered = np.sort(values)
    first = np.ones(len(ordered), dtype=bool)
    first[1:] = ordered[1:] != ordered[:-1]
    fresh: NDArray[Number] = ordered[first]
    return fresh
