"""Which sentences could stand in a summary, told how, and what each is worth by itself.

A sentence that leans on the one before it ("He said …") is told only right after that one: as a pair with it, or once
it has been told. Posts, words under pictures, and quotations that lack who says them are no choices.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from hearsay.model import Copy, Dispute, Excerpt, Reading, Role, Sentence, Span, Statement, Story
from hearsay.relate.background import idf, words_of
from hearsay.relate.likeness import TELLING_IDF, stem
from hearsay.relate.standing import Partition
from hearsay.tell.clauses import QUOTED, is_of_the_story, stands_alone, tellings
from hearsay.tell.newest import PASSING

LEANING = re.compile(
    r"^[\"“‘'(]*(?:he|she|it|they|this|that|these|those|his|her|their|its|him|but|and|or|nor|so|yet|also|i|we|you|my|our"
    r"|there|then|thus|indeed|instead|moreover|furthermore|nevertheless|therefore|however|meanwhile|in addition"
    r"|since then|after all|even now|in other words|as a result|in turn|for (?:example|instance)|others?"
    r"|another|such|here|for his part|for her part|following (?:the|this|that)"
    r"|the (?:move|comment|remark|announcement|decision|news|statement|report|revelation|incident)s?)\b",
    re.I,
)
# “…,” he told reporters: who? A source confirmed this information: which?
NAMELESS = re.compile(
    r"[\"”’'],?\s(?:he|she|they)\s[a-z]|,\s(?:he|she|they)\s(?:said|says|told|added|wrote|argued|claimed|insisted|noted)\b"
    r"|\b(?:this|these|such) (?:information|claim|statement|report|account|news|figure|comment|remark|number)s?\b"
)
# Words of one who speaks, with no quotation marks around them: a quotation's middle.
SPOKEN = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|me|my|mine|myself|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|us|[Oo]ur|ours)\b")
# "CHECK YOUR STATEMENTS Look out for …": a heading run into its text.
SHOUTED = re.compile(r"(?:\b[A-Z]{3,}\s){2}[A-Z]{3,}\b")
MIN_WORDS, MAX_WORDS = 7, 42
LEADS = 1  # the last sentence, counted from 0, that can open a summary
LEAD_BONUS = 3.0  # what the first sentence of a report counts more; the bonus fades down the report
STALE = 0.4  # for what a later account has put right
PASSED = 0.1  # for how things stood on a day before the story's last: "rescuers are trying"
BYGONE = 0.3  # for what happened long before the story: other accidents like this one
WEAK = 0.5  # for leaning sentences, captions, questions
SPUN = 0.1  # for sentences of rewritten or translated copies: their words are not the story's

SPUN_KINDS = ("rewritten", "translated")

Concept = str
Side = tuple[str, int]  # a dispute's id and which of its sides


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as it would be told: what remains of it when its idle clauses are cut."""

    sentence: Sentence
    cuts: tuple[Span, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One sentence, or one with the sentence that it leans on, that could stand in a summary."""

    reading: Reading
    root: str
    lines: tuple[Line, ...]
    is_lead: bool
    worth: float
    concepts: frozenset[Concept]
    sides: frozenset[Side]
    is_said: bool  # whether someone named is heard in it
    after: Sentence | None = None  # the sentence that must have been told before

    @property
    def words(self) -> int:
        """Count the words that it takes."""
        return sum(len(line.words) for line in self.lines)

    @property
    def key(self) -> tuple[str, tuple[Span, ...], bool]:
        """Where it stands: what breaks ties."""
        return self.reading.id, tuple(cut for line in self.lines for cut in line.cuts), self.after is None

    def text(self, line: Line) -> str:
        """Tell one of its lines."""
        return " ".join("".join(cut.cut(self.reading.report.text) for cut in line.cuts).split())

    def excerpts(self, line: Line) -> tuple[Excerpt, ...]:
        """Lift out each cut of a line that holds a word."""
        found = (self.reading.excerpt(cut) for cut in line.cuts)
        return tuple(e for e in found if any(sign.isalnum() for sign in e.text))


@dataclass(frozen=True, slots=True)
class Heard:
    """Who is heard and which side is taken where: stretches by report; `past` are reports older than the newest."""

    sides: dict[str, list[tuple[Span, Side]]]
    stale: dict[str, list[Span]]
    quoted: dict[str, list[Span]]
    voices: dict[str, list[tuple[Span, Concept]]]
    past: frozenset[str] = frozenset()
    bygone: date = date.min  # what ended before this day is not of the story


def choices_of(story: Story, copies: Sequence[Copy], heard: Heard) -> Iterator[Choice]:
    """Yield all that could stand in the story's summary."""
    spun = {c.derived for c in copies if c.kind in SPUN_KINDS}
    roots = _roots(story, copies)
    for reading in story.readings:
        weight = SPUN if reading.id in spun else 1.0
        for choice in _of_report(reading, roots.root(reading.id), heard):
            yield replace(choice, worth=choice.worth * weight)


def _roots(story: Story, copies: Sequence[Copy]) -> Partition:
    """Put reports that copy one another together: what they share is told once."""
    groups = Partition([r.id for r in story.readings])
    for copy in copies:
        groups.join(copy.derived, copy.source)
    return groups


def _of_report(reading: Reading, root: str, heard: Heard) -> Iterator[Choice]:
    told = [s for s in reading.told() if s.role is not Role.HEADLINE and is_of_the_story(reading, s)]
    before = {later: earlier for earlier, later in pairwise(told) if later.paragraph - earlier.paragraph <= 1}
    ranked = sorted(told, key=lambda s: s.role is Role.CAPTION)  # captions are no openings
    choices: dict[Sentence, list[Choice]] = {}
    for rank, sentence in enumerate(ranked):
        text = sentence.span.cut(reading.report.text)
        if not can_be_told(text) or any(span.contains(sentence.span) for span in heard.quoted.get(reading.id, ())):
            continue
        voices = frozenset(v for span, v in heard.voices.get(reading.id, ()) if span.overlaps(sentence.span))
        sides = frozenset(side for span, side in heard.sides.get(reading.id, ()) if span.overlaps(sentence.span))
        worth = (1 + LEAD_BONUS / (1 + rank / 2)) * _weakness(reading, sentence, heard)
        bare = Choice(reading, root, (), rank <= LEADS, worth, voices, sides, bool(voices))
        lines = _lines(reading, sentence)
        found = [replace(bare, lines=(line,), concepts=voices | concepts_of(line.words)) for line in lines]
        if leans(text):
            first = before.get(sentence)
            yield from _leaning(found, choices.get(first, ()) if first else ())
        else:
            choices[sentence] = found
            yield from found


def can_be_told(text: str) -> bool:
    """Tell whether a sentence is one of the report's own, whole, and no piece of somebody's speech."""
    if SHOUTED.search(text) or not stands_alone(text):
        return False
    return not SPOKEN.search(QUOTED.sub("", text))


def leans(text: str) -> bool:
    """Tell whether a sentence needs the one before it to be understood."""
    return bool(LEANING.match(text) or NAMELESS.search(text))


def _leaning(found: Sequence[Choice], firsts: Sequence[Choice]) -> Iterator[Choice]:
    """Yield the ways to tell a sentence that leans: after the one that it leans on, and together with it."""
    for choice in found if firsts else ():
        yield replace(choice, after=firsts[0].lines[0].sentence)
        for first in firsts:
            yield replace(
                first,
                lines=(*first.lines, *choice.lines),
                worth=min(first.worth, choice.worth),
                concepts=first.concepts | choice.concepts,
                sides=first.sides | choice.sides,
            )


def _lines(reading: Reading, sentence: Sentence) -> Iterator[Line]:
    """Yield the ways to tell a sentence that are neither too short nor too long."""
    text, start = reading.report.text, sentence.span.start
    for told in tellings(sentence.span.cut(text)):
        cuts = tuple(Span(start + cut.start, start + cut.end) for cut in told)
        words = words_of("".join(cut.cut(text) for cut in cuts))
        if MIN_WORDS <= len(words) <= MAX_WORDS:
            yield Line(sentence, cuts, tuple(words))


def _weakness(reading: Reading, sentence: Sentence, heard: Heard) -> float:
    """Weigh down what leans, asks, or is no longer so."""
    text = sentence.span.cut(reading.report.text)
    weak = leans(text) or sentence.role is Role.CAPTION or text.rstrip(" \"”’'").endswith("?")
    stale = any(span.overlaps(sentence.span) for span in heard.stale.get(reading.id, ()))
    passed = reading.id in heard.past and PASSING.search(QUOTED.sub("", text))
    bygone = BYGONE if _is_bygone(reading, sentence, heard.bygone) else 1.0
    return (WEAK if weak else 1.0) * (STALE if stale else 1.0) * (PASSED if passed else 1.0) * bygone


def _is_bygone(reading: Reading, sentence: Sentence, day: date) -> bool:
    """Tell whether all the times that a sentence names were over before a day."""
    ends = [t.when.end for t in reading.annotation.times if sentence.span.contains(t.span)]
    return bool(ends) and all(end is not None and end[:10] < day.isoformat() for end in ends)


def concepts_of(words: Sequence[str]) -> frozenset[Concept]:
    """Return the telling stems of a sentence and the pairs of neighbours that hold one."""
    stems = [stem(w) for w in words]
    telling = [idf(w) >= TELLING_IDF for w in words]
    pairs = {f"{a} {b}" for a, b, x, y in zip(stems, stems[1:], telling, telling[1:], strict=False) if x and y}
    return frozenset({s for s, t in zip(stems, telling, strict=True) if t} | pairs)


def hear(statements: Sequence[Statement], disputes: Sequence[Dispute], past: frozenset[str] = frozenset()) -> Heard:
    """Note which stretches of which report take a side in an open dispute, were put right, or let someone speak."""
    sides_of: dict[str, list[Side]] = {}
    stale = {s for d in disputes if d.status == "settled" for side in d.sides[:-1] for s in side.statements}
    for dispute in disputes:
        for number, side in enumerate(dispute.sides if dispute.status == "open" else ()):
            for statement_id in side.statements:
                sides_of.setdefault(statement_id, []).append((dispute.id, number))
    heard = Heard(defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list), past)
    for statement in statements:
        report, span = statement.report, statement.content.span
        heard.sides[report] += [(span, taken) for taken in sides_of.get(statement.id, ())]
        heard.stale[report] += [span] if statement.id in stale else []
        if statement.manner == "direct":
            heard.quoted[report] += [part.span for part in (statement.content, *statement.more)]
        if statement.voice.named and statement.manner != "narrated":
            heard.voices[report].append((span, voice_of(statement)))
    return heard


def voice_of(statement: Statement) -> Concept:
    """Name a voice as a concept: that it is heard at all is worth telling."""
    return f"voice {statement.voice.entity or statement.voice.label.casefold()}"
