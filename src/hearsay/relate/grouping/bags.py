"""Many reports as bags of weighted words, laid out flat so that one can be multiplied with many at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Row = tuple[Ints, Floats]


@dataclass(frozen=True, slots=True, eq=False)
class Bags:
    """Weighted words of every report: report i has words[edges[i]:edges[i + 1]] with their values."""

    words: Ints
    values: Floats
    edges: Ints
    masses: Floats

    def row(self, place: int) -> Row:
        """Give the words and values of one report."""
        low, high = self.edges[place], self.edges[place + 1]
        return self.words[low:high], self.values[low:high]

    def products(self, row: Row, others: Ints, *, scratch: Floats) -> Floats:
        """Multiply a row with the bags of other reports; scratch is all zeros before and after."""
        words, values = row
        scratch[words] = values
        sizes = self.edges[others + 1] - self.edges[others]
        starts = np.repeat(self.edges[others] - np.r_[0, np.cumsum(sizes)[:-1]], sizes)
        at = np.arange(int(sizes.sum())) + starts
        owners = np.repeat(np.arange(len(others)), sizes)
        out = np.bincount(owners, weights=scratch[self.words[at]] * self.values[at], minlength=len(others))
        scratch[words] = 0.0
        return out.astype(np.float64)


def pack_bags(rows: Sequence[Row]) -> Bags:
    """Lay rows out flat."""
    edges = np.r_[0, np.cumsum([len(words) for words, _ in rows], dtype=np.int64)]
    words = np.concatenate([words for words, _ in rows]) if rows else np.empty(0, dtype=np.int64)
    values = np.concatenate([values for _, values in rows]) if rows else np.empty(0)
    masses = np.array([float(values @ values) for _, values in rows])
    return Bags(words, values, edges, masses)
