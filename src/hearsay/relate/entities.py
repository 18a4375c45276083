"""Who is who? One entity for each real person, group and place of a story, however its reports spell it.

1. Every mention is folded to a name; names are compared in blocks: people part by part, groups and places by wording.
2. What the texts themselves say counts most: "X (ABC)", "X, known as Y"; "X, son of Y" keeps X and Y apart.
3. Names are joined, strongest link first and never across a contradiction.
4. A bare surname goes to the nearest full name of its report, then to the story's only one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from itertools import groupby

from hearsay.model import Entity, Excerpt, NameForm, Reading, Story
from hearsay.relate.naming.echoes import find_echoes
from hearsay.relate.naming.glosses import find_glosses
from hearsay.relate.naming.groups import group_links, is_same_wording, short_form_links
from hearsay.relate.naming.holders import find_holders, resolve_bare
from hearsay.relate.naming.kin import Kinship, find_kin
from hearsay.relate.naming.namings import Name, Naming, gather_namings, name_of
from hearsay.relate.naming.partition import Link, Parts, pairs_in_blocks, partition
from hearsay.relate.naming.people import SURE, Context, compare_people, core, glued
from hearsay.relate.naming.places import locate_places
from hearsay.relate.naming.renown import known_places
from hearsay.relate.naming.roles import note_roles
from hearsay.relate.naming.showing import choose_kind, choose_name, give_ids
from hearsay.relate.naming.sightings import Sighting, gather_sightings
from hearsay.relate.naming.sounds import key

CONTRADICTS = 3.0  # a score of two people's names below which no third name may bring them together
REASONS = 4  # most reasons that `why` gives


def resolve_names(story: Story) -> tuple[Entity, ...]:
    """Make one entity of all mentions of each person, group, place and thing in the story."""
    sightings = gather_sightings(story.readings)
    namings = gather_namings(sightings)
    said = _read_text(story, sightings)
    parts = _join(namings, said)
    bare = resolve_bare(sightings, find_holders(namings, parts, said.aside))
    members: dict[Name, list[Sighting]] = defaultdict(list)
    reasons: dict[Name, list[str]] = defaultdict(list)
    meant: dict[Name, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for sighting in sightings:
        part, why = bare.get(sighting, (parts.part[name_of(sighting)], ""))
        members[part].append(sighting)
        if why:
            meant[part][why].append(" ".join(sighting.words).title())
    readings = {reading.id: reading for reading in story.readings}
    for link in parts.taken:
        reasons[parts.part[link.one]].insert(0, _link_words(link, namings))
    for part, words in meant.items():
        reasons[part] += (f"{', '.join(list(dict.fromkeys(w))[:3])}: {why}" for why, w in sorted(words.items()))
    echoes = find_echoes(story.readings, members)
    entities = (
        _entity(members[part], echoes.get(part, []), reasons[part], readings=readings) for part in sorted(members)
    )
    texts = {reading.id: reading.report.text for reading in story.readings}
    return tuple(sorted(locate_places(give_ids(entities), texts), key=lambda e: (-len(e.mentions), e.name, e.id)))


# ---------------------------------------------------------------- what the texts say


@dataclass(frozen=True, slots=True)
class Parent:
    """A child's name and the parent's; an epithet ("known as …") is no name that could contradict another."""

    child: Name
    parent: Name
    epithet: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What the reports themselves say of their names: which are one, which are two, which are named only aside."""

    same: tuple[Link[Name], ...]
    apart: frozenset[frozenset[Name]]
    aside: Mapping[str, set[Name]]
    glossed: frozenset[Name]
    parents: tuple[Parent, ...]


def _read_text(story: Story, sightings: tuple[Sighting, ...]) -> Said:
    """Read glosses and kinship off each report."""
    same: list[Link[Name]] = []
    apart: set[frozenset[Name]] = set()
    parents: list[Parent] = []
    aside: dict[str, set[Name]] = defaultdict(set)
    texts = {reading.id: reading.report.text for reading in story.readings}
    for report, group in groupby(sightings, key=lambda s: s.report):
        here = tuple(group)
        text = texts[report]
        same += (
            Link(name_of(a), name_of(b), 9.0, f"the text says so: “{said}”") for a, b, said in find_glosses(text, here)
        )
        kin = find_kin(text, here)
        apart |= {frozenset((name_of(k.relative), name_of(k.of))) for k in kin if k.of}
        parents += (Parent(name_of(k.of), name_of(k.relative), k.epithet) for k in kin if k.of and k.parent)
        aside[report] = _named_aside(here, kin)
    glossed = {name for link in same for name in (link.one, link.other)} | {p.parent for p in parents if p.epithet}
    return Said(tuple(same), frozenset(apart), aside, frozenset(glossed), tuple(parents))


def _named_aside(here: tuple[Sighting, ...], kin: tuple[Kinship, ...]) -> set[Name]:
    """Return the names that a report has only as somebody's relatives."""
    relatives = {k.relative for k in kin}
    return {name_of(s) for s in relatives} - {name_of(s) for s in here if s not in relatives}


# ---------------------------------------------------------------- joining


def _join(namings: Mapping[Name, Naming], said: Said) -> Parts[Name]:
    """Join names by what the text says, by people's names, by wording, and last by short forms."""

    def clash(one: Name, other: Name) -> bool:
        return _contradict(one, other, namings, said)

    links = [*said.same, *_people_links(namings, said), *group_links(namings)]
    first = partition(namings, links, clash=clash, order=lambda n: n.id)
    links += short_form_links(namings, first) + _parent_links(said, first)
    return partition(namings, links, clash=clash, order=lambda n: n.id)


def _parent_links(said: Said, parts: Parts[Name]) -> list[Link[Name]]:
    """Link a parent known by an epithet alone to the one parent whom other reports name for the same child."""
    named: dict[Name, set[Name]] = defaultdict(set)
    for parent in said.parents:
        if not parent.epithet:
            named[parts.part[parent.child]].add(parent.parent)
    links = []
    for parent in said.parents:
        others = named[parts.part[parent.child]]
        if parent.epithet and len({parts.part[other] for other in others}) == 1:
            why = f"both are named as parent of {' '.join(parent.child.words).title()}"
            links += [Link(parent.parent, other, SURE, why) for other in sorted(others)]
    return links


def _contradict(one: Name, other: Name, namings: Mapping[Name, Naming], said: Said) -> bool:
    """Tell whether two names cannot be one's."""
    if frozenset((one, other)) in said.apart and one != other:
        return True
    if one in said.glossed or other in said.glossed:
        return False
    if one.person != other.person:
        return not is_same_wording(one.words, other.words)
    if one.person and min(len(core(one.words)), len(core(other.words))) > 1:
        return compare_people(one.words, other.words).score < CONTRADICTS and not _is_cut(one, other)
    return one.words in known_places() and other.words in known_places() and one.words != other.words


def _is_cut(one: Name, other: Name) -> bool:
    """Tell whether one name is the end of the other, or the other but for where its bearer is from."""
    short, long = sorted((one.words, other.words), key=len)
    if len(short) == len(long) or "and" in long:
        return False
    return short == long[-len(short) :] or long[: len(short) + 1] == (*short, "of")


def _people_links(namings: Mapping[Name, Naming], said: Said) -> list[Link[Name]]:
    """Link the full names that may be one person's."""
    blocks: dict[Hashable, set[Name]] = defaultdict(set)
    for name, naming in namings.items():
        if naming.may_be_person:
            for block in _person_blocks(name):
                blocks[block].add(name)
    links = []
    for one, other in pairs_in_blocks(blocks, order=lambda n: n.id):
        context = Context(
            one_report_has_both=bool(namings[one].reports & namings[other].reports),
            shared_role=bool(namings[one].titles & namings[other].titles),
            kin=frozenset((one, other)) in said.apart,
        )
        verdict = compare_people(one.words, other.words, context)
        if verdict.score >= SURE:
            links.append(Link(one, other, verdict.score, verdict.why))
        elif _is_cut(one, other) and not context.kin:
            links.append(Link(one, other, SURE, "one name cut short"))
    return links


def _person_blocks(name: Name) -> set[Hashable]:
    """List the keys under which a person's name meets its other spellings: surname with initial, and each cut."""
    words, whole = core(name.words), glued(name.words)
    ends = {words[0], words[-1], whole[-1]}
    return {(key(a), key(b)[:1]) for a in ends for b in ends} | {
        (key(words[0]), words[-1][:2]),
        (words[0], key(words[-1])[:1]),
    }


# ---------------------------------------------------------------- showing


def _entity(
    sightings: list[Sighting], echoes: list[Excerpt], reasons: list[str], *, readings: Mapping[str, Reading]
) -> Entity:
    """Show one part as an entity; how often it is named counts furniture too, what it is and is called does not."""
    kind = choose_kind(sightings)
    mentions = tuple(sorted([*echoes, *(Excerpt(s.report, s.start, s.end, s.text) for s in sightings)]))
    counts = Counter(" ".join(m.text.split()) for m in mentions)
    forms = tuple(NameForm(text, count) for text, count in sorted(counts.items(), key=lambda c: (-c[1], c[0])))
    name = choose_name(sightings, kind, published=lambda report: _published(readings[report]))
    why = "; ".join(list(dict.fromkeys(reasons))[:REASONS]) or (
        "the same name throughout" if len(mentions) > 1 else "named once"
    )
    return Entity("", kind, name, forms, mentions, note_roles(sightings, readings), None, why)


def _published(reading: Reading) -> str:
    """Return the earliest time that a report may have been published, as text that sorts."""
    published = reading.report.published
    return (published and (published.start or published.end)) or ""


def _link_words(link: Link[Name], namings: Mapping[Name, Naming]) -> str:
    """Say in words why two names were joined."""
    one, other = sorted((namings[link.one].sightings[0].text, namings[link.other].sightings[0].text))
    return f"{one} ~ {other}: {link.why}" if one != other else link.why
