"""Who said what in which report: attributions become statements, and what nobody is quoted for is the outlet's own.

In: one story and its entities. Out: statements in the order of report and text, each with voice, chain and time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearsay.annotate.stance import stance_of
from hearsay.model import (
    Attribution,
    Entity,
    Excerpt,
    Party,
    Reading,
    Span,
    Statement,
    Story,
    Time,
    Via,
    Voice,
    When,
    content_id,
)
from hearsay.read.agencies import label_of
from hearsay.relate.lineage.direction import name_of
from hearsay.relate.parts import by_sentence
from hearsay.relate.pointing import POINTING
from hearsay.relate.points import points_of
from hearsay.relate.propositions import is_proposition

UNANSWERED = re.compile(
    r"\b(?:not|n[’']t|declined|refused|unable|unavailable)\b.*\b(?:respond|reply|comment|reached?)\b"
)
ANONYMITY = re.compile(r"^\W*(?:not to be|to remain|to stay|for) (?:named|identified|quoted|anonym\w+)", re.I)
SENTENCE_ENDS = re.compile(r"[.!?…\"'”’]")
FIRST_PERSON = frozenset({"i", "we", "my", "our"})
OPENERS = "\"“‘'«"
QUOTED_SHARE = 0.5  # a sentence of which attributions cover more than this is not also told by the outlet
PASSED_ON_SHARE = 0.7  # of a content that a nested attribution covers: "an aide said the minister had said so"
MIN_WORDS = 4  # of a sentence that the outlet tells
MIN_SAID_WORDS = 3
LONG_QUOTE = 8  # words that are no chance to stand in a sentence again
FEW_CHARS = 4  # after what a voice ends a sentence with
JOINED = re.compile(r",?\s+(?:and|but|while|though|although)\s+\Z")
STRAY_CHARS = 250  # from a cue to words that are no quotation: too far to put them in a mouth

Places = dict[str, list[tuple[Span, Entity]]]  # the mentions of each report, with whom they name


def collect_statements(story: Story, entities: Sequence[Entity]) -> tuple[Statement, ...]:
    """Return what each report of the story attributes and what it narrates."""
    places: Places = defaultdict(list)
    for entity in entities:
        for mention in entity.mentions:
            places[mention.report].append((Span(mention.start, mention.end), entity))
    found = (s for reading in story.readings for s in _of_report(reading, places))
    return tuple(sorted(found, key=lambda s: (s.report, s.content.start, s.id)))


def _of_report(reading: Reading, places: Places) -> Iterator[Statement]:
    heard = [a for whole in reading.annotation.attributions if (a := _heard(reading, whole))]
    for attribution in heard:
        own = _own_words(reading, attribution)
        if own and not any(UNANSWERED.search(cue.cut(reading.report.text)) for cue in attribution.cue):
            parts = by_sentence(reading, _attributed(reading, replace(attribution, content=own), places))
            yield from (_restanced(reading, part, attribution) if len(parts) > 1 else part for part in parts)
    for point in _narrated(reading, heard):
        yield _told(reading, point)


def _heard(reading: Reading, attribution: Attribution) -> Attribution | None:
    """Return an attribution with the contents that its cue can reach, None where a voice or a claim is missing."""
    content = _within_reach(reading, attribution)
    if not content or any(content[0].overlaps(f.span) for f in reading.annotation.furniture):
        return None
    if _speaks_of_itself(reading, attribution) and any(
        _stands_in(attribution, other) for other in reading.annotation.attributions
    ):
        return None
    reached = replace(attribution, content=content)
    return None if _says_nothing(reading, reached) else reached


def _restanced(reading: Reading, part: Statement, attribution: Attribution) -> Statement:
    """Give each sentence of a longer quotation its own stance: the first may ask, the second promise."""
    return replace(part, stance=stance_of(reading.report.text, attribution.cue[0], part.content.span))


def _within_reach(reading: Reading, attribution: Attribution) -> tuple[Span, ...]:
    """Return the contents that the cue can reach: in its own sentence, or whole sentences and quotations beyond it."""
    text, cue = reading.report.text, attribution.cue[0]
    at = bisect_right(reading.annotation.sentences, cue.start, key=lambda s: s.span.start) - 1
    end = reading.annotation.sentences[at].span.end if at >= 0 else cue.end
    return tuple(c for c in attribution.content if c.start < end or not _is_fragment(text, c))


def _is_fragment(text: str, span: Span) -> bool:
    """Tell a piece of somebody else's sentence from a sentence or a quotation."""
    if text[max(0, span.start - 3) : span.start].rstrip().endswith("…") or text[span.start] in OPENERS:
        return False
    return text[span.start].islower() or not SENTENCE_ENDS.search(text, span.end - 1, span.end + 1)


def _says_nothing(reading: Reading, attribution: Attribution) -> bool:
    """Tell what is no claim: too few words, no clause, a cue without a voice."""
    text = reading.report.text
    if attribution.stance == "denies" and POINTING.match(attribution.content[0].cut(text)):
        return attribution.voice.span is None
    few = max(len(c.cut(text).split()) for c in attribution.content) < MIN_SAID_WORDS
    first = attribution.content[0]
    quoted = attribution.manner == "direct" or first.cut(text)[:1] in OPENERS
    stray = first.start - attribution.cue[0].end > STRAY_CHARS and not quoted
    nobody = attribution.voice.label.lower() == "you" or (
        attribution.voice.span is None and attribution.manner != "direct"
    )
    unsaid = ANONYMITY.search(attribution.content[0].cut(text)) is not None
    cue = " ".join(span.cut(text) for span in attribution.cue)
    contents = [span.cut(text) for span in attribution.content]
    empty = not is_proposition(contents, cue=cue, manner=attribution.manner)
    return few or stray or nobody or unsaid or empty


def _own_words(reading: Reading, outer: Attribution) -> tuple[Span, ...]:
    """Return the contents that do more than say that somebody else said so: those live on as a link of theirs."""
    if outer.stance == "denies":
        return outer.content
    inner = [a for a in reading.annotation.attributions if _stands_in(a, outer) and not _speaks_of_itself(reading, a)]
    parts = [part for a in inner for part in (*a.source, *a.cue, *a.content)]
    return tuple(
        c for c in outer.content if sum(_shared(part, c) for part in parts) < PASSED_ON_SHARE * (c.end - c.start)
    )


def _speaks_of_itself(reading: Reading, attribution: Attribution) -> bool:
    """Tell whether a voice is quoted with "I think …": no voice beside the one that is quoted."""
    return any(span.cut(reading.report.text).lower() in FIRST_PERSON for span in attribution.source)


def _stands_in(inner: Attribution, outer: Attribution) -> bool:
    return any(c.contains(inner.cue[0]) for c in outer.content) and not inner.cue[0].overlaps(outer.cue[0])


def _attributed(reading: Reading, attribution: Attribution, places: Places) -> Statement:
    first, *more = (_said(reading, span) for span in attribution.content)
    return Statement(
        id=_statement_id(first, attribution.cue),
        report=reading.id,
        content=first,
        more=tuple(more),
        cue=reading.excerpt(attribution.cue[0]) if attribution.cue else None,
        voice=_voice(reading, attribution.voice, places),
        via=(*(_via(reading, link, places) for link in attribution.via), *_credits(reading, attribution.via)),
        stance=attribution.stance,
        manner=attribution.manner,
        when=_time_within(reading, [*attribution.content, *attribution.cue]),
    )


def _said(reading: Reading, span: Span) -> Excerpt:
    """Lift the content out, a leading "that" left to the cue."""
    words = span.cut(reading.report.text)
    skip = len("that ") if words.lower().startswith("that ") else 0
    return reading.excerpt(Span(span.start + skip, span.end))


def _statement_id(content: Excerpt, cue: Sequence[Span]) -> str:
    at = f"{cue[0].start}-{cue[0].end}" if cue else ""
    return content_id("st", content.report, f"{content.start}-{content.end}", at)


def _voice(reading: Reading, party: Party, places: Places) -> Voice:
    entity = _entity_at(reading, party, places)
    label = entity.name if entity else party.label.replace("’", "'")  # outlets print either: one voice
    return Voice(label, entity.id if entity else None, party.named or bool(entity), _lift(reading, party))


def _via(reading: Reading, party: Party, places: Places) -> Via:
    entity = _entity_at(reading, party, places)
    name = entity.name if entity else party.label
    return Via(label_of(name) or name, entity.id if entity else None, _lift(reading, party))


def _credits(reading: Reading, named: Sequence[Party]) -> Iterator[Via]:
    """Yield the agencies whose text the report prints: the last links before the reader."""
    known = {(label_of(link.label) or link.label).lower() for link in named}
    for credit in reading.report.credits:
        if credit.lower() not in known:
            yield Via(credit, None, None)


def _entity_at(reading: Reading, party: Party, places: Places) -> Entity | None:
    """Return whom a named party names: by the mention on its words, else by the one that covers most of them."""
    if party.span is None or not party.named:
        return None
    span = party.span
    shared = ((min(span.end, m.end) - max(span.start, m.start), m == span, entity) for m, entity in places[reading.id])
    most, exact, entity = max(shared, key=lambda found: (found[1], found[0], found[2].id), default=(0, False, None))
    return entity if exact or 2 * most >= span.end - span.start else None


def _lift(reading: Reading, party: Party) -> Excerpt | None:
    return reading.excerpt(party.span) if party.span else None


def _time_within(reading: Reading, spans: Sequence[Span]) -> When | None:
    """Return the first calendar time that stands in what is said, else in the words around the cue."""
    times = [t for t in reading.annotation.times if t.when.start or t.when.end]
    for span in spans:
        inside = next((t for t in times if span.contains(t.span)), None)
        if inside:
            return _dated(reading, inside)
    return None


def _dated(reading: Reading, time: Time) -> When:
    when = time.when
    return When(when.start, when.end, when.precision, when.basis, reading.excerpt(time.span))


def _narrated(reading: Reading, heard: Sequence[Attribution]) -> Iterator[Span]:
    """Yield what the sentences of the story tell that was not heard, for the most part: each point by itself."""
    text, said = reading.report.text, [s for a in heard for s in (*a.source, *a.cue, *a.content)]
    quoted = [(c, _plain(c.cut(text))) for a in heard for c in a.content]
    for sentence in reading.told():
        for point in (_before_voice(text, whole, heard) for whole in points_of(sentence.span, text)):
            covered = sum(_shared(point, span) for span in said)
            told = covered <= QUOTED_SHARE * (point.end - point.start) and not _is_again(text, point, quoted)
            if told and len(point.cut(text).split()) >= MIN_WORDS:
                yield point


def _before_voice(text: str, point: Span, heard: Sequence[Attribution]) -> Span:
    """Leave to a voice what it ends a point with: of "the port is shut and Ines Falk said that …" the first half."""
    starts = (
        a.source[0].start
        for a in heard
        if a.source and point.contains(a.source[0]) and 0 <= point.end - a.content[-1].end < FEW_CHARS
    )
    joints = (JOINED.search(text, point.start, start) for start in sorted(starts))
    return next((Span(point.start, joint.start()) for joint in joints if joint), point)


def _is_again(text: str, point: Span, quoted: Sequence[tuple[Span, str]]) -> bool:
    """Tell whether a caption or pull quote prints once more what somebody is quoted with elsewhere in the report."""
    told = _plain(point.cut(text))
    elsewhere = (words for span, words in quoted if not span.overlaps(point))
    return any(words == told or (len(words.split()) >= LONG_QUOTE and words in told) for words in elsewhere)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _told(reading: Reading, point: Span) -> Statement:
    content = reading.excerpt(point)
    return Statement(
        id=_statement_id(content, ()),
        report=reading.id,
        content=content,
        more=(),
        cue=None,
        voice=Voice(name_of(reading), None, True, None),
        via=tuple(_credits(reading, ())),
        stance="narrates",
        manner="narrated",
        when=_time_within(reading, [point]),
    )
