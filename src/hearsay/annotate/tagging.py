"""Which tags follow from a model's scores? The likeliest legal sequence in each paragraph, and how sure it is.

Tags are O, then B and I of each kind. A linear-chain random field says what each tag makes of its neighbour; the
words that stand for a paragraph's end are O, so that no span runs over one and paragraphs can be read side by side,
as can the layers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
NEVER = np.float32(-1e4)  # the score of a tag that a layer does not have
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


@dataclass(frozen=True, slots=True)
class Lattice:
    """Paragraphs side by side, the longest first: scores by word, layer, paragraph and tag; moves by layer."""

    scores: Floats
    moves: Floats
    reading: Ints  # how many of the paragraphs reach each word


def tagged(scores: Floats, breaks: NDArray[np.bool_], fields: Sequence[Field]) -> list[list[Tagged]]:
    """Find the likeliest spans of each layer in a whole report; the layers' scores stand side by side."""
    tags = np.zeros((len(fields), len(scores)), dtype=np.int64)
    sure = np.ones((len(fields), len(scores)), dtype=np.float32)
    for rows in _groups(_paragraphs(breaks)):
        lattice = _lattice(scores, rows, fields)
        best, chance = _best(lattice), _chances(lattice)
        surest = np.take_along_axis(chance, best[..., None], -1)[..., 0]
        for n, (first, last) in enumerate(rows):
            tags[:, first:last] = best[: last - first, :, n].T
            sure[:, first:last] = surest[: last - first, :, n].T
    return [_spans(tags[n], sure[n], field.kinds) for n, field in enumerate(fields)]


def _paragraphs(breaks: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Give the words of each paragraph as first and last; long ones in parts."""
    edges = [-1, *np.flatnonzero(breaks).tolist(), len(breaks)]
    rows = [(before + 1, after) for before, after in pairwise(edges)]
    return [(at, min(at + FOLD, last)) for first, last in rows for at in range(first, last, FOLD)]


def _groups(rows: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Group paragraphs, the longest first, each group of bounded size."""
    group: list[tuple[int, int]] = []
    for row in sorted(rows, key=lambda row: (row[0] - row[1], row)):
        if group and (len(group) + 1) * (group[0][1] - group[0][0]) > 16 * FOLD:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _lattice(scores: Floats, rows: Sequence[tuple[int, int]], fields: Sequence[Field]) -> Lattice:
    """Lay paragraphs side by side; what stands before and after one (an end of text or O) goes into its edge scores."""
    lengths = np.array([last - first for first, last in rows])
    tags = max(len(field.starts) for field in fields)
    laid = np.full((int(lengths[0]), len(fields), len(rows), tags), NEVER, dtype=np.float32)
    moves = np.full((len(fields), tags, tags), NEVER, dtype=np.float32)
    edges = np.cumsum([0, *(len(field.starts) for field in fields)])
    for layer, (field, (left, right)) in enumerate(zip(fields, pairwise(edges), strict=True)):
        moves[layer, : right - left, : right - left] = field.moves
        for n, (first, last) in enumerate(rows):
            part = laid[: last - first, layer, n, : right - left]
            part[:] = scores[first:last, left:right]
            part[0] += field.starts if first == 0 else field.moves[0]
            part[-1] += field.ends if last == len(scores) else field.moves[:, 0]
    return Lattice(laid, moves, np.searchsorted(-lengths, -np.arange(len(laid)), "left"))


def _best(lattice: Lattice) -> Ints:
    """Find each row's best sequence (Viterbi)."""
    scores, backwards = lattice.scores, np.ascontiguousarray(lattice.moves.transpose(0, 2, 1))[:, None]
    came = np.zeros(scores.shape, dtype=np.int64)
    reach = scores[0].copy()
    for word in range(1, len(scores)):
        here = lattice.reading[word]
        options = reach[:, :here, None, :] + backwards
        came[word, :, :here] = options.argmax(-1)
        reach[:, :here] = options.max(-1) + scores[word, :, :here]
    best = np.empty(scores.shape[:3], dtype=np.int64)
    at = reach.argmax(-1)
    best[-1] = at
    layers, rows = np.arange(at.shape[0])[:, None], np.arange(at.shape[1])
    for word in range(len(scores) - 1, 0, -1):
        here = lattice.reading[word]
        at[:, :here] = came[word, layers, rows[:here], at[:, :here]]
        best[word - 1] = at
    return best


def _chances(lattice: Lattice) -> Floats:
    """Give the probability of every tag at every word (forward and backward sums, rescaled at each word)."""
    weights = np.exp(lattice.scores - lattice.scores.max(-1, keepdims=True)) + TINY
    steps = np.exp(lattice.moves)
    ahead, behind = np.ones_like(weights), np.ones_like(weights)
    ahead[0] = weights[0]
    for word in range(1, len(weights)):
        here = lattice.reading[word]
        reach = (ahead[word - 1, :, :here] @ steps) * weights[word, :, :here]
        ahead[word, :, :here] = reach / reach.sum(-1, keepdims=True)
    steps = np.ascontiguousarray(steps.transpose(0, 2, 1))
    for word in range(len(weights) - 1, 0, -1):
        here = lattice.reading[word]
        reach = (behind[word, :, :here] * weights[word, :, :here]) @ steps
        behind[word - 1, :, :here] = reach / reach.sum(-1, keepdims=True)
    both = ahead * behind
    return np.asarray(both / both.sum(-1, keepdims=True), dtype=np.float32)


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
