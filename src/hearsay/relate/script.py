"""A report laid out for comparison word by word: its story words, their places, and one vector a sentence.

The vectors hold words and character 3–5-grams, weighted by background statistics, so that a sentence whose words were
swapped for synonyms, or that went through another language, still points the same way as its model.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from hearsay.model import Reading, Span
from hearsay.relate.background import WORD, idf, plain
from hearsay.relate.borrowed import find_borrowed

Ints = NDArray[np.int64]
Codes = NDArray[np.uint64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

RUN_WORDS = 5  # so many words in a row that both have are a run: fewer are chance, stock phrases are longer
STEP = np.uint64(0x9E3779B97F4A7C15)  # odd multiplier of the rolling codes
GRAMS = (3, 4, 5)


@dataclass(frozen=True, slots=True)
class Vectors:
    """Sparse unit vectors of sentences: entry k says that `rows[k]` has `features[k]` with `values[k]`."""

    features: Codes
    rows: Ints
    values: Floats
    distinct: Codes


@dataclass(frozen=True, slots=True, eq=False)
class Script:
    """The story words of a report in order; sentence i has the words bounds[i] to bounds[i + 1]."""

    reading: Reading
    words: tuple[str, ...]
    starts: Ints
    ends: Ints
    bounds: Ints
    borrowed: Flags
    runs: Codes
    vectors: Vectors

    def sentence(self, index: int) -> tuple[str, ...]:
        """Give the words of one sentence."""
        return self.words[self.bounds[index] : self.bounds[index + 1]]

    def span(self, first: int, last: int) -> Span:
        """Give the span from one word to another, both included."""
        return Span(int(self.starts[first]), int(self.ends[last]))


def write_script(reading: Reading) -> Script:
    """Lay a report out for comparison."""
    text = reading.report.text
    bounds, found = [0], list[re.Match[str]]()
    for sentence in reading.told():
        found.extend(WORD.finditer(text, sentence.span.start, sentence.span.end))
        if len(found) > bounds[-1]:
            bounds.append(len(found))
    words = tuple(plain(match.group()) for match in found)
    starts = np.array([match.start() for match in found], dtype=np.int64)
    ends = np.array([match.end() for match in found], dtype=np.int64)
    edges = np.array(bounds, dtype=np.int64)
    codes = np.array([word_code(word) for word in words], dtype=np.uint64)
    return Script(
        reading=reading,
        words=words,
        starts=starts,
        ends=ends,
        bounds=edges,
        borrowed=_inside(starts, find_borrowed(reading)),
        runs=run_codes(codes),
        vectors=_vectors(words, codes, edges),
    )


@lru_cache(maxsize=200_000)
def word_code(word: str) -> int:
    """Give a word a number that depends on nothing but its letters."""
    return crc32(word.encode("utf-8", "surrogatepass"))


def run_codes(codes: Codes, length: int = RUN_WORDS) -> Codes:
    """Code each run of so many words by its first word's place."""
    if len(codes) < length:
        return np.empty(0, dtype=np.uint64)
    out = np.zeros(len(codes) - length + 1, dtype=np.uint64)
    for step in range(length):
        out = (out ^ codes[step : step + len(out)]) * STEP
        out ^= out >> np.uint64(29)
    return out


def _inside(starts: Ints, spans: tuple[Span, ...]) -> Flags:
    flags = np.zeros(len(starts), dtype=bool)
    for span in spans:
        flags[np.searchsorted(starts, span.start) : np.searchsorted(starts, span.end)] = True
    return flags


def _vectors(words: tuple[str, ...], codes: Codes, bounds: Ints) -> Vectors:
    weights = np.array([idf(word) for word in words], dtype=np.float64)
    rows = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    as_words = _normalised(codes, rows, weights)
    as_grams = _normalised(*_grams(words, weights, rows))
    features = np.concatenate([as_words[0], as_grams[0]])
    order = np.lexsort((np.concatenate([as_words[1], as_grams[1]]), features))
    features = features[order]
    values = np.concatenate([as_words[2], as_grams[2]])[order] * np.sqrt(0.5)
    return Vectors(features, np.concatenate([as_words[1], as_grams[1]])[order], values, np.unique(features))


def _grams(words: tuple[str, ...], weights: Floats, rows: Ints) -> tuple[Codes, Ints, Floats]:
    """Cut padded words into character n-grams, each carrying its word's weight."""
    padded = [f"<{word}>" for word in words]
    letters = np.frombuffer("".join(padded).encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    lengths = np.array([len(word) for word in padded], dtype=np.int64)
    owner = np.repeat(np.arange(len(padded)), lengths)
    codes, places = [], []
    for length in GRAMS:
        grams = run_codes(letters, length)
        whole = owner[: len(grams)] == owner[length - 1 :] if len(grams) else np.empty(0, dtype=bool)
        codes.append(grams[whole])
        places.append(owner[: len(grams)][whole])
    owners = np.concatenate(places)
    return np.concatenate(codes), rows[owners], (weights / np.maximum(lengths, 1))[owners]


def _normalised(codes: Codes, rows: Ints, weights: Floats) -> tuple[Codes, Ints, Floats]:
    """Add up equal features of a row and bring each row to length one."""
    if not len(codes):
        return codes, rows, weights
    order = np.lexsort((codes, rows))
    codes, rows, weights = codes[order], rows[order], weights[order]
    first = np.r_[True, (codes[1:] != codes[:-1]) | (rows[1:] != rows[:-1])]
    sums = np.add.reduceat(weights, np.flatnonzero(first))
    codes, rows = codes[first], rows[first]
    lengths = np.sqrt(np.bincount(rows, sums * sums))
    return codes, rows, sums / np.maximum(lengths[rows], 1e-12)


def likeness(first: Script, second: Script) -> Floats:
    """Give the cosine of every sentence of the first with every sentence of the second."""
    shape = len(first.bounds) - 1, len(second.bounds) - 1
    shared = np.intersect1d(first.vectors.distinct, second.vectors.distinct, assume_unique=True)
    if not len(shared):
        return np.zeros(shape)
    left, right = (_dense(s.vectors, shared, count) for s, count in zip((first, second), shape, strict=True))
    product: Floats = left @ right.T
    return product


def _dense(vectors: Vectors, shared: Codes, rows: int) -> Floats:
    columns = np.minimum(np.searchsorted(shared, vectors.features), len(shared) - 1)
    kept = shared[columns] == vectors.features
    out = np.zeros((rows, len(shared)))
    out[vectors.rows[kept], columns[kept]] = vectors.values[kept]
    return out


def sentence_of(script: Script) -> Ints:
    """Say for each word in which sentence it stands."""
    return np.repeat(np.arange(len(script.bounds) - 1), [b - a for a, b in pairwise(script.bounds.tolist())])
