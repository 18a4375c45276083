"""Which coasts and borders lie in a box of the map? Outlines of countries from Natural Earth, cut to the box.

The resource is made by scripts/build_outlines.py; longitudes and latitudes are degrees.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

STEP = 0.1  # degrees to one step of the resource

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the earth; `left` and `right` may lie beyond 180°, so that the Pacific is one."""

    left: float
    low: float
    right: float
    high: float

    @property
    def width(self) -> float:
        """Degrees of longitude."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Degrees of latitude."""
        return self.high - self.low

    def overlaps(self, other: Box) -> bool:
        """Tell whether two boxes share ground."""
        return self.left < other.right and other.left < self.right and self.low < other.high and other.low < self.high


@dataclass(frozen=True, slots=True)
class Land:
    """A stretch of a country's land."""

    country: str
    ring: Ring

    def middle(self) -> tuple[float, Point]:
        """Return the area in square degrees and the centroid."""
        pairs = [
            (a, b, a[0] * b[1] - b[0] * a[1]) for a, b in zip(self.ring, (*self.ring[1:], self.ring[0]), strict=True)
        ]
        double = sum(cross for *_, cross in pairs)
        if abs(double) < 1e-9:
            return 0.0, self.ring[0]
        x, y = (sum((a[axis] + b[axis]) * cross for a, b, cross in pairs) / (3 * double) for axis in (0, 1))
        return abs(double) / 2, (x, y)


WORLD = Box(-180.0, -58.0, 180.0, 84.0)


def outlines_in(box: Box) -> tuple[Land, ...]:
    """Return the land in a box, cut at its edges."""
    found = []
    for country, ring, bounds in _outlines():
        for turn in (-360.0, 0.0, 360.0):
            if box.overlaps(Box(bounds.left + turn, bounds.low, bounds.right + turn, bounds.high)):
                cut = _cut([(x + turn, y) for x, y in ring], box)
                if len(cut) > 2:
                    found.append(Land(country, tuple(cut)))
    return tuple(found)


@cache
def _outlines() -> tuple[tuple[str, Ring, Box], ...]:
    """Read the rings with the country and the box of each."""
    packed = files("hearsay.resources").joinpath("outlines.txt.gz").read_bytes()
    rows = (line.split("\t") for line in gzip.decompress(packed).decode("utf-8").splitlines())
    rings = ((country, _ring([int(n) for n in steps.split()])) for country, steps in rows)
    return tuple((country, ring, around(ring)) for country, ring in rings)


def _ring(numbers: Sequence[int]) -> Ring:
    """Follow the steps of one ring."""
    corners = accumulate(
        zip(numbers[::2], numbers[1::2], strict=True), lambda at, step: (at[0] + step[0], at[1] + step[1])
    )
    return tuple((x * STEP, y * STEP) for x, y in corners)


def around(points: Iterable[Point]) -> Box:
    """Return the smallest box around some points."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _cut(ring: list[Point], box: Box) -> list[Point]:
    """Cut a ring to a box, one edge after the other (Sutherland and Hodgman)."""
    for axis, edge, sign in ((0, box.left, 1), (0, box.right, -1), (1, box.low, 1), (1, box.high, -1)):
        kept: list[Point] = []
        for before, point in zip([ring[-1], *ring], ring, strict=False):
            inside, was = sign * (point[axis] - edge) >= 0, sign * (before[axis] - edge) >= 0
            if inside != was:
                share = (edge - before[axis]) / (point[axis] - before[axis])
                kept.append((before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])))
            if inside:
                kept.append(point)
        ring = kept
        if not ring:
            break
    return ring
