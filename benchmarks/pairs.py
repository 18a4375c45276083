"""Score the pair model beside a lexical baseline: MultiNLI kept out of training, news of one report, hand-made news.

    python benchmarks/pairs.py [SHARED]

The threshold for "contradicts" is the least at which the word is false on at most 2 % of random pairs of one report.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from pairs_data import read_pairs
from pairs_news import CHECK_PARTS, CONTRADICT, ENTAIL, NEUTRAL, Pair, sentences_of

from hearsay.relate.likeness import cosine, gist_of
from hearsay.relate.pairs import judge

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "relate" / "cases"
RANDOM_PAIRS, FALSE_ALARMS = 1000, 0.02
Floats = NDArray[np.float64]


def same_report(shared: Path) -> list[Pair]:
    """Draw pairs of sentences of one report, from a part of the corpus that training did not see."""
    rng = random.Random(3)
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


def row(name: str, held: tuple[Floats, Floats], same: Floats, made: list[Floats]) -> str:
    """Write one line of the table."""
    scores, labels = held
    threshold = max(0.5, float(np.quantile(same[:, CONTRADICT], 1 - FALSE_ALARMS)) + 1e-6)
    found = [float((part[:, CONTRADICT] > threshold).mean()) for part in made]
    entailed = float((made[1].argmax(1) == ENTAIL).mean())
    accuracy = float((scores.argmax(1) == labels).mean())
    alarms = float((same[:, CONTRADICT] > threshold).mean())
    return (
        f"| {name} | {accuracy:.3f} | {threshold:.2f} | {alarms:.3f} "
        f"| {found[0]:.3f} | {found[1]:.3f} | {found[2]:.3f} | {entailed:.3f} |"
    )


def main() -> None:
    """Print the table."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared"
    train, held = read_pairs(shared / "data")
    same = same_report(shared)
    named = (("contradictions", CONTRADICT), ("entailments", ENTAIL), ("neutrals", NEUTRAL))
    made = [list(cases(*case)) for case in named]
    weights = baseline(random.Random(5).sample(train, 20000))
    labels = np.array([p.label for p in held])
    print("| | MultiNLI | threshold | same report | contradictions | entailments | neutrals | entailed |")
    print("|---|---|---|---|---|---|---|---|")
    for name, score in (
        ("words alone", lambda ps: softmax(np.array([features(p) for p in ps]) @ weights)),
        ("pair model", by_model),
    ):
        print(row(name, (score(held), labels), score(same), [score(part) for part in made]))


if __name__ == "__main__":
    main()
