"""What does a statement hold to be so? Of whom, where and when, in which clauses, and what it says no to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hearsay.model import Reading, Span, Statement, Story
from hearsay.relate.clauses import Clause, clauses_of, telling_words
from hearsay.relate.dating.windows import Window, Written
from hearsay.relate.likeness import Gist, gist_of
from hearsay.relate.opposites import Stand, stand_of, turned
from hearsay.relate.wording import is_negated, said, story_gists

DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput\w+|dismiss\w+|reject\w+|refut\w+|rebuff\w+|contradict\w+)\b", re.I
)
DOUBTING = re.compile(r"\b(?:confirm|verif|doubt|s[ck]eptic|challeng|corroborat|substantiat)\w*\b", re.I)
REFUSING = re.compile(r"\b(?:reject|dismiss|rebuff)\w*\b", re.I)  # an offer as well as a claim
BY_PRONOUN = re.compile(r"^\W*(?:I|we|it|he|she|they)\b", re.I)
OF_ONESELF = re.compile(r"^\W*(?:I|he|she|they|we)\b", re.I)


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
    written: Window | None  # the days on which its report may have been written


def words_of_story(story: Story, statements: Sequence[Statement], written: Written) -> list[Word]:
    """Make the statements of a story ready for judging."""
    ordered = sorted(statements, key=lambda s: s.id)
    gists = story_gists(story, ordered)
    readings = {reading.id: reading for reading in story.readings}
    told = zip(ordered, gists, strict=True)
    return [_word(readings[s.report], s, gist, window=written.days.get(s.report)) for s, gist in told]


def _word(reading: Reading, statement: Statement, gist: Gist, *, window: Window | None) -> Word:
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
        written=window,
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
