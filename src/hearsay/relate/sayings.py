"""What does a statement say, ready to be held against the others of its story? Its words, numbers and speaker.

Words are cut to their first letters, so that "collapse" meets "collapsing", and weighed by how rare they are in news
and how seldom the story repeats them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hearsay.model import Statement, Story
from hearsay.relate.background import idf, words_of
from hearsay.relate.likeness import NEGATIONS, Setting, digits, stem
from hearsay.relate.wording import is_denial, said, setting_of_story

MOST_WORDS = 80  # of a statement that are compared
ROOT_CHARS = 6  # of a word that are compared
TELLING_IDF = 1.0  # words in more than a third of all reports tell nothing


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement boiled down: roots with weights of unit length, neighbouring words, numbers, who speaks."""

    statement: Statement
    words: int
    roots: Mapping[str, float]
    joints: frozenset[tuple[str, str]]
    numbers: frozenset[str]
    counts: frozenset[tuple[str, str]]  # each number with the word after it
    speaker: frozenset[str]  # no words when the outlet itself tells
    negated: bool


def sayings_of(story: Story, statements: Sequence[Statement]) -> list[Saying]:
    """Boil the statements of a story down."""
    setting = setting_of_story(story)
    return [_saying(statement, setting) for statement in statements]


def _saying(statement: Statement, setting: Setting) -> Saying:
    text = said(statement)
    words = words_of(text)[:MOST_WORDS]
    stems = [stem(word) for word in words]
    counts = frozenset(_counts(words, stems))
    told = statement.manner == "narrated"
    return Saying(
        statement=statement,
        words=len(words),
        roots=_roots(words, setting),
        joints=frozenset(pairwise(stems)),
        numbers=frozenset(number for number, _ in counts),
        counts=counts,
        speaker=frozenset() if told else frozenset(words_of(statement.voice.label)),
        negated=bool(NEGATIONS.search(text)) != is_denial(statement),
    )


def _roots(words: Sequence[str], setting: Setting) -> dict[str, float]:
    weights: dict[str, float] = {}
    for word in words:
        if idf(word) >= TELLING_IDF:
            whole = stem(word)
            root, weight = whole[:ROOT_CHARS], idf(word) / setting.repeated.get(whole, 1.0)
            weights[root] = max(weight, weights.get(root, 0.0))
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {root: weight / length for root, weight in weights.items()} if length else {}


def _counts(words: Sequence[str], stems: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the numbers of a text in figures, each with the word that follows; 0 and 1 seldom count anything."""
    for place, word in enumerate(words):
        number = digits(word)
        if number is not None:
            yield number, stems[place + 1] if place + 1 < len(stems) else ""
