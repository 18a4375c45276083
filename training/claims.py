"""Fit the weights with which relate/sameness.py judges whether two statements say the same.

    python training/claims.py ../shared

Logistic regression over the labelled statements of hand-made stories, and over pairs that were hard to tell in larger
stories, judged by hand for this (claims_judged.tsv). Each labelled story is also scored with weights fitted on all but
itself: those figures say what to expect of stories that nobody has labelled.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hearsay.model import Reading, Report, Statement, Story, When
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
    names = {report.id: report.location.rsplit("#", 1)[-1] for report in pile.reports}
    sayings = sayings_in(pile.reports)
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return Labelled(sayings, _claims(gold, [saying.statement for saying in sayings], names))


def sayings_in(reports: Iterable[Report]) -> list[Saying]:
    """Boil down all statements of the reports of one story, in order of their ids."""
    readings = [reading for reading in read_closely(reports) if isinstance(reading, Reading)]
    story = Story("", tuple(sorted(readings, key=lambda reading: reading.id)))
    copies, _ = relate(readings)
    made = run_stages(TELL_STORY[:3], {"story": story, "copies": copies})
    return sayings_of(story, sorted(made["statements"], key=lambda s: str(s.id)))


def judged_pairs(reports: Path) -> Iterator[tuple[Floats, Floats]]:
    """Tabulate the signs of the pairs judged by hand, story by story, and whether they say the same."""
    with gzip.open(reports, "rt", encoding="utf-8") as packed:
        rows = [json.loads(line) for line in packed]
    lines = (Path(__file__).with_name("claims_judged.tsv")).read_text(encoding="utf-8").splitlines()[1:]
    for story, judged in groupby((line.split("\t") for line in lines), key=itemgetter(0)):
        sayings = sayings_in(_report(row) for row in rows if row["story"] == story)
        near, signs, same = Near(sayings), [], []
        for _, *spans, verdict in judged:
            pair = sorted((_at(sayings, spans[:3]), _at(sayings, spans[3:])))
            if found := near.signs(*pair):
                signs.append(found)
                same.append(float(verdict))
        yield np.array(signs), np.array(same)


def _report(row: dict[str, str]) -> Report:
    published = When(row["published"], row["published"], "day", "given")
    return Report(row["id"], row["id"], row["text"], row["title"], outlet=row["outlet"], published=published)


def _at(sayings: Sequence[Saying], span: Sequence[str]) -> int:
    """Find the statement that covers most of a stretch of a report."""
    report, start, end = span[0], int(span[1]), int(span[2])

    def covered(place: int) -> int:
        content = sayings[place].statement.content
        return min(end, content.end) - max(start, content.start) if content.report == report else -len(sayings)

    return max(range(len(sayings)), key=covered)


class Near:
    """The pairs of a story that are compared, with their signs."""

    def __init__(self, sayings: Sequence[Saying]) -> None:
        self.sayings = sayings
        self.places = place_all(sayings)
        self.alike = {(one, two): alike for one, two, alike in near_pairs(self.places)}

    def signs(self, one: int, two: int) -> list[float]:
        """Give the signs of a pair; none when its words are too unlike to be compared."""
        if (one, two) not in self.alike:
            return []
        at = (self.places[one], self.places[two])
        return [*signs_of(self.sayings[one], self.sayings[two], self.alike[one, two], at=at).values()]


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
    near, rows, same = Near(story.sayings), [], []
    for one, two in combinations(story.claims, 2):
        if found := near.signs(one, two):
            rows.append(found)
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
    """Count each story with weights fitted on all else."""
    for place, story in enumerate(stories):
        others = [made for n, made in enumerate(tables) if n != place]
        yield count(story, fit(*(np.concatenate(part) for part in zip(*others, strict=True))))


def main() -> None:
    """Print the table for relate/sameness.py, and how it does."""
    shared = Path(sys.argv[1])
    stories = [read_story(path.parent) for path in sorted((shared / "stories").glob("*/gold.json"))]
    tables = [table(story) for story in stories]
    tables += judged_pairs(shared / "data" / "clustering" / "g5.jsonl.gz")
    weights = fit(*(np.concatenate(part) for part in zip(*tables, strict=True)))
    for name, weight in named(weights).items():
        print(f'    "{name}": {weight:.2f},')
    print(report("fitted on all", sum((count(story, weights) for story in stories), np.zeros(3))))
    print(report("story left out", sum(left_out(stories, tables), np.zeros(3))))


if __name__ == "__main__":
    main()
