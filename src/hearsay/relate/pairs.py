"""Does one text say what another says, contradict it, or neither? The shipped pair model's word on a pair.

Each pair is run alone through the int8 model, so that its probabilities depend on nothing else. The benchmark and who
looks into a pair ask it; no stage does: the statement model, which began as this one, knows stories (plans/004).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from hearsay.annotate import weights

OPEN, CLOSE, MOST_PIECES = 101, 102, 96  # [CLS], [SEP], and the longest row that the model learned from
MOST_CHARS = 600  # of a text: what lies beyond cannot fit
KEPT_VERDICTS = 1 << 16


@dataclass(frozen=True, slots=True)
class Verdict:
    """The probabilities that a text follows from another, is neutral to it, or contradicts it."""

    entails: float
    neutral: float
    contradicts: float


class PairModel:
    """The loaded model: judges one pair at a time."""

    def __init__(self, folder: Path) -> None:
        self._temperature = checked(folder)
        self._session = weights.session(folder, "pairs")
        self._tokenizer = weights.tokenizer(folder)

    def judge(self, premise: str, hypothesis: str) -> Verdict:
        """Judge whether a premise entails or contradicts a hypothesis."""
        ids, sides = row_of(self._pieces(premise), self._pieces(hypothesis))
        feed = {"ids": np.array([ids], dtype=np.int64), "sides": np.array([sides], dtype=np.int64)}
        (scores,) = self._session.run(["scores"], feed)
        odds = np.exp((scores[0] - scores[0].max()) / self._temperature)
        return Verdict(*(odds / odds.sum()).tolist())

    def _pieces(self, text: str) -> list[int]:
        return list(self._tokenizer.encode(text[:MOST_CHARS], add_special_tokens=False).ids)


def row_of(one: list[int], other: list[int]) -> tuple[list[int], list[int]]:
    """Join two rows of pieces to one that fits, with the side of each piece."""
    room = MOST_PIECES - 3
    left = max(room - len(other), room // 2)
    one, other = one[:left], other[: room - min(len(one), left)]
    return [OPEN, *one, CLOSE, *other, CLOSE], [0] * (len(one) + 2) + [1] * (len(other) + 1)


def checked(folder: Path) -> float:
    """Check that the weights are the ones that were shipped; gives their temperature."""
    about = weights.checked(folder, "pairs")
    return float(about["temperature"])


@lru_cache(maxsize=1)
def load_pair_model() -> PairModel:
    """Load the shipped model, once a process."""
    return PairModel(weights.shipped())


@lru_cache(maxsize=KEPT_VERDICTS)
def judge(premise: str, hypothesis: str) -> Verdict:
    """Judge one pair with the shipped model; what was judged before is remembered."""
    return load_pair_model().judge(premise, hypothesis)


def judge_both_ways(one: str, other: str) -> tuple[Verdict, Verdict]:
    """Judge whether the other text follows from the one, and the one from the other."""
    return judge(one, other), judge(other, one)
