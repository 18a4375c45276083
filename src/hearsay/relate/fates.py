"""What became of the people that a number counts? The nearest word that says so, unless it tells of others.

"Seven were shot, leaving one dead": the dead are counted by the one. "One dead and three in hospital": so they are
here. Numbers that are only listed ("two adults and six children were killed") share what follows them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from hearsay.annotate.dating.timewords import resource_lines
from hearsay.annotate.units import STATES, people_words
from hearsay.model import Quantity, Span

FATE_WORDS = 7  # how near "killed" must stand to count the number's people
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LISTED = re.compile(r"\s*(?:,|and|,\s*and|&|or)\s*\Z")  # all that stands between numbers that share their fate
JOINED = re.compile(r",|\band\b|\bbut\b|\bwhile\b|;")
DOING = re.compile(  # "killing at least" three
    r"\b(?:kill|injur|wound|hurt|murder|hospitali)\w*\s+(?:(?:the|all|these|those|another|some|an|of)\s+){0,2}\Z", re.I
)
DONE_TO = re.compile(r"\b(?:was|were|is|are|been|being|be|got|left|found)\s+(?:\w+\s+)?\Z", re.I)
BLAMED = frozenset("with of for in accused suspected charged attempted threatened wanted".split())
HOSPITAL = re.compile(r"hospital\w*")


def fates_of(text: str, sentence: Span, quantities: Sequence[Quantity]) -> list[str | None]:
    """Tell for each quantity of one sentence, in order, what became of the people that it counts."""
    found: list[str | None] = []
    for index, quantity in enumerate(quantities):
        if quantity.unit in STATES:
            found.append(fate_of(quantity.unit or ""))
        elif quantity.unit is not None and quantity.unit not in people_words():
            found.append(None)
        else:
            found.append(
                _done_to(text, sentence, quantities[: index + 1])
                or _told_after(text, sentence, quantities[index:])
                or (fate_of(quantity.unit) if quantity.unit else None)
                or _told_before(text, sentence, quantities[: index + 1], found)
            )
    return found


def _done_to(text: str, sentence: Span, quantities: Sequence[Quantity]) -> str | None:
    """Read the verb of which the number is the object: "killing at least three"."""
    start = quantities[-2].span.end if len(quantities) > 1 else sentence.start
    region = text[start : quantities[-1].span.start]
    doing = DOING.search(region)
    if doing is None or DONE_TO.search(region[: doing.start()]):
        return None
    return fate_of(WORD.findall(doing[0])[0].lower())


def _told_after(text: str, sentence: Span, quantities: Sequence[Quantity]) -> str | None:
    """Read on to the next number, or past those that are only listed beside this one."""
    place = 0
    while place + 1 < len(quantities) and LISTED.match(_between(text, quantities[place], quantities[place + 1])):
        place += 1
    start = quantities[place].span.end
    if place + 1 == len(quantities):
        return _nearest(WORD.findall(text[start : sentence.end])[:FATE_WORDS])
    region = text[start : quantities[place + 1].span.start]
    doing = DOING.search(region)
    if doing and not DONE_TO.search(region[: doing.start()]):
        region = region[: doing.start()]  # "killing" tells of the next number's people
    return _nearest(WORD.findall(region)[:FATE_WORDS])


def _told_before(text: str, sentence: Span, quantities: Sequence[Quantity], found: Sequence[str | None]) -> str | None:
    """Read back to the number before, or take over its fate where this one only goes on with the list."""
    start = sentence.start
    if len(quantities) > 1:
        before = _between(text, quantities[-2], quantities[-1])
        if LISTED.match(before):
            return found[-1]
        start = quantities[-2].span.end
    region = text[start : quantities[-1].span.start]
    if len(quantities) > 1 and not DOING.search(region):
        region = JOINED.split(region)[-1]  # what stands right after the number before tells of its people
    words = WORD.findall(region)[-FATE_WORDS:]
    return next((fate for word in reversed(words) if (fate := fate_of(word.lower()))), None)


def _between(text: str, one: Quantity, two: Quantity) -> str:
    return text[one.span.end : two.span.start]


def _nearest(words: Sequence[str]) -> str | None:
    """Name the first fate told; who is taken to hospital and dies there is dead."""
    lower = [w.lower() for w in words]
    named = [(n, w, fate) for n, w in enumerate(lower) if (fate := fate_of(w))]
    told = [(w, fate) for n, w, fate in named if fate != "killed" or not BLAMED & set(lower[max(0, n - 2) : n])]
    if told and HOSPITAL.fullmatch(told[0][0]):
        return next((fate for _, fate in told if fate == "killed"), told[0][1])
    return told[0][1] if told else None


@cache
def _fates() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = (line.split("\t") for line in resource_lines("fates.tsv"))
    return tuple((name, re.compile("|".join(w.replace("*", r"\w*") for w in words.split()))) for name, words in rows)


@cache
def fate_of(word: str) -> str | None:
    """Tell which fate a lower-case word names, if any."""
    return next((name for name, pattern in _fates() if pattern.fullmatch(word)), None)
