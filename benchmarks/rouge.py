"""How many words does a summary share with a reference? ROUGE-1, -2 and -L as F1, on lower-case words, not stemmed.

After Lin (2004). L is the longest common subsequence of the two texts as wholes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

WORD = re.compile(r"[a-z0-9]+")


def words(text: str) -> list[str]:
    """Cut a text into the words that are compared."""
    return WORD.findall(text.lower())


def grams(tokens: Sequence[str], n: int) -> Counter[tuple[str, ...]]:
    """Count the stretches of n words."""
    return Counter(tuple(tokens[i : i + n]) for i in range(len(tokens) - n + 1))


def f1(shared: float, said: float, wanted: float) -> float:
    """Give the harmonic mean of precision and recall."""
    return 2 * shared / (said + wanted) if said + wanted else 0.0


def overlap(said: str, wanted: str, n: int) -> tuple[int, int, int]:
    """Count the stretches of n words that both have, and those that each has."""
    one, two = grams(words(said), n), grams(words(wanted), n)
    return sum((one & two).values()), sum(one.values()), sum(two.values())


def rouge(said: str, wanted: str) -> tuple[float, float, float]:
    """Score a summary against a reference by single words, pairs and the longest common subsequence."""
    one, two = words(said), words(wanted)
    return (
        f1(*overlap(said, wanted, 1)),
        f1(*overlap(said, wanted, 2)),
        f1(longest_common(one, two), len(one), len(two)),
    )


def longest_common(one: Sequence[str], two: Sequence[str]) -> int:
    """Measure the longest common subsequence of two lists of words."""
    row = [0] * (len(two) + 1)
    for word in one:
        last = 0
        for at, other in enumerate(two, start=1):
            kept = row[at]
            row[at] = last + 1 if word == other else max(row[at], row[at - 1])
            last = kept
    return row[-1]
