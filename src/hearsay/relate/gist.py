"""How alike are two bags of words? Their cosine, each word weighted by how telling it is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from hearsay.relate.background import idf


def word_weights(words: Iterable[str]) -> dict[str, float]:
    """Weigh the words of a text (dampened count × idf) so that their squares add up to one."""
    weights = {word: (1 + math.log(count)) * idf(word) for word, count in Counter(words).items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()} if length else {}


def cosine(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    """Give the cosine of two weighted bags of length one."""
    if len(one) > len(two):
        one, two = two, one
    return sum(weight * two[word] for word, weight in sorted(one.items()) if word in two)
