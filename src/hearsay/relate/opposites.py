"""Which outcome does a text hold to? A stand is its sign on each axis of resources/opposites.tsv, negation minded.

Beside the sign stand the words that tell of what it is said: two texts are opposed only where they speak of one thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from hearsay.annotate.wordlists import read_rows
from hearsay.relate.clauses import telling_words

NEGATOR = re.compile(
    r"\b(?:not|never|no longer|cannot|neither|nor|none|no one|nobody|few|hardly|denied|denies|deny|without|"
    r"no (?:sign|signs|indication|indications|evidence|proof|reports?))\b|n[’']t\b",
    re.I,
)
HEDGED = re.compile(
    r"\b(?:whether|unclear|uncertain|not certain|unknown|could|might|(?-i:may)|would|should|if|before|until|unless)\b",
    re.I,
)
NO_SUCH = re.compile(r"\bno (?:\w+ ){0,2}\Z", re.I)  # "no ransom was paid"
LATER_HEDGED = re.compile(r"\b(?:if|unless|unclear|uncertain|unknown|whether|may be|might be)\b", re.I)
POSSIBLE = frozenset({"danger", "purpose"})  # axes on which to say that it might be is to take a side
REACH = 45  # characters before a phrase in which a negation turns it
CLAUSE_END = re.compile(r"[.;:!?,(–—]|\s-\s|\b(?:but|and|while|although|though)\b")
SENTENCE_END = re.compile(r"[.;!?]\s|\b(?:but|while|although|though|whereas)\b")


@dataclass(frozen=True, slots=True)
class Sign:
    """Which way a text goes on an axis, +1 or -1, and the telling words of the sentence that says so."""

    sign: int
    words: frozenset[str]

    def turned(self) -> Sign:
        """Give the opposite way."""
        return Sign(-self.sign, self.words)


Stand = Mapping[str, Sign]


@cache
def _phrases() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    rows = (line.split("\t") for line in read_rows("opposites.tsv"))
    return tuple((axis, 1 if sign == "+" else -1, _pattern(phrase)) for axis, sign, phrase in rows)


def _pattern(phrase: str) -> re.Pattern[str]:
    """Make a pattern of a phrase: "*" ends a word, "_" stands for up to three words, "$" for the end of a clause."""
    words = re.escape(phrase).replace(r"\*", r"\w*").replace(r"\$", r"(?=\s*(?:[,.;!?)”\"]|$))").replace("'", "['’]")
    words = words.replace(r"\ _\ ", r"(?:\s+[\w’'-]+){0,3}\s+").replace(" _ ", r"(?:\s+[\w’'-]+){0,3}\s+")
    return re.compile((r"\b" if phrase[0].isalnum() else "") + words + r"(?!\w)", re.I)


def stand_of(text: str) -> Stand:
    """Return the signs that a text takes; an axis on which it says both is left out, a hedged clause takes none."""
    signs: dict[str, set[int]] = {}
    words: dict[str, set[str]] = {}
    for axis, sign, at in _found(text):
        signs.setdefault(axis, set()).add(sign)
        words.setdefault(axis, set()).update(_told_of(text, at))
    return {axis: Sign(found.pop(), frozenset(words[axis])) for axis, found in signs.items() if len(found) == 1}


def _found(text: str) -> Iterator[tuple[str, int, re.Match[str]]]:
    for axis, sign, pattern in _phrases():
        for match in pattern.finditer(text):
            if axis in POSSIBLE or not _is_hedged(text, match.start(), match.end()):
                yield axis, -sign if _is_negated(text, match.start()) else sign, match


def _told_of(text: str, at: re.Match[str]) -> tuple[str, ...]:
    """Give the telling words of the sentence around a phrase, without the phrase's own."""
    start = max((m.end() for m in SENTENCE_END.finditer(text, 0, at.start())), default=0)
    ends = SENTENCE_END.search(text, at.end())
    return telling_words(f"{text[start : at.start()]} {text[at.end() : ends.start() if ends else len(text)]}")


def _is_hedged(text: str, start: int, end: int) -> bool:
    """Tell whether the clause around a phrase leaves open whether it is so."""
    before, after = CLAUSE_END.split(text[:start])[-1], CLAUSE_END.split(text[end:])[0]
    return bool(HEDGED.search(before) or LATER_HEDGED.search(after))


def _is_negated(text: str, at: int) -> bool:
    before = text[max(0, at - REACH) : at]
    clause = CLAUSE_END.split(before)[-1]
    return bool(NEGATOR.search(clause) or NO_SUCH.search(clause))


def clash(a: Stand, b: Stand) -> str | None:
    """Name the first axis on which two stands are opposed, or None."""
    return next((axis for axis in sorted(a.keys() & b.keys()) if a[axis].sign == -b[axis].sign), None)


def turned(stand: Stand) -> Stand:
    """Return the opposite stand: what someone holds who calls it false."""
    return {axis: sign.turned() for axis, sign in stand.items()}
