"""Where does which name stand? The mentions of a story, made ready to compare.

Every mention of a story with its folded words, what surrounds it and what it looks to be.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from hearsay.annotate.titles import demonyms
from hearsay.model import Kind, Mention, Reading, Role, Span
from hearsay.relate.naming.joining import join_mentions
from hearsay.relate.naming.parting import part_mention
from hearsay.relate.naming.renown import (
    Words,
    generics,
    known_names,
    known_places,
    usual_words,
    without_title,
    words_of_name,
)

_INSTITUTION: Final = frozenset("zoo hospital university college school academy clinic".split())
_WAYS: Final = frozenset("street avenue road lane drive boulevard square bridge station hill park".split())
_DAYS: Final = frozenset("year eve day".split())
_AT_PLACE: Final = re.compile(r"\b(?:in|near|outside|across|throughout|towards?|inside|around)\s+(?:the\s+)?$")


@dataclass(frozen=True, slots=True, order=True)
class Sighting:
    """A mention where it stands: `own` are its folded words without titles, `words` those of its usual name."""

    report: str
    start: int
    end: int
    text: str
    kind: Kind
    words: Words
    own: Words
    titled: bool
    sentence: int
    role: Span | None = None


def gather_sightings(readings: Iterable[Reading]) -> tuple[Sighting, ...]:
    """Collect the mentions that belong to the story, in order of report and place, each of the likeliest kind."""
    found = [sighting for reading in readings for sighting in _sightings_of(reading)]
    return tuple(sorted(_settle_kinds(found)))


def _sightings_of(reading: Reading) -> Iterable[Sighting]:
    """Read the mentions of one report outside its furniture."""
    bounds = [(s.span.start, s.span.end, s.role) for s in reading.annotation.sentences]
    at = 0
    text = reading.report.text
    named = sorted(reading.annotation.mentions, key=_place_of)
    parted = {part for mention in join_mentions(named, text) for part in part_mention(mention, text)}
    for mention in sorted(parted, key=_place_of):
        while at < len(bounds) - 1 and bounds[at][1] <= mention.span.start:
            at += 1
        if bounds and bounds[at][2] is Role.FURNITURE and bounds[at][0] <= mention.span.start < bounds[at][1]:
            continue
        name = mention.span.cut(text)
        if words_of_name(name) and not (mention.kind == "other" and name in demonyms()):
            yield _sighting(reading, mention, at)


def _place_of(mention: Mention) -> tuple[Span, Kind, Span]:
    return mention.span, mention.kind, mention.role or mention.span


def _sighting(reading: Reading, mention: Mention, sentence: int) -> Sighting:
    """Fold one mention."""
    text = mention.span.cut(reading.report.text)
    own, kind = words_of_name(text), mention.kind
    bare = without_title(own)
    titled = bare != own and not any(word in generics("group") for word in own)
    before = reading.report.text[max(0, mention.span.start - 24) : mention.span.start]
    if titled and kind in ("person", "other"):
        own, kind = bare, "person"
    elif len(own) > 1 and own in known_places():
        kind = "place"
    elif kind == "person" and own in known_names() and own not in known_places():
        kind = "other"
    elif kind == "place" and _INSTITUTION.intersection(own) and own[-1] not in _WAYS:
        kind = "organization"
    elif (kind == "place" and own[-1] in _DAYS) or (kind == "organization" and _is_numbered(own)):
        kind = "other"
    elif kind == "other" and (own in known_places() or (len(own) == 1 and _AT_PLACE.search(before))):
        kind = "place"
    words = own if kind == "person" else usual_words(text)
    return Sighting(
        reading.id,
        mention.span.start,
        mention.span.end,
        text,
        kind,
        words,
        own,
        titled or mention.role is not None,
        sentence,
        mention.role,
    )


def _is_numbered(words: Words) -> bool:
    """Tell whether a name is of one of a row of things: "Vega 1", but "Channel 4" is a body."""
    return len(words) > 1 and words[-1].isdigit() and not generics("group").intersection(words)


def _settle_kinds(found: list[Sighting]) -> list[Sighting]:
    """Give each name of one wording one kind, by votes; a single word keeps two kinds where both are well attested."""
    votes: dict[Words, Counter[Kind]] = defaultdict(Counter)
    for sighting in found:
        votes[sighting.own][sighting.kind] += 2 + sighting.titled
    settled = []
    for sighting in found:
        kind = _settled_kind(sighting, votes[sighting.own])
        words = sighting.own if kind == "person" else usual_words(sighting.text)
        settled.append(sighting if kind == sighting.kind else replace(sighting, kind=kind, words=words))
    return settled


def _settled_kind(sighting: Sighting, votes: Counter[Kind]) -> Kind:
    """Choose the kind of one sighting from the votes for its wording."""
    usual = max(sorted(votes), key=lambda kind: votes[kind])
    if len(sighting.own) > 1 or 3 * votes[sighting.kind] < votes.total():
        return usual
    if sighting.kind == "person" or usual == "person":
        return sighting.kind
    return usual
