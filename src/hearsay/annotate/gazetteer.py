"""Which places bear a name, and where do they lie? Read once, lazily, from resources/places.tsv.gz (GeoNames).

The table is made by scripts/build_places.py: a row a place, the better known first.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

Feature = Literal["continent", "country", "region", "city"]

_PLAIN = str.maketrans("łŁøØđĐıðÐ", "lLoOdDidD")
_GAPS = re.compile(r"[\s.,’'‘ʻ`\-–()]+")
_DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b)")


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """One place as the gazetteer has it; `key` is its GeoNames id, or country and name for a region."""

    name: str
    feature: Feature
    country: str
    latitude: float
    longitude: float
    population: int
    key: str


def fold(name: str) -> str:
    """Fold a name to what spellings share: lower-case, no accents, no points or hyphens ("Saint-Étienne")."""
    bare = _DOTTED.sub("", name) if "." in name else name
    if not bare.isascii():
        decomposed = unicodedata.normalize("NFKD", bare.translate(_PLAIN))
        bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _GAPS.sub(" ", bare).strip().lower()


def find_places(name: str) -> tuple[GazetteerPlace, ...]:
    """Return the places of that name, the better known first."""
    rows, by_key = _table()
    return tuple(_place(rows[row]) for row in by_key.get(fold(name), ()))


def has_place(name: str) -> bool:
    """Tell whether the gazetteer knows the name."""
    return fold(name) in _table()[1]


def _place(row: str) -> GazetteerPlace:
    name, _, feature, country, latitude, longitude, population, key = row.split("\t")
    kind = cast(Feature, feature)
    return GazetteerPlace(name, kind, country, float(latitude), float(longitude), int(population), key)


@cache
def _table() -> tuple[list[str], dict[str, tuple[int, ...]]]:
    """Return the rows, and for each folded name the numbers of its rows."""
    packed = files("hearsay.resources").joinpath("places.tsv.gz").read_bytes()
    rows = gzip.decompress(packed).decode("utf-8").splitlines()
    by_key: dict[str, tuple[int, ...]] = {}
    for number, row in enumerate(rows):
        for key in row.split("\t", 2)[1].split("|"):
            by_key[key] = (*by_key.get(key, ()), number)
    by_key.pop("", None)  # names that do not fold to Latin letters
    return rows, by_key


@cache
def countries() -> tuple[GazetteerPlace, ...]:
    """Return all countries, those with most people first."""
    return tuple(_place(row) for row in _table()[0] if row.split("\t", 3)[2] == "country")


def country_name(code: str) -> str:
    """Return the name of a country by its ISO 3166-1 code, the code itself where there is none."""
    return next((place.name.strip() for place in countries() if place.country == code), code)
