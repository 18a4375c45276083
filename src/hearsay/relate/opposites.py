"""Which outcome does a text hold to? A stand is its sign on each axis of resources/opposites.tsv, negation minded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from hearsay.annotate.wordlists import read_rows

NEGATOR = re.compile(
    r"\b(?:not|never|no longer|cannot|neither|nor|denied|denies|deny|without|"
    r"no (?:sign|signs|indication|indications|evidence|proof|reports?))\b|n[’']t\b",
    re.I,
)
HEDGED = re.compile(r"\b(?:whether|unclear|uncertain|not certain|unknown|could|might|may|would|if)\b", re.I)
REACH = 45  # characters before a phrase in which a negation turns it
CLAUSE_END = re.compile(r"[.;:!?]|,? \b(?:but|and|while|although)\b")

Stand = Mapping[str, int]


@cache
def _phrases() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    rows = (line.split("\t") for line in read_rows("opposites.tsv"))
    return tuple((axis, 1 if sign == "+" else -1, _pattern(phrase)) for axis, sign, phrase in rows)


def _pattern(phrase: str) -> re.Pattern[str]:
    words = re.escape(phrase).replace(r"\*", r"\w*").replace(r"\$", r"(?=\s*(?:[,.;!?)”\"]|$))").replace("'", "['’]")
    return re.compile((r"\b" if phrase[0].isalnum() else "") + words + r"(?!\w)", re.I)


def stand_of(text: str) -> Stand:
    """Return the signs that a text takes; an axis on which it says both is left out, a hedged clause takes none."""
    signs: dict[str, set[int]] = {}
    for axis, sign, pattern in _phrases():
        for match in pattern.finditer(text):
            if not _is_hedged(text, match.start(), match.end()):
                signs.setdefault(axis, set()).add(-sign if _is_negated(text, match.start()) else sign)
    return {axis: found.pop() for axis, found in signs.items() if len(found) == 1}


def _is_hedged(text: str, start: int, end: int) -> bool:
    """Tell whether the clause around a phrase leaves open whether it is so."""
    before, after = CLAUSE_END.split(text[:start])[-1], CLAUSE_END.split(text[end:])[0]
    return bool(HEDGED.search(before) or HEDGED.search(after))


def _is_negated(text: str, at: int) -> bool:
    before = text[max(0, at - REACH) : at]
    clause = CLAUSE_END.split(before)[-1]
    return bool(NEGATOR.search(clause))


def clash(a: Stand, b: Stand) -> str | None:
    """Name the first axis on which two stands are opposed, or None."""
    return next((axis for axis in sorted(a.keys() & b.keys()) if a[axis] == -b[axis]), None)


def turned(stand: Stand) -> Stand:
    """Return the opposite stand: what someone holds who calls it false."""
    return {axis: -sign for axis, sign in stand.items()}
