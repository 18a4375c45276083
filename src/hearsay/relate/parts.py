"""How many things does one attribution say? A quotation of several sentences becomes one statement a sentence.

"It was dark," she said. "The door stood open." says two things that others may repeat or deny one by one. What a cue
interrupts in the middle of a sentence stays together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from hearsay.model import Reading, Span, Statement, content_id

MIN_WORDS = 4  # a shorter piece ("Yes.") stays with the one before it
_OPENING = re.compile(r"^[\s“”\"'‘’«]+")
_CLOSING = "”\"'’» \n"


def by_sentence(reading: Reading, statement: Statement) -> tuple[Statement, ...]:
    """Split a statement into one for each sentence that it says; what is told or is short stays whole."""
    groups = _grouped(list(_pieces(reading, statement)), reading.report.text)
    if statement.manner == "narrated" or len(groups) < 2:
        return (statement,)
    return tuple(_part(reading, statement, group) for group in groups)


def _pieces(reading: Reading, statement: Statement) -> Iterator[Span]:
    """Cut what is said where sentences of the report begin."""
    text = reading.report.text
    starts = [s.span.start for s in reading.annotation.sentences]
    for span in (statement.content.span, *(more.span for more in statement.more)):
        bounds = [span.start, *(start for start in starts if span.start < start < span.end), span.end]
        for start, end in pairwise(bounds):
            length = len(text[start:end].rstrip())
            if length:
                yield Span(start, start + length)


def _grouped(pieces: Sequence[Span], text: str) -> list[list[Span]]:
    """Put the pieces of one sentence together again."""
    groups: list[list[Span]] = []
    for piece in pieces:
        if groups and _goes_on(groups[-1], piece, text):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _goes_on(group: Sequence[Span], piece: Span, text: str) -> bool:
    """Tell whether a piece belongs to the sentence before it: that has not ended, or one of the two is too short."""
    before, words = group[-1].cut(text).rstrip(_CLOSING), _OPENING.sub("", piece.cut(text))
    unended = before[-1:] not in (".", "!", "?", "…") and words[:1].islower()
    short = len(words.split()) < MIN_WORDS or sum(len(part.cut(text).split()) for part in group) < MIN_WORDS
    return unended or short


def _part(reading: Reading, whole: Statement, group: Sequence[Span]) -> Statement:
    first, *more = (reading.excerpt(span) for span in group)
    when = whole.when if whole.when and whole.when.span and _holds(group, whole.when.span.span) else None
    return replace(whole, id=content_id("st", whole.id, str(first.start)), content=first, more=tuple(more), when=when)


def _holds(group: Sequence[Span], span: Span) -> bool:
    return any(part.contains(span) for part in group)
