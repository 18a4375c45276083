"""Say who is meant by a source, within one report.

A `Cast` remembers who has spoken so far, so that "he", "the spokesman" and "the source" go back to the voice that
the report means. What stays open keeps the report's own description and is not named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from hearsay.model import Mention, Party, Span

SINGULAR = frozenset({"he", "she", "him", "her", "i"})
PLURAL = frozenset({"they", "we", "them"})
NEUTER = frozenset({"it"})
RELATIVE = frozenset({"who", "which", "that"})
LEADING = re.compile(
    r"(?:(?:and|but|as|also|yet|so|meanwhile|however|while|for (?:his|her|its|their) part)\b,?\s*)+", re.I
)
# Heads of descriptions that speak for somebody: a name beside them is an affiliation unless it is a person's own.
SPEAKERS = frozenset(
    "spokesman spokeswoman spokesperson spokespeople source sources official officials aide aides adviser advisers"
    " resident residents witness witnesses minister ministry police doctor doctors soldier soldiers commander leader"
    " lawyer lawyers analyst analysts expert experts researcher researchers relative relatives neighbour neighbor"
    " representative diplomat officer officers investigator investigators survivor fisherman author user users company"
    " group agency statement report reports documents study survey pilot captain father mother uncle family"
    " grandfather chief head secretary chairman president member volunteer owner manager director coach player driver"
    " prosecutor judge teacher engineer engineers student students worker workers union organisers organizers"
    " authorities government military army media newspaper daily tracker critics".split()
)


@dataclass(slots=True)
class Cast:
    """The voices of a report in the order in which they spoke; grows while the report is read."""

    spoken: list[Party] = field(default_factory=list)

    def add(self, party: Party) -> None:
        """Remember that this voice has spoken."""
        self.spoken.append(party)

    def last(self) -> Party | None:
        """Return who spoke last."""
        return self.spoken[-1] if self.spoken else None

    def last_described(self, head: str) -> Party | None:
        """Return the last voice whose description has this head noun: "the source" after "a source of …"."""
        return next((p for p in reversed(self.spoken) if head in _words(p.label)), None)


def name_voice(text: str, source: Span, mentions: Sequence[Mention], cast: Cast) -> Party:
    """Say who a source is: a name, an earlier voice, or the report's own description of them."""
    span = _strip(text, source)
    words = _words(span.cut(text))
    if len(words) == 1 and words[0] in SINGULAR | PLURAL | NEUTER | RELATIVE:
        return _pronoun(text, span, mentions, cast)
    inside = [m for m in mentions if span.contains(m.span)]
    named = _own_name(text, span, inside)
    if named is not None:
        return Party(named.span.cut(text), named.span, named=True)
    return _description(text, span, inside, cast)


def _strip(text: str, span: Span) -> Span:
    match = LEADING.match(text, span.start, span.end)
    start = match.end() if match and match.end() < span.end else span.start
    return Span(start, span.end)


def _words(label: str) -> list[str]:
    return re.findall(r"[\w.\-]+", label.lower())


def _own_name(text: str, span: Span, inside: Sequence[Mention]) -> Mention | None:
    """Return the mention that is the source itself, not an affiliation or a place beside it."""
    people = [m for m in inside if m.kind == "person" and not _is_owner(text, m.span, span)]
    if people:
        return people[0]
    groups = [m for m in inside if m.kind != "person"]
    bare = _words(re.sub(r"^(?:the|a|an)\s+", "", span.cut(text), flags=re.I))
    for mention in groups:
        rest = [w for w in bare if w not in _words(mention.span.cut(text))]
        if not rest or (len(rest) <= 2 and not SPEAKERS & set(rest) and mention.kind != "place"):
            return mention
    return None


def _is_owner(text: str, name: Span, source: Span) -> bool:
    """Tell whether a person's name only says whose aide or lawyer speaks."""
    after, before = text[name.end : name.end + 2], text[source.start : name.start].lower().rstrip()
    if after in ("'s", "’s") or after[:1] in ("’", "'"):
        return True
    owned = re.search(r"\b(?:of|for|to|from|by|against|with)$", before)
    return bool(owned) and bool(SPEAKERS & set(_words(before)))


def _pronoun(text: str, span: Span, mentions: Sequence[Mention], cast: Cast) -> Party:
    """Resolve he, she, it, they, who: the last voice that fits, else the nearest name before that fits."""
    word = span.cut(text).lower()
    last = cast.last()
    person = word in SINGULAR or word in RELATIVE
    before = [m for m in mentions if m.span.end <= span.start]
    if word in RELATIVE and before and span.start - before[-1].span.end <= 80:
        return Party(before[-1].span.cut(text), before[-1].span, named=True)
    fitting = [m for m in before if (m.kind == "person") == person and m.kind != "place"]
    near = [
        m for m in fitting if span.start - m.span.end <= 400 and text[m.span.end : m.span.end + 2] not in ("'s", "’s")
    ]
    if last is not None and last.span is not None and (not near or near[-1].span.start <= last.span.start):
        return last
    if near and (last is None or person or word in NEUTER):
        subject = _subject_of(text, near, span)
        return Party(subject.span.cut(text), subject.span, named=True)
    return last or Party(span.cut(text), span)


def _subject_of(text: str, near: Sequence[Mention], pronoun: Span) -> Mention:
    """Prefer the name that opens the nearest sentence before: subjects are taken up again, objects seldom."""
    opening = [
        m
        for m in near
        if not text[max(0, m.span.start - 2) : m.span.start].strip(" \n")
        or text[m.span.start - 2 : m.span.start] in (". ", "\n")
    ]
    return opening[-1] if opening and pronoun.start - opening[-1].span.end < 250 else near[-1]


def _description(text: str, span: Span, inside: Sequence[Mention], cast: Cast) -> Party:
    """Keep the report's words for an unnamed voice; "the source" goes back to the source described before."""
    label = span.cut(text)
    words = _words(label)
    if words and words[0] in ("the", "that", "this") and not inside and len(words) <= 4:
        earlier = cast.last_described(words[-1])
        if earlier is not None:
            return earlier
    return Party(label, span, named=False)
