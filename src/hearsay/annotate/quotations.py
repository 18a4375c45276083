"""Where are the quotations of a report? Spans with their marks, paragraph by paragraph.

A quotation that is not closed by the end of its paragraph ends there: newspapers open each paragraph of a
long quotation anew and close only the last. Where the next paragraph is not opened anew and yet closed, it goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hearsay.model import Sentence, Span

CLOSERS = {"“": '”"', "„": "“”", "«": "»", '"': '"”', "‘": "’", "'": "'’", "`": "'’`"}
MAX_QUOTATION_CHARS = 4_000
_MARK = re.compile("[" + "".join(CLOSERS) + "]")
_INNER = "‘'`"  # marks that are also apostrophes


def find_quotations(text: str, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    """Return the quotations in order, marks included, never one inside another."""
    found: list[Span] = []
    for block in paragraphs(sentences):
        rest = _rest_of_open(text, found[-1], block) if found else None
        found += [rest] if rest else []
        found += _within(text, Span(rest.end, block.end) if rest else block)
    return tuple(found)


def _rest_of_open(text: str, last: Span, block: Span) -> Span | None:
    """Return the start of a paragraph that goes on with what the one before left open, up to where it is closed."""
    if text[last.start] != "“" or "”" in last.cut(text) or "\n" in text[last.end : block.start].strip():
        return None
    close, opens = text.find("”", block.start, block.end), text.find("“", block.start, block.end)
    return Span(block.start, close + 1) if close > 0 and (opens < 0 or close < opens) else None


def paragraphs(sentences: Sequence[Sentence]) -> Iterator[Span]:
    """Yield the stretch of each paragraph, from its first sentence to its last."""
    start = end = number = -1
    for sentence in sentences:
        if sentence.paragraph != number:
            if number >= 0:
                yield Span(start, end)
            start, number = sentence.span.start, sentence.paragraph
        end = sentence.span.end
    if number >= 0:
        yield Span(start, end)


def _within(text: str, block: Span) -> Iterator[Span]:
    at = block.start
    while mark := _MARK.search(text, at, block.end):
        end = _close(text, mark.start(), block) if _opens(text, mark.start(), block) else None
        if end is not None:
            yield Span(mark.start(), end)
        at = end or mark.end()


def _opens(text: str, at: int, block: Span) -> bool:
    """Tell whether the character opens a quotation: a mark after a gap and before a word."""
    if at + 1 >= block.end or text[at + 1].isspace():
        return False
    before = text[at - 1] if at > block.start else " "
    if before.isalnum():
        return text[at] == "“"
    return text[at] not in _INNER or text[at + 1].isalpha() or text[at + 1] in "…[(¿"


def _close(text: str, at: int, block: Span) -> int | None:
    """Return where the quotation that opens here ends, or None where the mark is an apostrophe after all."""
    closers = CLOSERS[text[at]]
    limit = min(block.end, at + MAX_QUOTATION_CHARS)
    weak: int | None = None
    for i in range(at + 1, limit):
        if text[i] not in closers:
            continue
        after = text[i + 1] if i + 1 < block.end else " "
        if text[at] not in _INNER:
            return i + 1
        if after.isalnum():
            continue  # an apostrophe: isn't, Massoud's
        if text[i - 1] in ",.!?…" or not text[i - 1].endswith("s"):
            return i + 1
        weak = weak or i + 1  # after an s it may be a possessive: take it only when nothing better comes
    if weak is not None or (text[at] in _INNER and not _opens_paragraph(text, at, block)):
        return weak
    return limit


def _opens_paragraph(text: str, at: int, block: Span) -> bool:
    """Tell whether a mark that may be an apostrophe opens a paragraph and its first sentence."""
    first = text[at + 1]
    return at == block.start and (first.isupper() or first in "([…")
