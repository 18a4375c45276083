"""What happened, in the reports' own sentences, the most important first.

Sentences are chosen greedily for the telling words and word pairs that they add, each weighed by how rare it is in
news and by how many reports of the story have it (after the concept coverage of Gillick and Favre, 2009). What is
disputed or tells the newest counts for more; spun copies, questions and sentences that lean on a lost "he" for less.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hearsay.model import Copy, Dispute, Excerpt, Reading, Role, Sentence, Span, Statement, Story, SummarySentence
from hearsay.options import TellOptions
from hearsay.relate.background import idf, words_of
from hearsay.relate.likeness import TELLING_IDF, stem
from hearsay.relate.standing import Partition
from hearsay.tell.clauses import stands_alone, tellings

LEANING = re.compile(
    r"^[\"“‘'(]*(?:he|she|it|they|this|that|these|those|his|her|their|its|him|but|and|so|also|i|we|you|my|our|there|then"
    r"|however|meanwhile|in addition|others?|another|such|here|for his part|for her part|following (?:the|this|that)"
    r"|the (?:move|comment|remark|announcement|decision|news|statement|report|revelation|incident)s?)\b",
    re.I,
)
NAMELESS = re.compile(r"[\"”’],?\s(?:he|she|they)\s[a-z]")  # “…,” he told reporters: who?
# Posts, links and the words under pictures are no sentences of a report.
FOREIGN = re.compile(
    r"https?:|www\.|pic\.twitter\.com|\(@\w"
    r"|\b(?:[Pp]ictured|(?:undated|file|handout) (?:photo|image)|[Ii]n this (?:photo|image))\b"
)
OTHER_SIDE = 3.0  # how much more the other side of a dispute counts when one side was heard
MIN_WORDS, MAX_WORDS = 7, 42
LEADS = 1  # the last sentence, counted from 0, that can open a summary
LEAD_BONUS = 1.5  # what the first sentence of a report counts more; the bonus fades down the report
DISPUTE_BONUS = 0.15
WEAK = 0.5  # for leaning sentences, captions, questions
SPUN = 0.25  # for sentences of rewritten or translated copies: their words are not the story's
COPY_WEIGHT = 0.5  # what a copy adds to how often a thing is told, next to an independent report
TOLD_ONCE = 0.35  # weight of what one report alone tells
FRESH_ROOT = 1.4  # what the first sentence of an origin not yet heard counts more
NEWEST = 1.5  # how much more counts what the last reports open with, until one is heard
TITLE = 1.5  # how much more what stands in a headline counts
FRESH_SHARE = 0.35  # of a sentence's weight that must be new, or it was said already
LENGTH_POWER = 0.75  # how much a long sentence must pay for its words

Concept = str
Side = tuple[str, int]  # a dispute's id and which of its sides


@dataclass(frozen=True, slots=True)
class _Choice:
    """A sentence that could stand in the summary."""

    reading: Reading
    root: str
    sentence: Sentence
    cuts: tuple[Span, ...]
    is_lead: bool
    words: int
    concepts: frozenset[Concept]
    worth: float
    sides: frozenset[Side]

    @property
    def text(self) -> str:
        return " ".join("".join(cut.cut(self.reading.report.text) for cut in self.cuts).split())

    def excerpts(self) -> tuple[Excerpt, ...]:
        """Lift out each cut that holds a word."""
        found = (self.reading.excerpt(cut) for cut in self.cuts)
        return tuple(e for e in found if any(sign.isalnum() for sign in e.text))


def summarise(
    story: Story,
    copies: Sequence[Copy],
    statements: Sequence[Statement],
    disputes: Sequence[Dispute],
    options: TellOptions,
) -> tuple[SummarySentence, ...]:
    """Choose sentences of the story up to the length asked for."""
    choices = list(_choices(story, copies, _disputed(statements, disputes)))
    weights = _weights(choices)
    for concept in _headlined(story):
        if concept in weights:
            weights[concept] *= TITLE
    return tuple(_sentence(choice, statements) for choice in _pick(choices, weights, options.words))


def _disputed(statements: Sequence[Statement], disputes: Sequence[Dispute]) -> dict[str, list[tuple[Span, Side]]]:
    """Return, by report, the stretches that take a side in a dispute."""
    sides_of: dict[str, list[Side]] = {}
    for dispute in disputes:
        for number, side in enumerate(dispute.sides):
            for statement_id in side.statements:
                sides_of.setdefault(statement_id, []).append((dispute.id, number))
    found: dict[str, list[tuple[Span, Side]]] = {}
    for statement in statements:
        for taken in sides_of.get(statement.id, ()):
            found.setdefault(statement.report, []).append((statement.content.span, taken))
    return found


def _choices(
    story: Story, copies: Sequence[Copy], disputed: Mapping[str, Sequence[tuple[Span, Side]]]
) -> Iterator[_Choice]:
    spun = {c.derived for c in copies if c.kind in ("rewritten", "translated")}
    roots = _roots(story, copies)
    for reading in story.readings:
        told = sorted(reading.told(), key=lambda s: s.role is Role.CAPTION)  # captions are no openings
        told = [s for s in told if s.role is not Role.HEADLINE]
        for rank, sentence in enumerate(told):
            text = sentence.span.cut(reading.report.text)
            if FOREIGN.search(text) or not stands_alone(text):
                continue
            sides = frozenset(side for span, side in disputed.get(reading.id, ()) if span.overlaps(sentence.span))
            worth = _worth(reading, sentence, rank) * (1 + DISPUTE_BONUS * bool(sides))
            worth *= SPUN if reading.id in spun else 1.0
            for cuts, words in _tellings(reading, sentence):
                yield _Choice(
                    reading=reading,
                    root=roots.root(reading.id),
                    sentence=sentence,
                    cuts=cuts,
                    is_lead=rank <= LEADS,
                    words=len(words),
                    concepts=_concepts(words),
                    worth=worth,
                    sides=sides,
                )


def _tellings(reading: Reading, sentence: Sentence) -> Iterator[tuple[tuple[Span, ...], list[str]]]:
    """Yield the ways to tell a sentence that are neither too short nor too long: their cuts and words."""
    text, start = reading.report.text, sentence.span.start
    for told in tellings(sentence.span.cut(text)):
        cuts = tuple(Span(start + cut.start, start + cut.end) for cut in told)
        words = words_of("".join(cut.cut(text) for cut in cuts))
        if MIN_WORDS <= len(words) <= MAX_WORDS:
            yield cuts, words


def _roots(story: Story, copies: Sequence[Copy]) -> Partition:
    """Put reports that copy one another together: what they share is told once."""
    groups = Partition([r.id for r in story.readings])
    for copy in copies:
        groups.join(copy.derived, copy.source)
    return groups


def _worth(reading: Reading, sentence: Sentence, rank: int) -> float:
    text = sentence.span.cut(reading.report.text)
    worth = 1 + LEAD_BONUS / (1 + rank / 2)
    if (
        LEANING.match(text)
        or NAMELESS.search(text)
        or sentence.role is Role.CAPTION
        or text.rstrip(" \"”’'").endswith("?")
    ):
        worth *= WEAK
    return worth


def _concepts(words: Sequence[str]) -> frozenset[Concept]:
    """Return the telling stems of a sentence and the pairs of neighbours that hold one."""
    stems = [stem(w) for w in words]
    telling = [idf(w) >= TELLING_IDF for w in words]
    pairs = {f"{a} {b}" for a, b, x, y in zip(stems, stems[1:], telling, telling[1:], strict=False) if x and y}
    return frozenset({s for s, t in zip(stems, telling, strict=True) if t} | pairs)


def _headlined(story: Story) -> set[Concept]:
    """Name the concepts that stand in a headline: what a report holds to be its point."""
    found: set[Concept] = set()
    for reading in story.readings:
        lines = [s.span.cut(reading.report.text) for s in reading.told() if s.role is Role.HEADLINE]
        for line in [*lines, reading.report.title or ""]:
            found |= _concepts(words_of(line))
    return found


def _weights(choices: Sequence[_Choice]) -> dict[Concept, float]:
    """Weigh each concept by how many roots and reports have it and how rare its words are in news."""
    reports: dict[Concept, set[str]] = {}
    roots: dict[Concept, set[str]] = {}
    for choice in choices:
        for concept in choice.concepts:
            reports.setdefault(concept, set()).add(choice.reading.id)
            roots.setdefault(concept, set()).add(choice.root)
    total = len({c.reading.id for c in choices})
    weights: dict[Concept, float] = {}
    for concept, found in reports.items():
        told = len(roots[concept]) + COPY_WEIGHT * (len(found) - len(roots[concept]))
        shared = math.log(1 + told) if told > 1 or total == 1 else TOLD_ONCE
        weights[concept] = shared * math.sqrt(max(idf(w) for w in concept.split()))
    return weights


def _pick(choices: Sequence[_Choice], weights: Mapping[Concept, float], limit: int) -> Iterator[_Choice]:
    """Take the sentence that adds most for its length, again and again; one that opens a report comes first."""
    covered: set[Concept] = set()
    heard: set[str] = set()
    told: set[str] = set()
    sides: set[Side] = set()
    disputes: set[str] = set()
    left = list(choices)
    room = limit

    newest = _newest(choices)

    def gain(choice: _Choice) -> float:
        fresh = 1.0 if choice.root in heard else FRESH_ROOT
        if choice.is_lead and choice.reading.id in newest and not newest & told:
            fresh *= NEWEST
        if any((dispute, side) not in sides and dispute in disputes for dispute, side in choice.sides):
            fresh *= OTHER_SIDE
        return _gain(choice, weights, covered) * fresh

    while left:
        pool = left if heard else [c for c in left if c.is_lead] or left
        best = min(pool, key=lambda c: (-gain(c), c.reading.id, c.sentence.span.start))
        left.remove(best)
        if best.words > room or gain(best) <= 0:
            continue
        yield best
        left = [c for c in left if c.sentence is not best.sentence]
        covered |= best.concepts
        heard.add(best.root)
        told.add(best.reading.id)
        sides |= best.sides
        disputes |= {dispute for dispute, _ in best.sides}
        room -= best.words


def _newest(choices: Sequence[_Choice]) -> set[str]:
    """Name the reports of the story's last day, where it has more than one: what they open with is the latest state."""
    days = {
        c.reading.id: c.reading.report.published.start[:10]
        for c in choices
        if c.reading.report.published and c.reading.report.published.start
    }
    last = max(days.values(), default="")
    return {r for r, day in days.items() if day == last} if len(set(days.values())) > 1 else set()


def _gain(choice: _Choice, weights: Mapping[Concept, float], covered: set[Concept]) -> float:
    fresh = sum(weights[c] for c in choice.concepts if c not in covered)
    total = sum(weights[c] for c in choice.concepts) or 1.0
    if fresh / total < FRESH_SHARE:
        return 0.0  # mostly said already
    return choice.worth * fresh / math.pow(choice.words, LENGTH_POWER)


def _sentence(choice: _Choice, statements: Sequence[Statement]) -> SummarySentence:
    span = choice.sentence.span
    held = (s for s in statements if s.report == choice.reading.id and s.content.span.overlaps(span))
    return SummarySentence(choice.text, choice.excerpts(), tuple(s.id for s in held))
