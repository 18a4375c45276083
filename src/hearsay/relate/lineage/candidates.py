"""Which pairs of reports are worth laying side by side? An index of runs of words and of rare words that meet.

Each report gives keys: every run of five words, and in each sentence every pair of its four rarest words (which
survive when the rest is reworded). A key that very many reports share pairs each with the next only: one text in a
hundred outlets still hangs together, and the work grows with the copies in a pile, not with its pairs.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hearsay.model import Reading
from hearsay.relate.background import WORD, idf
from hearsay.relate.lineage.script import Codes, Floats, Ints, run_codes, word_code
from hearsay.relate.numbering import Numbering, distinct

MOST_SHARERS = 40  # reports that share a key before only neighbours are paired
RAREST = 4
FEWEST_KEYS = 10  # shared keys that make a pair worth the look
LEAST_SHARE = 0.1  # of the shorter report's keys; the labelled copies share .17 and more
SHORTEST = 6


def find_candidates(readings: Sequence[Reading]) -> list[tuple[int, int]]:
    """List the pairs of places in `readings` that share telling keys."""
    keys = _keys_of(readings)
    sizes = np.array([len(k) for k in keys], dtype=np.int64)
    pairs, shared = _shared(keys)
    first, second = pairs // max(len(keys), 1), pairs % max(len(keys), 1)
    least = np.maximum(FEWEST_KEYS, LEAST_SHARE * np.minimum(sizes[first], sizes[second]))
    kept = shared >= least
    return list(zip(first[kept].tolist(), second[kept].tolist(), strict=True))


def keys_of(reading: Reading) -> Codes:
    """Give the keys of one report, each once, in order."""
    return _keys_of([reading])[0]


def fewest_keys(one: int, two: int) -> float:
    """Say how many keys two reports with so many of their own must share to be worth the look."""
    return max(FEWEST_KEYS, LEAST_SHARE * min(one, two))


def _keys_of(readings: Sequence[Reading]) -> list[Codes]:
    numbering = Numbering()
    texts = [_numbered(reading, numbering) for reading in readings]
    codes = np.fromiter(map(word_code, numbering.places), dtype=np.uint64, count=len(numbering.places))
    weights = np.fromiter(map(idf, numbering.places), dtype=np.float64, count=len(numbering.places))
    return [_keys(codes[words], weights[words], lengths) for words, lengths in texts]


def _numbered(reading: Reading, numbering: Numbering) -> tuple[Ints, Ints]:
    """Give the words of a report in numbers, and the length of each sentence."""
    text = reading.report.text
    sentences = [WORD.findall(text, s.span.start, s.span.end) for s in reading.told()]
    lengths = np.array([len(sentence) for sentence in sentences], dtype=np.int64)
    return numbering.numbers([word for sentence in sentences for word in sentence]), lengths


def _keys(codes: Codes, weights: Floats, lengths: Ints) -> Codes:
    owners = np.repeat(np.arange(len(lengths)), lengths)
    long = (lengths >= SHORTEST)[owners]
    return distinct(np.concatenate([run_codes(codes), _meetings(codes[long], weights[long], owners[long])]))


def _meetings(codes: Codes, weights: Floats, owners: Ints) -> Codes:
    """Code each pair of the rarest words of each sentence."""
    order = np.lexsort((codes, -weights, owners))
    codes, owners = codes[order], owners[order]
    fresh = np.r_[True, (codes[1:] != codes[:-1]) | (owners[1:] != owners[:-1])][: len(codes)]
    codes, owners = codes[fresh], owners[fresh]
    rank = np.arange(len(owners)) - np.searchsorted(owners, owners)
    pairs = []
    for gap in range(1, RAREST):
        both = (owners[gap:] == owners[:-gap]) & (rank[gap:] < RAREST)
        one, two = codes[:-gap][both], codes[gap:][both]
        pairs.append((np.minimum(one, two) << np.uint64(32)) | np.maximum(one, two))
    return np.concatenate(pairs)


def _shared(keys: list[Codes]) -> tuple[Ints, Ints]:
    """Count for each pair of reports, coded first * n + second, the keys that they share."""
    if not keys:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    owners = np.repeat(np.arange(len(keys)), [len(k) for k in keys])
    codes = np.concatenate(keys)
    order = np.argsort(codes, kind="stable")  # the owners of a code stay in order
    codes, owners = codes[order], owners[order]
    starts = np.flatnonzero(np.r_[True, codes[1:] != codes[:-1]]) if len(codes) else np.empty(0, dtype=np.int64)
    counts = np.diff(np.r_[starts, len(codes)])
    groups = [_pairs_of(owners, starts[counts == size], size=size) for size in range(2, MOST_SHARERS + 1)]
    crowded = np.repeat(counts > MOST_SHARERS, counts)
    onward = crowded[:-1] & (codes[1:] == codes[:-1])
    groups.append((owners[:-1][onward], owners[1:][onward]))
    pairs, shared = np.unique(_coded(groups, len(keys)), return_counts=True)
    return pairs, shared


def _pairs_of(owners: Ints, starts: Ints, *, size: int) -> tuple[Ints, Ints]:
    members = owners[starts[:, None] + np.arange(size)]
    left, right = np.triu_indices(size, 1)
    return members[:, left].ravel(), members[:, right].ravel()


def _coded(groups: list[tuple[Ints, Ints]], number: int) -> Ints:
    return np.concatenate([left * number + right for left, right in groups])
