"""How many independent roots do the reports of a story go back to? Outlets are not sources.

Reports that copy one another stand together, and so do reports that print one agency's text; everything else stands
alone, even where the same press conference was attended. A shared credit folds two reports only when they share text
as well: two outlets may each take a line from Reuters and report the rest themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Literal

from hearsay.model import Copy, Origin, Reading, Story, content_id
from hearsay.relate.lineage.agencies import agencies_of
from hearsay.relate.lineage.alignment import align
from hearsay.relate.lineage.direction import name_of, outlet_of
from hearsay.relate.lineage.script import write_script
from hearsay.relate.standing import Partition

COMMON_TEXT = 0.1  # of the shorter report that two prints of one agency's texts must at least share
Kind = Literal["agency", "outlet", "report"]
AGENCY: Kind = "agency"
HOW = {
    "verbatim": "word for word",
    "edited": "edited",
    "rewritten": "reworded",
    "translated": "through another language",
}


def count_origins(story: Story, copies: Sequence[Copy]) -> tuple[Origin, ...]:
    """Partition the reports of a story into independent origins, ordered by id."""
    ids = {reading.id for reading in story.readings}
    inside = [copy for copy in copies if copy.derived in ids and copy.source in ids]
    groups = Partition(sorted(ids))
    for copy in inside:
        groups.join(copy.derived, copy.source)
    for one, two in _same_wire(story, groups):
        groups.join(one, two)
    origins = (_origin(story, group, copies=inside) for group in groups.parts())
    return tuple(sorted(origins, key=lambda origin: origin.id))


def _same_wire(story: Story, groups: Partition) -> Iterable[tuple[str, str]]:
    """Pair reports, not folded yet, that credit the same agency and share some text."""
    crediting = defaultdict(list)
    for reading in sorted(story.readings, key=lambda reading: reading.id):
        for agency in agencies_of(reading.report):
            crediting[agency].append(reading)
    for agency in sorted(crediting):
        for one, two in combinations(crediting[agency], 2):
            if groups.root(one.id) != groups.root(two.id) and _share_text(one, two):
                yield one.id, two.id


def _share_text(one: Reading, two: Reading) -> bool:
    left, right = write_script(one), write_script(two)
    if not left.words or not right.words:
        return False
    alignment = align(left, right)
    return any(side.told >= COMMON_TEXT * max(len(side.matched), 1) for side in (alignment.left, alignment.right))


def _origin(story: Story, group: tuple[str, ...], *, copies: Sequence[Copy]) -> Origin:
    readings = [story.reading(report) for report in group]
    mine = [copy for copy in copies if copy.derived in group]
    root = _root(readings, mine)
    agency = _agency(readings, mine)
    label, kind = _label(readings, root, copies=mine) if agency is None else (agency, AGENCY)
    return Origin(
        id=content_id("o", *group),
        label=label,
        kind=kind,
        reports=group,
        why=_why(readings, mine, agency=agency),
    )


def _label(readings: Sequence[Reading], root: Reading, *, copies: Sequence[Copy]) -> tuple[str, Kind]:
    """Name a group after its root where that is known, else after all that print the text."""
    takers = {copy.derived for copy in copies if copy.directed}
    outlets = dict.fromkeys(outlet_of(reading.report) for reading in readings if reading.id not in takers)
    if len(outlets) > 1:
        return "one text in " + " and ".join(sorted(filter(None, outlets)) or [name_of(root)]), "report"
    outlet = outlet_of(root.report)
    return (f"own reporting of {outlet}", "outlet") if outlet else (name_of(root), "report")


def _root(readings: Sequence[Reading], copies: Sequence[Copy]) -> Reading:
    """Choose the report that the others most likely go back to: taken from most, itself taking from none."""
    takes = {copy.derived for copy in copies if copy.directed}
    given = [copy.source for copy in copies]
    return min(readings, key=lambda r: (r.id in takes, -given.count(r.id), _date(r), r.id))


def _date(reading: Reading) -> str:
    published = reading.report.published
    return (published.start if published else None) or "9999"


def _agency(readings: Sequence[Reading], copies: Sequence[Copy]) -> str | None:
    """Name the agency behind a group: one that a report credits which takes from no other of the group."""
    takes = {copy.derived for copy in copies if copy.directed}
    named = [label for r in readings if r.id not in takes for label in agencies_of(r.report)[:1]]
    return min(named, key=lambda label: (-named.count(label), label)) if named else None


def _why(readings: Sequence[Reading], copies: Sequence[Copy], *, agency: str | None) -> str:
    names = {reading.id: name_of(reading) for reading in readings}
    if len(readings) == 1:
        alone = "no other report of the story copies it or is copied by it"
        return f"prints {agency}; {alone}" if agency else alone
    best: dict[str, Copy] = {}
    for copy in sorted(copies, key=lambda c: (-c.share, c.derived, c.source)):
        best.setdefault(copy.derived, copy)
    parts = [_taken(copy, names) for _, copy in sorted(best.items())]
    if agency:
        parts.insert(0, f"all go back to {agency}")
    if not copies:
        parts.append("they share some text, so this may count too few")
    return "; ".join(parts)


def _taken(copy: Copy, names: dict[str, str]) -> str:
    verb = "has" if copy.directed else "shares"
    link = "from" if copy.directed else "with"
    share = f"{round(100 * copy.share)} % of its words"
    return f"{names[copy.derived]} {verb} {share} {link} {names[copy.source]}, {HOW[copy.kind]}"
