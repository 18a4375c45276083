"""Who is said to be whose relative? And who is named only beside the matter.

"X, the son of Y" tells that X and Y are two, and that Y is named beside the matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hearsay.relate.naming.sightings import Sighting

_KIN: Final = (
    r"(?:son|daughter|brother|sister|father|mother|wife|husband|widow|grandson|granddaughter|grandfather|"
    r"nephew|niece|uncle|aunt|cousin|twin|heir|child)"
)
_OF: Final = re.compile(rf"\b{_KIN}s?\s+of\b[^.;:!?]{{0,70}}$", re.I)
_HIS: Final = re.compile(rf"(?:\b(?:his|her|their|whose)|['’]s)\s+(?:\w+\s+){{0,2}}{_KIN}\b,?[^.;:!?,]{{0,40}}$", re.I)
_DEAD: Final = re.compile(r"\b(?:late|slain|assassinated|murdered|deceased)\s+(?:[\w’'-]+\s+){0,4}$", re.I)
_KNOWN_AS: Final = re.compile(r"\b(?:known|called|nicknamed|dubbed|remembered|revered)\b")
_REACH: Final = 90


@dataclass(frozen=True, slots=True)
class Kinship:
    """`relative` is named as someone's relative; `of` is that someone where the sentence names them."""

    relative: Sighting
    of: Sighting | None
    parent: bool
    epithet: bool = False  # "whose father, known as …": no name of his own


def find_kin(text: str, sightings: Sequence[Sighting]) -> tuple[Kinship, ...]:
    """Find the people of one report who are named as relatives or as the late So-and-so."""
    found = []
    for at, sighting in enumerate(sightings):
        if sighting.kind not in ("person", "other"):
            continue
        before = text[max(0, sighting.start - _REACH) : sighting.start]
        cue = _OF.search(before) or _HIS.search(before)
        if cue:
            found.append(
                Kinship(
                    sighting,
                    _subject(sightings, at, sighting.start - len(before) + cue.start()),
                    _is_parent(cue[0]),
                    bool(_KNOWN_AS.search(cue[0])),
                )
            )
        elif _DEAD.search(before):
            found.append(Kinship(sighting, None, parent=False))
    return tuple(found)


def _is_parent(cue: str) -> bool:
    """Tell whether the relative is the other's father: "son of" or "whose father"."""
    return bool(
        re.match(r"(?:son|daughter)\s+of\b", cue, re.I)
        or (re.search(r"\bfather\b", cue, re.I) and not cue.lower().startswith("father"))
    )


def _subject(sightings: Sequence[Sighting], at: int, cue_start: int) -> Sighting | None:
    """Find whose relative it is: the person named last before the cue, in the same sentence."""
    for earlier in reversed(sightings[max(0, at - 4) : at]):
        if earlier.sentence != sightings[at].sentence or cue_start - earlier.end > 40:
            return None
        if earlier.end <= cue_start + 2 and earlier.kind in ("person", "other"):
            return earlier
    return None
