"""Fit the weights with which relate/sameness.py judges whether two statements say the same.

    python training/claims.py ../shared

Logistic regression over the labelled statements of hand-made stories, and over all statements of stories that were
judged for the shipped models and kept out of their training (claims_grouped.tsv). Those count less each, and say what
keeps apart: hand-made labels leave out what stands in no claim. Each hand-made story is also scored with weights fitted
without it: those figures say what to expect of stories that nobody has labelled, though the thresholds saw them all.
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
from judged import find_judged, is_held_out, read_labels, reports_of, told
from numpy.typing import NDArray

from hearsay.model import Statement
from hearsay.options import ReadOptions
from hearsay.read.pile import read_pile
from hearsay.relate.background import words_of
from hearsay.relate.claims import SAME, link
from hearsay.relate.compared import Compared
from hearsay.relate.comparing import compare_statements
from hearsay.relate.likeness import cosine
from hearsay.relate.sameness import WEIGHTS, signs_of
from hearsay.relate.wording import said

THRESHOLDS = (-1.2, -1.1, -1.0, -0.9, -0.7)
RIDGE = 3.0
JUDGED_WEIGH = 0.3  # what a pair of a judged story counts
STEPS = 25
HALF, MOST_TIMES = 0.5, 4  # a statement is a labelled one if half the words are common, or it holds nearly all of them
NEARLY_ALL = 0.8

Floats = NDArray[np.float64]
Table = tuple[Floats, Floats, Floats]  # the signs of some pairs, whether each is of one claim, and what it counts


@dataclass(frozen=True)
class Labelled:
    """The statements of a story, compared, and the labelled claims that each belongs to, by its place."""

    compared: Compared
    claims: Mapping[int, frozenset[str]]


def read_story(folder: Path) -> Labelled:
    """Annotate and relate a labelled story."""
    pile = read_pile([str(folder / "reports.jsonl")], options=ReadOptions())
    names = {report.id: report.location.rsplit("#", 1)[-1] for report in pile.reports}
    story, statements = told(pile.reports)
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return Labelled(compare_statements(story, statements), _claims(gold, statements, names))


def judged_stories(data: Path) -> list[Labelled]:
    """Read the stories whose claims were judged by hand and that no shipped model has learned from."""
    groups = read_labels("claims_grouped.tsv")
    found = []
    for name, reports in reports_of(data, [name for name in sorted(groups) if is_held_out(name)]):
        story, statements = told(reports)
        claims: dict[int, set[str]] = {place: set() for place in range(len(statements))}
        for key, members in groups[name].items():
            for place in find_judged(statements, members):
                claims[place].add(key[0])
        labels = {place: frozenset(keys) for place, keys in claims.items()}
        found.append(Labelled(compare_statements(story, statements), labels))
    return found


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


def table(story: Labelled, weigh: float = 1.0) -> Table:
    """Tabulate the signs of the labelled pairs that meet, whether they are of one claim, and what each counts."""
    pairs = [pair for pair in story.compared.pairs if set(pair) <= story.claims.keys()]
    rows = [[*signs_of(story.compared, pair).values()] for pair in pairs]
    same = [float(bool(story.claims[one] & story.claims[two])) for one, two in pairs]
    return np.array(rows).reshape(-1, len(WEIGHTS)), np.array(same), np.full(len(same), weigh)


def fit(tables: Sequence[Table]) -> Floats:
    """Fit by Newton's method, with a ridge on the standardised signs; the first sign is always there."""
    signs, same, counts = (np.concatenate(part) for part in zip(*tables, strict=True))
    mean = np.average(signs, axis=0, weights=counts)
    spread = np.sqrt(np.average((signs - mean) ** 2, axis=0, weights=counts)) + 1e-9
    mean[0], spread[0] = 0.0, 1.0
    scaled = (signs - mean) / spread
    ridge = np.eye(scaled.shape[1]) * RIDGE
    ridge[0, 0] = 0.0
    weights = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-scaled @ weights))
        bend = scaled.T @ (scaled * (counts * sure * (1 - sure))[:, None]) + ridge
        weights += np.linalg.solve(bend, scaled.T @ (counts * (same - sure)) - ridge @ weights)
    own = weights / spread
    own[0] -= float((own * mean).sum())
    return np.asarray(own)


def count(story: Labelled, weights: Floats, *, same: float = SAME) -> Floats:
    """Count pairs of labelled statements: rightly joined, wrongly joined, wrongly apart."""
    groups = link(story.compared, named(weights), same=same)
    home = {place: n for n, group in enumerate(groups) for place in group}
    counts = np.zeros(3)
    for one, two in combinations(story.claims, 2):
        joined, alike = home[one] == home[two], bool(story.claims[one] & story.claims[two])
        counts += (joined and alike, joined and not alike, alike and not joined)
    return counts


def named(weights: Floats) -> dict[str, float]:
    """Give the weights their names."""
    return dict(zip(WEIGHTS, weights.tolist(), strict=True))


def report(title: str, counts: Floats) -> str:
    """Write precision, recall and F1 of the pairs."""
    precision, recall = counts[0] / max(1, counts[:2].sum()), counts[0] / max(1, counts[0] + counts[2])
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{title}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"


def fitted_apart(tables: Sequence[Table], rest: Sequence[Table]) -> list[Floats]:
    """Fit weights for each of some stories on all others and the rest."""
    return [fit([*tables[:n], *tables[n + 1 :], *rest]) for n in range(len(tables))]


def counted(stories: Sequence[Labelled], weights: Sequence[Floats], same: float) -> Floats:
    """Count the pairs of stories, each with weights of its own."""
    return sum((count(*case, same=same) for case in zip(stories, weights, strict=True)), np.zeros(3))


def area(story_pairs: Iterator[tuple[float, bool]]) -> float:
    """Give the chance that a pair of one claim ranks above a pair of two (AUC)."""
    scores, same = (np.array(part) for part in zip(*story_pairs, strict=True))
    ranks = np.argsort(np.argsort(scores)) + 1
    ones = int(same.sum())
    return float((ranks[same].sum() - ones * (ones + 1) / 2) / (ones * (len(same) - ones)))


def ranked(stories: Sequence[Labelled], *, by_sense: bool) -> Iterator[tuple[float, bool]]:
    """Rank all pairs of labelled statements, met or not, by the vectors or by the words that they share."""
    for story in stories:
        for one, two in combinations(sorted(story.claims), 2):
            sayings, vectors = story.compared.sayings, story.compared.vectors
            alike = vectors[one] @ vectors[two] if by_sense else cosine(sayings[one].gist, sayings[two].gist)
            yield float(alike), bool(story.claims[one] & story.claims[two])


def main() -> None:
    """Print the table for relate/sameness.py, and how it does."""
    stories = [read_story(path.parent) for path in sorted(Path(sys.argv[1]).glob("stories/*/gold.json"))]
    judged = judged_stories(Path(sys.argv[1]) / "data")
    tables, rest = [table(story) for story in stories], [table(story, JUDGED_WEIGH) for story in judged]
    weights, apart = fit([*tables, *rest]), fitted_apart(tables, rest)
    for name, weight in named(weights).items():
        print(f'    "{name}": {weight:.2f},')
    by_sense, by_words = (area(ranked(stories, by_sense=sense)) for sense in (True, False))
    print(f"AUC of vectors {by_sense:.3f}, of words {by_words:.3f}")
    for same in THRESHOLDS:
        print(report(f"{same}, fitted on all", counted(stories, [weights] * len(stories), same)))
        print(report(f"{same}, story left out", counted(stories, apart, same)))
        print(report(f"{same}, fitted on all, judged stories", counted(judged, [weights] * len(judged), same)))


if __name__ == "__main__":
    main()
