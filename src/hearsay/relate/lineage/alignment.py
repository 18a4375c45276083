"""Which stretches of two reports say the same in nearly the same words? Found in three steps.

1. Sentences are paired when they are alike (words and character n-grams, background weights) and keep most of
   their words in the same order: retold facts share the words, only copied ones share the order too.
2. Runs of five or more equal words are paired wherever they stand, which catches half sentences.
3. What is paired is chained into matches, a stretch of one report against a stretch of the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import LCSseq

from hearsay.relate.lineage.script import RUN_WORDS, Flags, Floats, Ints, Script, likeness, sentence_of

ALIKE = 0.5  # cosine of paired sentences; spun and translated ones of the labelled stories lie above .55
IN_ORDER = 0.6  # share of the shorter sentence's words that the other has in the same order; retold facts stay under .5
SHORTEST = 6  # words under which a sentence says too little to be told apart by its order
LOOSE = 2  # words that may stand between two matches that are read as one


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """Words first to last of one report against words first to last of the other; score 0..1 is how alike."""

    left: tuple[int, int]
    right: tuple[int, int]
    score: float


@dataclass(frozen=True, slots=True)
class Side:
    """What of one report is matched: which words at all, which word for word, which borrowed on either side."""

    script: Script
    matched: Flags
    exact: Flags
    borrowed: Flags

    @property
    def share(self) -> float:
        """The share of the report's story words that are matched."""
        return float(self.matched.mean()) if len(self.matched) else 0.0

    @property
    def told(self) -> int:
        """How many matched words are the report's own telling, not somebody's quoted words."""
        return int((self.matched & ~self.borrowed).sum())


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two reports side by side."""

    left: Side
    right: Side
    matches: tuple[Match, ...]


def align(left: Script, right: Script) -> Alignment:
    """Align two reports."""
    sentences = list(_sentence_matches(left, right))
    runs = list(_run_matches(left, right))
    sides = (
        _side(left, [m.left for m in sentences], runs=[m.left for m in runs]),
        _side(right, [m.right for m in sentences], runs=[m.right for m in runs]),
    )
    lent = _lent(sentences + runs, sides)
    chained = tuple(_chain(sentences + runs))
    return Alignment(
        Side(left, sides[0].matched, sides[0].exact, lent[0]),
        Side(right, sides[1].matched, sides[1].exact, lent[1]),
        chained,
    )


def _side(script: Script, sentences: list[tuple[int, int]], *, runs: list[tuple[int, int]]) -> Side:
    matched = np.zeros(len(script.words), dtype=bool)
    exact = matched.copy()
    for first, last in runs:
        exact[first : last + 1] = True
    for first, last in sentences:
        matched[first : last + 1] = True
    return Side(script, matched | exact, exact, script.borrowed)


def _lent(matches: list[Match], sides: tuple[Side, Side]) -> tuple[Flags, Flags]:
    """Flag the words that are borrowed here or stand against borrowed words there."""
    left, right = sides[0].script.borrowed, sides[1].script.borrowed
    flags = left.copy(), right.copy()
    for match in matches:
        (a, b), (c, d) = match.left, match.right
        if right[c : d + 1].mean() > 0.5:
            flags[0][a : b + 1] = True
        if left[a : b + 1].mean() > 0.5:
            flags[1][c : d + 1] = True
    return flags


def _sentence_matches(left: Script, right: Script) -> Iterator[Match]:
    """Pair each sentence with the one it most follows, from either side."""
    alike = likeness(left, right)
    order = _orders(left, right, alike)
    score = np.where((alike >= ALIKE) & (order >= IN_ORDER), alike, 0.0)
    if not score.size:
        return
    best = {(i, int(j)) for i, j in enumerate(score.argmax(axis=1))}
    best |= {(int(i), j) for j, i in enumerate(score.argmax(axis=0))}
    for i, j in sorted(best):
        if score[i, j] > 0:
            yield Match(_extent(left, i), _extent(right, j), round(float(score[i, j]), 4))


def _extent(script: Script, sentence: int) -> tuple[int, int]:
    return int(script.bounds[sentence]), int(script.bounds[sentence + 1]) - 1


def _orders(left: Script, right: Script, alike: Floats) -> Floats:
    """Give, where sentences are alike at all, the share of the shorter's words found in order in the longer."""
    out = np.zeros_like(alike)
    for i, j in zip(*np.nonzero(alike >= ALIKE), strict=True):
        one, two = left.sentence(i), right.sentence(j)
        common = LCSseq.similarity(one, two)
        out[i, j] = common / max(min(len(one), len(two)), SHORTEST)
    return out


def _run_matches(left: Script, right: Script) -> Iterator[Match]:
    """Pair runs of equal words, each run of the left with its first place in the right."""
    places: dict[int, int] = {}
    for place, code in reversed(list(enumerate(right.runs.tolist()))):
        places[code] = place
    start, offset, last = -1, 0, -1
    for place in np.flatnonzero(np.isin(left.runs, right.runs)).tolist():
        there = places[int(left.runs[place])]
        if start >= 0 and place == last + 1 and there - place == offset:
            last = place
            continue
        if start >= 0:
            yield _run(start, last, offset)
        start, offset, last = place, there - place, place
    if start >= 0:
        yield _run(start, last, offset)


def _run(start: int, last: int, offset: int) -> Match:
    end = last + RUN_WORDS - 1
    return Match((start, end), (start + offset, end + offset), 1.0)


def _chain(matches: list[Match]) -> Iterator[Match]:
    """Drop matches that lie inside others and join those that follow one another in both reports."""
    current: Match | None = None
    for match in _outermost(matches):
        if current is None:
            current = match
        elif _follows(current.left, match.left) and _follows(current.right, match.right):
            current = _joined(current, match)
        else:
            yield current
            current = match
    if current is not None:
        yield current


def _outermost(matches: list[Match]) -> list[Match]:
    """Keep the matches that lie inside no other."""
    kept = sorted(set(matches))
    if not kept:
        return kept
    ends = np.array([(*match.left, *match.right) for match in kept])
    inside = np.ones((len(kept), len(kept)), dtype=bool)
    for low in (0, 2):
        inside &= (ends[:, None, low] >= ends[None, :, low]) & (ends[:, None, low + 1] <= ends[None, :, low + 1])
    same = (ends[:, None, :] == ends[None, :, :]).all(axis=2)
    swallowed = (inside & ~same).any(axis=1)
    return [match for match, gone in zip(kept, swallowed.tolist(), strict=True) if not gone]


def _follows(before: tuple[int, int], after: tuple[int, int]) -> bool:
    return before[0] <= after[0] <= before[1] + 1 + LOOSE and before[1] <= after[1]


def _joined(one: Match, two: Match) -> Match:
    left = one.left[0], max(one.left[1], two.left[1])
    right = one.right[0], max(one.right[1], two.right[1])
    sizes = one.left[1] - one.left[0] + 1, two.left[1] - two.left[0] + 1
    score = (one.score * sizes[0] + two.score * sizes[1]) / sum(sizes)
    return Match(left, right, round(score, 4))


def sentences_matched(side: Side) -> Ints:
    """Count the matched words of each sentence."""
    return np.bincount(sentence_of(side.script), side.matched, minlength=len(side.script.bounds) - 1).astype(np.int64)
