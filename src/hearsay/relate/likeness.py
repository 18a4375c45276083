"""How alike are two short texts of one story? Weighted word vectors, with what would set the texts apart.

A word counts for how rare it is in news at large and for how seldom the story's own reports repeat it: "satellite"
tells nothing within a story about a satellite.

A `Gist` is what a statement says boiled down: telling words with weights, its numbers and whether it is negated.
Cosine alone cannot tell a claim from its contradiction, so numbers and polarity are compared by themselves.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hearsay.relate.background import idf, words_of

NEGATIONS = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|(?:fail(?:s|ed)?|unable) to)\b|n[’']t\b", re.I
)
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBER_WORDS = {
    **{word: str(value) for value, word in enumerate(_ONES.split())},
    **{word: str(10 * value) for value, word in enumerate(_TENS.split(), 2)},
}
TELLING_IDF = 1.6  # words in more than a fifth of all reports say nothing about what a statement is about


@dataclass(frozen=True, slots=True)
class Gist:
    """What a text says, ready to compare: unit-length word weights, those that are no names, numbers, polarity."""

    weights: Mapping[str, float]
    plain: frozenset[str]
    numbers: frozenset[str]
    negated: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """What a story takes for granted: by how much to divide a stem's weight, and which stems are names."""

    repeated: Mapping[str, float]
    names: frozenset[str]


def setting_of(reports: Iterable[Iterable[str]], names: Iterable[str]) -> Setting:
    """Learn from the sentences of each report, and from the names in them, what goes without saying.

    A weight is divided the more, the more sentences of one report have the word; the same sentence printed by many
    reports does not make its words common, so the report that repeats a word most decides.
    """
    most: Counter[str] = Counter()
    for sentences in reports:
        here: Counter[str] = Counter()
        for sentence in sentences:
            here.update({stem(word) for word in words_of(sentence)})
        for word, count in here.items():
            most[word] = max(most[word], count)
    stems = frozenset(stem(word) for name in names for word in words_of(name))
    return Setting({word: 1 + math.log(count) for word, count in most.items()}, stems)


def gist_of(text: str, setting: Setting | None = None) -> Gist:
    """Boil a text down to what can be compared, within the setting of its story."""
    words = words_of(text)
    weights: dict[str, float] = {}
    for word in words:
        if idf(word) >= TELLING_IDF:
            root = stem(word)
            weight = idf(word) / (setting.repeated.get(root, 1.0) if setting else 1.0)
            weights[root] = max(weight, weights.get(root, 0.0))
    length = math.sqrt(sum(w * w for w in weights.values()))
    unit = {word: weight / length for word, weight in weights.items()} if length else {}
    plain = frozenset(unit) - (setting.names if setting else frozenset())
    return Gist(unit, plain, _numbers(words), bool(NEGATIONS.search(text)))


def _numbers(words: list[str]) -> frozenset[str]:
    return frozenset(number for word in words if (number := digits(word)))


def digits(word: str) -> str | None:
    """Write a number in figures; None for other words and for 0 and 1, which seldom count anything."""
    number = NUMBER_WORDS.get(word, word).replace(",", "")
    return number if number[:1].isdigit() and number not in ("0", "1") else None


def stem(word: str) -> str:
    """Strip the commonest English endings, so that "fell back" meets "falls back" half-way."""
    for ending in ("ingly", "edly", "ing", "ies", "ied", "ed", "es", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def cosine(a: Gist, b: Gist) -> float:
    """Return how alike the telling words of two texts are, 0..1."""
    small, large = (a.weights, b.weights) if len(a.weights) <= len(b.weights) else (b.weights, a.weights)
    return sum(weight * large[word] for word, weight in small.items() if word in large)
