"""What does a denial deny? It is worded as if it were so, and held against what others say.

The statement model knows well whether two statements say the same, and badly whether they contradict each other: so the
"not" is taken out of a denial, and the question becomes whether somebody says just that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from hearsay.annotate.weights import side_by_side
from hearsay.model import Statement
from hearsay.relate.bearing import bearing_of
from hearsay.relate.compared import Compared
from hearsay.relate.sense import sense_of
from hearsay.relate.wording import said, worded

NOT = re.compile(
    r"\b(?:do|does|did)(?: not|n['’]t)(?= )|(?<=[a-z])n['’]t\b(?= )|\b(?:not|never)(?= )"
    r"|\bno (?!one\b|longer\b|matter\b|doubt\b|more\b|less\b)(?=[a-z])",
    re.I,
)
FEWEST_WORDS = 5  # of a denial that says what it denies
OPENING_CHARS = 120  # of a statement in which the "not" stands that makes it a denial
NEAREST, LEAST_NEAR = 8, 0.4  # how many statements nearest to what is denied are asked about, and how near
SAYS_IT, MORE_SO = 0.5, 1.5  # log-odds that one says what is denied; by how much more than it says the denial itself
OPPOSED, SURELY_OPPOSED = 0.5, 2.0  # log-odds that the two cannot both be true: beside what is denied, and alone
LIKE_NOTHING = -2.0  # below these log-odds that two say the same it does not matter how far
MAYBE = -1.0  # log-odds under which one surely does not say what is denied


@dataclass(frozen=True, slots=True)
class Answer:
    """How a denial answers a statement: it denies just what that says, or the two are read as opposed."""

    exact: bool
    opposed: float  # log-odds


def affirmed(statement: Statement) -> str | None:
    """Word what a statement denies as if it were so; None for one that denies nothing, or does not say what."""
    words = " ".join(said(statement).split())
    if len(words.split()) < FEWEST_WORDS:
        return None
    no = NOT.search(words[:OPENING_CHARS])
    if no is None and statement.stance != "denies":
        return None
    held = words if no is None else " ".join((words[: no.start()] + words[no.end() :]).split())
    return held if statement.manner == "narrated" else f"{statement.voice.label} said: {held}"


def answered(compared: Compared, may_answer: Callable[[int, int], bool]) -> Iterator[tuple[int, int, Answer]]:
    """Yield each denial with the statements that it answers, of those that it may, by their places, and how it does."""
    statements = [saying.statement for saying in compared.sayings]
    said_no = ((place, affirmed(s)) for place, s in enumerate(statements) if s.manner != "narrated")
    denials = {place: held for place, held in said_no if held}
    cases = [case for case in _near(compared, denials) if may_answer(*case)]
    answers = side_by_side(lambda case: _answer(statements[case[0]], statements[case[1]]), cases)
    yield from ((*case, answer) for case, answer in zip(cases, answers, strict=True) if answer)


def _near(compared: Compared, denials: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Yield each denial with the statements that lie nearest to what it denies."""
    for place, held in denials.items():
        alike = np.round(compared.vectors @ sense_of(held), 4)
        alike[list(denials)] = -1.0  # the nearest to a denial are its copies
        nearest: Sequence[int] = np.lexsort((np.arange(len(alike)), -alike))[:NEAREST].tolist()
        yield from ((place, other) for other in nearest if alike[other] >= LEAST_NEAR)


def _answer(no: Statement, yes: Statement) -> Answer | None:
    """Tell how a denial answers another statement, if it does."""
    bearing = bearing_of(worded(no), worded(yes))
    if bearing.opposed < OPPOSED or bearing.same > 0:
        return None
    says_it = bearing_of(affirmed(no) or "", worded(yes)).same
    exact = says_it >= SAYS_IT and says_it - max(bearing.same, LIKE_NOTHING) >= MORE_SO
    return Answer(exact, bearing.opposed) if exact or bearing.opposed >= SURELY_OPPOSED else None


def may_be_denied(no: Statement, yes: Statement) -> bool:
    """Tell whether one statement could say what another denies, rather than the denial."""
    from_no, plain = _odds(no, yes)
    return from_no >= MAYBE and from_no > plain


def _odds(no: Statement, yes: Statement) -> tuple[float, float]:
    """Give the log-odds that one statement says what another denies, and that it says the denial."""
    held = affirmed(no)
    return (
        bearing_of(held, worded(yes)).same if held else LIKE_NOTHING,
        bearing_of(worded(no), worded(yes)).same,
    )
