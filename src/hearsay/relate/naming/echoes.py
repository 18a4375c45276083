"""Which names of the story stand again in furniture? In photo credits, galleries, repeated captions.

Furniture names nobody anew and tells nothing of anyone: only the very words that the reports' own text has for one
entity alone are looked for there, so that a reader finds every place where the name stands.
"""

from __future__ import annotations

import re
from collections import ChainMap, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from hearsay.model import Excerpt, Reading, Role, Span
from hearsay.relate.naming.namings import Name
from hearsay.relate.naming.renown import written_forms
from hearsay.relate.naming.sightings import Sighting

MOST_WORDS: Final = 8  # of a name that is looked for
CAPITALS: Final = 4  # letters of a name from which it is known in capitals too: "Oslo" is in "OSLO", no "Us" in "US"
_WORD: Final = re.compile(r"\w+\b\.?")
_NAME_BEFORE: Final = re.compile(r"[A-Z][\w'’-]*[a-z][ -]$")
_NAME_AFTER: Final = re.compile(r"[ -][A-Z][a-z]")
_REACH: Final = 24

Forms = Mapping[str, Name | None]  # None: the words stand for more than one


def find_echoes(readings: Iterable[Reading], members: Mapping[Name, list[Sighting]]) -> dict[Name, list[Excerpt]]:
    """Find the parts' names in the reports' furniture: the report's own words first, then full names of others."""
    told: defaultdict[str, dict[str, Name | None]] = defaultdict(dict)
    full: dict[str, Name | None] = {}
    for part, sightings in sorted(members.items()):
        for sighting in sightings:
            for text in _ways(sighting.text):
                _note(told[sighting.report], text, part)
            for text in (*_ways(sighting.text), *written_forms(sighting.words)):
                if " " in text or text.isupper() or sighting.text.isupper():
                    _note(full, text, part)
    found: defaultdict[Name, list[Excerpt]] = defaultdict(list)
    for reading in readings:
        for span, part in _echoes(reading, ChainMap(told[reading.id], full)):
            found[part].append(reading.excerpt(span))
    return found


def _ways(text: str) -> tuple[str, ...]:
    """List how a name may be written again: as it is, in capitals, and as a word where it is all capitals: "Nasa"."""
    if not text[:1].isupper():
        return ()
    if len(text) < CAPITALS or (text.isupper() and " " in text):
        return (text,)
    return (text, text.capitalize() if text.isupper() else text.upper())


def _note(forms: dict[str, Name | None], text: str, part: Name) -> None:
    forms[text] = part if forms.get(text, part) == part else None


def _echoes(reading: Reading, forms: Forms) -> Iterator[tuple[Span, Name]]:
    """Yield the names in one report's furniture, the longest that begins at a word."""
    text = reading.report.text
    for sentence in reading.annotation.sentences:
        if sentence.role is not Role.FURNITURE:
            continue
        words = [Span(*match.span()) for match in _WORD.finditer(text, sentence.span.start, sentence.span.end)]
        at = 0
        while at < len(words):
            found = _longest(text, words[at : at + MOST_WORDS], forms)
            if found:
                yield found
            at += sum(word.start < found[0].end for word in words[at : at + MOST_WORDS]) if found else 1


def _longest(text: str, words: list[Span], forms: Forms) -> tuple[Span, Name] | None:
    """Return the longest name that the first of some words begins, with or without a stop behind it."""
    start = words[0].start
    for word in reversed(words):
        for end in (word.end, word.end - 1) if text[word.end - 1] == "." else (word.end,):
            part = forms.get(text[start:end])
            if part is not None and not _is_part(text, Span(start, end)):
                return Span(start, end), part
    return None


def _is_part(text: str, name: Span) -> bool:
    """Tell whether a single word stands in another name: "Kim" in "Soyoung Kim" who took the picture."""
    words = name.cut(text)
    if " " in words or words.isupper():
        return False
    before = text[max(0, name.start - _REACH) : name.start]
    return bool(_NAME_BEFORE.search(before) or _NAME_AFTER.match(text, name.end))
