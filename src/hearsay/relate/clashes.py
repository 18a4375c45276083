"""Which two statements cannot both be true? Pairs of different voices, judged by a table of named signals.

A pair is judged by what its two statements say and by where they stand; the parts stay with the sum, so that a
reader is told why. Precision first: a false dispute costs a reader's trust.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal

from hearsay.model import Reading, Span, Statement, Story, When
from hearsay.relate.background import words_of
from hearsay.relate.likeness import Gist, cosine, gist_of, stem
from hearsay.relate.opposites import Stand, clash, stand_of, turned
from hearsay.relate.wording import is_negated, said, story_gists

CONTRAST = re.compile(
    r"\b(?:but|however|although|though|while|whereas|yet|despite|instead|merely|on the other hand|by contrast)\b", re.I
)
DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput\w+|dismiss\w+|reject\w+|refut\w+|rebuff\w+|contradict\w+)\b", re.I
)
OF_ONESELF = re.compile(r"^\W*(?:I|he|she|they|we)\b", re.I)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
CHANGING = frozenset({"held", "presence", "begun", "alive", "free", "empty"})  # axes on which tomorrow is another day
DATED_ALIKE = 0.45  # likeness from which two statements with other years date the same happening
ASSERTING = frozenset({"asserts", "confirms", "narrates", "predicts"})
NOT = re.compile(r"\b(?:not|no|never|cannot|failed to|fails to|fail to)\b|n[’']t\b", re.I)
MAX_DAYS_APART = 4  # further apart, the later statement tells of a later state
MAX_DAYS_DENIED = 200  # a later denial still answers what was said that long before
OF_ONE_THING = 0.12  # likeness below which two statements are of different things, names or not
DENIED_THING = 0.25
LOOSELY = 0.8  # what likeness counts for when the story's own words are not damped
CLOSE_CHARS = 110  # between a denial and what it answers, with no more than a "but" to say so
NEXT_CHARS = 450  # between a denial and what it answers in the same report
DISPUTED = 0.7  # the sum of signals from which a pair is called a dispute; measured on thirteen labelled stories
MAX_POSTING = 60

# What each signal adds to the sum.
SIGNALS: Mapping[str, float] = {
    "opposite outcomes": 0.45,
    "other years for the same": 0.4,
    "one denies what the other says": 0.35,
    "one negates what both speak of": 0.4,
    "set against each other by the report": 0.4,
    "speak of the same": 0.6,  # times the likeness of their words
    "the same names": 0.2,
    "told by one report": 0.1,
}
OPPOSING = tuple(SIGNALS)[:5]

Kind = Literal["contradiction", "denial"]


@dataclass(frozen=True, slots=True)
class Word:
    """A statement with all that judging it needs."""

    statement: Statement
    gist: Gist
    bare: Gist
    context: Gist
    stand: Stand
    negated: bool
    denies: bool
    names: frozenset[str]
    day: date | None


@dataclass(frozen=True, slots=True)
class Clash:
    """Two statements that exclude one another, and why."""

    a: Word
    b: Word
    score: float
    signals: tuple[str, ...]
    kind: Kind


def find_clashes(story: Story, statements: Sequence[Statement]) -> list[Clash]:
    """Return the pairs of statements that exclude one another."""
    words = words_of_story(story, statements)
    met = [pair for pair in _pairs(words) if not _told_as_one(*pair)]
    return [found for a, b in met if (found := _judge(a, b, story)) is not None]


# ---------------------------------------------------------------- what is compared


def words_of_story(story: Story, statements: Sequence[Statement]) -> list[Word]:
    """Make the statements of a story ready for judging."""
    ordered = sorted(statements, key=lambda s: s.id)
    gists = story_gists(story, ordered)
    readings = {reading.id: reading for reading in story.readings}
    return [_word(readings[s.report], s, gist) for s, gist in zip(ordered, gists, strict=True)]


def _word(reading: Reading, statement: Statement, gist: Gist) -> Word:
    context = _sentence_around(reading, statement.content.span).cut(reading.report.text)
    cue = statement.cue.text if statement.cue else ""
    stand = stand_of(f"{cue} {said(statement)}")
    if stand.get("truth") == -1 and len(stand) == 1:
        # "the rumours were false": what is denied stands outside the content, in the words around it
        outside = context.replace(said(statement), " ")
        stand = {**turned(stand_of(outside)), "truth": -1}
    denies = statement.stance in ("denies", "doubts")
    names = _names_in(reading, statement, whole_sentence="truth" in stand)
    negated = is_negated(statement, gist)
    day = _day(reading.report.published)
    return Word(statement, gist, gist_of(said(statement)), gist_of(context), stand, negated, denies, names, day)


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


def _day(when: When | None) -> date | None:
    return date.fromisoformat(when.start[:10]) if when and when.start else None


# ---------------------------------------------------------------- which pairs


def _pairs(words: Sequence[Word]) -> Iterator[tuple[Word, Word]]:
    """Yield the pairs of different voices that share a word, a name, an axis or a place in a report."""
    met: set[tuple[int, int]] = set()
    for found in _meetings(words):
        if len(found) <= MAX_POSTING:
            met.update(combinations(found, 2))
    for one, two in sorted(met):
        if not _same_voice(words[one].statement, words[two].statement):
            yield words[one], words[two]


def _meetings(words: Sequence[Word]) -> Iterator[list[int]]:
    """Yield groups of places that something brings together."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        for key in (*word.gist.weights, *(f"axis {axis}" for axis in word.stand)):
            by_word[key].append(place)
        if word.denies or word.negated:
            by_word[f"beside {word.statement.id}"] = [
                n for n, other in enumerate(words) if n == place or _gap(word.statement, other.statement) <= NEXT_CHARS
            ]
    yield from (by_word[key] for key in sorted(by_word))


def _gap(a: Statement, b: Statement) -> int:
    """Count the characters between two statements of one report; very many between those of two."""
    if a.report != b.report:
        return 1 << 30
    return max(a.content.start, b.content.start) - min(a.content.end, b.content.end)


def _same_voice(a: Statement, b: Statement) -> bool:
    one, two = (f" {s.voice.label.lower()} " for s in (a, b))
    return one in two or two in one or (a.voice.entity is not None and a.voice.entity == b.voice.entity)


def _told_as_one(a: Word, b: Word) -> bool:
    """Tell whether two statements are cut from one another, or are of different times."""
    one, two = a.statement, b.statement
    if one.report == two.report:
        return one.content.span.overlaps(two.content.span)
    if a.day is None or b.day is None:
        return False
    late, early = (a, b) if a.day >= b.day else (b, a)
    days = (late.day - early.day).days if late.day and early.day else 0
    axis = clash(a.stand, b.stand)
    lasting = late.denies or late.negated or (axis is not None and axis not in CHANGING) or _other_years(a, b)
    return days > (MAX_DAYS_DENIED if lasting else MAX_DAYS_APART)


# ---------------------------------------------------------------- judging a pair


def _judge(a: Word, b: Word, story: Story) -> Clash | None:
    parts = dict(_signals(a, b, story))
    score = sum(parts.values())
    if score < DISPUTED or not any(name in parts for name in OPPOSING):
        return None
    kind: Kind = "denial" if a.denies or b.denies else "contradiction"
    return Clash(a, b, min(1.0, score), tuple(parts), kind)


def _signals(a: Word, b: Word, story: Story) -> Iterator[tuple[str, float]]:
    axis = clash(a.stand, b.stand)
    alike = max(_alike(a, b), LOOSELY * cosine(a.bare, b.bare) if axis else 0.0)
    beside = _answers(a, b) and _set_against(a, b, story)
    names = a.names & b.names
    if not (beside or alike >= OF_ONE_THING or (names and axis)):
        return
    if axis:
        yield "opposite outcomes", SIGNALS["opposite outcomes"]
    if _other_years(a, b):
        yield "other years for the same", SIGNALS["other years for the same"]
    if a.negated != b.negated and not axis and _negates_shared(a, b):
        yield "one negates what both speak of", SIGNALS["one negates what both speak of"]
    if a.denies != b.denies and (axis or beside or (alike >= DENIED_THING and a.gist.plain & b.gist.plain)):
        yield "one denies what the other says", SIGNALS["one denies what the other says"]
    if beside:
        yield "set against each other by the report", SIGNALS["set against each other by the report"]
    if alike > 0:
        yield "speak of the same", SIGNALS["speak of the same"] * min(1.0, alike)
    if names:
        yield "the same names", SIGNALS["the same names"]
    if axis and a.statement.report == b.statement.report:
        yield "told by one report", SIGNALS["told by one report"]


def _other_years(a: Word, b: Word) -> bool:
    """Tell whether two reports give one year each, not the same, for what they tell alike."""
    years = [set(YEAR.findall(said(word.statement))) for word in (a, b)]
    one_each = len(years[0]) == len(years[1]) == 1 and years[0] != years[1]
    return one_each and a.statement.report != b.statement.report and cosine(a.gist, b.gist) >= DATED_ALIKE


def _alike(a: Word, b: Word) -> float:
    """Compare what is said; a bare denial ("the rumours were false") is compared by the sentence that it stands in."""
    left = a.context if a.stand.get("truth") == -1 else a.gist
    right = b.context if b.stand.get("truth") == -1 else b.gist
    return cosine(left, right)


def _negates_shared(a: Word, b: Word) -> bool:
    """Tell whether the words right after the negation are words of the other statement."""
    negated, other = (a, b) if a.negated else (b, a)
    match = NOT.search(said(negated.statement))
    if match is None:
        return False
    after = [stem(w) for w in words_of(said(negated.statement)[match.end() :])[:5]]
    return sum(w in other.gist.weights for w in after) >= 2


def _answers(a: Word, b: Word) -> bool:
    """Tell whether one of two statements says no by itself, so that what it denies may stand in the other."""
    if a.denies == b.denies:
        return False
    no, other = (a, b) if a.denies else (b, a)
    return (
        no.statement.stance == "denies" and other.statement.stance in ASSERTING and bool(NOT.search(said(no.statement)))
    )


def _set_against(a: Word, b: Word, story: Story) -> bool:
    """Tell whether one report puts a denial beside what it answers, with "but" or "disputed" between them."""
    if not 0 <= _gap(a.statement, b.statement) <= NEXT_CHARS:
        return False
    first, second = sorted((a.statement, b.statement), key=lambda s: s.content.start)
    text = story.reading(first.report).report.text
    between = text[first.content.end : second.content.start]
    near = len(between) <= CLOSE_CHARS and bool(CONTRAST.search(between))
    return near or (second.stance == "denies" and bool(DENYING.search(between[-120:])))
