"""What is an entity called beside its names? Its titles and appositions.

Titles that the names stage marked, and appositions: "X, spokesman of the Y".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from hearsay.model import Reading, RoleNote, Span
from hearsay.relate.naming.sightings import Sighting

_KIN: Final = r"son|daughter|brother|sister|father|mother|wife|husband|widow|nephew|niece|uncle|aunt|cousin"
_OFFICE: Final = (
    r"spokes(?:man|woman|person)|minister|president|secretary|chief|head|leader|director|chair(?:man|woman)?|commander|general|"
    r"governor|mayor|senator|ambassador|envoy|officer|executive|analyst|professor|researcher|author|founder|editor|lawyer|attorney|"
    r"judge|coach|driver|captain|manager|pilot|expert|adviser|advisor|aide|official|member|deputy|scientist|doctor|activist|"
    r"journalist|reporter"
)
_APPOSITION: Final = re.compile(
    rf"^,\s+((?:(?:the|a|an|its|his|her|their|who is|then|former|deposed|late|eldest|younger|older|"
    rf"[\w’'-]{{1,20}})\s+){{0,5}}"
    rf"(?:(?:{_KIN})\s+of|(?:{_OFFICE})\b(?:\s+(?:of|for|at|in|to|with)\b)?)[^,.;:!?()“”\"\n—–]{{0,70}})",
    re.I,
)
_REACH: Final = 180


def note_roles(sightings: Iterable[Sighting], readings: Mapping[str, Reading]) -> tuple[RoleNote, ...]:
    """Collect what the mentions of one entity are called, each wording once a report, in order."""
    notes: dict[tuple[str, str], RoleNote] = {}
    for sighting in sightings:
        reading = readings[sighting.report]
        beside = _apposition(reading.report.text, sighting)
        if beside and sighting.role and beside.overlaps(sighting.role):
            beside = None
        for span in filter(None, (sighting.role, beside)):
            text = " ".join(span.cut(reading.report.text).split())
            if text:
                notes.setdefault((sighting.report, text.lower()), RoleNote(text, reading.excerpt(span)))
    return tuple(sorted(notes.values(), key=lambda note: (note.span, note.text)))


def _apposition(text: str, sighting: Sighting) -> Span | None:
    """Find the apposition right after a name."""
    if sighting.kind not in ("person", "other"):
        return None
    found = _APPOSITION.match(text[sighting.end : sighting.end + _REACH])
    if not found:
        return None
    said = found[1].rstrip()
    start = sighting.end + found.start(1)
    return Span(start, start + len(said))
