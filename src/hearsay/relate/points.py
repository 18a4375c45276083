"""How many things does a sentence tell? One with two main clauses makes two points, that others may tell one by one.

"The probe reached its orbit, but nobody could hear it" is two statements: nobody need deny the first to deny the
second. There is no parser: a cut is made only where a comma and a joining word, or a semicolon, stand between what
has a verb and what begins with a subject and its verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hearsay.model import Span
from hearsay.relate.propositions import AUXILIARIES, WORD, is_verb

JOINT = re.compile(r"(?:[,;]|\s[–—-])\s+(?:and|while|whereas|although|though|yet|so)\s+|[,;]?\s+but\s+|;\s+")
FEWEST_WORDS = 3  # of a point
VERB_WITHIN = 8  # words from the start of a main clause
RELATIVE = frozenset("who which that whose whom where when".split())
SUBORDINATE = frozenset(
    "if when although though while whereas because since as unless after before until despite once even".split()
)
NO_SUBJECT = (
    AUXILIARIES
    | RELATIVE
    | SUBORDINATE
    | frozenset(
        "to then also not with without in on at by for from of into over about including among both such according"
        " thus hence only later now instead rather".split()
    )
)


def points_of(sentence: Span, text: str) -> Iterator[Span]:
    """Yield the points that a sentence of a text makes, without the words that join them; one where it is simple."""
    start = sentence.start
    for joint in JOINT.finditer(text, sentence.start, sentence.end):
        before, after = text[start : joint.start()], text[joint.end() : sentence.end]
        telling = joint[0].strip() == ";" or _is_whole(before)  # a semicolon parts headlines, which have no verb
        if telling and _is_closed(before) and _starts_clause(_words(after)):
            yield Span(start, joint.start())
            start = joint.end()
    yield Span(start, sentence.end)


def _is_whole(text: str) -> bool:
    """Tell whether a piece is a main clause."""
    words = _words(text)
    return len(words) >= FEWEST_WORDS and words[0] not in SUBORDINATE and any(map(is_verb, words))


def _is_closed(text: str) -> bool:
    """Tell whether no bracket or quotation mark runs out of a piece."""
    return text.count('"') % 2 == 0 and all(text.count(a) == text.count(b) for a, b in ("“”", "()"))


def _words(text: str) -> list[str]:
    """List the words of a text in lower case, but for what is a name by its capitals: "IS claims"."""
    return [word if word.isupper() and len(word) > 1 else word.lower() for word in WORD.findall(text)]


def _starts_clause(words: Sequence[str]) -> bool:
    """Tell whether words begin with a subject and its verb."""
    if len(words) < FEWEST_WORDS or words[0] in NO_SUBJECT or is_verb(words[0]) or words[0].endswith("ing"):
        return False
    for word in words[1:VERB_WITHIN]:
        if word in RELATIVE or word == "to":
            return False
        if is_verb(word) and not word.endswith("ing"):
            return True
    return False
