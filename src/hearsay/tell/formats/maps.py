"""Where does a story happen? Its located places on a map: land and borders, points by mentions, labels that keep clear.

The map shows the smallest stretch that holds most mentions; where places lie far outside, a small map of the world
shows them and where the stretch is. Equirectangular, true at the middle of the map.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hearsay.annotate.gazetteer import GazetteerPlace, find_places
from hearsay.model import Account, Entity, Place
from hearsay.tell.formats.outlines import WORLD, Box, Land, Point, outlines_in
from hearsay.tell.formats.phrases import plain, shorten
from hearsay.tell.formats.views import located

LEAST_DEGREES = 14.0  # no map zooms in further: the outlines would be too coarse
MARGIN = 0.16  # of the width and height, around the outermost points
FOCUS_SHARE = 0.6  # of the mentions, that the smaller stretch must hold …
FOCUS_GAIN = 3.0  # … and how many times smaller it must be, to be shown in place of all
LOCATOR_DEGREES = 60.0  # a map wider than this needs no small map of the world
LETTER = 6.9  # pixels, a generous mean for 13 px letters
SMALL_LETTER = 6.4  # the same for the spaced 11 px letters of the countries around
MOST_LABELS = 24
MOST_AROUND = 14
LEAST_LAND = 500  # square pixels of a country in sight, that its name may stand on


@dataclass(frozen=True, slots=True)
class Paper:
    """The size of a map in pixels: its width, its least and most height, the radius of its largest point."""

    width: int
    least: int
    most: int
    dot: int


WIDE_MAP = Paper(760, 360, 520, 13)
NARROW_MAP = Paper(360, 260, 400, 10)
LOCATOR = Paper(150, 59, 59, 2)


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map; `anchor` is start, middle or end of the label, empty where no label has room."""

    entity: Entity
    x: float
    y: float
    radius: float
    label: str
    anchor: str = ""
    label_x: float = 0.0
    label_y: float = 0.0


@dataclass(frozen=True, slots=True)
class Around:
    """A country around the story's places, named for the reader to find the way."""

    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One drawn map: its land as an SVG path, its dots, and the frame of the large map where it is the small one."""

    width: int
    height: int
    land: str
    dots: tuple[Dot, ...]
    around: tuple[Around, ...] = ()
    frame: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Atlas:
    """The map of a story, the small map of the world beside it, and the places that only that one shows."""

    main: Sheet
    locator: Sheet | None
    outside: tuple[Entity, ...]


def draw_map(account: Account, paper: Paper = WIDE_MAP) -> Atlas | None:
    """Draw the map of a story; None where no place has a point."""
    places = located(account)
    if not places:
        return None
    spots = _unroll(places)
    inside = _focus(places, spots)
    box = _fit([spots[i] for i in inside], paper)
    main = _draw([(places[i][0], spots[i]) for i in inside], box, paper)
    outside = tuple(entity for i, (entity, _) in enumerate(places) if i not in inside)
    locator = _locate(places, box) if outside or box.width < LOCATOR_DEGREES else None
    return Atlas(main, locator, outside)


def _unroll(places: Sequence[tuple[Entity, Place]]) -> list[Point]:
    """Turn the earth so that the widest gap between the points lies behind it: no story is cut at 180°."""
    xs = sorted({place.longitude for _, place in places})
    gaps = [(after - before, after) for before, after in pairwise(xs)]
    widest, start = max(gaps, default=(0.0, xs[0]))
    turn = start if widest > 360 - (xs[-1] - xs[0]) else xs[0]
    return [(p.longitude + 360 if p.longitude < turn else p.longitude, p.latitude) for _, p in places]


def _focus(places: Sequence[tuple[Entity, Place]], spots: Sequence[Point]) -> list[int]:
    """Choose the points to show large: all, or those of a much smaller stretch that holds most mentions."""
    counts = [len(entity.mentions) for entity, _ in places]

    def toll(i: int) -> float:
        return sum(n * _apart(spots[i], spot) for n, spot in zip(counts, spots, strict=True))

    middle = min(range(len(spots)), key=lambda i: (toll(i), i))
    near = sorted(range(len(spots)), key=lambda i: (_apart(spots[middle], spots[i]), i))
    reach = [max(_apart(spots[middle], spots[i]), LEAST_DEGREES / 2) for i in near]
    for last in range(len(near) - 1):
        held = sum(counts[i] for i in near[: last + 1])
        if held >= FOCUS_SHARE * sum(counts) and reach[last + 1] >= FOCUS_GAIN * reach[last]:
            return sorted(near[: last + 1])
    return list(range(len(spots)))


def _apart(one: Point, other: Point) -> float:
    """Measure how far two points lie apart on a map true at their latitude, in degrees."""
    scale = math.cos(math.radians((one[1] + other[1]) / 2))
    return math.hypot((one[0] - other[0]) * scale, one[1] - other[1])


def _fit(spots: Sequence[Point], paper: Paper) -> Box:
    """Fit a box around points with a margin, in the proportions that the paper allows."""
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    squeeze = math.cos(math.radians(min(70.0, abs(middle_y))))
    room = 1 - 2 * MARGIN
    width = max((max(xs) - min(xs)) * squeeze / room, LEAST_DEGREES)
    height = max((max(ys) - min(ys)) / room, LEAST_DEGREES / 2)
    width = max(width, height * paper.width / paper.most)
    height = max(height, width * paper.least / paper.width)
    width = min(width / squeeze, WORLD.width)
    low = min(max(middle_y - height / 2, -75.0), max(85.0 - height, -75.0))
    return Box(middle_x - width / 2, low, middle_x + width / 2, min(low + height, 85.0))


def _draw(found: Sequence[tuple[Entity, Point]], box: Box, paper: Paper) -> Sheet:
    """Draw one map of a box."""
    squeeze = math.cos(math.radians(min(70.0, abs(box.low + box.high) / 2)))
    scale = paper.width / (box.width * squeeze)
    height = round(box.height * scale)

    def place(point: Point) -> Point:
        return round((point[0] - box.left) * squeeze * scale, 1), round((box.high - point[1]) * scale, 1)

    most = max(len(entity.mentions) for entity, _ in found)
    dots = [
        Dot(entity, *place(spot), _radius(len(entity.mentions) / most, paper), shorten(plain(entity.name), 28))
        for entity, spot in found
    ]
    bleed = Box(box.left - 0.02 * box.width, box.low - 1, box.right + 0.02 * box.width, box.high + 1)
    lands = outlines_in(bleed)
    path = " ".join(_path([place(p) for p in land.ring]) for land in lands)
    labelled = _label(dots, paper.width, height)
    return Sheet(
        paper.width, height, path, labelled, _name_around(labelled, _middles(lands, place), (paper.width, height))
    )


def _middles(lands: Iterable[Land], place: Callable[[Point], Point]) -> list[tuple[GazetteerPlace, Point]]:
    """Find the middle of what is to be seen of each country, the largest first; what is tiny bears no name."""
    found: dict[str, Point] = {}
    (left, top), (right, low) = place((0.0, 1.0)), place((1.0, 0.0))
    for area, middle, name in sorted(((*land.middle(), land.country) for land in lands), reverse=True):
        if area * (right - left) * (low - top) >= LEAST_LAND:
            found.setdefault(name, place(middle))
    known = ((next((p for p in find_places(n) if p.feature == "country"), None), spot) for n, spot in found.items())
    return [(country, spot) for country, spot in known if country]


def _name_around(
    dots: Sequence[Dot], middles: Iterable[tuple[GazetteerPlace, Point]], size: tuple[int, int]
) -> tuple[Around, ...]:
    """Name the countries that have room beside dots and labels."""
    taken = [_disc(dot) for dot in dots] + [_room(dot) for dot in dots if dot.anchor]
    sheet = Box(2, 2, size[0] - 2, size[1] - 2)
    shown = {dot.entity.place.key for dot in dots if dot.entity.place}
    found = []
    for country, (x, y) in middles:
        half = SMALL_LETTER * len(country.name) / 2
        room = Box(x - half, y - 8, x + half, y + 3)
        if country.key not in shown and _holds(sheet, room) and not any(map(room.overlaps, taken)):
            taken.append(Box(room.left - 6, room.low - 4, room.right + 6, room.high + 4))
            found.append(Around(country.name, x, y))
    return tuple(found[:MOST_AROUND])


def _disc(dot: Dot) -> Box:
    """Return the room that a dot takes."""
    return Box(dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius)


def _radius(share: float, paper: Paper) -> float:
    """Size a point so that its area grows with the mentions, given as a share of the most named place's."""
    return round(max(3.5, paper.dot * math.sqrt(share)), 1)


def _path(points: Iterable[Point]) -> str:
    """Write a ring as an SVG path in whole pixels, without the corners that fall together."""
    out, at = "", None
    for x, y in ((round(x), round(y)) for x, y in points):
        if at is None:
            out = f"M{x} {y}l"
        elif (x, y) != at:
            out += f"{x - at[0]} {y - at[1]} "
        at = (x, y)
    return out.rstrip() + "z" if " " in out.partition("l")[2] else ""


# ---------------------------------------------------------------- labels


def _label(dots: Sequence[Dot], width: int, height: int) -> tuple[Dot, ...]:
    """Give labels to the dots, most named first, where they hit no edge, no dot and no other label."""
    taken = [_disc(dot) for dot in dots]
    sheet = Box(2, 2, width - 2, height - 2)
    labelled = []
    for number, dot in enumerate(dots):
        chosen = dot
        for option in _options(dot) if number < MOST_LABELS else ():
            room = _room(option)
            own = taken[number]
            if _holds(sheet, room) and not any(room.overlaps(other) for other in taken if other is not own):
                taken.append(room)
                chosen = option
                break
        labelled.append(chosen)
    return tuple(labelled)


def _options(dot: Dot) -> Iterable[Dot]:
    """List the places for a label, the best first: right, left, above, below, then the corners."""
    beside, slant = dot.radius + 4, dot.radius * 0.7 + 3
    for anchor, x, y in (
        ("start", beside, 4.5),
        ("end", -beside, 4.5),
        ("middle", 0.0, -beside - 1),
        ("middle", 0.0, beside + 10),
        ("start", slant, -slant),
        ("start", slant, slant + 9),
        ("end", -slant, -slant),
        ("end", -slant, slant + 9),
    ):
        where = round(dot.x + x, 1), round(dot.y + y, 1)
        yield Dot(dot.entity, dot.x, dot.y, dot.radius, dot.label, anchor, *where)


def _room(dot: Dot) -> Box:
    """Return the room that a label takes."""
    wide = LETTER * len(dot.label)
    left = dot.label_x - {"start": 0.0, "middle": 0.5, "end": 1.0}[dot.anchor] * wide
    return Box(left, dot.label_y - 11, left + wide, dot.label_y + 4)


def _holds(outer: Box, inner: Box) -> bool:
    """Tell whether a box lies wholly inside another."""
    return (
        outer.left <= inner.left and inner.right <= outer.right and outer.low <= inner.low and inner.high <= outer.high
    )


def _locate(places: Sequence[tuple[Entity, Place]], box: Box) -> Sheet:
    """Draw the small map of the world with all points and the frame of the large one."""
    width, height = LOCATOR.width, LOCATOR.least
    across, down = width / WORLD.width, height / WORLD.height

    def place(point: Point) -> Point:
        return round((point[0] - WORLD.left) * across, 1), round((WORLD.high - point[1]) * down, 1)

    dots = tuple(Dot(entity, *place((p.longitude, p.latitude)), 1.6, "") for entity, p in places)
    left, top = place(((box.left + 180) % 360 - 180, box.high))
    size = max(box.width * across, 5.0), max(box.height * down, 4.0)
    land = " ".join(_path([place(p) for p in land.ring]) for land in outlines_in(WORLD))
    return Sheet(width, height, land, dots, (), (left, top, round(size[0], 1), round(size[1], 1)))
