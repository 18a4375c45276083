"""Score the spelling model beside plain string measures on held-out transliteration pairs.

    python benchmarks/spellings.py [SHARED]

Each measure gets its best threshold on the training pairs; then F1 on the test pairs, and the area under the curve.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler, Levenshtein

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from spellings import Pair, labelled_pairs

from hearsay.relate.naming.sounds import key
from hearsay.relate.naming.spellings import token_score

Measure = Callable[[str, str], float]


def f1_at(scores: np.ndarray, labels: np.ndarray, threshold: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of "same" at a threshold."""
    said = scores >= threshold
    hit = float((said & (labels == 1)).sum())
    precision, recall = hit / max(said.sum(), 1), hit / max((labels == 1).sum(), 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def area(scores: np.ndarray, labels: np.ndarray) -> float:
    """Area under the ROC curve, ties counted half."""
    right, wrong = scores[labels == 1], scores[labels == 0]
    order = np.sort(wrong)
    below = np.searchsorted(order, right, "left") + np.searchsorted(order, right, "right")
    return float(below.sum() / 2 / len(right) / len(wrong))


def row(name: str, measure: Measure, train: list[Pair], test: list[Pair]) -> str:
    """Score one measure as one line of the table."""
    learnt = np.array([measure(a, b) for a, b, _ in train])
    labels = np.array([label for _, _, label in train])
    best = max(np.unique(np.quantile(learnt, np.linspace(0, 1, 101))), key=lambda t: f1_at(learnt, labels, t)[2])
    scores, truth = np.array([measure(a, b) for a, b, _ in test]), np.array([label for _, _, label in test])
    precision, recall, f1 = f1_at(scores, truth, best)
    return f"| {name} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {area(scores, truth):.3f} |"


def with_plain_negatives(test: list[Pair]) -> list[Pair]:
    """Put names drawn from among those of one first sound in the place of every second hard negative."""
    names = sorted({name for a, b, _ in test for name in (a, b)})
    together = {(a, b) for a, b, label in test if label}
    plain = [
        (a, b, 0) for a, b in zip(names, names[7:], strict=False) if key(a)[:1] == key(b)[:1] and (a, b) not in together
    ]
    hard = [pair for pair in test if not pair[2]]
    return [pair for pair in test if pair[2]] + hard[::2] + plain[: len(hard) - len(hard[::2])]


def show(title: str, measures: tuple[tuple[str, Measure], ...], pairs: tuple[list[Pair], list[Pair]]) -> None:
    """Print one table."""
    print(f"\n{title}: {len(pairs[1])} pairs, {sum(p[2] for p in pairs[1])} of them one name\n")
    print("| measure | precision | recall | F1 | AUC |\n|---|---|---|---|---|")
    for name, measure in measures:
        print(row(name, measure, pairs[0], pairs[1]))


def main() -> None:
    """Print the table."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared")
    train, test = labelled_pairs(shared)
    measures: tuple[tuple[str, Measure], ...] = (
        ("hearsay spelling model", token_score),
        ("same consonant key", lambda a, b: float(key(a) == key(b))),
        ("rapidfuzz WRatio", lambda a, b: fuzz.WRatio(a, b)),
        ("Jaro-Winkler", JaroWinkler.similarity),
        ("normalised Levenshtein", Levenshtein.normalized_similarity),
    )
    show("Against the hardest negatives", measures, (train, test))
    show("Half hard, half plain negatives", measures, (train, with_plain_negatives(test)))


if __name__ == "__main__":
    main()
