"""Score the spelling model beside plain string measures on held-out transliteration pairs.

    python benchmarks/spellings.py [SHARED] [--write]

Needs jellyfish and rigour: pip install "hearsay[bench]". With --write the tables go into docs/benchmarks.md. Each
measure gets its best threshold on the training pairs; then F1 on the test pairs, and the area under the curve.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import jellyfish
import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein
from rigour.names import NameTypeTag, analyze_names, compare_parts, pair_symbols
from run import PAGE, between, table

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


def row(name: str, measure: Measure, train: list[Pair], test: list[Pair]) -> tuple[str, ...]:
    """Score one measure as one row of the table."""
    learnt = np.array([measure(a, b) for a, b, _ in train])
    labels = np.array([label for _, _, label in train])
    best = max(np.unique(np.quantile(learnt, np.linspace(0, 1, 101))), key=lambda t: f1_at(learnt, labels, t)[2])
    scores, truth = np.array([measure(a, b) for a, b, _ in test]), np.array([label for _, _, label in test])
    precision, recall, f1 = f1_at(scores, truth, best)
    return name, *(f"{score:.3f}" for score in (precision, recall, f1, area(scores, truth)))


def with_plain_negatives(test: list[Pair]) -> list[Pair]:
    """Put names drawn from among those of one first sound in the place of every second hard negative."""
    names = sorted({name for a, b, _ in test for name in (a, b)})
    together = {(a, b) for a, b, label in test if label}
    plain = [
        (a, b, 0) for a, b in zip(names, names[7:], strict=False) if key(a)[:1] == key(b)[:1] and (a, b) not in together
    ]
    hard = [pair for pair in test if not pair[2]]
    return [pair for pair in test if pair[2]] + hard[::2] + plain[: len(hard) - len(hard[::2])]


def rigour_score(one: str, other: str) -> float:
    """Compare as rigour's parts are meant to be used: by its table of names, else by letters."""
    ours, theirs = (next(iter(analyze_names(NameTypeTag.PER, [name]))) for name in (one, other))
    if any(pair_symbols(ours, theirs)):
        return 1.0
    return max(part.score for part in compare_parts(list(ours.parts), list(theirs.parts)))


MEASURES: tuple[tuple[str, Measure], ...] = (
    ("hearsay spelling model", token_score),
    ("same consonant key", lambda a, b: float(key(a) == key(b))),
    ("rapidfuzz WRatio", lambda a, b: fuzz.WRatio(a, b)),
    ("jellyfish Jaro-Winkler", jellyfish.jaro_winkler_similarity),
    ("rigour names", rigour_score),
    ("normalised Levenshtein", Levenshtein.normalized_similarity),
)


def draw(title: str, train: list[Pair], test: list[Pair]) -> str:
    """Draw one table."""
    rows = [row(name, measure, train, test) for name, measure in MEASURES]
    counts = f"{title}: {len(test):,} pairs, {sum(pair[2] for pair in test):,} of them one name."
    return f"{counts}\n\n" + table(("measure", "precision", "recall", "F1", "AUC"), rows)


def main() -> None:
    """Print the tables, and write them when asked."""
    shared = next((Path(a) for a in sys.argv[1:] if not a.startswith("-")), Path("../shared"))
    train, test = labelled_pairs(shared)
    hardest = draw("Against the hardest negatives", train, test)
    text = hardest + "\n\n" + draw("Half hard, half plain negatives", train, with_plain_negatives(test))
    print(text)
    if "--write" in sys.argv:
        PAGE.write_text(between(PAGE.read_text(encoding="utf-8"), "spellings", text), encoding="utf-8")


if __name__ == "__main__":
    main()
