"""Build src/hearsay/resources/outlines.txt.gz: the outlines of countries, public domain from Natural Earth 1:110m.

npm pack world-atlas@2.0.2 and unpack it, then: python scripts/build_outlines.py package/countries-110m.json
One line a ring: its country, a tab, longitude and latitude of its first corner in tenths of a degree, then the steps to
each next corner. A ring that crosses 180° goes on beyond it, one around a pole closes over the pole. Neighbours share
their corners, so that their borders fit after rounding too.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from itertools import pairwise, starmap
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "src" / "hearsay" / "resources" / "outlines.txt.gz"
STEP = 0.1  # degrees
TURN = round(360 / STEP)
Point = tuple[int, int]


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Unpack the arcs that rings are made of."""
    (width, height), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    unpacked = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((round((x * width + left) / STEP), round((y * height + low) / STEP)))
        unpacked.append(points)
    return unpacked


def unroll(points: list[Point]) -> list[Point]:
    """Let a ring go on beyond 180° instead of jumping to the other side."""
    turn, unrolled = 0, points[:1]
    for before, point in pairwise(points):
        turn -= round((point[0] - before[0]) / TURN) * TURN
        unrolled.append((point[0] + turn, point[1]))
    if turn:
        pole = round(90 / STEP) * (1 if points[0][1] > 0 else -1)
        unrolled += [(unrolled[-1][0], pole), (unrolled[0][0], pole)]
    return unrolled


def rings(topology: dict[str, Any]) -> Iterator[tuple[str, list[Point]]]:
    """Yield the rings of all countries by name, without the corners that rounding has put together."""
    unpacked = arcs(topology)
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
        for ring in (ring for polygon in polygons for ring in polygon):
            points = unroll([p for n in ring for p in (unpacked[n] if n >= 0 else unpacked[~n][::-1])])
            corners = [p for p, before in zip(points, [None, *points], strict=False) if p != before]
            if len(corners) > 3:
                yield country["properties"]["name"], corners[:-1] if corners[0] == corners[-1] else corners


def line(name: str, ring: list[Point]) -> str:
    """Write one ring."""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(ring)]
    return f"{name}\t" + " ".join(f"{x} {y}" for x, y in [ring[0], *steps])


def main() -> None:
    """Write the outlines, in a fixed order and with a fixed time stamp so that the bytes repeat."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    text = "".join(f"{row}\n" for row in sorted(starmap(line, rings(topology))))
    with gzip.GzipFile(TARGET, "wb", compresslevel=9, mtime=0) as file:
        file.write(text.encode("utf-8"))


if __name__ == "__main__":
    main()
