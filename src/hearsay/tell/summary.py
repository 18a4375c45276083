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

from hearsay.model import Copy, Dispute, Reading, Role, Sentence, Statement, Story, SummarySentence
from hearsay.options import TellOptions
from hearsay.relate.background import idf, words_of
from hearsay.relate.likeness import TELLING_IDF, stem
from hearsay.relate.standing import Partition

LEANING = re.compile(
    r"^[\"“‘'(]*(?:he|she|it|they|this|that|these|those|his|her|their|its|him|but|and|so|also|i|we|you|my|our|there|then"
    r"|however|meanwhile|in addition|others?|another|such|here|for his part|for her part)\b",
    re.I,
)
MIN_WORDS, MAX_WORDS = 7, 42
LEADS = 1  # the last sentence, counted from 0, that can open a summary
LEAD_BONUS = 2.0  # what the first sentence of a report counts more; the bonus fades down the report
DISPUTE_BONUS = 0.15
WEAK = 0.5  # for leaning sentences, captions, questions
SPUN = 0.25  # for sentences of rewritten or translated copies: their words are not the story's
COPY_WEIGHT = 0.5  # what a copy adds to how often a thing is told, next to an independent report
TOLD_ONCE = 0.35  # weight of what one report alone tells
FRESH_ROOT = 2.0  # what the first sentence of an origin not yet heard counts more
LENGTH_POWER = 0.75  # how much a long sentence must pay for its words

Concept = str


@dataclass(frozen=True, slots=True)
class _Choice:
    """A sentence that could stand in the summary."""

    reading: Reading
    root: str
    sentence: Sentence
    is_lead: bool
    words: int
    concepts: frozenset[Concept]
    worth: float

    @property
    def text(self) -> str:
        return self.sentence.span.cut(self.reading.report.text)


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
    return tuple(_sentence(choice, statements) for choice in _pick(choices, weights, options.words))


def _disputed(statements: Sequence[Statement], disputes: Sequence[Dispute]) -> dict[str, list[tuple[int, int]]]:
    """Return, by report, the stretches that say what is disputed."""
    ids = {s for d in disputes for side in d.sides for s in side.statements}
    found: dict[str, list[tuple[int, int]]] = {}
    for statement in statements:
        if statement.id in ids:
            found.setdefault(statement.report, []).append((statement.content.start, statement.content.end))
    return found


def _choices(
    story: Story, copies: Sequence[Copy], disputed: Mapping[str, Sequence[tuple[int, int]]]
) -> Iterator[_Choice]:
    spun = {c.derived for c in copies if c.kind in ("rewritten", "translated")}
    roots = _roots(story, copies)
    for reading in story.readings:
        told = [s for s in reading.told() if s.role is not Role.HEADLINE]
        for rank, sentence in enumerate(told):
            words = words_of(sentence.span.cut(reading.report.text))
            if MIN_WORDS <= len(words) <= MAX_WORDS:
                hot = any(a < sentence.span.end and sentence.span.start < b for a, b in disputed.get(reading.id, ()))
                worth = _worth(reading, sentence, rank) * (1 + DISPUTE_BONUS * hot)
                worth *= SPUN if reading.id in spun else 1.0
                yield _Choice(
                    reading, roots.root(reading.id), sentence, rank <= LEADS, len(words), _concepts(words), worth
                )


def _roots(story: Story, copies: Sequence[Copy]) -> Partition:
    """Put reports that copy one another together: what they share is told once."""
    groups = Partition([r.id for r in story.readings])
    for copy in copies:
        groups.join(copy.derived, copy.source)
    return groups


def _worth(reading: Reading, sentence: Sentence, rank: int) -> float:
    text = sentence.span.cut(reading.report.text)
    worth = 1 + LEAD_BONUS / (1 + rank / 2)
    if LEANING.match(text) or sentence.role is Role.CAPTION or text.rstrip(" \"”’'").endswith("?"):
        worth *= WEAK
    return worth


def _concepts(words: Sequence[str]) -> frozenset[Concept]:
    """Return the telling stems of a sentence and the pairs of neighbours that hold one."""
    stems = [stem(w) for w in words]
    telling = [idf(w) >= TELLING_IDF for w in words]
    pairs = {f"{a} {b}" for a, b, x, y in zip(stems, stems[1:], telling, telling[1:], strict=False) if x and y}
    return frozenset({s for s, t in zip(stems, telling, strict=True) if t} | pairs)


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
    left = list(choices)
    room = limit

    def gain(choice: _Choice) -> float:
        return _gain(choice, weights, covered) * (1 if choice.root in heard else FRESH_ROOT)

    while left:
        pool = left if heard else [c for c in left if c.is_lead] or left
        best = min(pool, key=lambda c: (-gain(c), c.reading.id, c.sentence.span.start))
        left.remove(best)
        if best.words > room or gain(best) <= 0:
            continue
        yield best
        covered |= best.concepts
        heard.add(best.root)
        room -= best.words


def _gain(choice: _Choice, weights: Mapping[Concept, float], covered: set[Concept]) -> float:
    fresh = sum(weights[c] for c in choice.concepts if c not in covered)
    total = sum(weights[c] for c in choice.concepts) or 1.0
    if fresh / total < 0.35:
        return 0.0  # mostly said already
    return choice.worth * fresh / math.pow(choice.words, LENGTH_POWER)


def _sentence(choice: _Choice, statements: Sequence[Statement]) -> SummarySentence:
    span = choice.sentence.span
    held = (s for s in statements if s.report == choice.reading.id and s.content.span.overlaps(span))
    return SummarySentence(choice.text, (choice.reading.excerpt(span),), tuple(s.id for s in held))
