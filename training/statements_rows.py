"""What do judged stories teach the statement model? Which statements say the same, which cannot both be true.

The statements are those that Hearsay finds in the reports, worded as the statement model reads them.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

import numpy as np
from judged import Place, find_judged, read_labels, reports_of, told
from numpy.typing import NDArray
from pairs_model import row_of
from statements_model import MOST_ALONE
from tokenizers import Tokenizer

from hearsay.model import Statement
from hearsay.relate.wording import worded

MOST_SAME, MOST_OTHER, OTHERS_FOR_ONE = 160, 400, 2.5  # rows of one story in a round
MOST_NEAR = 12  # nearest statements that a statement is held against
SOFT = 0.03  # labels are never quite sure
OPPOSED_TIMES = 3  # disputes are rare: each is shown so many times

Pair = tuple[int, int]
TwoSided = tuple[list[int], list[int], float, float]  # pieces, sides, how sure they are the same, how sure opposed
Floats = NDArray[np.float32]


@dataclass(slots=True)
class Judged:
    """The statements of one story as pieces, the claims that each stands in, and the pairs that oppose each other."""

    pieces: list[list[int]]
    claims: list[frozenset[int]]
    opposed: frozenset[tuple[int, int]]

    def same(self, one: int, two: int) -> bool:
        """Tell whether two statements stand in one claim."""
        return bool(self.claims[one] & self.claims[two])

    def groups(self) -> list[list[int]]:
        """List the claims, each by its statements."""
        groups: dict[int, list[int]] = defaultdict(list)
        for place, claims in enumerate(self.claims):
            for claim in claims:
                groups[claim].append(place)
        return [members for _, members in sorted(groups.items()) if len(members) > 1]


def judged_stories(data: Path, tokenizer: Tokenizer, is_wanted: Callable[[str], bool]) -> list[Judged]:
    """Read the judged stories that are wanted, in order of their names."""
    groups, sides = read_labels("claims_grouped.tsv"), read_labels("disputes_judged.tsv")
    wanted = [name for name in sorted(groups) if is_wanted(name)]
    return [
        _judged(told(reports)[1], groups[name], sides.get(name, {}), tokenizer)
        for name, reports in reports_of(data, wanted)
    ]


def _judged(
    statements: Sequence[Statement],
    groups: dict[tuple[str, ...], list[Place]],
    sides: dict[tuple[str, ...], list[Place]],
    tokenizer: Tokenizer,
) -> Judged:
    claims: list[set[int]] = [set() for _ in statements]
    for number, members in enumerate(groups.values()):
        for place in find_judged(statements, members):
            claims[place].add(number)
    disputes: dict[str, list[set[int]]] = defaultdict(list)
    for (dispute, _), members in sides.items():
        disputes[dispute].append(find_judged(statements, members))
    opposed = {
        (min(pair), max(pair))
        for found in disputes.values()
        for left, right in combinations(found, 2)
        for pair in product(left, right)
        if pair[0] != pair[1]
    }
    pieces = tokenizer.encode_batch([worded(s)[:600] for s in statements], add_special_tokens=False)
    return Judged([e.ids for e in pieces], [frozenset(c) for c in claims], frozenset(opposed))


def near_pairs(story: Judged, vectors: Floats, rng: random.Random) -> tuple[list[Pair], list[Pair], list[Pair]]:
    """List what is the same in one story, near misses, and what is opposed; the first two in random order."""
    same = sorted({pair for group in story.groups() for pair in combinations(group, 2)})
    opposed = [pair for pair in sorted(story.opposed) if pair not in set(same)]
    near = sorted(_near(vectors) - set(same) - set(opposed))
    rng.shuffle(same)
    rng.shuffle(near)
    return same, near, opposed


def rows_of_story(story: Judged, vectors: Floats, rng: random.Random) -> list[TwoSided]:
    """Choose rows of one story: what is the same, what is opposed, and near misses."""
    same, near, opposed = near_pairs(story, vectors, rng)
    others = near[: min(MOST_OTHER, int(OTHERS_FOR_ONE * max(4, len(same))))]
    chosen = [*same[:MOST_SAME], *others, *(opposed * OPPOSED_TIMES)]
    rows = []
    for pair in chosen:
        one, two = pair if rng.random() < 0.5 else pair[::-1]
        joined = row_of(story.pieces[one], story.pieces[two])
        rows.append((*joined, sure(story.same(one, two)), sure(pair in story.opposed)))
    return rows


def sure(label: bool) -> float:
    """Soften a label."""
    return 1 - SOFT if label else SOFT


def _near(vectors: Floats) -> set[Pair]:
    alike = vectors @ vectors.T
    np.fill_diagonal(alike, -1.0)
    nearest = np.argsort(-alike, axis=1, kind="stable")[:, :MOST_NEAR]
    return {(min(a, int(b)), max(a, int(b))) for a, row in enumerate(nearest) for b in row if a != int(b)}


def company(story: Judged, rng: random.Random, size: int) -> list[int]:
    """Choose statements to be told apart by their vectors: some claims, and others of the story."""
    groups = story.groups()
    rng.shuffle(groups)
    chosen: list[int] = []
    for group in groups:
        if len(chosen) < size * 2 // 3:
            chosen += [place for place in rng.sample(group, min(5, len(group))) if place not in chosen]
    rest = sorted(set(range(len(story.pieces))) - set(chosen))
    return chosen + rng.sample(rest, max(0, min(len(rest), size - len(chosen))))


def alone(pieces: list[int]) -> list[int]:
    """Cut what is read by itself to its length, without the pieces at its ends."""
    return pieces[: MOST_ALONE - 2]
