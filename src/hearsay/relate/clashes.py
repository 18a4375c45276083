"""Which two statements cannot both be true? Pairs of different voices, judged by a table of named signals.

A pair is judged by what its two statements say and by where they stand; the parts stay with the sum, so that a
reader is told why. Precision first: a false dispute costs a reader's trust.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from hearsay.model import Statement, Story
from hearsay.relate.compared import Compared
from hearsay.relate.denials import Answer, answered
from hearsay.relate.holding import Word
from hearsay.relate.likeness import cosine
from hearsay.relate.opposing import (
    NEXT_CHARS,
    doubts_quoted,
    gap,
    has_other_years,
    is_answered,
    is_at_another_place,
    is_elsewhere,
    is_set_against,
    likeness,
    may_answer,
    opposed_axis,
    rebuts,
    says_no_to,
)
from hearsay.relate.opposites import clash
from hearsay.relate.pointing import pointed_at

CHANGING = frozenset(  # axes on which tomorrow is another day
    {"held", "presence", "begun", "alive", "free", "empty", "spread", "stay", "open", "truce", "agreed", "won", "trend"}
)
OF_THE_EVENT = frozenset(
    {"control", "danger", "purpose", "cause", "truce", "spread", "steered", "empty"}
)  # not of one of its many people
MAX_DAYS_APART = 4  # further apart, the later statement tells of a later state
MAX_DAYS_DENIED = 200  # a later denial still answers what was said that long before
OF_ONE_THING = 0.12  # likeness below which two statements are of different things, names or not
LOOSELY = 0.8  # what likeness counts for when the story's own words are not damped
DISPUTED = 0.7  # the sum of signals from which a pair is called a dispute; measured on thirteen labelled stories
THEME_TOLD = 5  # statements that take a side on an axis before the story turns on it
MAX_POSTING = 60

# What sets two statements against each other, and what each such signal adds to the sum.
OPPOSING: Mapping[str, float] = {
    "opposite outcomes": 0.45,
    "other years for the same": 0.4,
    "one denies what the other says": 0.6,
    "one says no to what the other holds": 0.55,
    "one doubts what it quotes of the other": 0.7,
    "one denies the other's very words": 0.9,
    "one denies just what the other says": 0.75,
    "one denies what the report has just told of it": 0.75,
    "the report says that accounts differ": 0.8,
    "set against each other by the report": 0.4,
    "the denial and it read as opposed": 0.2,  # times the log-odds, beyond what nearly any denial has
}
# What else speaks for a dispute between two that are set against each other.
SUPPORTING: Mapping[str, float] = {
    "one of them denies": 0.3,
    "speak of the same": 0.6,  # times the likeness of their words
    "the same names": 0.2,
    "told by one report": 0.1,
    "what the story turns on": 0.25,
}
SIGNALS: Mapping[str, float] = {**OPPOSING, **SUPPORTING}
DIFFERING = "the report says that accounts differ"
READ_SO = "the denial and it read as opposed"
DENIALS = frozenset(name for name in OPPOSING if name.startswith(("one denies", "one says no", "the denial")))
ANSWERED, MOST_OPPOSED = 0.3, 2.5  # what a denial that reads as opposed counts for at even odds; log-odds cut off here

Kind = Literal["contradiction", "denial"]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two statements that exclude one another, and why."""

    a: Word
    b: Word
    score: float
    signals: tuple[str, ...]
    kind: Kind
    axis: str | None  # on which their outcomes are opposite

    @property
    def opposing(self) -> frozenset[str]:
        """The signals that set the two against each other."""
        return frozenset(self.signals) & OPPOSING.keys()


@dataclass(frozen=True, slots=True)
class Setting:
    """The story that a pair stands in, what it turns on, and which statements deny others (by their ids)."""

    story: Story
    themes: frozenset[str]
    answers: Mapping[frozenset[str], Answer]
    pointed: frozenset[frozenset[str]]
    differing: frozenset[frozenset[str]]  # of which a report says that they differ


@dataclass(frozen=True, slots=True)
class Case:
    """What judging a pair rests on."""

    axis: str | None  # on which their outcomes are opposite
    theme: bool  # the story turns on that axis
    alike: float
    beside: bool  # one report sets them against each other
    quoted: bool  # one doubts what it quotes of the other
    answer: Answer | None  # one of them is a denial of the other
    pointed: bool  # one of them is a denial that points back at the other
    differing: bool  # the report says that the two differ
    plain: bool  # no axis sets them apart, nor other places or people, nor two outlets' own telling
    meet: bool


def find_clashes(story: Story, words: Sequence[Word], compared: Compared) -> list[Clash]:
    """Return the pairs of statements that exclude one another; the words are in the order of what was compared."""
    statements = [word.statement for word in words]

    def may(no: int, yes: int) -> bool:
        return may_answer(words[no], words[yes]) and not _same_voice(statements[no], statements[yes])

    answering = {(no, yes): how for no, yes, how in answered(compared, may)}
    answers = {frozenset(statements[place].id for place in pair): how for pair, how in answering.items()}
    pointed = list(pointed_at(statements))
    back, apart = (_by_ids(statements, pairs) for pairs in (pointed, compared.differing))
    setting = Setting(story, _themes(words), answers, back, apart)
    met = [pair for pair in _pairs(words, (*answering, *pointed, *compared.differing)) if not _told_as_one(*pair)]
    return [found for a, b in met if (found := _judge(a, b, setting)) is not None]


def _by_ids(statements: Sequence[Statement], pairs: Iterable[tuple[int, int]]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(statements[place].id for place in pair) for pair in pairs)


def _themes(words: Sequence[Word]) -> frozenset[str]:
    """Name the axes that the story turns on: many statements, of more than one report, take a side on them."""
    told: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for axis in word.stand:
            told[axis].append(word.statement.report)
    return frozenset(axis for axis in OF_THE_EVENT if len(told[axis]) >= THEME_TOLD and len(set(told[axis])) > 1)


# ---------------------------------------------------------------- which pairs


def _pairs(words: Sequence[Word], denied: Iterable[tuple[int, int]]) -> Iterator[tuple[Word, Word]]:
    """Yield the pairs of different voices that share a word, a name, an axis or a place in a report, or are denied."""
    met = {(min(pair), max(pair)) for pair in denied}
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
                n for n, other in enumerate(words) if n == place or gap(word.statement, other.statement) <= NEXT_CHARS
            ]
    yield from (by_word[key] for key in sorted(by_word))


def _same_voice(a: Statement, b: Statement) -> bool:
    one, two = (f" {s.voice.label.lower()} " for s in (a, b))
    return one in two or two in one or (a.voice.entity is not None and a.voice.entity == b.voice.entity)


def _told_as_one(a: Word, b: Word) -> bool:
    """Tell whether two statements are cut from one another, or are of different times."""
    if a.statement.report == b.statement.report:
        return a.statement.content.span.overlaps(b.statement.content.span) and not rebuts(a, b)
    if a.written is None or b.written is None or has_other_years(a, b):
        return False
    late, days = (a if a.written.first >= b.written.first else b), a.written.days_from(b.written)
    axis = clash(a.stand, b.stand)
    lasting = late.denies or late.negated or (axis is not None and axis not in CHANGING)
    return days > (MAX_DAYS_DENIED if lasting else MAX_DAYS_APART)


# ---------------------------------------------------------------- judging a pair


def _judge(a: Word, b: Word, setting: Setting) -> Clash | None:
    parts = dict(_signals(a, b, setting))
    score = sum(parts.values())
    opposing = {name for name in parts if name in OPPOSING}
    if score < DISPUTED or not opposing:
        return None
    # who doubts something beside an account that differs does not thereby deny that account
    kind: Kind = "denial" if (a.denies or b.denies) and opposing != {DIFFERING} else "contradiction"
    axis = clash(a.stand, b.stand) if "opposite outcomes" in parts else None
    return Clash(a, b, min(1.0, score), tuple(parts), kind, axis)


def _signals(a: Word, b: Word, setting: Setting) -> Iterator[tuple[str, float]]:
    case = _case(a, b, setting)
    if case.meet:
        names = (*_opposing(a, b, case), *_supporting(a, b, case))
        yield from ((name, SIGNALS[name]) for name in names)
        if case.alike > 0:
            yield "speak of the same", SIGNALS["speak of the same"] * min(1.0, case.alike)
        if case.answer and not case.answer.exact:
            yield READ_SO, ANSWERED + SIGNALS[READ_SO] * min(case.answer.opposed, MOST_OPPOSED)


def _case(a: Word, b: Word, setting: Setting) -> Case:
    """Find what judging a pair rests on."""
    elsewhere = is_elsewhere(a, b)
    told = a.statement.manner == b.statement.manner == "narrated"  # what two outlets tell differs for many reasons
    axis = opposed_axis(a, b, setting.themes)
    axis = None if told or (elsewhere and axis not in setting.themes) else axis
    alike = max(likeness(a, b), LOOSELY * cosine(a.bare, b.bare) if axis else 0.0)
    beside = is_set_against(a, b, setting.story)
    quoted = doubts_quoted(a, b) or doubts_quoted(b, a)
    ids = frozenset((a.statement.id, b.statement.id))
    answer = None if told or is_at_another_place(a, b) else setting.answers.get(ids)
    answer = answer if answer and is_answered(a, b, answer, alike=alike) else None
    pointed, differing = ids in setting.pointed, ids in setting.differing
    theme = axis in setting.themes
    met = (
        beside
        or quoted
        or pointed
        or differing
        or answer is not None
        or alike >= OF_ONE_THING
        or bool(axis and (a.names & b.names or theme))
    )
    return Case(
        axis, theme, alike, beside, quoted, answer, pointed, differing, plain=not (axis or elsewhere or told), meet=met
    )


def _opposing(a: Word, b: Word, case: Case) -> Iterator[str]:
    """Name what sets two statements against each other."""
    if case.axis:
        yield "opposite outcomes"
    if has_other_years(a, b):
        yield "other years for the same"
    if case.plain and says_no_to(a, b):
        yield "one denies what the other says" if a.denies or b.denies else "one says no to what the other holds"
    if case.answer and case.answer.exact:
        yield "one denies just what the other says"
    if case.pointed:
        yield "one denies what the report has just told of it"
    if case.differing:
        yield DIFFERING
    if rebuts(a, b):
        yield "one denies the other's very words"
    if case.quoted:
        yield "one doubts what it quotes of the other"
    if case.beside:
        yield "set against each other by the report"


def _supporting(a: Word, b: Word, case: Case) -> Iterator[str]:
    """Name what else speaks for a dispute between two that are set against each other."""
    if case.axis and a.denies != b.denies and not case.plain:
        yield "one of them denies"
    if a.names & b.names:
        yield "the same names"
    if case.axis and a.statement.report == b.statement.report:
        yield "told by one report"
    if case.theme:
        yield "what the story turns on"
