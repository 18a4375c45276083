"""What does a denial that only points back deny? "Lindt denies the accusations" answers who accused Lindt just before.

It is held against the nearest statement before it that speaks of whoever denies, or whose voice it names ("denied
Lund's allegation"), in the same report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hearsay.model import Statement
from hearsay.relate.clauses import telling_words

NOUNS = r"(?:claim|allegation|accusation|charge|report|rumou?r|suggestion|assertion|account)s?"
# What is denied by words that only point back: "the allegations", "Lund's claim", "any wrongdoing", "it".
POINTING = re.compile(
    rf"^\W*(?:(?:all|any|both|these|those|the|such|her|his|their|its|that|this|of|[A-Z][\w-]+['’]s?|latest|fresh) )*"
    rf"(?:{NOUNS}(?: against \w+)?|wrong-?doing|misconduct|involvement|responsibility|culpability|guilt"
    r"|it|this|that|them)\W*$"
)
DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject\w*|refut\w+|disput\w+|dismiss\w+)\b", re.I)
REACH_CHARS = 450
ASSERTING = frozenset({"asserts", "confirms", "narrates"})


def points_back(statement: Statement) -> bool:
    """Tell whether a statement is a denial of what was just told, without saying it again."""
    cue = statement.cue.text if statement.cue else ""
    is_denial = statement.stance == "denies" and DENYING.search(cue) is not None
    return is_denial and POINTING.match(statement.content.text) is not None


def pointed_at(statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Yield each denial that points back with what it points at, by their places in some order."""
    for place, denial in enumerate(statements):
        if points_back(denial):
            before = [n for n, other in enumerate(statements) if _may_be_meant(denial, other)]
            if before:
                yield place, max(before, key=lambda n: (statements[n].content.end, statements[n].id))


def _may_be_meant(denial: Statement, other: Statement) -> bool:
    """Tell whether a statement stands close before, speaks of who denies or is of who is named, and is of another."""
    gap = denial.content.start - other.content.end
    if other.report != denial.report or not 0 <= gap <= REACH_CHARS or other.stance not in ASSERTING:
        return False
    denier, voice = _words(denial.voice.label), _words(other.voice.label)
    if denier & voice or denial.content.span.overlaps(other.content.span):
        return False
    told_of = bool(denier & _words(other.content.text))
    return told_of or (other.manner != "narrated" and bool(voice & _words(denial.content.text)))


def _words(text: str) -> frozenset[str]:
    return frozenset(telling_words(text))
