"""One name as the story uses it: all its sightings taken together. What the comparisons of names look at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from hearsay.model import Kind
from hearsay.relate.naming.people import core
from hearsay.relate.naming.renown import Words, content_words, is_generic, known_names, known_places
from hearsay.relate.naming.sightings import Sighting


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """Folded words, and whether they name a person: "Washington" the man and the city are two names."""

    words: Words
    person: bool

    @property
    def id(self) -> str:
        """The content that decides ties."""
        return " ".join(self.words) + ("\x1fperson" if self.person else "")


def name_of(sighting: Sighting) -> Name:
    """Return the name that a sighting shows."""
    return Name(sighting.words, sighting.kind == "person")


@dataclass(frozen=True)
class Naming:
    """A name with its sightings; no slots, for what follows from the sightings is worked out once, when asked for."""

    name: Name
    sightings: tuple[Sighting, ...]

    @cached_property
    def kind(self) -> Kind:
        """The kind that most sightings have."""
        votes = Counter(sighting.kind for sighting in self.sightings)
        return max(sorted(votes), key=lambda kind: votes[kind])

    @cached_property
    def reports(self) -> frozenset[str]:
        """The reports that have the name."""
        return frozenset(sighting.report for sighting in self.sightings)

    @cached_property
    def first(self) -> dict[str, int]:
        """Where the name stands first, by report."""
        places: dict[str, int] = {}
        for sighting in self.sightings:
            places.setdefault(sighting.report, sighting.start)
        return places

    @cached_property
    def content(self) -> Words:
        """The telling words, written one way."""
        return content_words(self.name.words)

    @cached_property
    def texts(self) -> Counter[str]:
        """How it is written, and how often."""
        return Counter(sighting.text for sighting in self.sightings)

    @cached_property
    def titles(self) -> frozenset[Words]:
        """The titles that stand inside its mentions."""
        return frozenset(s.own for s in self.sightings if s.titled and len(s.own) < len(s.text.split()))

    @property
    def is_capitals(self) -> bool:
        """Tell whether it is ever written in capitals."""
        return any(text.isupper() for text in self.texts)

    @property
    def is_known(self) -> bool:
        """Tell whether the name is one of the tables'."""
        return self.name.words in known_names()

    @property
    def is_place(self) -> bool:
        """Tell whether it names a place."""
        return self.kind == "place" or self.name.words in known_places()

    @property
    def may_be_person(self) -> bool:
        """Tell whether it is a person's full name, by all that is seen."""
        words = self.name.words
        return (
            self.kind == "person"
            and len(core(words)) > 1
            and not any(is_generic(word) or word == "and" for word in words[1:])
        )


def gather_namings(sightings: Iterable[Sighting]) -> dict[Name, Naming]:
    """Take the sightings of each name together."""
    groups: dict[Name, list[Sighting]] = defaultdict(list)
    for sighting in sightings:
        groups[name_of(sighting)].append(sighting)
    return {name: Naming(name, tuple(groups[name])) for name in sorted(groups)}
