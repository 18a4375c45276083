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
from hearsay.relate.lineage.borrowed import find_borrowed

Ints = NDArray[np.int64]
Codes = NDArray[np.uint64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

RUN_WORDS = 5  # so many words in a row that both have are a run: fewer are chance, stock phrases are longer
STEP = np.uint64(0x9E3779B97F4A7C15)  # odd multiplier of the rolling codes
GRAMS = (3, 4, 5)
MOST_SENTENCES = 1_000  # of a report that are compared: more is a book or an attack
WORTH = 0.25  # cosine of words alone from which the spelling of two sentences is compared too


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

    def printed(self, place: int) -> str:
        """Give a word as the report prints it."""
        return self.reading.report.text[int(self.starts[place]) : int(self.ends[place])]

    def span(self, first: int, last: int) -> Span:
        """Give the span from one word to another, both included."""
        return Span(int(self.starts[first]), int(self.ends[last]))


def write_script(reading: Reading) -> Script:
    """Lay a report out for comparison."""
    text = reading.report.text
    bounds, found = [0], list[re.Match[str]]()
    for sentence in reading.told()[:MOST_SENTENCES]:
        found.extend(WORD.finditer(text, sentence.span.start, sentence.span.end))
        if len(found) > bounds[-1]:
            bounds.append(len(found))
    words = tuple(plain(match.group()) for match in found)
    starts = np.array([match.start() for match in found], dtype=np.int64)
    ends = np.array([match.end() for match in found], dtype=np.int64)
    edges = np.array(bounds, dtype=np.int64)
    codes = np.fromiter(map(word_code, words), dtype=np.uint64, count=len(words))
    return Script(
        reading=reading,
        words=words,
        starts=starts,
        ends=ends,
        bounds=edges,
        borrowed=_inside(starts, find_borrowed(reading)),
        runs=run_codes(codes),
        vectors=_words(codes, np.fromiter(map(idf, words), dtype=np.float64, count=len(words)), edges),
    )


@lru_cache(maxsize=1 << 18)
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


def _words(codes: Codes, weights: Floats, bounds: Ints) -> Vectors:
    rows = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    return _vectors(*_normalised(codes, rows, weights))


def _vectors(codes: Codes, rows: Ints, values: Floats) -> Vectors:
    order = np.lexsort((rows, codes))
    return Vectors(codes[order], rows[order], values[order], np.unique(codes))


def _spelled(script: Script, sentences: Ints) -> Vectors:
    """Give the n-gram vectors of some sentences of a report, numbered from 0."""
    words = [script.sentence(place) for place in sentences.tolist()]
    flat = tuple(word for sentence in words for word in sentence)
    rows = np.repeat(np.arange(len(words)), [len(sentence) for sentence in words])
    weights = np.fromiter(map(idf, flat), dtype=np.float64, count=len(flat))
    return _vectors(*_normalised(*_grams(flat, weights, rows)))


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
    """Give the likeness of every sentence of the first with every sentence of the second.

    It is the mean of the cosines of words and of n-grams; sentences that share too few words for it to matter get 0.
    """
    shape = len(first.bounds) - 1, len(second.bounds) - 1
    words = _cosines(first.vectors, second.vectors, shape)
    near = words >= WORTH
    left, right = np.flatnonzero(near.any(axis=1)), np.flatnonzero(near.any(axis=0))
    out = np.zeros(shape)
    if len(left):
        spelled = _cosines(_spelled(first, left), _spelled(second, right), (len(left), len(right)))
        out[np.ix_(left, right)] = (words[np.ix_(left, right)] + spelled) / 2
    return out


def _cosines(first: Vectors, second: Vectors, shape: tuple[int, int]) -> Floats:
    shared = np.intersect1d(first.distinct, second.distinct, assume_unique=True)
    if not len(shared):
        return np.zeros(shape)
    product: Floats = _dense(first, shared, shape[0]) @ _dense(second, shared, shape[1]).T
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
