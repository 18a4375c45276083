"""Which two statements cannot both be true? Pairs of different voices, judged by a table of named signals.

A pair is judged by what its two statements say and by where they stand; the parts stay with the sum, so that a
reader is told why. Precision first: a false dispute costs a reader's trust.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Literal

from hearsay.model import Reading, Span, Statement, Story, When
from hearsay.relate.clauses import Clause, clauses_of, denial_of, doubted_words, telling_words
from hearsay.relate.compared import Compared
from hearsay.relate.denials import Answer, answered, may_be_denied
from hearsay.relate.likeness import Gist, cosine, gist_of
from hearsay.relate.opposites import Stand, clash, stand_of, turned
from hearsay.relate.pointing import POINTING, pointed_at
from hearsay.relate.wording import is_negated, said, story_gists

CONTRAST = re.compile(
    r"\b(?:but|however|although|though|while|whereas|yet|despite|instead|merely|on the other hand|by contrast)\b", re.I
)
DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput\w+|dismiss\w+|reject\w+|refut\w+|rebuff\w+|contradict\w+)\b", re.I
)
DOUBTING = re.compile(r"\b(?:confirm|verif|doubt|s[ck]eptic|challeng|corroborat|substantiat)\w*\b", re.I)
REFUSING = re.compile(r"\b(?:reject|dismiss|rebuff)\w*\b", re.I)  # an offer as well as a claim
WISHING = re.compile(r"\b(?:hop(?:e|es|ed|ing)|wish\w*|want\w*|fear\w*|pray\w*)\b", re.I)
BY_PRONOUN = re.compile(r"^\W*(?:I|we|it|he|she|they)\b", re.I)
OF_ONESELF = re.compile(r"^\W*(?:I|he|she|they|we)\b", re.I)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
CHANGING = frozenset(  # axes on which tomorrow is another day
    {"held", "presence", "begun", "alive", "free", "empty", "spread", "stay", "open", "truce", "agreed", "won", "trend"}
)
OF_THE_EVENT = frozenset(
    {"control", "danger", "purpose", "cause", "truce", "spread", "steered", "empty"}
)  # not of one of its many people
DATED_ALIKE = 0.45  # likeness from which two statements with other years date the same happening
DATED_NAMES = 3  # names that two such statements share
ASSERTING = frozenset({"asserts", "confirms", "narrates", "predicts"})
NOT = re.compile(r"\b(?:not|no|never|cannot|failed to|fails to|fail to)\b|n[’']t\b", re.I)
MAX_DAYS_APART = 4  # further apart, the later statement tells of a later state
MAX_DAYS_DENIED = 200  # a later denial still answers what was said that long before
OF_ONE_THING = 0.12  # likeness below which two statements are of different things, names or not
SAYS_NO = 0.65  # share of a denied clause that the other statement must hold to be so
SAME_WORDS, LONG_WORDS = 0.9, 10  # likeness and length from which two statements are one sentence printed twice
BARE_WORDS = 6  # of a denial that only points back: "the rumours were false"
LEAST_WORDS = 5  # what is shorter mostly names a thing and holds nothing to be so
LOOSELY = 0.8  # what likeness counts for when the story's own words are not damped
CLOSE_CHARS = 110  # between a denial and what it answers, with no more than a "but" to say so
NEXT_CHARS = 450  # between a denial and what it answers in the same report
DISPUTED = 0.7  # the sum of signals from which a pair is called a dispute; measured on thirteen labelled stories
THEME_TOLD = 5  # statements that take a side on an axis before the story turns on it
MAX_POSTING = 60

# What each signal adds to the sum.
SIGNALS: Mapping[str, float] = {
    "opposite outcomes": 0.45,
    "other years for the same": 0.4,
    "one denies what the other says": 0.6,
    "one says no to what the other holds": 0.55,
    "one doubts what it quotes of the other": 0.7,
    "one denies the other's very words": 0.9,
    "one denies just what the other says": 0.75,
    "one denies what the report has just told of it": 0.75,
    "set against each other by the report": 0.4,
    "one of them denies": 0.3,
    "the denial and it read as opposed": 0.2,  # times the log-odds, beyond what nearly any denial has
    "speak of the same": 0.6,  # times the likeness of their words
    "the same names": 0.2,
    "told by one report": 0.1,
    "what the story turns on": 0.25,
}
READ_SO = "the denial and it read as opposed"
ANSWERED, MOST_OPPOSED = 0.3, 2.5  # what a denial that reads as opposed counts for at even odds; log-odds cut off here
OPPOSING = (*tuple(SIGNALS)[:9], READ_SO)
DENIALS = frozenset(name for name in OPPOSING if name.startswith(("one denies", "one says no", "the denial")))

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
    clauses: tuple[Clause, ...]
    names: frozenset[str]
    places: frozenset[str]
    people: frozenset[str]
    day: date | None


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
        return frozenset(self.signals) & frozenset(OPPOSING)


@dataclass(frozen=True, slots=True)
class Setting:
    """The story that a pair stands in, what it turns on, and which statements deny others (by their ids)."""

    story: Story
    themes: frozenset[str]
    answers: Mapping[frozenset[str], Answer]
    pointed: frozenset[frozenset[str]]


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
    plain: bool  # no axis sets them apart, nor other places or people, nor two outlets' own telling
    meet: bool


def find_clashes(story: Story, words: Sequence[Word], compared: Compared) -> list[Clash]:
    """Return the pairs of statements that exclude one another; the words are in the order of what was compared."""
    answering = {(no, yes): how for no, yes, how in answered(compared) if _may_answer(words[no], words[yes])}
    answers = {frozenset(words[place].statement.id for place in pair): how for pair, how in answering.items()}
    pointed = list(pointed_at([word.statement for word in words]))
    back = frozenset(frozenset(words[place].statement.id for place in pair) for pair in pointed)
    setting = Setting(story, _themes(words), answers, back)
    met = [pair for pair in _pairs(words, (*answering, *pointed)) if not _told_as_one(*pair)]
    return [found for a, b in met if (found := _judge(a, b, setting)) is not None]


def _may_answer(no: Word, yes: Word) -> bool:
    """Tell whether one says plainly no (not "not all", "not since 1908", "rejected the offer") to what is held so."""
    plainly = any(clause.says_no and not clause.is_open for clause in no.clauses)
    return plainly and yes.statement.stance in ASSERTING and not _is_wished(no) and not _is_wished(yes)


def _rebuts(a: Word, b: Word) -> bool:
    """Tell whether one denies what it reports the other to have said."""
    pairs = ((a.statement, b.statement), (b.statement, a.statement))
    return any(
        no.stance == "denies" != yes.stance and no.report == yes.report and no.content.span.contains(yes.content.span)
        for no, yes in pairs
    )


def _themes(words: Sequence[Word]) -> frozenset[str]:
    """Name the axes that the story turns on: many statements, of more than one report, take a side on them."""
    told: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for axis in word.stand:
            told[axis].append(word.statement.report)
    return frozenset(axis for axis in OF_THE_EVENT if len(told[axis]) >= THEME_TOLD and len(set(told[axis])) > 1)


# ---------------------------------------------------------------- what is compared


def words_of_story(story: Story, statements: Sequence[Statement]) -> list[Word]:
    """Make the statements of a story ready for judging."""
    ordered = sorted(statements, key=lambda s: s.id)
    gists = story_gists(story, ordered)
    readings = {reading.id: reading for reading in story.readings}
    return [_word(readings[s.report], s, gist) for s, gist in zip(ordered, gists, strict=True)]


def _word(reading: Reading, statement: Statement, gist: Gist) -> Word:
    context = _sentence_around(reading, statement.content.span).cut(reading.report.text)
    stand = _stand(statement, context)
    names = _mentions(reading, statement, whole_sentence="truth" in stand)
    inside = _mentions(reading, statement, whole_sentence=False)
    own = [statement.voice.label] if statement.voice.named and OF_ONESELF.search(said(statement)) else []
    return Word(
        statement=statement,
        gist=gist,
        bare=gist_of(said(statement)),
        context=gist_of(context),
        stand=stand,
        negated=is_negated(statement, gist),
        denies=statement.stance in ("denies", "doubts"),
        clauses=_clauses(statement),
        names=_last_words((*(name for name, _ in names), *own)),
        places=_last_words(name for name, kind in inside if kind == "place"),
        people=_last_words(name for name, kind in inside if kind == "person"),
        day=_day(reading.report.published),
    )


def _stand(statement: Statement, context: str) -> Stand:
    """Take the stand of what is said with its cue; a bare denial turns what the words around it hold."""
    cue = statement.cue.text if statement.cue else ""
    stand = stand_of(f"{cue} {said(statement)}")
    if len(stand) == 1 and "truth" in stand and stand["truth"].sign == -1:
        # "the rumours were false": what is denied stands outside the content, in the words around it
        outside = context.replace(said(statement), " ")
        return {**turned(stand_of(outside)), **stand}
    return stand


def _clauses(statement: Statement) -> tuple[Clause, ...]:
    """Cut what is said into clauses; what a denying cue introduces is denied as a whole."""
    clauses = clauses_of(said(statement))
    if clauses and BY_PRONOUN.match(said(statement)):
        first = replace(clauses[0], before=(*telling_words(statement.voice.label), *clauses[0].before))
        clauses = (first, *clauses[1:])
    if not _is_denied(statement) or any(c.says_no for c in clauses):
        return clauses
    return tuple(Clause((), (*c.before, *c.after), says_no=True, is_open=c.is_open) for c in clauses[:1])


def _is_denied(statement: Statement) -> bool:
    """Tell whether the cue says no to all that follows: "denied", "did not confirm", not "refused"."""
    cue = statement.cue.text if statement.cue else ""
    if statement.stance not in ("denies", "doubts") or REFUSING.search(cue):
        return False
    return bool(DENYING.search(cue) or DOUBTING.search(cue))


def _sentence_around(reading: Reading, span: Span) -> Span:
    inside = [s.span for s in reading.annotation.sentences if s.span.overlaps(span)] or [span]
    return Span(min(s.start for s in inside), max(s.end for s in inside))


def _mentions(reading: Reading, statement: Statement, *, whole_sentence: bool) -> list[tuple[str, str]]:
    """Return the names in a statement with their kinds."""
    text, span = reading.report.text, statement.content.span
    span = _sentence_around(reading, span) if whole_sentence else span
    return [(m.span.cut(text), m.kind) for m in reading.annotation.mentions if span.contains(m.span)]


def _last_words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.lower().split()[-1] for name in names)


def _day(when: When | None) -> date | None:
    return date.fromisoformat(when.start[:10]) if when and when.start else None


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
    if a.statement.report == b.statement.report:
        return a.statement.content.span.overlaps(b.statement.content.span) and not _rebuts(a, b)
    if a.day is None or b.day is None or _other_years(a, b):
        return False
    late, days = (a if a.day >= b.day else b), abs((a.day - b.day).days)
    axis = clash(a.stand, b.stand)
    lasting = late.denies or late.negated or (axis is not None and axis not in CHANGING)
    return days > (MAX_DAYS_DENIED if lasting else MAX_DAYS_APART)


# ---------------------------------------------------------------- judging a pair


def _judge(a: Word, b: Word, setting: Setting) -> Clash | None:
    parts = dict(_signals(a, b, setting))
    score = sum(parts.values())
    if score < DISPUTED or not any(name in parts for name in OPPOSING):
        return None
    kind: Kind = "denial" if a.denies or b.denies else "contradiction"
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
    axis = _opposed(a, b, setting.themes)
    axis = None if told or (elsewhere and axis not in setting.themes) else axis
    alike = max(_alike(a, b), LOOSELY * cosine(a.bare, b.bare) if axis else 0.0)
    beside = _set_against(a, b, setting.story)
    quoted = _doubts_quoted(a, b) or _doubts_quoted(b, a)
    answer = None if told else setting.answers.get(frozenset((a.statement.id, b.statement.id)))
    pointed = frozenset((a.statement.id, b.statement.id)) in setting.pointed
    theme = axis in setting.themes
    met = (
        beside
        or quoted
        or pointed
        or answer is not None
        or alike >= OF_ONE_THING
        or bool(axis and (a.names & b.names or theme))
    )
    return Case(axis, theme, alike, beside, quoted, answer, pointed, plain=not (axis or elsewhere or told), meet=met)


def _opposing(a: Word, b: Word, case: Case) -> Iterator[str]:
    """Name what sets two statements against each other."""
    if case.axis:
        yield "opposite outcomes"
    if _other_years(a, b):
        yield "other years for the same"
    if case.plain and _says_no(a, b):
        yield "one denies what the other says" if a.denies or b.denies else "one says no to what the other holds"
    if case.answer and case.answer.exact:
        yield "one denies just what the other says"
    if case.pointed:
        yield "one denies what the report has just told of it"
    if _rebuts(a, b):
        yield "one denies the other's very words"
    if case.quoted:
        yield "one doubts what it quotes of the other"
    if case.beside:
        yield "set against each other by the report"


def _says_no(a: Word, b: Word) -> bool:
    """Tell whether one says no to a clause of the other, and the pair model does not know better."""
    pairs = (pair for pair in ((a, b), (b, a)) if _denial(*pair) >= SAYS_NO)
    return any(may_be_denied(no.statement, yes.statement) for no, yes in pairs)


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


def is_elsewhere(a: Word, b: Word) -> bool:
    """Tell whether two statements name other places or other people."""
    return _apart(a.places, b.places) or _apart(a.people, b.people)


def _apart(one: frozenset[str], two: frozenset[str]) -> bool:
    """Tell whether both name something, and nothing in common."""
    return bool(one and two and not one & two)


def _opposed(a: Word, b: Word, themes: frozenset[str]) -> str | None:
    """Name the axis on which two statements are opposed, if the same thing stands beside both outcomes."""
    axis = clash(a.stand, b.stand)
    if axis is None or "truth" in a.stand or "truth" in b.stand:
        return axis
    close = axis in themes or 0 <= _gap(a.statement, b.statement) <= NEXT_CHARS
    return axis if close or (a.stand[axis].words & b.stand[axis].words) or a.names & b.names else None


def _denial(no: Word, yes: Word) -> float:
    """Tell how much of what one statement says no to the other holds to be so."""
    if yes.statement.stance not in ASSERTING or _is_repeated(no, yes) or _is_wished(no) or _is_wished(yes):
        return 0.0
    if len(said(yes.statement).split()) < LEAST_WORDS or not no.gist.plain & yes.gist.plain:
        return 0.0
    return max((denial_of(n, y) for n in no.clauses for y in yes.clauses), default=0.0)


def _doubts_quoted(doubt: Word, told: Word) -> bool:
    """Tell whether one doubts, in the report that tells of both, what it quotes of the other."""
    words = doubted_words(said(doubt.statement)) if doubt.statement.report == told.statement.report else frozenset()
    return bool(words) and words <= frozenset().union(*(clause.words for clause in told.clauses))


def _is_wished(word: Word) -> bool:
    """Tell whether the cue says that somebody hopes or fears it, not that it is so."""
    return bool(word.statement.cue and WISHING.search(word.statement.cue.text))


def _is_repeated(a: Word, b: Word) -> bool:
    """Tell whether two reports quote one long sentence, whatever its cue was taken for in either."""
    apart, long = a.statement.report != b.statement.report, len(said(a.statement).split()) >= LONG_WORDS
    return apart and long and a.gist.negated == b.gist.negated and cosine(a.bare, b.bare) >= SAME_WORDS


def _other_years(a: Word, b: Word) -> bool:
    """Tell whether two reports give one year each, not the same, for what they tell alike."""
    years = [set(YEAR.findall(said(word.statement))) for word in (a, b)]
    one_each = len(years[0]) == len(years[1]) == 1 and years[0] != years[1]
    if not one_each or a.statement.report == b.statement.report or len(a.names & b.names) < DATED_NAMES:
        return False
    return cosine(a.gist, b.gist) >= DATED_ALIKE


def _alike(a: Word, b: Word) -> float:
    """Compare what is said; a bare denial ("the rumours were false") is compared by the sentence that it stands in."""
    left = a.context if _is_bare(a) else a.gist
    right = b.context if _is_bare(b) else b.gist
    return cosine(left, right)


def _is_bare(word: Word) -> bool:
    return "truth" in word.stand and word.stand["truth"].sign == -1


def _set_against(a: Word, b: Word, story: Story) -> bool:
    """Tell whether one report sets two statements against each other, and says so: "but", "disputed", "denied it"."""
    if not 0 <= _gap(a.statement, b.statement) <= NEXT_CHARS:
        return False
    first, second = sorted((a, b), key=lambda w: w.statement.content.start)
    text = story.reading(first.statement.report).report.text
    between = text[first.statement.content.end : second.statement.content.start]
    near = len(between) <= CLOSE_CHARS and bool(CONTRAST.search(between))
    opposite = clash(a.stand, b.stand) is not None
    if near and opposite:
        return True
    no, other = (a, b) if a.denies else (b, a)
    if other.denies or no.statement.stance != "denies" or other.statement.stance not in ASSERTING:
        return False
    if POINTING.match(said(no.statement)) or (_is_bare(no) and len(said(no.statement).split()) <= BARE_WORDS):
        return second is no
    shared = opposite or bool(no.gist.weights.keys() & other.gist.weights.keys())
    answers = near and bool(NOT.search(said(no.statement)))
    return shared and (answers or (second is no and bool(DENYING.search(between[-120:]))))
