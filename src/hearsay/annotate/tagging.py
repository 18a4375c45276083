"""Which tags follow from a model's scores? The likeliest legal sequence in each paragraph, and how sure it is.

Tags are O, then B and I of each kind. A linear-chain random field says what each tag makes of its neighbour; the
words that stand for a paragraph's end are O, so that no span runs over one and paragraphs can be read side by side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
TINY = np.float32(1e-30)  # keeps a sum above nothing where the scores bar every tag
FOLD = 2048  # a paragraph longer than this many words is read in parts: bounds memory


@dataclass(frozen=True, slots=True)
class Field:
    """What the tags of one layer make of their neighbours."""

    kinds: tuple[str, ...]
    moves: Floats
    starts: Floats
    ends: Floats


@dataclass(frozen=True, slots=True, order=True)
class Tagged:
    """Words first..last-1 hold a span of a kind; `sure` is the probability of its least sure word."""

    first: int
    last: int
    kind: str
    sure: float


def tagged(scores: Floats, breaks: NDArray[np.bool_], field: Field) -> list[Tagged]:
    """Find the likeliest spans of one layer in a whole report."""
    rows = _paragraphs(breaks)
    if not rows:
        return []
    tags = np.zeros(len(scores), dtype=np.int64)
    sure = np.ones(len(scores), dtype=np.float32)
    for group in _groups(rows):
        filled, real = _padded(scores, group, len(breaks), field)
        best, chance = _best(filled, real, field.moves), _chances(filled, real, field.moves)
        for n, (first, last) in enumerate(group):
            tags[first:last] = best[n, : last - first]
            sure[first:last] = np.take_along_axis(chance[n], best[n][:, None], 1)[: last - first, 0]
    return list(_spans(tags, sure, field.kinds))


def _paragraphs(breaks: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Give the words of each paragraph as first and last; long ones in parts."""
    edges = [-1, *np.flatnonzero(breaks).tolist(), len(breaks)]
    rows = [(before + 1, after) for before, after in pairwise(edges)]
    return [(at, min(at + FOLD, last)) for first, last in rows for at in range(first, last, FOLD)]


def _groups(rows: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Group paragraphs of like length, each group of bounded size."""
    groups: list[list[tuple[int, int]]] = [[]]
    for row in sorted(rows, key=lambda row: (row[1] - row[0], row)):
        longest = row[1] - row[0]
        if groups[-1] and (len(groups[-1]) + 1) * longest > 16 * FOLD:
            groups.append([])
        groups[-1].append(row)
    return groups


def _padded(
    scores: Floats, rows: Sequence[tuple[int, int]], words: int, field: Field
) -> tuple[Floats, NDArray[np.bool_]]:
    """Lay paragraphs side by side; what stands before and after one (an end of text or O) goes into its edge scores."""
    lengths = np.array([last - first for first, last in rows])
    filled = np.zeros((len(rows), int(lengths.max()), scores.shape[1]), dtype=np.float32)
    for n, (first, last) in enumerate(rows):
        filled[n, : last - first] = scores[first:last]
        filled[n, 0] += field.starts if first == 0 else field.moves[0]
        filled[n, last - first - 1] += field.ends if last == words else field.moves[:, 0]
    return filled, np.arange(filled.shape[1]) < lengths[:, None]


def _best(scores: Floats, real: NDArray[np.bool_], moves: Floats) -> Ints:
    """Find each row's best sequence (Viterbi); padding repeats the last tag."""
    rows, words, tags = scores.shape
    came = np.empty((words, rows, tags), dtype=np.int64)
    came[:] = np.arange(tags)
    reach = scores[:, 0]
    for word in range(1, words):
        options = reach[:, :, None] + moves
        step = options.max(1) + scores[:, word]
        here = real[:, word, None]
        came[word] = np.where(here, options.argmax(1), came[word])
        reach = np.where(here, step, reach)
    best = np.empty((rows, words), dtype=np.int64)
    best[:, -1] = reach.argmax(1)
    for word in range(words - 1, 0, -1):
        best[:, word - 1] = came[word][np.arange(rows), best[:, word]]
    return best


def _chances(scores: Floats, real: NDArray[np.bool_], moves: Floats) -> Floats:
    """Give the probability of every tag at every word (forward and backward sums, rescaled at each word)."""
    weights = np.exp(scores - scores.max(2, keepdims=True)) + TINY
    steps = np.exp(moves)
    ahead = np.empty_like(weights)
    ahead[:, 0] = weights[:, 0] / weights[:, 0].sum(1, keepdims=True)
    for word in range(1, scores.shape[1]):
        reach = (ahead[:, word - 1] @ steps) * weights[:, word]
        ahead[:, word] = reach / reach.sum(1, keepdims=True)
    behind = np.ones_like(weights)
    for word in range(scores.shape[1] - 1, 0, -1):
        reach = (behind[:, word] * weights[:, word]) @ steps.T
        behind[:, word - 1] = np.where(real[:, word, None], reach / reach.sum(1, keepdims=True), 1.0)
    both = ahead * behind
    return np.asarray(both / both.sum(2, keepdims=True), dtype=np.float32)


def _spans(tags: Ints, sure: Floats, kinds: Sequence[str]) -> list[Tagged]:
    """Turn tags into spans; a tag that continues nothing begins a span."""
    spans: list[Tagged] = []
    open_at, before = -1, 0
    for word, tag in enumerate([*tags.tolist(), 0]):
        continues = tag and tag % 2 == 0 and before in (tag, tag - 1)
        if before and not continues:
            spans.append(Tagged(open_at, word, kinds[(before - 1) // 2], float(sure[open_at:word].min())))
        if tag and not continues:
            open_at = word
        before = tag
    return spans
