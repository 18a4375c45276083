"""How do labelled texts become rows of pieces? Windows are cut anew each epoch; some lose their casing."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from reader_data import NAME_KINDS, VOICE_KINDS, Labelled, Marked
from tokenizers import Tokenizer
from torch import Tensor

from hearsay.annotate.encoder import CASELESS, CLOSE, LOWER, NO_LETTERS, QUOTED, TITLE, Pieces, cut

MASK = 103
LAYERS = (NAME_KINDS, VOICE_KINDS, VOICE_KINDS)  # names, attributions, attributions inside a content
SIZES = tuple(1 + 2 * len(kinds) for kinds in LAYERS)
CUE = SIZES[0] + 1 + 2 * VOICE_KINDS.index("cue")  # the column of a cue's first word; its other words' is the next
PIECES_A_BATCH = 2048
HIDDEN, HIDDEN_CUES = 0.02, 0.1  # cues are hidden more often: a reworded one is then heard through its frame


@dataclass(slots=True)
class Lesson:
    """One text cut into pieces, with the tags that are allowed at each word, a column a tag of all layers."""

    pieces: Pieces
    allowed: np.ndarray
    origin: str
    habits: int
    names: bool


@dataclass(slots=True)
class Row:
    """A window of a lesson as the model reads it."""

    ids: np.ndarray
    shapes: np.ndarray
    words: np.ndarray
    allowed: np.ndarray


def lesson(text: Labelled, tokenizer: Tokenizer) -> Lesson:
    """Cut a labelled text and say which tags each word may have."""
    pieces = cut(text.text, text.sentences, tokenizer)
    layers = [_allowed(pieces, marks, kinds) for marks, kinds in zip(_marks(text), LAYERS, strict=True)]
    if not text.has_other:
        other = 1 + 2 * NAME_KINDS.index("other")
        layers[0][layers[0][:, 0], other : other + 2] = True
    if text.voices is not None and text.inner is None:
        content = 1 + 2 * VOICE_KINDS.index("content")
        layers[2][:, 1:] = layers[1][:, content : content + 2].any(1, keepdims=True)
    return Lesson(pieces, np.concatenate(layers, 1), text.origin, text.habits, text.names is not None)


def _marks(text: Labelled) -> tuple[list[Marked] | None, ...]:
    return text.names, text.voices, text.inner


def _allowed(pieces: Pieces, marks: list[Marked] | None, kinds: Sequence[str]) -> np.ndarray:
    """Allow the one tag that the marks give each word, or all where the layer is not marked."""
    if marks is None:
        return np.ones((len(pieces.starts), 1 + 2 * len(kinds)), dtype=bool)
    tags = np.zeros(len(pieces.starts), dtype=np.int64)
    for start, end, kind in marks:
        first, last = np.searchsorted(pieces.ends, start, "right"), np.searchsorted(pieces.starts, end, "left")
        tags[first:last] = 2 + 2 * kinds.index(kind)
        tags[first : first + 1] -= last > first
    tags[pieces.breaks] = 0
    before = np.concatenate(([0], tags[:-1]))
    tags -= (tags > 0) & (tags % 2 == 0) & (before != tags) & (before != tags - 1)
    return np.eye(1 + 2 * len(kinds), dtype=bool)[tags]


def rows_of(lesson: Lesson, rng: random.Random, most: int) -> list[Row]:
    """Cut one lesson into windows of whole sentences, differently each time."""
    rows, first, words = [], 0, len(lesson.pieces.starts)
    at = lesson.pieces.first_piece
    ends = np.append(np.flatnonzero(np.diff(lesson.pieces.sentences)) + 1, words)
    while first < words:
        single = lesson.names and rng.random() < 0.5
        last = _window_end(ends[ends > first], at, at[first] + (1 if single else rng.randint(most // 4, most)))
        if at[last] - at[first] > most:
            last = _window_end(ends[ends > first][::-1], -at, -(at[first] + most))
        if at[last] - at[first] > most:
            last = max(int(np.searchsorted(at, at[first] + most, "right")) - 1, first + 1)
        if last - first > 1:
            rows.append(row(lesson, first, last, rng))
        first = last
    return rows


def _window_end(ends: np.ndarray, at: np.ndarray, reach: int) -> int:
    """Give the first of some sentence ends whose place reaches a limit, else the last of them."""
    return int(next((end for end in ends if at[end] >= reach), ends[-1]))


def row(lesson: Lesson, first: int, last: int, rng: random.Random) -> Row:
    """Make the row of some words, with some of their casing and a few of the words themselves hidden."""
    start, end = lesson.pieces.first_piece[[first, last]]
    words = lesson.pieces.words[start:end] - first
    ids, shapes = lesson.pieces.ids[start:end].copy(), recased(lesson.pieces.shapes[start:end], lesson.names, rng)
    allowed = lesson.allowed[first:last]
    cues = allowed[:, CUE : CUE + 2].any(1) & ~allowed[:, SIZES[0]]
    hidden = np.array([rng.random() < (HIDDEN_CUES if cue else HIDDEN) for cue in cues])
    ids[hidden[words] & (ids > 102)] = MASK
    return Row(
        ids=np.concatenate(([lesson.habits], ids, [CLOSE])),
        shapes=np.concatenate(([NO_LETTERS], shapes, [NO_LETTERS])),
        words=words,
        allowed=allowed,
    )


def recased(shapes: np.ndarray, names: bool, rng: random.Random) -> np.ndarray:
    """Take the casing away from a fifth of the rows with names and some others; make a few into titles."""
    chance, shapes = rng.random(), shapes.copy()
    letters = shapes % QUOTED != NO_LETTERS
    if chance < (0.22 if names else 0.08):
        shapes[letters] -= shapes[letters] % QUOTED - CASELESS
    elif chance > 0.96:
        lower = shapes % QUOTED == LOWER
        shapes[lower] += TITLE - LOWER
    if rng.random() < 0.15:
        shapes %= QUOTED
    return shapes


def batches(rows: list[Row], rng: random.Random) -> list[list[Row]]:
    """Group rows of like length into batches of like cost, in random order."""
    rows = sorted(rows, key=lambda row: len(row.ids) + rng.random() * 8)
    groups: list[list[Row]] = [[]]
    for item in rows:
        if groups[-1] and (len(groups[-1]) + 1) * len(item.ids) > PIECES_A_BATCH:
            groups.append([])
        groups[-1].append(item)
    rng.shuffle(groups)
    return groups


def tensors(group: Sequence[Row]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Pad a batch: ids, shapes, mask of pieces, word of each piece (flat), allowed tags and mask of words."""
    length, words = max(len(r.ids) for r in group), max(len(r.allowed) for r in group)
    ids = np.zeros((len(group), length), dtype=np.int64)
    shapes = np.full((len(group), length), NO_LETTERS)
    belongs = np.full((len(group), length), len(group) * words)
    allowed = np.ones((len(group), words, sum(SIZES)), dtype=bool)
    for n, item in enumerate(group):
        ids[n, : len(item.ids)], shapes[n, : len(item.ids)] = item.ids, item.shapes
        belongs[n, 1 : 1 + len(item.words)] = item.words + n * words
        allowed[n, : len(item.allowed)] = item.allowed
    real = np.array([[k < len(item.allowed) for k in range(words)] for item in group], dtype=np.float32)
    pieces = np.array([[k < len(item.ids) for k in range(length)] for item in group], dtype=np.float32)
    arrays = (ids, shapes, pieces, belongs.ravel(), allowed, real)
    return tuple(torch.from_numpy(array) for array in arrays)  # type: ignore[return-value]
