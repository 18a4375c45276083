"""Fit the weights with which relate/sameness.py judges whether two statements say the same.

    python training/claims.py ../shared/stories

Logistic regression over the labelled statements of hand-made stories. Each story is also scored with weights fitted on
the others only: those figures say what to expect of stories that nobody has labelled.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearsay.model import Reading, Statement
from hearsay.options import ReadOptions
from hearsay.pipeline import TELL_STORY, read_closely, relate, run_stages
from hearsay.read.pile import read_pile
from hearsay.relate.background import words_of
from hearsay.relate.claims import link
from hearsay.relate.sameness import WEIGHTS, near_pairs, place_all, signs_of
from hearsay.relate.sayings import Saying, sayings_of
from hearsay.relate.wording import said

RIDGE = 3.0
STEPS = 25
HALF, MOST_TIMES = 0.5, 4  # a statement is a labelled one if half the words are common, or it holds nearly all of them
NEARLY_ALL = 0.8

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Labelled:
    """The statements of a story, and the labelled claims that each belongs to, by its place."""

    sayings: list[Saying]
    claims: Mapping[int, frozenset[str]]


def read_story(folder: Path) -> Labelled:
    """Annotate and relate a labelled story."""
    pile = read_pile([str(folder / "reports.jsonl")], options=ReadOptions())
    readings = [reading for reading in read_closely(pile.reports) if isinstance(reading, Reading)]
    copies, stories = relate(readings)
    story = max(stories, key=lambda s: len(s.readings))
    made = run_stages(TELL_STORY[:3], {"story": story, "copies": copies})
    names = {r.id: r.report.location.rsplit("#", 1)[-1] for r in readings}
    statements = sorted(made["statements"], key=lambda s: str(s.id))
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return Labelled(sayings_of(story, statements), _claims(gold, statements, names))


def _claims(
    gold: dict[str, Any], statements: Sequence[Statement], names: Mapping[str, str]
) -> dict[int, frozenset[str]]:
    """Give the claims that each labelled statement belongs to."""
    found = {row["key"]: _find(row, statements, names) for row in gold["statements"]}
    claims: dict[int, set[str]] = defaultdict(set)
    for claim in gold["claims"]:
        for key in claim["statements"]:
            place = found[key]
            if place is not None:
                claims[place].add(claim["key"])
    return {place: frozenset(keys) for place, keys in sorted(claims.items())}


def _find(row: dict[str, Any], statements: Sequence[Statement], names: Mapping[str, str]) -> int | None:
    """Find the statement that a label means: the likest of its report that is alike enough."""
    wanted = words_of(row["content"])
    ranked = [
        (common, -place)
        for place, statement in enumerate(statements)
        if names[statement.report] == row["report"] and (common := _common(words_of(said(statement)), wanted))
    ]
    return -max(ranked)[1] if ranked else None


def _common(words: Sequence[str], wanted: Sequence[str]) -> float:
    both = sum(min(words.count(word), wanted.count(word)) for word in set(wanted))
    share = 2 * both / max(1, len(words) + len(wanted))
    holds = both >= NEARLY_ALL * len(wanted) and len(words) <= MOST_TIMES * len(wanted)
    return share if share >= HALF or holds else 0.0


def table(story: Labelled) -> tuple[Floats, Floats]:
    """Tabulate the signs of the labelled pairs, and whether they are of one claim."""
    places = place_all(story.sayings)
    near = {(one, two): alike for one, two, alike in near_pairs(places)}
    rows, same = [], []
    for one, two in combinations(story.claims, 2):
        if (one, two) in near:
            at = (places[one], places[two])
            rows.append([*signs_of(story.sayings[one], story.sayings[two], near[one, two], at=at).values()])
            same.append(float(bool(story.claims[one] & story.claims[two])))
    return np.array(rows).reshape(-1, len(WEIGHTS)), np.array(same)


def fit(signs: Floats, same: Floats) -> Floats:
    """Fit by Newton's method, with a ridge on the standardised signs; the first sign is always there."""
    mean, spread = signs.mean(0), signs.std(0) + 1e-9
    mean[0], spread[0] = 0.0, 1.0
    scaled = (signs - mean) / spread
    ridge = np.eye(scaled.shape[1]) * RIDGE
    ridge[0, 0] = 0.0
    weights = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-scaled @ weights))
        bend = scaled.T @ (scaled * (sure * (1 - sure))[:, None]) + ridge
        weights += np.linalg.solve(bend, scaled.T @ (same - sure) - ridge @ weights)
    own = weights / spread
    own[0] -= float((own * mean).sum())
    return np.asarray(own)


def count(story: Labelled, weights: Floats) -> Floats:
    """Count pairs of labelled statements: rightly joined, wrongly joined, wrongly apart."""
    home = {place: n for n, group in enumerate(link(story.sayings, named(weights))) for place in group}
    counts = np.zeros(3)
    for one, two in combinations(story.claims, 2):
        joined, same = home[one] == home[two], bool(story.claims[one] & story.claims[two])
        counts += (joined and same, joined and not same, same and not joined)
    return counts


def named(weights: Floats) -> dict[str, float]:
    """Give the weights their names."""
    return dict(zip(WEIGHTS, weights.tolist(), strict=True))


def report(title: str, counts: Floats) -> str:
    """Write precision, recall and F1 of the pairs."""
    precision, recall = counts[0] / max(1, counts[:2].sum()), counts[0] / max(1, counts[0] + counts[2])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{title}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"


def left_out(stories: Sequence[Labelled], tables: Sequence[tuple[Floats, Floats]]) -> Iterator[Floats]:
    """Count each story with weights fitted on the others."""
    for place, story in enumerate(stories):
        others = [made for n, made in enumerate(tables) if n != place]
        yield count(story, fit(*(np.concatenate(part) for part in zip(*others, strict=True))))


def main() -> None:
    """Print the table for relate/sameness.py, and how it does."""
    folders = sorted(path.parent for path in Path(sys.argv[1]).glob("*/gold.json"))
    stories = [read_story(folder) for folder in folders]
    tables = [table(story) for story in stories]
    weights = fit(*(np.concatenate(part) for part in zip(*tables, strict=True)))
    for name, weight in named(weights).items():
        print(f'    "{name}": {weight:.2f},')
    print(report("fitted on all", sum((count(story, weights) for story in stories), np.zeros(3))))
    print(report("story left out", sum(left_out(stories, tables), np.zeros(3))))


if __name__ == "__main__":
    main()
