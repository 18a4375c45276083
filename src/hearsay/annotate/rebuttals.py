"""Whose word is denied? "The firm disputes a report in which a source said the crew was drunk" names two voices.

What is denied is marked once more, inside the denial, as the word of whoever is said to have said it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hearsay.annotate.lexicon import SAYING_NOUNS
from hearsay.annotate.marks import SpeechMark
from hearsay.annotate.stance import stance_of
from hearsay.model import Span

FEWEST_WORDS = 4  # of what is denied, to be a claim
_LED_IN = r"(?:\w+ ){0,4}?"
_NOUN = rf"(?P<noun>{'|'.join(sorted(SAYING_NOUNS))})s?"
_WHO = r"(?P<who>(?!that\b|which\b|who\b)[^\W\d_][^,.;:“”\"\n]{0,60}?)"
_VERB = (
    r"(?P<verb>say(?:s|ing)|said|claim(?:ing|ed|s)|alleg(?:ing|ed|es)|suggest(?:ing|ed|s)|stat(?:ing|ed|es)|told \w+)"
)
_SAYING = rf"(?:that|{_VERB}) (?:that )?"
_WHAT = r"(?P<what>[“\"‘]?[^\s].*)"
FRAMES = tuple(
    re.compile(frame, re.I | re.S)
    for frame in (
        rf"{_LED_IN}{_NOUN}\b[^.;\n]{{0,60}}?\b(?:in which|where) {_WHO} [“\"‘]?{_VERB} (?:that )?{_WHAT}",
        rf"{_LED_IN}{_NOUN} (?:by|from|of|in) {_WHO} {_SAYING}{_WHAT}",
        rf"{_WHO}['’]s? (?:\w+ )?{_NOUN} {_SAYING}{_WHAT}",
        rf"{_LED_IN}{_NOUN} made by {_WHO} {_SAYING}{_WHAT}",
    )
)


def rebutted(text: str, speech: Sequence[SpeechMark]) -> Iterator[SpeechMark]:
    """Yield what is denied as the word of whoever is named for it."""
    taken = {mark.cue for mark in speech}
    for mark in speech:
        if stance_of(text, mark.cue, mark.content[0]) != "denies":
            continue
        for content in mark.content:
            inner = _of_another(text, content)
            if inner and not any(cue.overlaps(inner.cue) for cue in taken):
                yield inner


def _of_another(text: str, content: Span) -> SpeechMark | None:
    """Read the frame that a denied content may be; its cue is the verb of saying, or else the noun."""
    start = content.start + len(content.cut(text)) - len(content.cut(text).lstrip("\"“‘'"))
    for frame in FRAMES:
        found = frame.match(text, start, content.end)
        if found and len(found["what"].split()) >= FEWEST_WORDS:
            cue = "verb" if found["verb"] else "noun"
            return SpeechMark(Span(*found.span("who")), Span(*found.span(cue)), (Span(*found.span("what")),))
    return None
