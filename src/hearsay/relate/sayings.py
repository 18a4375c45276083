"""What does a statement say, ready to be held against others of its story? Its gist, joints, counts and speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hearsay.model import Statement, Story
from hearsay.relate.background import words_of
from hearsay.relate.clauses import Clause, clauses_of
from hearsay.relate.likeness import Gist, digits, stem
from hearsay.relate.opposites import Stand, stand_of
from hearsay.relate.wording import is_negated, said, story_gists

MOST_WORDS = 80  # of a statement whose order is compared
FEWEST_LETTERS = 3  # of a stem that things are counted by: not "or", "in"


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement boiled down."""

    statement: Statement
    gist: Gist
    words: int
    joints: frozenset[tuple[str, str]]  # stems that stand side by side
    counts: frozenset[tuple[str, str]]  # each number with the stem after it
    speaker: frozenset[str]  # words for who speaks: none when the outlet itself tells
    negated: bool
    stand: Stand  # the outcomes that it holds: fallen or held, dead or alive
    clauses: tuple[Clause, ...]


def sayings_of(story: Story, statements: Sequence[Statement]) -> list[Saying]:
    """Boil the statements of a story down."""
    return [_saying(s, gist) for s, gist in zip(statements, story_gists(story, statements), strict=True)]


def _saying(statement: Statement, gist: Gist) -> Saying:
    words = words_of(said(statement))[:MOST_WORDS]
    stems = [stem(word) for word in words]
    told = statement.manner == "narrated"
    return Saying(
        statement=statement,
        gist=gist,
        words=len(words),
        joints=frozenset(pairwise(stems)),
        counts=frozenset(_counts(words, stems)),
        speaker=frozenset() if told else frozenset(words_of(statement.voice.label)),
        negated=is_negated(statement, gist),
        stand=stand_of(said(statement)),
        clauses=clauses_of(said(statement)),
    )


def _counts(words: Sequence[str], stems: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the numbers of a text in figures, each with the stem of the word that follows if that can be counted."""
    for place, word in enumerate(words):
        number = digits(word)
        if number is not None:
            after = stems[place + 1] if place + 1 < len(stems) else ""
            yield number, after if len(after) >= FEWEST_LETTERS else ""
