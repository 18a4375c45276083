"""Learn how Latin letters are written in another script, in their surroundings, from names in both.

1. Each Latin letter stands for none to two letters of the form; which, is found by aligning all names again and again.
2. From the letter alone to two letters on both sides, a rule is kept where it mends more of the names than it spoils.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from hearsay.relate.naming.letters import contexts

Written = tuple[str, str, int]  # folded Latin name, form, times seen
Aligned = tuple[str, tuple[str, ...], int]  # folded Latin name, what stands for each letter, weight
Costs = dict[str, dict[str, float]]

ROUNDS = 4
LONGEST = 14
MOST_WEIGHT = 3
GAIN = 2  # names (by weight) that a rule must mend more than it spoils
NEVER = 9.0


def align_names(names: Sequence[Written]) -> list[Aligned]:
    """Align all names, each round by what the round before has found."""
    usable = [n for n in names if len(n[0]) <= LONGEST and 0 < len(n[1]) <= min(LONGEST, 2 * len(n[0]))]
    costs: Costs | None = None
    aligned: list[Aligned] = []
    for _ in range(ROUNDS):
        aligned = [(latin, align(latin, form, costs), min(seen, MOST_WEIGHT)) for latin, form, seen in usable]
        costs = count_costs(aligned)
    return aligned


def count_costs(aligned: Iterable[Aligned]) -> Costs:
    """Turn how often what stands for a letter into costs."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for latin, written, weight in aligned:
        for letter, part in zip(latin, written, strict=True):
            counts[letter][part] += weight
    return {
        letter: {part: -math.log((n + 0.02) / (own.total() + 1)) for part, n in own.items()}
        for letter, own in counts.items()
    }


def align(latin: str, form: str, costs: Costs | None) -> tuple[str, ...]:
    """Find what stands for each letter at least cost; without costs, the letters spread evenly."""
    size = len(form)
    best: list[list[tuple[float, int]]] = [[(0.0, 0), *[(math.inf, 0)] * size]]
    for i, letter in enumerate(latin, start=1):
        known = costs.get(letter, {}) if costs is not None else None
        row = []
        for j in range(size + 1):
            moves = (
                (best[-1][j - k][0] + _cost(known, form[j - k : j], j / size - i / len(latin)), k)
                for k in range(min(2, j) + 1)
            )
            row.append(min(moves))
        best.append(row)
    parts, j = [], size
    for row in reversed(best[1:]):
        k = row[j][1]
        parts.append(form[j - k : j])
        j -= k
    return tuple(reversed(parts))


def _cost(known: dict[str, float] | None, part: str, off: float) -> float:
    """Return the cost of one step; in the first round that of being off the diagonal."""
    if known is None:
        return abs(off) + 0.3 * (len(part) != 1)
    return known.get(part, NEVER)


def learn_rules(aligned: Sequence[Aligned]) -> dict[str, str]:
    """Learn the rules, level by level of their surroundings."""
    stood = [
        (tuple(contexts(latin, at)), part, weight)
        for latin, written, weight in aligned
        for at, part in enumerate(written)
    ]
    said = [""] * len(stood)
    rules: dict[str, str] = {}
    for level in range(9):
        right: dict[str, Counter[str]] = defaultdict(Counter)
        now: Counter[str] = Counter()
        for (around, part, weight), guess in zip(stood, said, strict=True):
            right[around[level]][part] += weight
            now[around[level]] += weight * (guess == part)
        for context, counts in right.items():
            part, hits = max(counts.items(), key=lambda item: (item[1], item[0]))
            if hits - now[context] >= GAIN or not level:
                rules[context] = part
        said = [rules.get(around[level], guess) for (around, _, _), guess in zip(stood, said, strict=True)]
    return rules
