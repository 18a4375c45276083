"""Which sentences say in full that somebody told somebody that …? Read by their frame, whatever word stands for "told".

Copies reworded by machine print "a supply knowledgeable The Solar that …". The frame is asked for as a whole: the
sentence opens with who tells, then the cue, who is told, "that", and what. A wish to stay unnamed may stand between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from hearsay.annotate.marks import SpeechMark
from hearsay.annotate.wordlists import read_words
from hearsay.model import Role, Sentence, Span

MAX_FRAME_CHARS = 250  # from the start of a sentence to its "that"
MIN_WORDS = 4  # of what is told


def mark_tellings(text: str, sentences: Sequence[Sentence]) -> Iterator[SpeechMark]:
    """Yield a mark for each sentence that has the whole frame."""
    for sentence in sentences:
        found = None if sentence.role is Role.FURNITURE else _frame().match(text, *_reach(sentence.span))
        if found is None:
            continue
        content = Span(found.end(), _end(text, sentence.span))
        if len(content.cut(text).split()) >= MIN_WORDS:
            yield SpeechMark(Span(*found.span("source")), Span(*found.span("cue")), (content,))


def _reach(span: Span) -> tuple[int, int]:
    return span.start, min(span.end, span.start + MAX_FRAME_CHARS)


def _end(text: str, span: Span) -> int:
    """Return where a sentence ends, its stop left out."""
    return span.end - 1 if text[span.end - 1] in ".!?" else span.end


@cache
def _frame() -> re.Pattern[str]:
    cues = "|".join(sorted(map(re.escape, read_words("reworded.txt"))))
    return re.compile(
        r"(?P<source>[A-Z][\w’'.-]*(?: (?!(?:that|which|who|and|but|has|have|had|was|were|is|are)\b)[\w’'.-]+){0,9})"
        r"(?:,? (?:who|which) (?:\w+ ){0,3}(?:not to be|to not be|to remain|to stay|anonym\w+)\b[^,;:.“”\"]{0,40}?,?)?"
        rf" (?P<cue>{cues})"
        r" (?:the )?(?:[A-Z][\w’'&.-]*(?: (?:[A-Z][\w’'&.-]*|of|the|and))*|reporters|journalists|lawmakers)"
        r"(?: (?:on|by|in|late|early|at)\b[^,;:.“”\"]{2,40}?)? that "
    )
