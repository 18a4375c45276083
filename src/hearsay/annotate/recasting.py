"""Which words of a mark play which part? Sources and contents that stand in each other's place are put right."""

from __future__ import annotations

import re

from hearsay.annotate.marks import SpeechMark
from hearsay.model import Span

QUOTING = re.compile(r"\b(?:quot|cit)(?:ed|es|ing)\b", re.I)
AS_SAYING = re.compile(r"(?P<who>[^,;.]{2,80}?) as (?:saying|telling \w+)[:,]? ")
WITHIN = re.compile(r"\bquot(?:ed|es|ing) (?P<who>[^,;.]{2,80}?) as (?:saying|telling)\b", re.I)
QUOTED_WHO = re.compile(r"\s(?P<who>[^\W\d][^,.;:“”\"\n]{1,80}?)(?=\s(?:as|in|on|at)\b|[,.;:\n])")
QUOTED_BY = re.compile(r"(?P<who>[A-Z][\w’'-]*(?: [\w’'-]+){0,7}?),? (?:quoted|cited|interviewed) by (?:the )?\Z")
REACH = 120
LEAD_IN = re.compile(
    r"citing [^,;.]{2,60}, |(?:him|her|them|us|me|staff|reporters|officers|people) (?=that )"
    r"|in an? (?:\w+ )?(?:statement|letter|e-?mail|memo|tweet|post)\b,? (?:that )?(?=\S+ \S+ \S)"
    r"|[“\"]?[A-Z]{3,20}: "  # who speaks, in a transcript
)
# A source that begins with what is said: "Nine people were killed in the fire, the governor, Ada Holm, said".
SAID_FIRST = re.compile(
    r"(?P<said>(?:(?!\b(?:who|that|which|whose|where|whom)\b)[^,;:“”\"\n]){12,}?\b(?:was|were|is|are|had|has|have|will)\b"
    r"[^,;:“”\"\n]*), (?P<who>(?:the|an?|his|her|its|their|[A-Z][\w’'-]+)\b[^\n]*?),?\s*\Z"
)
# The order of other tongues, kept in translation: "For his part denied Ada Holm, the envoy, that the port was shut".
FOR_HIS_PART = re.compile(r"(?:for )?(?:his|her|its|their) part", re.I)
SUBJECT_BEHIND = re.compile(r"(?P<who>[A-Z][^.;:“”\"\n]{2,200}?),? that ")
CLOSES_A_LINE = re.compile(r" (?P<who>[^\W\d][^.,;:?!“”\"\n]{2,60})(?=\n|\Z)")  # "‘…,’ says head of burnt warehouse"
THAT = re.compile(r"[^.;:]{0,40}?\bthat\b\s+|\s+")


def recast(text: str, mark: SpeechMark) -> SpeechMark:
    """Give each word its part: "the paper quoted X as saying that …" has X for its source, "him that …" a hearer."""
    first, *more = mark.content
    if first.contains(mark.cue) and mark.cue.start > first.start:
        return _turned_out(text, mark)
    if QUOTING.search(mark.cue.cut(text)):
        return _quoted(text, mark)
    if mark.source is None or FOR_HIS_PART.fullmatch(text, mark.source.start, mark.source.end):
        mark = _sourced(text, mark)
        first, *more = mark.content
    said_first = SAID_FIRST.match(text, mark.source.start, mark.source.end) if mark.source else None
    if said_first and mark.source and mark.source.end <= mark.cue.start:
        who, said = Span(*said_first.span("who")), Span(*said_first.span("said"))
        return SpeechMark(who, mark.cue, (said, *mark.content))
    carried = mark.source and QUOTED_BY.search(text, max(0, mark.source.start - REACH), mark.source.start)
    if carried:
        return SpeechMark(Span(*carried.span("who")), mark.cue, mark.content)
    lead_in = LEAD_IN.match(text, first.start, first.end)
    return SpeechMark(mark.source, mark.cue, (Span(lead_in.end(), first.end), *more)) if lead_in else mark


def _sourced(text: str, mark: SpeechMark) -> SpeechMark:
    """Find the source of a mark that has none: right before its cue, behind it, or up to the end of its line."""
    (first, *more), cue = mark.content, mark.cue
    before = text[first.end : cue.start].strip(" ,") == "" and first.end <= cue.start
    if before and more and cue.end <= more[0].start and text.startswith("that ", more[0].start):
        return SpeechMark(first, cue, tuple(more)) if text[first.start].isupper() else mark
    behind = SUBJECT_BEHIND.match(text, first.start, first.end) if cue.end <= first.start else None
    if behind:
        return SpeechMark(Span(*behind.span("who")), cue, (Span(behind.end(), first.end), *more))
    closes = CLOSES_A_LINE.match(text, cue.end) if before and not more else None
    return SpeechMark(Span(*closes.span("who")), cue, mark.content) if closes else mark


def _quoted(text: str, mark: SpeechMark) -> SpeechMark:
    """Take who is quoted for the source: of "quoted X as saying …", and of "…," the paper cited X."""
    first, *more = mark.content
    if within := WITHIN.search(text, mark.cue.start, mark.cue.end):
        return SpeechMark(Span(*within.span("who")), mark.cue, mark.content)
    if inside := AS_SAYING.match(text, first.start, first.end):
        return SpeechMark(Span(*inside.span("who")), mark.cue, (Span(inside.end(), first.end), *more))
    behind = QUOTED_WHO.match(text, mark.cue.end)
    if behind is None or first.start > mark.cue.start:
        return mark
    who = Span(*behind.span("who"))
    kept = tuple(content for content in mark.content if not content.overlaps(who))
    return SpeechMark(who, mark.cue, kept) if kept else mark


def _turned_out(text: str, mark: SpeechMark) -> SpeechMark:
    """Take source and cue out of a content marked around them: "An official told AFP that the gate was shut"."""
    first, *more = mark.content
    that = THAT.match(text, mark.cue.end, first.end)
    said = Span(that.end() if that else mark.cue.end, first.end)
    return SpeechMark(Span(first.start, mark.cue.start), mark.cue, (said, *more)) if said.end > said.start else mark
