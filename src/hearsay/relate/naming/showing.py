"""How is an entity shown? Its kind, the form of its name that a reader expects, and an id that outlasts a new mention.

A person's spelling is weighed word by word over all mentions, so that an odd form, as a rewritten report has it, loses
to the one whose words are most in use.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from hearsay.model import Entity, Kind, content_id
from hearsay.relate.naming.people import core
from hearsay.relate.naming.renown import Words, words_of_name
from hearsay.relate.naming.sightings import Sighting
from hearsay.relate.naming.sounds import key

FULLER: Final = 0.2  # of the usual form's mentions: a longer form used less than that is no name that readers expect


def choose_kind(sightings: Iterable[Sighting]) -> Kind:
    """Choose the kind that most mentions have; "other" only where nothing else is said as often."""
    votes = Counter(s.kind for s in sightings)
    return max(sorted(votes), key=lambda kind: (votes[kind], kind != "other"))


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a name: how many mentions have it, and how many its least used word, and all its words."""

    text: str
    words: Words
    count: int
    least: int
    total: int


def choose_name(sightings: Sequence[Sighting], kind: Kind, *, published: Callable[[str], str]) -> str:
    """Choose the form to show: full before bare, usual before odd, capitals last; of equals the first published."""
    first: dict[str, str] = {}
    for sighting in sightings:
        text = show(sighting, kind)
        first[text] = min(first.get(text, "~"), published(sighting.report) or "~")
    forms = _weigh_forms(Counter(show(s, kind) for s in sightings))
    usual = max(forms, key=lambda form: (form.count, form.text))

    def is_cut(form: Form) -> bool:
        return kind == "person" and any(_is_end(form, other) for other in forms)

    def rank(form: Form) -> tuple[bool, bool, bool, tuple[int, ...]]:
        plain = not (form.text.isupper() and (len(form.text) > 5 or len(form.words) > 1))
        use = (form.least, form.total, form.count)
        long = sum(map(str.isalpha, form.text)) > 3
        return (_is_full(form, usual, kind) and not is_cut(form), plain, long, use if kind == "person" else use[::-1])

    best = max(rank(form) for form in forms)
    return min((form for form in forms if rank(form) == best), key=lambda form: (first[form.text], form.text)).text


def _is_end(form: Form, other: Form) -> bool:
    """Tell whether a form is the end of a longer one that is in use: "Karim Wardak" of "Ahmad Karim Wardak"."""
    size = len(form.words)
    return size < len(other.words) and other.words[-size:] == form.words and other.count >= FULLER * form.count


def _weigh_forms(counts: Counter[str]) -> list[Form]:
    """Weigh each form by how often its words are used over all forms."""
    words: Counter[str] = Counter()
    for text, count in counts.items():
        words.update(dict.fromkeys(words_of_name(text), count))
    found = []
    for text, count in counts.items():
        own = words_of_name(text)
        uses = [words[word] for word in own] or [count]
        found.append(Form(text, own, count, min(uses), sum(uses)))
    return found


def _is_full(form: Form, usual: Form, kind: Kind) -> bool:
    """Tell whether a form is the whole name: a person's without initials, a group's that the usual form shortens."""
    words = form.words
    if len(words) < 2:
        return False
    if kind == "person":
        return min(map(len, words)) > 1
    letters = "".join(sorted(word[0] for word in words))
    spelt_out = "".join(sorted(usual.words[0])) in (letters, letters.replace("o", "", 1))
    completes = bool(set(usual.words) & set(words)) and form.count >= FULLER * usual.count
    return kind == "organization" and (spelt_out or completes)


def show(sighting: Sighting, kind: Kind) -> str:
    """Write a mention without possessive, quotation marks and (for a person) title."""
    text = " ".join(sighting.text.split()).strip('“”"‘«»,;:() ')
    for ending in ("'s", "’s", "'", "’"):
        text = text.removesuffix(ending)
    words = text.split(" ")
    if kind == "person" and sighting.kind == "person":
        while len(words) > 1 and len(words_of_name(" ".join(words))) > len(sighting.own):
            words = words[1:]
    return " ".join(words) or sighting.text


def give_ids(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Give each entity an id by kind and the sound of its name, so that one more mention, or spelling, leaves it.

    Where several sound alike, the one named most keeps that id and the others add their spelling, then their place.
    """
    taken: set[str] = set()
    named = []
    for entity in sorted(entities, key=lambda e: (-len(e.mentions), e.name, e.mentions)):
        words = words_of_name(entity.name)
        first = entity.mentions[0]
        sounds = " ".join(sorted(key(word) or word for word in (core(words) if entity.kind == "person" else words)))
        parts: tuple[str, ...] = (entity.kind, sounds)
        for more in (" ".join(words), f"{first.report}:{first.start}"):
            if content_id("e", *parts) in taken:
                parts = (*parts, more)
        taken.add(content_id("e", *parts))
        named.append(replace(entity, id=content_id("e", *parts)))
    return tuple(named)
