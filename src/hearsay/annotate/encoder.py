"""Give each word of one report the scores of the reader's model.

Text is cut into word pieces, pieces into windows of whole paragraphs or sentences, and every window is run alone
through the int8 model: what a word scores depends on its own report and on nothing else, in whatever company it is
read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from hearsay.annotate import weights
from hearsay.annotate.tagging import Field

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Bounds = tuple[int, int]

OPEN, CLOSE, BREAK = 101, 102, 1  # [CLS], [SEP] and the piece that stands for a paragraph's end ([unused0])
CASELESS, LOWER, TITLE, UPPER, MIXED, NO_LETTERS = range(6)
QUOTED = 6  # added to a shape inside quotation marks
READ_CHARS, READ_PIECES = 200_000, 60_000  # what lies beyond is not read: bounds time and memory on hostile input
WINDOW_PIECES = 155  # the rows that the model learned from reach 158
FILLED_PIECES = 93  # a window that holds so many may end with a paragraph: what is said seldom runs over its end

_OPENING, _CLOSING = frozenset("“„«"), frozenset("”»")
_PLAIN = str.maketrans({**dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’‚`´", "'"), **dict.fromkeys("–—", "-")})


@dataclass(frozen=True, slots=True)
class Pieces:
    """The words of a report with their offsets, and the pieces that the model reads."""

    ids: Ints
    shapes: Ints
    words: Ints  # the word that each piece belongs to
    starts: Ints  # of words, as the three that follow
    ends: Ints
    breaks: NDArray[np.bool_]  # words that stand for a paragraph's end: they hold no text
    sentences: Ints

    @property
    def first_piece(self) -> Ints:
        """Give the first piece of each word, and the number of pieces at the end."""
        return np.searchsorted(self.words, np.arange(len(self.starts) + 1))


def cut(text: str, sentences: Sequence[Bounds], tokenizer: Tokenizer) -> Pieces:
    """Cut the sentences of a text into words and pieces; a newline between two becomes a word of its own."""
    encoding = tokenizer.encode(text.translate(_PLAIN), add_special_tokens=False)
    ids = np.array(encoding.ids[:READ_PIECES], dtype=np.int64)
    offsets = np.array(encoding.offsets[:READ_PIECES], dtype=np.int64).reshape(-1, 2)
    belongs = np.array(encoding.word_ids[:READ_PIECES], dtype=np.int64)
    first = np.flatnonzero(np.diff(belongs, prepend=-1))
    last = np.append(first[1:], len(ids)) - 1 if len(first) else first
    sentence, kept = _places(offsets[first, 0], sentences)
    inside = np.repeat(kept, last - first + 1)
    starts, ends, sentence = offsets[first[kept], 0], offsets[last[kept], 1], sentence[kept]
    ids, lengths = ids[inside], (last - first + 1)[kept]
    words, first = np.repeat(np.arange(len(starts)), lengths), np.cumsum(lengths) - lengths
    at = _breaks(text, starts, ends, sentence)
    grown = np.arange(len(starts)) + np.searchsorted(at, np.arange(len(starts)), side="right")
    breaks = np.zeros(len(starts) + len(at), dtype=np.bool_)
    breaks[at + np.arange(len(at))] = True
    starts = np.insert(starts, at, ends[at - 1])
    ends = np.insert(ends, at, ends[at - 1])
    sentence = np.insert(sentence, at, sentence[at - 1])
    return Pieces(
        ids=np.insert(ids, first[at], BREAK),
        shapes=np.insert(_shapes(text, starts[~breaks], ends[~breaks], at)[words], first[at], NO_LETTERS),
        words=np.insert(grown[words], first[at], at + np.arange(len(at))),
        starts=starts,
        ends=ends,
        breaks=breaks,
        sentences=sentence,
    )


def _places(starts: Ints, sentences: Sequence[Bounds]) -> tuple[Ints, NDArray[np.bool_]]:
    """Tell which sentence each word belongs to and whether it lies in it: words outside all are not read."""
    bounds = np.array(sentences, dtype=np.int64).reshape(-1, 2)
    sentence = np.searchsorted(bounds[:, 0], starts, side="right")
    ends = np.append(-1, bounds[:, 1])
    return sentence, starts < ends[sentence]


def _breaks(text: str, starts: Ints, ends: Ints, sentence: Ints) -> Ints:
    """Find the words that begin a paragraph: after a newline, in another sentence than the word before."""
    lines = np.array([match.start() for match in re.finditer("\n", text)], dtype=np.int64)
    parted = np.searchsorted(lines, starts[1:]) > np.searchsorted(lines, ends[:-1])
    return np.flatnonzero(parted & (sentence[1:] != sentence[:-1])) + 1


def _shapes(text: str, starts: Ints, ends: Ints, breaks: Ints) -> Ints:
    """Give each word its casing, plus QUOTED inside quotation marks; the tokenizer loses both."""
    words = [text[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
    bounds = [0, *breaks.tolist(), len(words)]
    shapes: list[int] = []
    for first, last in pairwise(bounds):
        shapes += paragraph_shapes(words[first:last])
    return np.array(shapes, dtype=np.int64)


def paragraph_shapes(words: Sequence[str]) -> list[int]:
    """Give the shapes of one paragraph's words; letters all of one case say nothing and become CASELESS."""
    shapes = [shape(word) for word in words]
    cased = [kind for kind in shapes if kind != NO_LETTERS]
    upper = sum(kind == UPPER for kind in cased)
    if len(cased) > 2 and (all(kind == LOWER for kind in cased) or upper >= 0.8 * len(cased)):
        shapes = [kind if kind == NO_LETTERS else CASELESS for kind in shapes]
    return [kind + QUOTED * inside for kind, inside in zip(shapes, _inside_quotes(words), strict=True)]


def shape(word: str) -> int:
    """Tell a word's casing."""
    if word.islower():
        return LOWER
    if word.istitle():
        return TITLE
    if word.isupper():
        return UPPER if len(word) > 1 else TITLE
    return MIXED if any(letter.isalpha() for letter in word) else NO_LETTERS


def _inside_quotes(words: Sequence[str]) -> Iterator[bool]:
    """Tell for each word whether quotation marks enclose it, the marks themselves included."""
    inside = False
    for word in words:
        if word in _OPENING:
            inside = True
        closing = inside and (word in _CLOSING or word == '"')
        opening = not inside and word == '"'
        yield inside or opening
        inside = (inside or opening) and not closing


def windows(pieces: Pieces) -> list[Bounds]:
    """Part the words into windows: after a paragraph where one ends late enough, else after a sentence."""
    at, count = pieces.first_piece, len(pieces.starts)
    paragraphs = np.append(np.flatnonzero(pieces.breaks) + 1, count)
    sentences = np.append(np.flatnonzero(np.diff(pieces.sentences)) + 1, count)
    found: list[Bounds] = []
    first = 0
    while first < count:
        most = at[first] + WINDOW_PIECES
        whole = _last_fitting(paragraphs, at, most)
        last = whole if at[whole] >= at[first] + FILLED_PIECES or whole == count else _last_fitting(sentences, at, most)
        if last <= first:
            last = max(int(np.searchsorted(at, most, "right")) - 1, first + 1)
        found.append((first, last))
        first = last
    return found


def _last_fitting(ends: Ints, at: Ints, limit: int) -> int:
    """Give the last of some ends that lies within a limit of pieces."""
    fitting = int(np.searchsorted(at[ends], limit, "right"))
    return int(ends[fitting - 1]) if fitting else 0


class Encoder:
    """The loaded model: reads one report's pieces, window by window."""

    def __init__(self, folder: Path) -> None:
        self.fields = checked(folder)
        self.width = sum(len(field.starts) for field in self.fields)
        self._session = weights.session(folder, "reader")
        self._tokenizer = weights.tokenizer(folder)

    def cut(self, text: str, sentences: Sequence[Bounds]) -> Pieces:
        """Cut the part of a text that is read into words and pieces."""
        return cut(text[:READ_CHARS], sentences, self._tokenizer)

    def scores(self, pieces: Pieces) -> Floats:
        """Score every tag at every word: the mean over its pieces."""
        at = pieces.first_piece
        rows = [self._run(pieces, at[first : last + 1]) for first, last in windows(pieces)]
        return np.concatenate(rows) if rows else np.zeros((0, self.width), dtype=np.float32)

    def _run(self, pieces: Pieces, at: Ints) -> Floats:
        """Run one window; gives a row of scores a word."""
        start, end = at[0], at[-1]
        ids = np.concatenate(([OPEN], pieces.ids[start:end], [CLOSE]))[None]
        shapes = np.concatenate(([NO_LETTERS], pieces.shapes[start:end], [NO_LETTERS]))[None]
        (scores,) = self._session.run(["scores"], {"ids": ids, "shapes": shapes})
        summed = np.add.reduceat(scores[0, 1:-1], at[:-1] - start, axis=0)
        return np.asarray(summed / np.diff(at)[:, None], dtype=np.float32)


def checked(folder: Path) -> tuple[Field, ...]:
    """Check that the weights are the ones that were shipped; gives the fields of their layers."""
    about = weights.checked(folder, "reader")
    return tuple(
        Field(tuple(layer["kinds"]), *(np.array(layer[part], dtype=np.float32) for part in ("moves", "starts", "ends")))
        for layer in about["layers"]
    )


@cache
def load_encoder() -> Encoder:
    """Load the shipped model, once a process."""
    return Encoder(weights.shipped())
