"""Who is "a union boss" in the first lines of a report? Whoever speaks next by name, where the words match.

News keeps the name back for the second paragraph. Only the first voices of a report are looked at, and for each only
the next that is named: a telling noun of the description has to stand beside the name, or the very next voice has to
go on with the same verb.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from hearsay.annotate.lexicon import verb_in
from hearsay.annotate.marks import SpeechMark
from hearsay.annotate.titles import demonyms
from hearsay.annotate.voices import head_of, speaking_nouns, words_of
from hearsay.model import Kind, Party, Span

MAX_LEDE_CHARS = 700
LATEST = 5  # voices looked at after a description for the name that it foretells
BESIDE_CHARS = 120  # around the name
MIN_LETTERS = 4
DESCRIBING = re.compile(r"(?:an?|one of|the (?:\w+ ){0,2}(?:largest|biggest|oldest|first|top)) (?!.*['’]s?\s)", re.I)
SAYS_LITTLE = frozenset(
    "leading senior former local three four several people person member members says chief head leader official"
    " officials source spokesman spokeswoman spokesperson woman resident residents say said they".split()
)
EVERYDAY = frozenset({"say", "tell", "add"})  # two voices that "said" have nothing in common


def foretold(
    text: str, voices: Sequence[Party], marks: Sequence[SpeechMark], *, kinds: Mapping[Span, Kind]
) -> dict[Party, Party]:
    """Map the descriptions of a report's first lines to the names that they foretell; voices in order, with marks."""
    named: dict[Party, Party] = {}
    for at, voice in enumerate(voices):
        kind = _kind_described(voice)
        if kind is None or voice in named:
            continue
        then = next((i for i in range(at + 1, min(at + 1 + LATEST, len(voices))) if voices[i].named), None)
        if then is not None and kinds.get(voices[then].span or marks[then].cue) == kind:
            goes_on = then == at + 1 and _is_same_verb(text, marks[at], marks[then])
            if goes_on or _telling(voice.label) & _beside(text, voices[then], marks[then], since=marks[at].cue.end):
                named[voice] = voices[then]
    return named


def _kind_described(voice: Party) -> Kind | None:
    """Return the kind of name that a description of the first lines waits for, None where it waits for none."""
    if voice.named or voice.span is None or voice.span.start > MAX_LEDE_CHARS or not DESCRIBING.match(voice.label):
        return None
    kinds: dict[str, Kind] = {"person": "person", "group": "organization"}
    return kinds.get(speaking_nouns().get(head_of(voice.label), ""))


def _is_same_verb(text: str, mark: SpeechMark, other: SpeechMark) -> bool:
    one, two = verb_in(mark.cue.cut(text)), verb_in(other.cue.cut(text))
    return one is not None and one == two and one.base not in EVERYDAY


def _telling(description: str) -> frozenset[str]:
    """Return the words of a description that say who it is: no peoples, no everyday callings."""
    return frozenset(w for w in words_of(description) if len(w) >= MIN_LETTERS) - SAYS_LITTLE - _peoples()


@cache
def _peoples() -> frozenset[str]:
    return frozenset(word.lower() for word in demonyms())


def _beside(text: str, voice: Party, mark: SpeechMark, *, since: int) -> frozenset[str]:
    """Return the words of a named source and those around the name, there and wherever its last word stood before."""
    source, name = mark.source or mark.cue, voice.span or mark.cue
    surname = re.compile(rf"\b{re.escape(voice.label.split()[-1])}\b")
    places = [name, *(Span(*found.span()) for found in surname.finditer(text, since, name.start))]
    return frozenset(words_of(" ".join((source.cut(text), *(_around(text, place) for place in places)))))


def _around(text: str, name: Span) -> str:
    """Return the words around a name in its own sentence."""
    before = re.split(r"[.!?\n]\s*", text[max(0, name.start - BESIDE_CHARS) : name.start])[-1]
    behind = re.split(r"[.!?\n]", text[name.end : name.end + BESIDE_CHARS])[0]
    return f"{before} {behind}"
