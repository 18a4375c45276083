"""Whom does a bare surname, a first name or "the Front" stand for? One holder, or none where that is not clear.

The full name nearest before in the same report, then after, then the story's only one; a person named only as
somebody's relative stands back.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz.distance import OSA, Levenshtein

from hearsay.relate.background import frequency
from hearsay.relate.naming.namings import Name, Naming, name_of
from hearsay.relate.naming.partition import Parts
from hearsay.relate.naming.people import core, generation
from hearsay.relate.naming.renown import Words, generics, known_names, known_places
from hearsay.relate.naming.sightings import Sighting
from hearsay.relate.naming.sounds import key
from hearsay.relate.naming.spellings import name_score

ALIKE: Final = 0.65  # token score from which a bare word may be a surname in another spelling
KNOWN: Final = 30  # reports of the background that have a word from which it is a name of its own: "Biden", no "Wyden"
LONG: Final = 6  # letters from which a bare word may be respelt in another report; one less if it sounds alike
LETTERS_ALIKE: Final = 0.6  # share of letters that the two spellings must have in common
HERE: Final = "the nearest fitting full name in the report"
ONLY: Final = "the only fitting full name in the story"
TIMES_USUAL: Final = 4  # so many times as often named as the next holder of a surname, one is meant by it


@dataclass(frozen=True, slots=True)
class Holder:
    """A full name where it stands."""

    start: int
    name: Name
    part: Name


@dataclass(slots=True)
class Holders:
    """The full names of a story, ready to be asked whom a bare word stands for."""

    parts: Parts[Name]
    counts: dict[Name, int] = field(default_factory=lambda: defaultdict(int))
    by_report: dict[str, list[Holder]] = field(default_factory=lambda: defaultdict(list))
    by_word: dict[str, set[Name]] = field(default_factory=lambda: defaultdict(set))
    aside: dict[str, set[Name]] = field(default_factory=lambda: defaultdict(set))
    aside_anywhere: set[Name] = field(default_factory=set)

    def find(self, sighting: Sighting) -> tuple[Name, str] | None:
        """Return the part that a bare word belongs to and why, or nothing where that is not clear."""
        word, tail = sighting.words[-1], _tail(sighting)
        fitting = [h for h in self.by_report[sighting.report] if _fits(h.name, word, sighting) and _ends(h.name, tail)]
        here = self._pool(fitting, word, sighting.report)
        if here:
            holder = _nearest(here, sighting.start)
            return holder.part, HERE
        known = self._in_story(word, tail)
        if known:
            return known, ONLY
        if fitting:
            return _nearest(fitting, sighting.start).part, HERE
        return None

    def _pool(self, holders: list[Holder], word: str, report: str) -> list[Holder]:
        """Choose the holders that the word may mean: not those named aside; exact surnames before others."""
        own = max((self.counts[h.part] for h in holders if h.name not in self.aside[report]), default=0)
        pool = [h for h in holders if h.name not in self.aside[report] or self.counts[h.part] > own > 0]
        for end in (-1, 0):
            exact = [h for h in pool if core(h.name.words)[end] == word]
            if exact:
                return exact
        return pool

    def _in_story(self, word: str, tail: Words) -> Name | None:
        """Return the part that alone, or by far most often, has the surname in the story."""
        fitting = (n for n in self.by_word.get(key(word), ()) if n not in self.aside_anywhere)
        names = [n for n in fitting if _ends_in(n, word) and _ends(n, tail)]
        counts = {
            self.parts.part[n]: self.counts[self.parts.part[n]]
            for n in names
            if word in (core(n.words)[-1], core(n.words)[0])
        }
        counts = counts or {self.parts.part[n]: self.counts[self.parts.part[n]] for n in names}
        ranked = sorted(counts, key=lambda part: (-counts[part], part.id))
        if not ranked or (len(ranked) > 1 and counts[ranked[0]] < TIMES_USUAL * counts[ranked[1]]):
            return None
        return ranked[0]


def _tail(sighting: Sighting) -> Words:
    """Return the words that a holder must end in: "Van Jones" may be a whole name, and then is no "… Jones"."""
    is_led = len(sighting.words) > 1 and sighting.words[0] not in core(sighting.words)
    return sighting.words if is_led and "-" not in sighting.text else ()


def _ends(name: Name, tail: Words) -> bool:
    """Tell whether a name ends in some words."""
    return not tail or name.words[-len(tail) :] == tail


def _nearest(holders: list[Holder], start: int) -> Holder:
    """Choose the last holder before a place, else the first after it."""
    ordered = sorted(holders, key=lambda h: (h.start, h.name.id))
    at = bisect_right([h.start for h in ordered], start)
    return ordered[at - 1] if at else ordered[0]


def _ends_in(name: Name, word: str) -> bool:
    """Tell whether a full name has the word as surname: written last, or first as in East Asia."""
    words = core(name.words)
    sounds = len(word) >= LONG - 1 and word[0] == words[-1][0] and key(word) == key(words[-1])
    return word in (words[0], words[-1]) or ((len(word) >= LONG or sounds) and _is_respelt(word, words[-1]))


def _fits(name: Name, word: str, sighting: Sighting) -> bool:
    """Tell whether a bare word of the same report can stand for a full name."""
    if not name.person and sighting.kind != "person":
        return (
            name.words[-1] == word
            and name.words[-2] not in ("of", "for", "in", "and")
            and (word in generics("group") or sighting.kind == "other")
        )
    words = core(name.words)
    if word in (words[-1], words[0]):
        return True
    if sighting.kind != "person" or not name.person or len(word) < 4:
        return False
    return _is_respelt(word, words[-1])


def _is_respelt(word: str, surname: str) -> bool:
    """Tell whether a bare word is a surname in another spelling: by a slip, or a word that names nobody else known."""
    slip = len(word) >= LONG and OSA.distance(word, surname) <= 1 and word[0] == surname[0]
    unknown = frequency(word) <= KNOWN and Levenshtein.normalized_similarity(word, surname) >= LETTERS_ALIKE
    return slip or (unknown and name_score(word, surname) >= ALIKE)


def find_holders(namings: Mapping[Name, Naming], parts: Parts[Name], aside: Mapping[str, set[Name]]) -> Holders:
    """Index the full names of a story; `aside` are those that a report names only as somebody's relatives."""
    holders = Holders(parts)
    for naming in namings.values():
        if not is_full(naming):
            continue
        part = parts.part[naming.name]
        holders.counts[part] += len(naming.sightings)
        if naming.may_be_person:
            for word in {core(naming.name.words)[-1], core(naming.name.words)[0]}:
                holders.by_word[key(word)].add(naming.name)
        for sighting in naming.sightings:
            holders.by_report[sighting.report].append(Holder(sighting.start, naming.name, part))
    for report, names in aside.items():
        holders.aside[report] |= names
        holders.aside_anywhere |= names
    return holders


def is_full(naming: Naming) -> bool:
    """Tell whether a name is long enough for a bare word to stand for it."""
    if naming.name.person:
        return len(core(naming.name.words)) > 1
    return len(naming.name.words) > 1 and naming.name.words not in known_places()


def is_bare(sighting: Sighting) -> bool:
    """Tell whether a mention is a bare word that may stand for a full name."""
    if sighting.kind == "person":
        return len(core(sighting.words)) == 1 and not generation(sighting.words)  # "Elizabeth II" is a whole name
    word = sighting.words[-1]
    return (
        sighting.own not in known_names()
        and len(sighting.words) == 1
        and (
            (word in generics("group") and sighting.text[:1].isupper()) or (sighting.kind == "other" and word.isalpha())
        )
    )


def resolve_bare(sightings: Sequence[Sighting], holders: Holders) -> dict[Sighting, tuple[Name, str]]:
    """Give each bare word that is clear the part that it belongs to."""
    found = {}
    first: dict[tuple[str, Name], int] = {}
    for sighting in sightings:
        if is_bare(sighting):
            begins = first.setdefault((sighting.report, name_of(sighting)), sighting.start)
            answer = holders.find(sighting) if sighting.kind == "person" else _find_before(holders, sighting, begins)
            if answer and answer[0] != name_of(sighting):
                found[sighting] = answer
    return found


def _find_before(holders: Holders, sighting: Sighting, begins: int) -> tuple[Name, str] | None:
    """Ask only the sighting's own report, and only names that stand before the word is first used bare."""
    word = sighting.words[-1]
    here = [h for h in holders.by_report[sighting.report] if h.start < begins and _fits(h.name, word, sighting)]
    return (_nearest(here, sighting.start).part, HERE) if here else None
