"""How far does a name reach? Marks made whole: parts of one name joined, words that are no name left off.

The joints stand for what news prose does with names: "The | Beijing | News", "Korean | Peninsula", "Berlin police",
"the Energia company". Only single blanks are bridged, and nothing reaches beyond its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from hearsay.annotate.gazetteer import has_place
from hearsay.annotate.marks import NameMark
from hearsay.annotate.titles import demonyms, is_head, is_honorific, is_modifier
from hearsay.model import Kind, Span

MOST_PARTS: Final = 4
_POLICE: Final = re.compile(r" police\b(?! (?:[A-Z]|headquarters|station|district|academy|vehicle|car|van|custody))")
_LANDFORM: Final = re.compile(r" (?:peninsula|archipelago|isthmus|subcontinent)\b", re.I)
_CAPITALISED: Final = re.compile(r"(?: [A-Z][\w'’-]+){1,2}(?=[,;:]? [a-z]|\.(?:\s|$))")
_BODY: Final = re.compile(
    r"(?: (?:news|media|press|oil|state))?"
    r" (?:company|firm|group|union|newspaper|agency|network|channel|magazine|website|airline|brand|party|movement)$"
)
_LOWER_LEAD: Final = re.compile(r"(?:[a-z][a-z-]+ ){1,2}(?=[A-Z])")
_FAITH: Final = frozenset("Islamic Muslim Christian Catholic Orthodox Jewish Hindu Buddhist".split())
_PARTY: Final = r"(?:Republican|Democrat|Labour|Tory|Conservative|Catholic)s?"
_LED_BY_PARTY: Final = re.compile(rf".* [–—] (?=[A-Z])|(?:[A-Z][\w.]+ ){{0,3}}{_PARTY} (?=[A-Z])")
_MEMBER: Final = re.compile(rf"(?:([A-Z][\w.]+(?: [A-Z][\w.]+)?) )?{_PARTY}|[DRI]-[A-Z].*")
_SEAT: Final = re.compile(r"(?:,? ?\(?-?\b[DRI]-[A-Z]|, | \((?!.*\))).*")
_NUMBER: Final = re.compile(r"-\d{1,4}\b(?![-–.,]\d)")
_REST: Final = re.compile(r"[^\W_]+")
_OUT_OF_QUOTE: Final = re.compile(r"[^\"“”]*[\"”] (?=[A-Z][^\"“”]*$)")
_KEPT_BEFORE: Final = re.compile(r"north|south|east|west|central|upper|lower|mid|al |el |de |la ")


def whole_names(text: str, names: Sequence[NameMark]) -> Iterator[NameMark]:
    """Yield the names as they reach: 1. words made whole; 2. parts joined; 3. words added; 4. words left off."""
    names, at = [_whole_words(text, mark) for mark in names], 0
    while at < len(names):
        size, mark = _joined(text, names[at : at + MOST_PARTS])
        at += size
        if mark is not None:
            following = names[at].span.start if at < len(names) else len(text)
            mark = _extended(text, mark, following)
            yield from _trimmed_person(text, mark) if mark.kind == "person" else [_trimmed(text, mark)]


def _whole_words(text: str, mark: NameMark) -> NameMark:
    """Let no name end within a word ("Al-" of "Al-Orn"), nor begin within a quotation that it reaches out of."""
    rest, out = _REST.match(text, mark.span.end), _OUT_OF_QUOTE.match(mark.span.cut(text))
    end = rest.end() if rest and (text[mark.span.end - 1] in "-’'" or text[mark.span.end].isalnum()) else mark.span.end
    return replace(mark, span=Span(mark.span.start + (out.end() if out else 0), end))


def _joined(text: str, names: Sequence[NameMark]) -> tuple[int, NameMark | None]:
    """Join the most names from the first on that are one; say how many. A bare "The" is no name."""
    for size in range(len(names), 1, -1):
        run = names[:size]
        if all(text[a.span.end : b.span.start] == " " for a, b in pairwise(run)):
            span = Span(run[0].span.start, run[-1].span.end)
            kind = _kind_of_whole(text, run, span)
            if kind:
                return size, NameMark(span, kind, min(mark.sure for mark in run))
    return 1, None if names[0].span.cut(text) in ("The", "the") else names[0]


def _kind_of_whole(text: str, run: Sequence[NameMark], span: Span) -> Kind | None:
    """Tell what neighbours are together, if they are one name."""
    if run[0].span.cut(text) == "The" or (run[0].span.cut(text) in _FAITH and len(run) == 2):
        return "organization" if run[-1].kind == "organization" else None
    if has_place(span.cut(text)) or (_is_demonym(text, run[0]) and len(run) == 2 and _is_landform(text, run[1].span)):
        return "place"
    return None


def _is_demonym(text: str, mark: NameMark) -> bool:
    return mark.kind == "other" and mark.span.cut(text) in demonyms()


def _is_landform(text: str, span: Span) -> bool:
    return _LANDFORM.fullmatch(" " + span.cut(text)) is not None


def _extended(text: str, mark: NameMark, following: int) -> NameMark:
    """Take in a number ("Vega-1"), "police" behind a place, what an adjective opens ("Korean peninsula")."""
    found, kind = _NUMBER.match(text, mark.span.end), mark.kind
    if found:
        return replace(mark, span=Span(mark.span.start, found.end()))
    if mark.kind == "place" and text[mark.span.start].isupper():
        found, kind = _POLICE.match(text, mark.span.end), "organization"
    elif _is_demonym(text, mark):
        found, kind = _LANDFORM.match(text, mark.span.end), "place"
        if not found:
            found, kind = _CAPITALISED.match(text, mark.span.end), "other"
            found = found if found and not any(_is_title(word) for word in found[0].split()) else None
    if found is None or found.end() > following:
        return mark
    return NameMark(Span(mark.span.start, found.end()), kind, mark.sure)


def _is_title(word: str) -> bool:
    return is_head(word) or is_modifier(word) or is_honorific(word)


def _trimmed(text: str, mark: NameMark) -> NameMark:
    """Leave off what is no name: "the", "the Energia company", "cold Detroit"."""
    start, end = mark.span.start, mark.span.end
    words = mark.span.cut(text)
    body, lead = _BODY.search(words), _LOWER_LEAD.match(words)
    if mark.kind == "organization" and body and words[0].isupper():
        end -= len(body[0])
    if words.startswith("the "):
        start += len("the ")
    elif mark.kind == "place" and lead and not _KEPT_BEFORE.match(lead[0]):
        start += len(lead[0])
    return replace(mark, span=Span(start, end))


def _trimmed_person(text: str, mark: NameMark) -> Iterator[NameMark]:
    """Leave off party and seat: "Vega Democrat Ada Lund", "Lund, D-Vega"; "the Vega Democrat" names a place alone."""
    words = mark.span.cut(text)
    start = mark.span.start
    if member := _MEMBER.fullmatch(words):
        if member[1] and has_place(member[1]):
            yield NameMark(Span(start, start + member.end(1)), "place", mark.sure)
        return
    lead, seat = _LED_BY_PARTY.match(words), _SEAT.search(words)
    first, last = lead.end() if lead else 0, seat.start() if seat else len(words)
    yield replace(mark, span=Span(start + first, start + last)) if first < last else mark
