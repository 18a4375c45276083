"""Fit the weights with which relate/likelihood.py judges whether two reports tell the same story.

    python training/stories.py ../shared/data/clustering/{g5,allsides,incidents}.jsonl.gz

Logistic regression (Newton's method, a little ridge) over all pairs of neighbours; each set weighs the same, whatever
its size, but for g5, which weighs four times: it alone has long-running stories and wrong dates.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import numpy as np

from hearsay.annotate.furniture import mark_furniture
from hearsay.annotate.sentences import split_sentences
from hearsay.model import Annotation, Reading, Report, When
from hearsay.relate.grouping.bags import Floats
from hearsay.relate.grouping.likelihood import WEIGHTS, Pile
from hearsay.relate.grouping.neighbours import find_neighbours

RIDGE = 1.0
POSITIVES = 1000.0  # weight of all pairs of one story in a set together
EMPHASIS = {"g5": 4.0}


def read_pile(path: Path) -> tuple[list[Reading], list[str]]:
    """Read a labelled set: the readings and the story of each."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [_reading(row) for row in rows], [row["story"] for row in rows]


def _reading(row: dict[str, str]) -> Reading:
    day = row.get("published")
    published = When(day, day, "day", "given") if day else None
    report = Report(row["id"], row["id"], row["text"], row.get("title"), published=published)
    furniture = mark_furniture(report)
    return Reading(report, Annotation(report.id, furniture, split_sentences(report, furniture)))


def pairs_of(readings: list[Reading], stories: list[str]) -> tuple[Floats, Floats]:
    """Tabulate the signs of all neighbours, and whether they share a story."""
    pile = Pile(readings)
    signs, same = [], []
    for place, others in enumerate(find_neighbours(pile.body, pile.idf)):
        later = others[others > place]
        if len(later):
            signs.append(pile.signs(place, later))
            same.append(np.array([stories[place] == stories[other] for other in later], dtype=np.float64))
    return np.concatenate(signs), np.concatenate(same)


def fit(signs: Floats, same: Floats, weights: Floats) -> Floats:
    """Fit weights and, last, the bias."""
    table = np.column_stack([signs, np.ones(len(signs))])
    ridge = np.full(table.shape[1], RIDGE)
    ridge[-1] = 0.0
    beta = np.zeros(table.shape[1])
    for _ in range(60):
        odds = 1.0 / (1.0 + np.exp(-np.clip(table @ beta, -30, 30)))
        slope = table.T @ (weights * (odds - same)) + ridge * beta
        bend = (table * (weights * odds * (1 - odds))[:, None]).T @ table + np.diag(ridge + 1e-9)
        step = np.linalg.solve(bend, slope)
        beta -= step
        if float(np.abs(step).max()) < 1e-6:
            break
    return beta


def main(paths: list[Path]) -> None:
    """Fit on the given sets and print the table for relate/likelihood.py."""
    tables, labels, weights = [], [], []
    for path in paths:
        signs, same = pairs_of(*read_pile(path))
        tables.append(signs)
        labels.append(same)
        emphasis = EMPHASIS.get(path.name.split(".")[0], 1.0)
        weights.append(np.full(len(same), emphasis * POSITIVES / max(same.sum(), 1.0)))
    beta = fit(np.concatenate(tables), np.concatenate(labels), np.concatenate(weights))
    for name, value in zip([*WEIGHTS, "bias"], beta, strict=True):
        print(f'    "{name}": {value:.2f},')


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
