"""Through which report did the words of a copy come? The chain of a copy runs through what it was copied from.

Only a direction that is known adds a link, and only to what stands in the copied passages. Two outlets that print one
agency's text have the agency for their link: neither took the words from the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from hearsay.model import Copy, Entity, Excerpt, Reading, Report, Statement, Story, Via
from hearsay.relate.lineage.direction import is_one_outlet, outlet_of, place_named

COPIED_SHARE = 0.5  # of a statement that stands in copied passages

Links = dict[str, dict[str, tuple[Copy, Via]]]  # by derived report and source


def trace_carriers(
    story: Story, heard: Sequence[Statement], entities: Sequence[Entity], copies: Sequence[Copy]
) -> tuple[Statement, ...]:
    """Give what a copy prints the outlet whose report it was copied from as a link of its chain."""
    readings = {reading.id: reading for reading in story.readings}
    links: Links = defaultdict(dict)
    for copy in copies:
        derived, source = readings[copy.derived], readings[copy.source]
        if copy.directed and _may_carry(source.report, derived.report):
            links[copy.derived][copy.source] = (copy, _link(derived, source.report, entities))
    return tuple(_carried(statement, links) for statement in heard)


def _may_carry(source: Report, derived: Report) -> bool:
    """Tell whether a report could have taken its text from another outlet's: no agency is credited with it."""
    return bool(outlet_of(source)) and not derived.credits and not is_one_outlet(source, derived)


def _link(derived: Reading, source: Report, entities: Sequence[Entity]) -> Via:
    """Name the outlet as the copy itself names it, else as the record does."""
    span = place_named(derived.report, source)
    if span is None:
        return Via(outlet_of(source), None, None)
    named = derived.excerpt(span)
    mentioned = (e for e in entities if any(m.report == derived.id and m.span.overlaps(span) for m in e.mentions))
    entity = next(mentioned, None)
    return Via(entity.name, entity.id, named) if entity else Via(named.text, None, named)


def _carried(statement: Statement, links: Links) -> Statement:
    """Add the link to the report that a statement was copied from, unless the chain names it already."""
    found = links.get(statement.report, {})
    shares = {source: _share_of(statement.content, copy) for source, (copy, _) in found.items()}
    holding = [source for source, share in shares.items() if share >= COPIED_SHARE]
    roots = [source for source in holding if not links.get(source, {}).keys() & set(holding)]
    if not roots:
        return statement
    link = found[max(roots, key=lambda source: (shares[source], found[source][0].share, source))][1]
    known = {_letters(label) for label in (statement.voice.label, *(via.label for via in statement.via))}
    return statement if _letters(link.label) in known else replace(statement, via=(*statement.via, link))


def _share_of(content: Excerpt, copy: Copy) -> float:
    """Return the share of a content that stands in the passages of a copy."""
    shared = sum(max(0, min(content.end, p.derived.end) - max(content.start, p.derived.start)) for p in copy.passages)
    return shared / (content.end - content.start)


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold().removeprefix("the ")))
