"""Score the pair model beside a lexical baseline, on pairs that it did not learn from.

    python benchmarks/pairs.py [SHARED] [--write]

For each set: how many pairs, the share judged right, and how often "contradicts" is said of pairs that contradict and
of those that do not. It is said from two probabilities: the least one that at most 1.5 % of random pairs of one report
reach (pairs of another draw than those scored), and the strict one. With --write the table goes into
docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from pairs_data import read_pairs, read_set
from pairs_news import CHECK_PARTS, CONTRADICT, ENTAIL, NEUTRAL, Pair, sentences_of
from run import PAGE, ROOT, between, table

from hearsay.relate.likeness import cosine, gist_of
from hearsay.relate.pairs import judge

CASES = ROOT / "tests" / "relate" / "cases"
RANDOM_PAIRS, FALSE_ALARMS, STRICT = 4000, 0.015, 0.8
Floats = NDArray[np.float64]


def sets(shared: Path) -> Iterator[tuple[str, list[Pair]]]:
    """Yield the sets by name."""
    yield "MultiNLI matched, premises kept out", read_pairs(shared / "data")[1]
    yield "CAD", [pair for pair in read_set(shared / "data" / "nli" / "dev.jsonl.gz") if pair.origin == "cad"]
    yield "random pairs of one report", same_report(shared, seed=3)
    named = (("contradictions", CONTRADICT), ("entailments", ENTAIL), ("neutrals", NEUTRAL))
    yield "hand-made news", [pair for name, label in named for pair in cases(name, label)]


def same_report(shared: Path, seed: int) -> list[Pair]:
    """Draw pairs of sentences of one report, from a part of the corpus that training did not see."""
    rng = random.Random(seed)
    reports = [s for s in sentences_of(shared / "data", CHECK_PARTS) if len(s) > 4]
    drawn = (rng.sample(rng.choice(reports), 2) for _ in range(RANDOM_PAIRS))
    return [Pair(one, other, NEUTRAL, "same report") for one, other in drawn]


def cases(name: str, label: int) -> Iterator[Pair]:
    """Read hand-made pairs."""
    for line in (CASES / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            premise, hypothesis, *_ = line.split("\t")
            yield Pair(premise, hypothesis, label, name)


def by_model(pairs: list[Pair]) -> Floats:
    """Give the model's probabilities."""
    verdicts = (judge(p.premise, p.hypothesis) for p in pairs)
    return np.array([(v.entails, v.neutral, v.contradicts) for v in verdicts])


def features(pair: Pair) -> list[float]:
    """Compare two texts by words alone: likeness, words held, negation, numbers, lengths."""
    one, two = gist_of(pair.premise), gist_of(pair.hypothesis)
    held = len(one.weights.keys() & two.weights.keys()) / max(1, len(two.weights))
    numbers = bool(one.numbers and two.numbers and not one.numbers & two.numbers)
    lengths = len(pair.hypothesis.split()) / 20, len(pair.premise.split()) / 40
    turned = float(one.negated != two.negated)
    return [1.0, cosine(one, two), held, turned, turned * held, float(two.negated), float(numbers), *lengths]


def baseline(pairs: list[Pair]) -> Floats:
    """Fit a softmax regression over the word features; gives its weights."""
    table, labels = np.array([features(p) for p in pairs]), np.eye(3)[[p.label for p in pairs]]
    weights = np.zeros((table.shape[1], 3))
    for _ in range(600):
        weights -= 0.5 * table.T @ (softmax(table @ weights) - labels) / len(pairs)
    return weights


def softmax(scores: Floats) -> Floats:
    """Turn scores into probabilities."""
    odds = np.exp(scores - scores.max(1, keepdims=True))
    return np.asarray(odds / odds.sum(1, keepdims=True))


def row(name: str, pairs: list[Pair], scores: Floats, *, loose: float) -> tuple[str, ...]:
    """Give one line of the table."""
    labels = np.array([pair.label for pair in pairs])
    clashing = labels == CONTRADICT
    shown = [f"{(scores.argmax(1) == labels).mean():.3f}"]
    for threshold in (loose, STRICT):
        called = scores[:, CONTRADICT] >= threshold
        shown += [f"{part.mean():.3f}" if len(part) else "–" for part in (called[clashing], called[~clashing])]
    return name, str(len(pairs)), *shown


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--write", action="store_true")
    call = parser.parse_args()
    weights = baseline(random.Random(5).sample(read_pairs(call.shared / "data")[0], 20000))
    judges = {
        "words alone": lambda pairs: softmax(np.array([features(p) for p in pairs]) @ weights),
        "the pair model": by_model,
    }
    draw = same_report(call.shared, seed=4)
    loose = {name: float(np.quantile(judge(draw)[:, CONTRADICT], 1 - FALSE_ALARMS)) for name, judge in judges.items()}
    rows = [
        row(f"{name}: {by}", pairs, judge(pairs), loose=loose[by])
        for name, pairs in sets(call.shared)
        for by, judge in judges.items()
    ]
    head = (
        "set, judged by",
        "pairs",
        "right",
        "contradictions found",
        "false alarms",
        "found, strictly",
        "false, strictly",
    )
    scores = "\n".join(
        [table(head, rows), "", "Loose thresholds: " + ", ".join(f"{k} {v:.2f}" for k, v in loose.items()) + "."]
    )
    print(scores)
    if call.write:
        PAGE.write_text(between(PAGE.read_text(encoding="utf-8"), "pairs", scores), encoding="utf-8")


if __name__ == "__main__":
    main()
