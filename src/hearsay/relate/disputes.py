"""What cannot all be true? Pairs of statements by different voices that exclude one another, gathered into disputes.

A pair is judged by a table of signals (`SIGNALS`) over what its two statements say; the parts stay with the sum, so
that a reader is told why. Precision first: a false dispute costs a reader's trust.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal

from hearsay.model import Claim, Dispute, Figure, FigureValue, Reading, Side, Span, Statement, Story, When, content_id
from hearsay.relate.background import words_of
from hearsay.relate.likeness import Gist, cosine, gist_of, stem
from hearsay.relate.opposites import Stand, clash, stand_of, turned
from hearsay.relate.wording import is_negated, said, story_gists

CONTRAST = re.compile(r"\b(?:but|however|although|though|while|whereas|yet|on the other hand|by contrast)\b", re.I)
OF_ONESELF = re.compile(r"^\W*(?:I|he|she|they|we)\b", re.I)
MAX_DAYS_APART = 4  # further apart, the later statement tells of a later state
OF_ONE_THING = 0.12  # likeness below which two statements are of different things, names or not
DENIED_THING = 0.25
FIGURES_ALIKE = 0.15
DISPUTED = 0.75  # the sum of signals from which a pair is called a dispute; measured on thirteen labelled stories

# What each signal adds to the sum.
SIGNALS: Mapping[str, float] = {
    "opposite outcomes": 0.45,
    "one denies what the other says": 0.35,
    "one negates what both speak of": 0.4,
    "set against each other by the report": 0.35,
    "speak of the same": 0.6,  # times the likeness of their words
    "the same names": 0.2,
    "told by one report": 0.1,
}


@dataclass(frozen=True, slots=True)
class _Word:
    """A statement with all that judging it needs."""

    statement: Statement
    gist: Gist
    context: Gist
    stand: Stand
    negated: bool
    denies: bool
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Clash:
    """Two statements that exclude one another, and why."""

    a: _Word
    b: _Word
    score: float
    why: str
    kind: Literal["contradiction", "denial"]


def find_disputes(
    story: Story, statements: Sequence[Statement], claims: Sequence[Claim], figures: Sequence[Figure]
) -> tuple[Dispute, ...]:
    """Return the disputes of a story, the surest first."""
    words = _words(story, statements)
    gists = {w.statement.id: w.gist for w in words}
    clashes = [c for a, b in _pairs(words, story) if (c := _judge(a, b, story)) is not None]
    claim_of = {s: claim for claim in claims for s in claim.statements}
    disputes = [*_gather(clashes, claim_of), *_of_figures(figures, claim_of, gists)]
    return tuple(sorted(disputes, key=lambda d: (-d.score, d.id)))


# ---------------------------------------------------------------- what is compared


def _words(story: Story, statements: Sequence[Statement]) -> list[_Word]:
    gists = story_gists(story, statements)
    return [_word(story, statement, gist) for statement, gist in zip(statements, gists, strict=True)]


def _word(story: Story, statement: Statement, gist: Gist) -> _Word:
    reading = story.reading(statement.report)
    context = _sentence_around(reading, statement.content.span).cut(reading.report.text)
    stand = stand_of(said(statement))
    if stand.get("truth") == -1 and len(stand) == 1:
        # "the rumours were false": what is denied stands outside the content, in the words around it
        outside = context.replace(said(statement), " ")
        stand = {**turned(stand_of(outside)), "truth": -1}
    denies = statement.stance in ("denies", "doubts")
    names = _names_in(reading, statement, whole_sentence="truth" in stand)
    return _Word(statement, gist, gist_of(context), stand, is_negated(statement, gist), denies, names)


def _sentence_around(reading: Reading, span: Span) -> Span:
    inside = [s.span for s in reading.annotation.sentences if s.span.overlaps(span)] or [span]
    return Span(min(s.start for s in inside), max(s.end for s in inside))


def _names_in(reading: Reading, statement: Statement, *, whole_sentence: bool) -> frozenset[str]:
    """Return the last words of the names in a statement, with the voice's own where it speaks of itself."""
    text, span = reading.report.text, statement.content.span
    span = _sentence_around(reading, span) if whole_sentence else span
    inside = (m.span.cut(text) for m in reading.annotation.mentions if span.contains(m.span))
    own = [statement.voice.label] if statement.voice.named and OF_ONESELF.search(said(statement)) else []
    return frozenset(name.lower().split()[-1] for name in (*inside, *own))


def _pairs(words: Sequence[_Word], story: Story) -> Iterator[tuple[_Word, _Word]]:
    """Yield pairs of different voices of which one at least is of a kind that can contradict."""
    telling = [w for w in words if w.stand or w.denies or w.negated]
    for a, b in combinations(telling, 2):
        opposed = clash(a.stand, b.stand) or a.negated != b.negated or a.denies != b.denies
        if not _at_one_time(a.statement, b.statement, story):
            continue
        if opposed and not _same_voice(a.statement, b.statement) and not _same_words(a.statement, b.statement):
            yield a, b


def _at_one_time(a: Statement, b: Statement, story: Story) -> bool:
    """Tell whether two statements can be of one state of things: told in one report, or within a few days."""
    if a.report == b.report:
        return True
    days = [_day(story.reading(s.report).report.published) for s in (a, b)]
    if days[0] is None or days[1] is None:
        return True
    return abs((days[0] - days[1]).days) <= MAX_DAYS_APART


def _day(when: When | None) -> date | None:
    return date.fromisoformat(when.start[:10]) if when and when.start else None


def _same_voice(a: Statement, b: Statement) -> bool:
    return a.voice.label == b.voice.label or (a.voice.entity is not None and a.voice.entity == b.voice.entity)


def _same_words(a: Statement, b: Statement) -> bool:
    """Tell whether two statements are cut from one another: a quotation and the sentence that holds it."""
    return a.report == b.report and a.content.span.overlaps(b.content.span)


# ---------------------------------------------------------------- judging a pair


def _judge(a: _Word, b: _Word, story: Story) -> _Clash | None:
    parts = dict(_signals(a, b, story))
    score = sum(parts.values())
    opposed = set(parts) - {"speak of the same", "the same names", "told by one report"}
    if score < DISPUTED or not opposed:
        return None
    kind: Literal["contradiction", "denial"] = "denial" if a.denies or b.denies else "contradiction"
    return _Clash(a, b, min(1.0, score), ", ".join(parts), kind)


def _signals(a: _Word, b: _Word, story: Story) -> Iterator[tuple[str, float]]:
    axis = clash(a.stand, b.stand)
    alike = _alike(a, b)
    beside = _set_against(a.statement, b.statement, story)
    names = a.names & b.names
    if not (beside or alike >= OF_ONE_THING or (names and axis)):
        return
    if axis:
        yield "opposite outcomes", SIGNALS["opposite outcomes"]
    if a.negated != b.negated and not axis and _negates_shared(a, b):
        yield "one negates what both speak of", SIGNALS["one negates what both speak of"]
    if a.denies != b.denies and (axis or beside or (alike >= DENIED_THING and a.gist.plain & b.gist.plain)):
        yield "one denies what the other says", SIGNALS["one denies what the other says"]
    if a.denies != b.denies and beside:
        yield "set against each other by the report", SIGNALS["set against each other by the report"]
    if alike > 0:
        yield "speak of the same", SIGNALS["speak of the same"] * min(1.0, alike)
    if names:
        yield "the same names", SIGNALS["the same names"]
    if axis and a.statement.report == b.statement.report:
        yield "told by one report", SIGNALS["told by one report"]


def _alike(a: _Word, b: _Word) -> float:
    """Compare what is said; a bare denial ("the rumours were false") is compared by the sentence that it stands in."""
    left = a.context if a.stand.get("truth") == -1 else a.gist
    right = b.context if b.stand.get("truth") == -1 else b.gist
    return cosine(left, right)


def _negates_shared(a: _Word, b: _Word) -> bool:
    """Tell whether the words right after the negation are words of the other statement."""
    negated, other = (a, b) if a.negated else (b, a)
    match = re.search(r"\b(?:not|no|never|cannot)\b|n[’']t\b", said(negated.statement), re.I)
    if match is None:
        return False
    after = [stem(w) for w in words_of(said(negated.statement)[match.end() :])[:6]]
    return sum(w in other.gist.weights for w in after) >= 2


def _set_against(a: Statement, b: Statement, story: Story) -> bool:
    """Tell whether one report puts the two side by side with "but" or the like between them."""
    if a.report != b.report:
        return False
    first, second = sorted((a, b), key=lambda s: s.content.start)
    text = story.reading(a.report).report.text
    between = text[first.content.end : second.content.start]
    return len(between) <= 160 and bool(CONTRAST.search(between))


# ---------------------------------------------------------------- from pairs to disputes


def _gather(clashes: Sequence[_Clash], claim_of: Mapping[str, Claim]) -> Iterator[Dispute]:
    """Build each dispute around its surest pair of claims, with what else contradicts either of the two."""
    claims = {c.id: c for c in claim_of.values()}
    by_pair: dict[tuple[str, str], _Clash] = {}
    for found in sorted(clashes, key=lambda c: (-c.score, c.a.statement.id, c.b.statement.id)):
        one, two = claim_of[found.a.statement.id].id, claim_of[found.b.statement.id].id
        if one != two and (two, one) not in by_pair:
            by_pair.setdefault((one, two), found)
    settled: set[frozenset[str]] = set()
    for (one, two), best in by_pair.items():
        if frozenset((one, two)) in settled:
            continue
        opposed = _opponents(by_pair)
        left, right = {one} | (opposed[two] - opposed[one]), {two} | (opposed[one] - opposed[two])
        settled |= {frozenset((a, b)) for a in left for b in right}
        yield _dispute(left - right, right - left, best, claims=claims)


def _opponents(pairs: Mapping[tuple[str, str], _Clash]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, two in pairs:
        found[one].add(two)
        found[two].add(one)
    return found


def _dispute(left: set[str], right: set[str], best: _Clash, *, claims: Mapping[str, Claim]) -> Dispute:
    sides = tuple(sorted((_side(ids, claims) for ids in (left, right)), key=lambda side: side.claims))
    return Dispute(
        id=content_id("d", *(c for side in sides for c in side.claims)),
        about=_about(best),
        sides=sides,
        kind=best.kind,
        status="open",
        score=round(best.score, 3),
        why=best.why,
    )


def _side(ids: set[str], claims: Mapping[str, Claim]) -> Side:
    chosen = [claims[i] for i in sorted(ids)]
    return Side(
        claims=tuple(c.id for c in chosen),
        statements=tuple(sorted(s for c in chosen for s in c.statements)),
        voices=tuple(sorted({v for c in chosen for v in c.voices})),
    )


def _about(best: _Clash) -> str:
    """Say what a dispute is about: the words of the side that asserts."""
    asserting = best.b if best.a.denies or (best.a.negated and not best.b.denies) else best.a
    return said(asserting.statement)


# ---------------------------------------------------------------- figures


def _of_figures(
    figures: Sequence[Figure], claim_of: Mapping[str, Claim], gists: Mapping[str, Gist]
) -> Iterator[Dispute]:
    """Yield a dispute for each figure given with ranges that exclude one another at the same time."""
    for figure in figures:
        sides = defaultdict(list)
        for value in figure.values:
            if (
                value.statement in claim_of
                and not value.approximate
                and value.low is not None
                and value.low == value.high
            ):
                sides[value.low].append(value)
        if figure.agrees or len(sides) < 2:
            continue
        yield from _figure_dispute(figure, dict(sides), claim_of=claim_of, gists=gists)


def _figure_dispute(
    figure: Figure,
    sides: Mapping[float, Sequence[FigureValue]],
    *,
    claim_of: Mapping[str, Claim],
    gists: Mapping[str, Gist],
) -> Iterator[Dispute]:
    built = [_figure_side(values, claim_of) for _, values in sorted(sides.items())]
    if len({c for side in built for c in side.claims}) < sum(len(side.claims) for side in built):
        return  # one claim gives both numbers: its text compares them, nobody disputes
    if len({v for side in built for v in side.voices}) < 2 or not _of_one_thing(built, gists):
        return
    numbers = ", ".join(f"{low:g}" for low in sorted(sides))
    yield Dispute(
        id=content_id("d", figure.about, *(c for side in built for c in side.claims)),
        about=figure.about,
        sides=tuple(built),
        kind="figures",
        status="open",
        score=0.8,
        why=f"figures that exclude one another: {numbers}",
    )


def _of_one_thing(sides: Sequence[Side], gists: Mapping[str, Gist]) -> bool:
    """Tell whether the sentences that give the numbers are alike across the sides: two drivers have two ages."""
    return any(
        cosine(gists[a], gists[b]) >= FIGURES_ALIKE
        for one, two in combinations(sides, 2)
        for a in one.statements
        for b in two.statements
    )


def _figure_side(values: Sequence[FigureValue], claim_of: Mapping[str, Claim]) -> Side:
    chosen = {v.statement: claim_of[v.statement] for v in values if v.statement}
    return Side(
        claims=tuple(sorted({c.id for c in chosen.values()})),
        statements=tuple(sorted(chosen)),
        voices=tuple(sorted({v for c in chosen.values() for v in c.voices})),
    )
