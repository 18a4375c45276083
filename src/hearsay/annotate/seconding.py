"""What do the rules hear that the reader does not? A few plain frames, where its marks leave room for them.

1. a content that begins with a voice is given back to that voice, and one that a voice closes ("…, Ines Falk told
   Radio Norden") to that voice, if the reader's cue stands in a sentence before;
2. whose words fill a content that a medium passes on are marked beside it;
3. whose words somebody remembers word for word are marked beside the memory;
4. a sentence in which the reader marked no content is heard by the rules, where they find the whole frame; what the
   reader marked within it at a word that is no verb of saying gives way.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from hearsay.annotate.lexicon import verb_in
from hearsay.annotate.marks import SpeechMark
from hearsay.model import Span

PASSING_ON = re.compile(r"\b(?:according to|report(?:s|ed|ing)?|quot(?:es?|ed|ing)|cit(?:es?|ed|ing))\b", re.I)
ALOUD = re.compile(
    r"\b(?:sa(?:id|ys|ying)|told|tells|stated|states|claim(?:s|ed)|announce[sd]|wrote|den(?:ies|ied)|warn(?:s|ed))\b",
    re.I,
)
LED_IN = re.compile(r"\bthat\s+$", re.I)
PASSED_ON_SHARE = 0.7  # of a content that is all somebody else's source, cue and words
RETOLD = re.compile(
    r"(?:that )?(?P<who>[^\W\d][^,.;:“”\"\n]{1,60}?) (?P<cue>telling|saying|say|shouting|shout)\b"
    r"[^,.;:“”\"\n]{0,40}[,:]? (?=[“\"‘])"
)
RETOLD_FIRST = re.compile(
    r"[“\"](?P<who>[^\W\d][^,.;:“”\"‘’'\n]{0,40}?) "
    r"(?P<cue>said|says|told \w+|asked|answered|replied|shouted)[,:]? (?=[‘'])"
)
CLOSING = ' ”"'  # of the words around those that are retold
MIN_RETOLD_CHARS = 20
MIN_UNHEARD_WORDS = 4
SENTENCE_END = re.compile(r"[.!?][”\"’']?\s")
OPENING = re.compile(r"(?:^|\n|[.!?][”\"’']?\s{1,3})\Z")
RELATIVE = re.compile(r"(?:who|whose|whom|which)\b")
SUBJECT_CHARS = 160  # before a relative clause, within which its subject opens a sentence
OPENS = re.compile(r"\n|[.!?][”\"’']?\s+(?=[“\"‘]?[A-Z])")
OPENING_CHARS = 8  # looked back over for the end of the sentence before
HAS_A_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|be|been)\b")
NEIGHBOURS = 4  # contents looked at for one that holds a mark


def seconded(
    text: str, speech: Sequence[SpeechMark], by_rules: Sequence[SpeechMark], *, cues: Sequence[Span]
) -> list[SpeechMark]:
    """Return the reader's marks with what the rules add; `cues` are all that the reader marked, linked or not."""
    speech = [_with_subject(text, mark) for mark in speech]
    carried = [mark for mark in by_rules if _is_carried(text, mark)]
    kept = [mark for mark in _disgorged(text, speech, by_rules) if not _gives_way(text, mark, carried)]
    kept += _passed_on(text, by_rules, kept)
    kept += _retold(text, kept)
    kept += _unheard(text, by_rules, kept, cues=cues)
    return kept


def _with_subject(text: str, mark: SpeechMark) -> SpeechMark:
    """Give a content that begins with a relative clause its subject: "A boy, | who fell, is safe, according to …"."""
    first, *more = mark.content
    if not RELATIVE.match(text, first.start, first.end) or not PASSING_ON.search(mark.cue.cut(text)):
        return mark
    begin = max(0, first.start - SUBJECT_CHARS)
    ends = [begin + m.end() for m in OPENS.finditer(text[begin : first.start])]
    subject = Span(ends[-1] if ends else begin, first.start)
    apart = all(not subject.overlaps(part) for part in (mark.source, mark.cue) if part)
    known = bool(ends) or begin == 0
    return SpeechMark(mark.source, mark.cue, (Span(subject.start, first.end), *more)) if apart and known else mark


def _disgorged(text: str, speech: Sequence[SpeechMark], by_rules: Sequence[SpeechMark]) -> Iterator[SpeechMark]:
    """Give contents back to the voices that they begin with, "… An official told AFP that …", or that close them."""
    opening = {mark.source.start: mark for mark in by_rules if mark.source}
    closing = {mark.content[0].start: mark for mark in by_rules if _closes(mark)}
    for mark in speech:
        teller = opening.get(mark.content[0].start) if mark.source is None and mark.content else None
        if teller and teller.cue.overlaps(mark.cue):
            yield teller
            continue
        own = [m for c in mark.content[1:] if (m := opening.get(c.start)) and c.contains(m.cue)]
        own += [
            m for c in mark.content if (m := closing.get(c.start)) and SENTENCE_END.search(text, mark.cue.end, c.start)
        ]
        starts = {start for m in own if m.source for start in (m.source.start, m.content[0].start)}
        kept = tuple(c for c in mark.content if c.start not in starts)
        if kept:
            yield SpeechMark(mark.source, mark.cue, kept)
        yield from own


def _closes(mark: SpeechMark) -> bool:
    """Tell whether what is said stands before who says it."""
    return mark.source is not None and mark.content[0].end <= min(mark.source.start, mark.cue.start)


def _is_carried(text: str, mark: SpeechMark) -> bool:
    """Tell whether the medium that reports a sentence closes it: "The port is shut, Radio Norden reports"."""
    named = mark.source is not None and mark.source.cut(text)[:1].isupper()
    return named and _closes(mark) and PASSING_ON.match(text, mark.cue.start, mark.cue.end) is not None


def _takes_a_noun(text: str, mark: SpeechMark) -> bool:
    """Tell whether a sentence opens with who confirms or denies something, or claims responsibility for it."""
    verb, first, source = verb_in(mark.cue.cut(text)), mark.content[0], mark.source
    if verb is None or source is None or first.start < mark.cue.end or HAS_A_VERB.search(source.cut(text)):
        return False
    if not OPENING.search(text, max(0, source.start - OPENING_CHARS), source.start):
        return False
    return verb.stance in ("confirms", "denies") or first.cut(text).startswith("responsibility for")


def _gives_way(text: str, mark: SpeechMark, carried: Sequence[SpeechMark]) -> bool:
    """Tell whether the reader's cue is no verb of saying and all that it marked lies within what a medium reports."""
    within = any(all(c.content[0].contains(part) for part in (mark.cue, *mark.content)) for c in carried)
    return within and verb_in(mark.cue.cut(text)) is None and "according" not in mark.cue.cut(text).lower()


def _passed_on(text: str, by_rules: Sequence[SpeechMark], speech: Sequence[SpeechMark]) -> Iterator[SpeechMark]:
    """Yield whose words fill a content that others only pass on: "the mayor said …, AFP reported"."""
    told = sorted(c for mark in speech if PASSING_ON.search(mark.cue.cut(text)) for c in mark.content)
    cues = _covered(text, (mark.cue for mark in speech))
    filled: dict[Span, list[SpeechMark]] = {}
    for mark in by_rules:
        holder = _holder(told, mark)
        if holder and mark.source and ALOUD.search(mark.cue.cut(text)) and not _is_covered(cues, mark.cue):
            said = tuple(Span(c.start, min(c.end, holder.end)) for c in mark.content if c.start < holder.end)
            if said:
                filled.setdefault(holder, []).append(SpeechMark(mark.source, mark.cue, said))
    for holder, marks in filled.items():
        whole = [*marks[:-1], _to_the_end(marks[-1], holder)]
        parts = {part for m in whole for part in (m.source, m.cue, *m.content) if part}
        if sum(part.end - part.start for part in parts) >= PASSED_ON_SHARE * (holder.end - holder.start):
            yield from whole


def _to_the_end(mark: SpeechMark, holder: Span) -> SpeechMark:
    """Let what is said run to the end of what is passed on, where it stands behind its cue."""
    *before, last = mark.content
    if last.start < mark.cue.end:
        return mark
    return SpeechMark(mark.source, mark.cue, (*before, Span(last.start, holder.end)))


def _retold(text: str, speech: Sequence[SpeechMark]) -> Iterator[SpeechMark]:
    """Yield whose words somebody remembers in theirs: "recalled the pilot saying: “…”", "“He said, ‘…’ ” she said"."""
    for content in {mark.content[0] for mark in speech if mark.content}:
        found = RETOLD.match(text, content.start, content.end) or RETOLD_FIRST.match(text, content.start, content.end)
        quoted = text[content.start] in '“"'
        end = content.start + len(content.cut(text).rstrip(CLOSING)) if quoted else content.end
        if found and end - found.end() >= MIN_RETOLD_CHARS:
            yield SpeechMark(Span(*found.span("who")), Span(*found.span("cue")), (Span(found.end(), end),))


def _holder(told: Sequence[Span], mark: SpeechMark) -> Span | None:
    """Return the content, of some in order, that holds a mark's source and cue."""
    at = bisect_right(told, mark.cue.start, key=lambda content: content.start)
    near = told[max(0, at - NEIGHBOURS) : at]
    return next((c for c in near if mark.source and c.contains(mark.source) and c.contains(mark.cue)), None)


def _unheard(
    text: str, by_rules: Sequence[SpeechMark], speech: Sequence[SpeechMark], *, cues: Sequence[Span]
) -> Iterator[SpeechMark]:
    """Yield what the rules have heard and the reader has not: at a cue of its own, or where the whole frame stands."""
    taken = _covered(text, (span for mark in speech for span in (mark.cue, *mark.content)))
    bare = _covered(text, cues)
    for mark in {mark.cue: mark for mark in by_rules}.values():
        if mark.source is None or any(_is_covered(taken, part) for part in (mark.cue, *mark.content)):
            continue
        first = mark.content[0]
        led_in = LED_IN.search(text[mark.cue.end : first.start + len("that ")])
        whole = led_in or _is_carried(text, mark) or _takes_a_noun(text, mark) or _is_covered(bare, mark.cue)
        if whole and len(first.cut(text).split()) >= MIN_UNHEARD_WORDS:
            yield mark


def _covered(text: str, spans: Iterable[Span]) -> bytearray:
    """Mark the characters that some spans cover."""
    covered = bytearray(len(text))
    for span in spans:
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    return covered


def _is_covered(covered: bytearray, span: Span) -> bool:
    return covered.find(1, span.start, span.end) >= 0
