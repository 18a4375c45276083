"""Where does a report itself say that two names are one? "X (ABC)", "X, also known as Y", "X, whose name means 'Y'"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from hearsay.relate.naming.renown import known_places
from hearsay.relate.naming.sightings import Sighting

_QUOTE: Final = "“”\"'‘’«»"
_FILLER: Final = (
    r"(?:(?:which|that|who|whose name|and|is|was|are|were|now|then|better|also|commonly|popularly|widely|once)\s+)"
)
_LED_IN: Final = rf"[{_QUOTE}]?(?:\s*[,(—–-]\s*|\s+(?=(?:which|that|is|was|are|were|also|now)\s))"
_SAID_SAME: Final = re.compile(
    rf"^{_LED_IN}{_FILLER}{{0,4}}"
    r"(?:(?:translates? (?:as|to|into)|meaning|(?<=which )means|(?<=whose name )means|known as|a\.?k\.?a\.?|nicknamed|"
    r"dubbed|renamed|(?:formerly|previously)(?: known as| called)?|n[ée]e|calling itself|"
    r"(?:(?<=is )|(?<=was )|(?<=also )|(?<=now )|(?<=are ))called)"
    rf"\b)[\s,]*(?:the\s|a\s)?[{_QUOTE}(\s]*(?:the\s|a\s)?$",
    re.I,
)
_OR: Final = re.compile(rf"^[{_QUOTE}]?(?:\s*[,—–(-]\s*or\s+(?:the\s)?[{_QUOTE}]?|\s+or\s+(?:the\s)?[“\"‘])$", re.I)
_PAREN: Final = re.compile(rf"^[{_QUOTE}]?\s*\(\s*(?:the\s)?[{_QUOTE}]?$", re.I)
_AS_CALLED: Final = re.compile(r"^[”\"’]?\s*\(as (?:the )?$", re.I)
_CALLS_ITSELF: Final = re.compile(r"^\s+(?:calls?|styles?|names?) (?:itself|themselves|himself|herself)", re.I)
_EPITHET: Final = re.compile(r"^[”\"’]\s{1,2}$")
_OPEN: Final = frozenset('“"‘')
_SHORT: Final = re.compile(r"^(?=.*[A-Z].*[A-Z])[A-Za-z.&-]{2,9}$")
REACH: Final = 48

Gloss = tuple[Sighting, Sighting, str]


def find_glosses(text: str, sightings: Sequence[Sighting]) -> Iterable[Gloss]:
    """Yield the pairs of neighbouring mentions that the text itself calls one, with the words that say so."""
    for one, other in pairwise(sightings):
        between = text[one.end : other.start]
        if one.words == other.words or one.end > other.start or len(between) > REACH or "\n\n" in between:
            continue
        said = _said(text, one, other, between)
        if said:
            yield one, other, said


def _said(text: str, one: Sighting, other: Sighting, between: str) -> str:
    """Return what makes the two names one, or nothing."""
    quoted = text[max(0, one.start - 1) : one.start] in _OPEN
    same = _SAID_SAME.match(between) and not _is_country(one, other)
    if same or (_OR.match(between) and not quoted and _may_be_other_name(text, one, other)):
        return " ".join(text[one.start : other.end].split())
    if _AS_CALLED.match(between) and _CALLS_ITSELF.match(text[other.end : other.end + 24]):
        return " ".join(text[one.start : other.end].split()) + " calls itself)"
    if (
        _PAREN.match(between)
        and text[other.end : other.end + 2].strip('”"’ ')[:1] in (")", ",", ";")
        and _may_shorten(one, other)
    ):
        return f"{one.text} ({other.text})"
    is_named = quoted or text[max(0, one.start - 5) : one.start - 1] in (
        "“The",
        '"The',
    )
    if _EPITHET.match(between) and is_named and " of " in one.text and other.kind == "person":
        return f"“{one.text}” {other.text}"
    return ""


def _is_country(one: Sighting, other: Sighting) -> bool:
    """Tell whether a known place meets what is no place: "…ing for America, now called …" is cut short."""
    known = [sighting for sighting in (one, other) if sighting.own in known_places()]
    return len(known) == 1 and {one.kind, other.kind} & {"person", "organization"} != set()


def _may_be_other_name(text: str, one: Sighting, other: Sighting) -> bool:
    """Tell whether "X, or Y" gives another name and not another thing: a short form, or one that it ends with."""
    if _SHORT.match(other.text) or _SHORT.match(one.text):
        return _may_shorten(one, other)
    alike = one.kind == other.kind and one.kind != "person"
    in_quotes = text[other.start - 1] in _OPEN
    known = one.own in known_places() or other.own in known_places()
    return alike and (in_quotes or not known) and text[other.end : other.end + 1] in tuple(',.;:)”"’—–')


def _may_shorten(one: Sighting, other: Sighting) -> bool:
    """Tell whether one name is a short form of the other; no place is short for who reports there: "Vega (VNN)"."""
    for long, short in ((one, other), (other, one)):
        if len(long.own) > 1 and _SHORT.match(short.text) and short.text[0].lower() in {word[0] for word in long.own}:
            initials = sorted(word[0] for word in long.own)
            letters = sorted(short.text.lower().replace(".", ""))
            return long.kind != "person" and (long.kind != "place" or letters == initials)
    return False
