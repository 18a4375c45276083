"""Which accounts does a report itself say differ? "Accounts vary", "the police tell a different story".

After "accounts vary" each voice has its own; one who tells "a different story" is held against who was heard before.
Only the report's own words count, not what it quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from hearsay.model import Reading, Statement, Story

ACCOUNTS = r"(?:accounts?|reports|versions?|explanations?|stories|figures|estimates|tolls?|narratives|claims)"
UNLIKE = r"(?:conflicting|contradictory|differing|divergent|contrasting)"  # not "different": of bills, of tales
# What comes after is told by several voices, each in its own way.
VARY = re.compile(
    rf"\b{ACCOUNTS}(?: of [\w’' ]{{3,30}}?)?(?: now| also| then)*"
    r" (?:(?:began|begin|continue[sd]?|appear(?:ed)?|seem(?:ed)?) to )?"
    r"(?:differ|var(?:y|ied)|diverge|conflict)(?:ed)?\b"
    rf"|\b(?:there (?:are|were|have been|had been)|g[ai]ve|given|offer(?:ed)?|provided?)(?: \w+)?"
    rf" {UNLIKE} (?:\w+ )?{ACCOUNTS}\b",
    re.I,
)
# Who comes after tells it otherwise than who came before.
OTHERWISE = re.compile(
    r"\b(?:tells?|told|g[ai]ves?|offer(?:s|ed)?|present(?:s|ed)?|paint(?:s|ed)?|ha[ds]) an? (?:\w+ly )?(?:very )?"
    r"(?:different|contradictory|conflicting|contrasting) (?:account|story|version|picture|explanation)\b",
    re.I,
)
REACH_CHARS = 350  # from such words to what they are said of
LEAST_NEAR = 0.45  # in sense, of two accounts of one thing

Floats = NDArray[np.float32]


def told_otherwise(story: Story, statements: Sequence[Statement], vectors: Floats) -> Iterator[tuple[int, int]]:
    """Yield two accounts that a report says differ, by their places among the statements, the lower first."""
    for reading in story.readings:
        own = [place for place, s in enumerate(statements) if s.report == reading.id and s.manner != "narrated"]
        own.sort(key=lambda place: statements[place].content.start)
        for pair in _of_report(reading, own, statements):
            if vectors[pair[0]] @ vectors[pair[1]] >= LEAST_NEAR:
                yield min(pair), max(pair)


def _of_report(reading: Reading, own: Sequence[int], statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    text = reading.report.text
    quoted = [statements[place].content.span for place in own]

    def in_own_words(words: re.Pattern[str]) -> list[re.Match[str]]:
        return [m for m in words.finditer(text) if not any(span.start <= m.start() < span.end for span in quoted)]

    for found in in_own_words(VARY):
        after = _after(found.end(), own, statements)
        beside = [p for p in after if "\n" not in text[found.end() : statements[p].content.start]]
        voices = _each_voice(beside, statements)  # of the paragraph that says so, where it has them
        yield from combinations(voices if len(voices) > 1 else _each_voice(after, statements), 2)
    for found in in_own_words(OTHERWISE):
        after = _after(found.end(), own, statements)[:1]
        before = [p for p in own if 0 <= found.start() - statements[p].content.end <= REACH_CHARS][-1:]
        yield from ((one, two) for one in before for two in after if len(_each_voice((one, two), statements)) > 1)


def _after(end: int, own: Sequence[int], statements: Sequence[Statement]) -> list[int]:
    return [place for place in own if 0 <= statements[place].content.start - end <= REACH_CHARS]


def _each_voice(places: Sequence[int], statements: Sequence[Statement]) -> list[int]:
    """Keep the first statement of each voice."""
    first: dict[str, int] = {}
    for place in places:
        voice = statements[place].voice
        first.setdefault(voice.entity or voice.label.lower(), place)
    return sorted(first.values())
