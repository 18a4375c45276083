"""What happened, in the reports' own sentences, the most important first.

Sentences are chosen greedily for the telling words and word pairs that they add, each weighed by how rare it is in
news and by how many reports of the story have it (after the concept coverage of Gillick and Favre, 2009). That a voice
is heard counts as a concept too. What is disputed or tells the newest counts for more.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date, timedelta

from hearsay.model import Copy, Dispute, Role, Statement, Story, SummarySentence
from hearsay.options import TellOptions
from hearsay.relate.background import idf, words_of
from hearsay.relate.dating.windows import Written
from hearsay.tell.choices import SPUN_KINDS, Choice, Concept, Line, Side, choices_of, concepts_of, hear, voice_of
from hearsay.tell.headline import settling_report
from hearsay.tell.newest import newest_of

FACTS_FIRST = 2  # sentences that tell what happened before it counts who says what about it
SAID = 1.15  # how much more counts what someone named is heard to say
DISPUTED = 2.0  # how much more counts what takes a side in an open dispute
OTHER_SIDE = 4.0  # how much more the other side of a dispute counts when one side was heard
COPY_WEIGHT = 0.5  # what a copy adds to how often a thing is told, next to an independent report
TOLD_ONCE = 0.2  # weight of what one report alone tells
DWELT_ON = 1.0  # how much more counts what a report comes back to
VOICE = 3.0  # weight of hearing a voice, times how much is heard of it
FRESH_ROOT = 1.2  # what the first sentence of an origin not yet heard counts more
SETTLING = 2.0  # how much more counts what the report opens with that settles what others leave open
TITLE = 1.5  # how much more what stands in a headline counts
FRESH_SHARE = 0.4  # of a sentence's weight that must be new, or it was said already
LENGTH_POWER = 0.75  # how much a long sentence must pay for its words
BYGONE_DAYS = 365  # before its first report, a story begins
UNIT = 1_000_000  # in which weights are counted


def summarise(
    story: Story,
    copies: Sequence[Copy],
    statements: Sequence[Statement],
    disputes: Sequence[Dispute],
    written: Written,
    options: TellOptions,
) -> tuple[SummarySentence, ...]:
    """Choose sentences of the story up to the length asked for."""
    days = written.days
    newest = newest_of(days, besides={c.derived for c in copies if c.kind in SPUN_KINDS})
    past = frozenset(report for report in days if newest and report not in newest)
    heard = replace(hear(statements, disputes, past), bygone=_bygone(written))
    choices = list(choices_of(story, copies, heard))
    weights = {**weigh_words(choices, titled=_headlined(story)), **_weigh_voices(statements)}
    picked = _Picked(choices, weights, settling=settling_report(story, copies, days), room=options.words)
    return tuple(_sentence(choice, line, statements) for choice, line in picked.lines())


def _bygone(written: Written) -> date:
    """Name the day before which all is of other times; the earliest of all where no report's day is known."""
    first = min((window.first for window in written.days.values()), default=None)
    return first - timedelta(days=BYGONE_DAYS) if first else date.min


def _headlined(story: Story) -> set[Concept]:
    """Name the concepts that stand in a headline: what a report holds to be its point."""
    found: set[Concept] = set()
    for reading in story.readings:
        lines = [s.span.cut(reading.report.text) for s in reading.told() if s.role is Role.HEADLINE]
        for line in [*lines, reading.report.title or ""]:
            found |= concepts_of(words_of(line))
    return found


def weigh_words(choices: Iterable[Choice], *, titled: set[Concept]) -> dict[Concept, float]:
    """Weigh each concept by how many roots and reports have it, how often, and how rare its words are in news."""
    lines = {(c.reading.id, c.root, line.sentence.span): line for c in reversed(list(choices)) for line in c.lines}
    total = len({report for report, _, _ in lines})
    sentences: Counter[Concept] = Counter()
    reports: defaultdict[Concept, set[str]] = defaultdict(set)
    roots: defaultdict[Concept, set[str]] = defaultdict(set)
    for (report, root, _), line in lines.items():
        for concept in concepts_of(line.words):
            sentences[concept] += 1
            reports[concept].add(report)
            roots[concept].add(root)
    weights: dict[Concept, float] = {}
    for concept, count in sentences.items():
        told = len(roots[concept]) + COPY_WEIGHT * (len(reports[concept]) - len(roots[concept]))
        shared = math.log(1 + told) if told > 1 or total == 1 else TOLD_ONCE
        dwelt = 1 + DWELT_ON * math.log(count / len(reports[concept]))
        rare = math.sqrt(max(idf(w) for w in concept.split()))
        weights[concept] = shared * dwelt * rare * (TITLE if concept in titled else 1.0)
    return weights


def _weigh_voices(statements: Sequence[Statement]) -> dict[Concept, float]:
    """Weigh each named voice by how many reports hear it, and how often."""
    reports: defaultdict[Concept, set[str]] = defaultdict(set)
    times: Counter[Concept] = Counter()
    for statement in statements:
        if statement.voice.named and statement.manner != "narrated":
            reports[voice_of(statement)].add(statement.report)
            times[voice_of(statement)] += 1
    return {v: VOICE * math.log(1 + len(heard) + 0.5 * (times[v] - 1)) for v, heard in reports.items()}


class _Freshness:
    """How much of each choice was not told yet; counted in whole numbers, so that no order of adding shows."""

    def __init__(self, choices: Sequence[Choice], weights: Mapping[Concept, float]) -> None:
        self._weights = {concept: round(UNIT * weight) for concept, weight in weights.items()}
        self._having: defaultdict[Concept, list[int]] = defaultdict(list)
        for n, choice in enumerate(choices):
            for concept in choice.concepts:
                self._having[concept].append(n)
        self._all = [sum(self._weights.get(c, 0) for c in choice.concepts) for choice in choices]
        self._left = list(self._all)

    def cover(self, concepts: Iterable[Concept]) -> None:
        """Count some concepts as told."""
        for concept in concepts:
            weight = self._weights.pop(concept, 0)
            for n in self._having[concept] if weight else ():
                self._left[n] -= weight

    def of(self, n: int) -> float:
        """Weigh what a choice adds; nothing where it was mostly said already."""
        return self._left[n] / UNIT if self._left[n] >= FRESH_SHARE * max(self._all[n], 1) else 0.0


class _Picked:
    """What has been picked so far; again and again it takes the choice that adds most for its length."""

    def __init__(
        self, choices: Sequence[Choice], weights: Mapping[Concept, float], *, settling: str | None, room: int
    ) -> None:
        self._choices, self._settling, self._room = choices, settling, room
        self._fresh = _Freshness(choices, weights)
        self._roots: set[str] = set()
        self._reports: set[str] = set()
        self._sides: set[Side] = set()
        self._lines: list[tuple[Choice, Line]] = []
        self._pick()

    def lines(self) -> Iterator[tuple[Choice, Line]]:
        """Yield what was picked, the most important first, a sentence that leans right after the one it leans on."""
        yield from self._lines

    def _pick(self) -> None:
        left = [n for n, choice in enumerate(self._choices) if choice.words <= self._room]
        while left:
            pool = left if self._roots else [n for n in left if self._choices[n].is_lead] or left
            gains = [self._gain(n) for n in pool]
            most = max(gains)
            if most > 0:
                ties = (self._choices[n] for n, gain in zip(pool, gains, strict=True) if gain == most)
                self._take(min(ties, key=lambda c: c.key))
            elif pool is left:
                break
            told = {id(line.sentence) for _, line in self._lines}
            tried = set(pool) if most <= 0 else set()
            left = [n for n in left if n not in tried and self._is_left(self._choices[n], told)]

    def _is_left(self, choice: Choice, told: Set[int]) -> bool:
        """Tell whether a choice still has room and tells no sentence that was told."""
        return choice.words <= self._room and not any(id(line.sentence) in told for line in choice.lines)

    def _take(self, choice: Choice) -> None:
        place = len(self._lines)
        if choice.after:
            place = 1 + next(n for n, (_, line) in enumerate(self._lines) if line.sentence is choice.after)
        self._lines[place:place] = [(choice, line) for line in choice.lines]
        self._fresh.cover(choice.concepts)
        self._roots.add(choice.root)
        self._reports.add(choice.reading.id)
        self._sides |= choice.sides
        self._room -= choice.words

    def _gain(self, n: int) -> float:
        choice, fresh = self._choices[n], self._fresh.of(n)
        if not fresh or (choice.after and not any(line.sentence is choice.after for _, line in self._lines)):
            return 0.0
        return choice.worth * self._urgency(choice) * fresh / math.pow(choice.words, LENGTH_POWER)

    def _urgency(self, choice: Choice) -> float:
        """Count more for whom was not heard yet: another origin, the outcome, the other side."""
        urgency = 1.0 if choice.root in self._roots else FRESH_ROOT
        if choice.is_lead and choice.reading.id == self._settling and self._settling not in self._reports:
            urgency *= SETTLING
        if self._roots and choice.sides:  # but no summary opens with one side of a dispute
            urgency *= DISPUTED
        if choice.is_said and len(self._lines) >= FACTS_FIRST:
            urgency *= SAID
        heard = {dispute for dispute, _ in self._sides}
        return urgency * (OTHER_SIDE if any(s not in self._sides and s[0] in heard for s in choice.sides) else 1.0)


def _sentence(choice: Choice, line: Line, statements: Sequence[Statement]) -> SummarySentence:
    span = line.sentence.span
    held = (s for s in statements if s.report == choice.reading.id and s.content.span.overlaps(span))
    return SummarySentence(choice.text(line), choice.excerpts(line), tuple(s.id for s in held))
