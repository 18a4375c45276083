"""Whose is a quotation that no cue claims? That of the voice that spoke right before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hearsay.annotate.marks import SpeechMark
from hearsay.model import Role, Sentence, Span

MIN_WORDS = 5  # a few quoted words are a phrase of the writer's sentence


def adopt_orphans(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Span], *, marked: Sequence[SpeechMark]
) -> Iterator[SpeechMark]:
    """Yield a mark for each unclaimed quotation of some length that has a voice before it."""
    furniture = [s.span for s in sentences if s.role is Role.FURNITURE]
    claims = [(content, mark.source) for mark in marked for content in mark.content]
    for quotation in quotations:
        if len(quotation.cut(text).split()) < MIN_WORDS or any(quotation.overlaps(f) for f in furniture):
            continue
        # who speaks within a quotation does not claim the whole of it
        if any(quotation.overlaps(c) and not (source and quotation.contains(source)) for c, source in claims):
            continue
        leader = _voice_before(text, sentences, quotation, marked=marked)
        if leader is not None:
            yield SpeechMark(leader.source, leader.cue, (quotation,))


def _voice_before(
    text: str, sentences: Sequence[Sentence], quotation: Span, *, marked: Sequence[SpeechMark]
) -> SpeechMark | None:
    """Return the nearest mark before: in this paragraph, or in one before it that was a quotation too."""
    earlier = [m for m in marked if m.cue.start < quotation.start]
    if not earlier:
        return None
    last = max(earlier, key=lambda m: m.cue.start)
    number = next((s.paragraph for s in sentences if s.span.overlaps(quotation)), -1)
    opens = next((s.span.start for s in sentences if s.paragraph == number), 0)
    if last.cue.start >= opens:
        return last
    said_to = max(c.end for c in (*last.content, last.cue))
    between = [s.span for s in sentences if s.role is Role.BODY and said_to <= s.span.start < quotation.start]
    stands_alone = not text[opens : quotation.start].strip()
    was_quotation = any(c.cut(text)[:1] in "\"“‘'" for c in last.content)
    return last if stands_alone and was_quotation and len(between) <= 1 else None
