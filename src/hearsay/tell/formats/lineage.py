"""Where things stand in the drawing of copies and origins: a row a report, a lane an origin, an arrow a copy.

Time runs from left to right, long gaps pressed together. Of many copies only the strongest that tie the reports
together are drawn: every pair of forty reports that print one dispatch would be 780 arrows. Pure geometry; a template
draws it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hearsay.model import Copy
from hearsay.tell.formats.phrases import MONTHS, percent, shorten
from hearsay.tell.formats.views import Root, Source, View, ranked_copies, strongest_links

# More rows are no drawing any more; reports that neither took nor gave are left out first.
MOST_ROWS = 60
RADIUS = 6
# Reports without a date stand in a column of their own before all others.
UNDATED_ROOM = 88


@dataclass(frozen=True, slots=True)
class Sheet:
    """The measures of a drawing in user units (pixels at its natural size)."""

    width: int
    row: int
    node: int  # how far below the top of its row a node's centre lies
    left: int
    right: int
    letters: int


WIDE = Sheet(width=720, row=32, node=16, left=290, right=530, letters=26)
NARROW = Sheet(width=344, row=48, node=34, left=56, right=180, letters=34)


@dataclass(frozen=True, slots=True)
class Lane:
    """The band of one origin; `title` is empty where the single report in it says it all."""

    y: int
    height: int
    root: Root
    title: str


@dataclass(frozen=True, slots=True)
class Node:
    """One report: where it stands, what is written beside it, and what it took."""

    x: float
    y: int
    source: Source
    name: str
    dated: bool
    note: str


@dataclass(frozen=True, slots=True)
class Edge:
    """One copy as a curve from source to derived; `head` is the arrow's tip, empty where the direction is unknown."""

    path: str
    head: str
    stroke: float
    copy: Copy


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that a template needs to draw where the reports come from."""

    sheet: Sheet
    height: int
    lanes: tuple[Lane, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    ticks: tuple[tuple[float, str], ...]
    rows_left_out: int
    links_left_out: int


def draw_lineage(view: View, sheet: Sheet = WIDE) -> Drawing:
    """Lay out the copies and origins of an account."""
    copies = ranked_copies(view)
    links = strongest_links(copies)
    shown = _shown_reports(view, links)
    places = _places(shown, sheet)
    lanes, rows, height = _lanes(view, shown, sheet)
    links = tuple(c for c in links if c.derived in rows and c.source in rows)
    return Drawing(
        sheet=sheet,
        height=height,
        lanes=lanes,
        nodes=tuple(_node(s, (places[i], rows[i]), _note(view, i, links), sheet) for i, s in shown.items()),
        edges=tuple(_edge(c, (places[c.source], rows[c.source]), (places[c.derived], rows[c.derived])) for c in links),
        ticks=_ticks(shown, places),
        rows_left_out=len(view.sources) - len(shown),
        links_left_out=len(copies) - len(links),
    )


def _shown_reports(view: View, links: Sequence[Copy]) -> dict[str, Source]:
    """Choose the reports to draw: all, or where they are too many, first those that took or gave."""
    if len(view.sources) <= MOST_ROWS:
        return dict(view.sources)
    linked = {r for c in links for r in (c.derived, c.source)}
    kept = set(sorted(view.sources, key=lambda r: r not in linked)[:MOST_ROWS])  # stable: keeps the order of labels
    return {r: s for r, s in view.sources.items() if r in kept}


def _lanes(view: View, shown: Mapping[str, Source], sheet: Sheet) -> tuple[tuple[Lane, ...], dict[str, int], int]:
    """Stack the lanes and rows; returns the lanes, the y of each report's node and the height of it all."""
    lanes, rows, y = [], {}, 30
    for root in view.roots:
        inside = [s for s in root.sources if s.report.id in shown]
        if not inside:
            continue
        title = f"{root.letter} · {root.origin.label}" if len(root.sources) > 1 else ""
        top, y = y, y + (24 if title else 6)
        for source in inside:
            rows[source.report.id] = y + sheet.node
            y += sheet.row
        y += 4
        lanes.append(Lane(top, y - top, root, shorten(title, sheet.width // 8)))
        y += 8
    return tuple(lanes), rows, y


def _places(shown: Mapping[str, Source], sheet: Sheet) -> dict[str, float]:
    """Place each report: by time with gaps pressed together; undated reports stand before all others."""
    times = {r: t for r, s in shown.items() if (t := _instant(s))}
    moments = sorted(set(times.values()))
    reach = [0.0]
    for before, after in pairwise(moments):
        reach.append(reach[-1] + 1 + math.log1p((after - before) / timedelta(hours=6)))
    first = sheet.left + (UNDATED_ROOM if len(times) < len(shown) else 0)
    scale = (sheet.right - first) / reach[-1] if reach[-1] else 0.0
    spot = {m: round(first + d * scale, 1) for m, d in zip(moments, reach, strict=False)}
    return {r: spot[times[r]] if r in times else float(sheet.left) for r in shown}


def _instant(source: Source) -> datetime | None:
    """When a report was published, for its place only: a bare day counts from its first hour, a bare hour as UTC."""
    published = source.report.published
    iso = (published.start or published.end) if published else None
    try:
        moment = datetime.fromisoformat(iso) if iso else None
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


def _ticks(shown: Mapping[str, Source], places: Mapping[str, float]) -> tuple[tuple[float, str], ...]:
    """Word each day that has room; the year with the first of its days."""
    days: dict[tuple[int, int, int], float] = {}
    for report, source in shown.items():
        moment = _instant(source)
        if moment:
            day = (moment.year, moment.month, moment.day)
            days[day] = min(days.get(day, math.inf), places[report])
    undated = [places[r] for r, s in shown.items() if _instant(s) is None]
    ticks = [(undated[0], "no date")] if undated else []
    year = 0
    for day, x in sorted(days.items()):
        if ticks and x - ticks[-1][0] < 86:
            continue
        words = f"{day[2]} {MONTHS[day[1] - 1][:3]}"
        ticks.append((x, words if day[0] == year else f"{words} {day[0]}"))
        year = day[0]
    return tuple(ticks)


def _node(source: Source, spot: tuple[float, int], note: str, sheet: Sheet) -> Node:
    name = shorten(source.outlet, sheet.letters)
    return Node(spot[0], spot[1], source, name, _instant(source) is not None, note)


def _note(view: View, report: str, links: Sequence[Copy]) -> str:
    """Word what a report took, by the strongest copy that is drawn."""
    taken = [c for c in links if c.derived == report]
    if not taken:
        return ""
    best = max(taken, key=lambda c: (c.share, c.source))
    link = "from" if best.directed else "with"
    words = f"{percent(best.share)} {link} {view.sources[best.source].label}, {best.kind}"
    return f"{words} +{len(taken) - 1}" if len(taken) > 1 else words


def _edge(copy: Copy, source: tuple[float, int], derived: tuple[float, int]) -> Edge:
    """Draw one copy: a slanting curve where time passed, else a bow to the left of both nodes."""
    (x1, y1), (x2, y2) = source, derived
    tip = x2 - RADIUS - 2
    end = tip - 7 if copy.directed else tip
    if x2 - x1 > 44:
        middle = (x1 + x2) / 2
        path = f"M{x1 + RADIUS:g} {y1}C{middle:g} {y1} {middle:g} {y2} {end:g} {y2}"
    else:
        bow = min(x1, x2) - 26 - min(44, abs(y2 - y1) * 0.25)
        path = f"M{x1 - RADIUS:g} {y1}C{bow:g} {y1} {bow:g} {y2} {end:g} {y2}"
    head = f"{tip:g},{y2} {tip - 9:g},{y2 - 5} {tip - 9:g},{y2 + 5}" if copy.directed else ""
    return Edge(path, head, round(1.2 + 5 * copy.share, 1), copy)
