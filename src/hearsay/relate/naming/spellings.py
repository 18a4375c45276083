"""Are two written tokens one name spelled twice? An explained score.

A plain logistic model over named features: changes of sound, and how letters.py would write both in other scripts. Its
weights are the table resources/spelling_weights.tsv; training/spellings.py makes it from names that share one Arabic,
Hebrew or Russian form.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from rapidfuzz.distance import JaroWinkler, Levenshtein

from hearsay.relate.naming.letters import SCRIPTS, write_in_scripts
from hearsay.relate.naming.sounds import align, change_name, fold, key, sounds

HARD: Final = frozenset(("odd", "consonant", "kin"))
SOFT: Final = frozenset(("near", "far", "vowel", "glide", "h"))


@dataclass(frozen=True, slots=True)
class Part:
    """One line of an explained score: what was seen, how much of it, and what it weighs."""

    name: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class TokenMatch:
    """How likely two tokens are one name (0..1), with the parts of the sum."""

    score: float
    parts: tuple[Part, ...]


def features(one: str, other: str, write: Callable[[str], Sequence[str]] = write_in_scripts) -> dict[str, float]:
    """Measure two folded tokens: what they share, then every change of sound ("b~p", "~h$" for an h at the end)."""
    heard, also = sounds(one), sounds(other)
    changes = align(heard, also)
    kinds = [change_name(mine, yours) for mine, yours, _, _ in changes]
    measured = {
        "bias": 1.0,
        "same key": float(key(one) == key(other)),
        "same sounds": float(heard == also),
        "same first letter": float(one[:1] == other[:1]),
        "Jaro-Winkler": JaroWinkler.similarity(one, other),
        "letters changed": Levenshtein.distance(one, other) / max(len(one), len(other), 1),
        "sounds changed": len(changes) / max(len(heard), len(also), 1),
        "long": min(len(heard), len(also), 10) / 10,
        "two consonants changed": float(sum(kind in HARD for kind in kinds) >= 2),
        "one ends in a": float(one.endswith("a") != other.endswith("a")),
        "one is two sounds longer": float(abs(len(heard) - len(also)) >= 2),
        "only vowels changed": float(all(kind in SOFT for kind in kinds)),
    }
    for script, mine, yours in zip(SCRIPTS, write(one), write(other), strict=True):
        measured[f"same in {script}"] = float(mine == yours)
        measured[f"changed in {script}"] = Levenshtein.normalized_distance(mine, yours)
    for (mine, yours, first, last), kind in zip(changes, kinds, strict=True):
        for name in (f"({kind})", f"{'^' * first}{mine}~{yours}{'$' * last}"):
            measured[name] = measured.get(name, 0.0) + 1.0
    if len(kinds) > 1:
        measured[" + ".join(sorted(kinds)[:4])] = 1.0
    return {name: value for name, value in measured.items() if value}


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Read the table of weights."""
    table = files("hearsay.resources").joinpath("spelling_weights.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {row[0]: float(row[1]) for row in rows}


def explain_tokens(one: str, other: str) -> TokenMatch:
    """Score two tokens and show the parts of the score."""
    one, other = sorted((fold(one), fold(other)))
    table = weights()
    parts = tuple(Part(name, value, table[name]) for name, value in features(one, other).items() if name in table)
    logit = sum(part.value * part.weight for part in parts)
    return TokenMatch(1 / (1 + math.exp(-logit)), parts)


@lru_cache(maxsize=1 << 16)
def token_score(one: str, other: str) -> float:
    """Tell how likely two folded tokens are one name, 0..1; 1 when they are written alike."""
    if one == other:
        return 1.0
    if min(len(one), len(other)) < 2:
        return 0.0
    return explain_tokens(one, other).score


def name_score(one: str, other: str) -> float:
    """Score two folded words as one name, 0 where more than one consonant class differs.

    That far off, weights added up can still come out high ("Gergen", "Yassky"), and two people must not become one.
    """
    if one != other and Levenshtein.distance(key(one), key(other), score_cutoff=1) > 1:
        return 0.0
    return token_score(*sorted((one, other)))
