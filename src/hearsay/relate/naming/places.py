"""Where does a place of the story lie? Gazetteer candidates, weighed by the countries and regions that the story names.

A point is given only where one candidate stands out; a name that stays open gets none, rather than a guess.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from hearsay.annotate.gazetteer import Feature, GazetteerPlace, find_places
from hearsay.model import Entity, Excerpt, Place
from hearsay.relate.naming.renown import generics, usual_words, words_of_name

WEIGHTS: Final = {
    "a country": 2.0,
    "its country is in the story": 2.0,  # times the country's share of all country mentions, at most 1
    "a named region is near": 2.0,
    "a named city lies in it": 1.0,
    "the text says what it is": 3.0,  # "Washington state", "WASHINGTON (AP)": a dateline names a city
    "well known": 0.5,  # each power of ten of inhabitants above a thousand
}
NEAR_KM: Final = 400.0
INSIDE_KM: Final = 250.0  # a city that far from the middle of a region of its country counts as lying in it
NAMESAKE_PEOPLE: Final = 1_000_000  # a region of so many is known as well as a country of its name ("Georgia")
ENOUGH: Final = 1.9
TOWN_PEOPLE: Final = 100_000  # a smaller one may have namesakes that the gazetteer lacks: its region must be named too
AHEAD: Final = 0.6  # what the best candidate must be ahead of the next by: a factor of 16 in inhabitants, or evidence


_REGION_AFTER: Final = re.compile(r"\s+(?:[Ss]tate|[Pp]rovince|[Rr]egion|[Gg]overnorate|[Oo]blast)\b(?!\s+[A-Z])")
_REGION_BEFORE: Final = re.compile(r"\b(?:[Ss]tate|[Pp]rovince|[Rr]egion) of (?:the )?$")
_CITY_AFTER: Final = re.compile(r",?\s+D\.?C\b|\s+[Cc]ity\b")
_CITY_BEFORE: Final = re.compile(r"\b(?:[Cc]ity|[Mm]ayor|[Cc]apital) of $|\b[Dd]owntown $|\b[Cc]apital,? $")
_COUNTRY_BEFORE: Final = re.compile(r"\b(?:[Rr]epublic|[Nn]ation|[Cc]ountry) of $")
_DATELINE: Final = re.compile(r"(?:,\s+[\w. ]{1,20})?\s*(?:\([\w ./]{2,24}\)\s*)?[-–—]")


@dataclass(frozen=True, slots=True)
class Setting:
    """The countries (with their share of mentions), the regions and the cities that a story names beyond doubt."""

    countries: dict[str, float]
    regions: tuple[GazetteerPlace, ...]
    cities: tuple[GazetteerPlace, ...]


def locate_places(entities: Sequence[Entity], texts: Mapping[str, str]) -> tuple[Entity, ...]:
    """Give the places among the entities their point, where the story leaves one; `texts` are the reports' by id."""
    found = {entity.id: _candidates(entity) for entity in entities if entity.kind == "place"}
    setting = _setting(entities, found)
    return tuple(
        replace(e, place=_choose(found[e.id], setting, _said(e, texts))) if found.get(e.id) else e for e in entities
    )


def _said(entity: Entity, texts: Mapping[str, str]) -> Feature | None:
    """Tell what the words around the mentions say that the place is, where they say one thing."""
    said = {_said_there(m, texts.get(m.report, "")) for m in entity.mentions} - {None}
    return said.pop() if len(said) == 1 else None


def _said_there(mention: Excerpt, text: str) -> Feature | None:
    """Tell what the words around one mention say that the place is."""
    before, after = text[max(0, mention.start - 24) : mention.start], text[mention.end : mention.end + 48]
    if _REGION_AFTER.match(after) or _REGION_BEFORE.search(before):
        return "region"
    opens = not before.strip() or before.rstrip(" ").endswith("\n")
    if (opens and _DATELINE.match(after)) or _CITY_AFTER.match(after) or _CITY_BEFORE.search(before):
        return "city"
    if mention.text.replace(".", "").endswith(" DC"):
        return "city"
    return "country" if _COUNTRY_BEFORE.search(before) else None


def _candidates(entity: Entity) -> tuple[GazetteerPlace, ...]:
    """Look up the name, then its other spellings, then the name without "Valley" or "Province"."""
    names = [entity.name, *(form.text for form in entity.names)]
    bare = [" ".join(word for word in name.split() if word.lower() not in generics("same")) for name in names]
    usual = [" ".join(usual_words(name)) for name in names]
    for name in dict.fromkeys([*names, *usual, *bare]):
        places = find_places(name) if name else ()
        if places:
            return tuple(p for p in places if p.feature != "continent" and (p.latitude or p.longitude))
    return ()


def _setting(entities: Sequence[Entity], found: dict[str, tuple[GazetteerPlace, ...]]) -> Setting:
    """Collect the countries and regions that are named beyond doubt."""
    counts: Counter[str] = Counter()
    regions, cities = [], []
    for entity in entities:
        places = found.get(entity.id, ())
        if not places:
            continue
        if len({p.country for p in places if p.feature != "city" or places[0].feature == "city"}) == 1:
            counts[places[0].country] += len(entity.mentions)
        if places[0].feature == "region" and words_of_name(places[0].name) == usual_words(entity.name):
            regions.append(places[0])
        if len(places) == 1 and places[0].feature == "city":
            cities.append(places[0])
    most = max(counts.values(), default=1)
    return Setting({country: count / most for country, count in counts.items()}, tuple(regions), tuple(cities))


def weigh(place: GazetteerPlace, setting: Setting, said: Feature | None = None) -> dict[str, float]:
    """Measure one candidate, by the features of WEIGHTS."""
    holds = place.feature == "region" and any(_lies_in(city, place) for city in setting.cities)
    return {
        "a country": float(place.feature == "country"),
        "its country is in the story": min(1.0, 2 * setting.countries.get(place.country, 0.0)),
        "a named region is near": float(_has_region(place, setting)),
        "a named city lies in it": float(holds),
        "the text says what it is": float(place.feature == said),
        "well known": max(0.0, math.log10(max(place.population, 1)) - 3),
    }


def _choose(places: tuple[GazetteerPlace, ...], setting: Setting, said: Feature | None) -> Place | None:
    """Choose the candidate that stands out, if any does."""
    scored = sorted(
        ((sum(value * WEIGHTS[name] for name, value in weigh(p, setting, said).items()), p.key, p) for p in places),
        key=lambda row: (-row[0], row[1]),
    )
    if not scored or scored[0][0] < ENOUGH:
        return None
    best = scored[0][2]
    if best.feature == "city" and best.population < TOWN_PEOPLE and not _has_region(best, setting):
        return None
    own_city = next((p for p in places if said != "region" and _lies_in(p, best)), None)
    rivals = [row for row in scored[1:] if not _is_same_ground(row[2], best)]
    if rivals and scored[0][0] - rivals[0][0] < AHEAD:
        return None
    if best.feature == "country" and said is None and _is_shadowed(best, places, setting):
        return None
    best = own_city or best
    return Place(best.latitude, best.longitude, best.country, "GeoNames", best.key)


def _has_region(place: GazetteerPlace, setting: Setting) -> bool:
    """Tell whether the story names a region about a place."""
    return any(_is_near(place, region) for region in setting.regions)


def _is_same_ground(one: GazetteerPlace, other: GazetteerPlace) -> bool:
    """Tell whether two candidates are no rivals: a city and its region, or two points of one place."""
    return _distance_km(one, other) <= 100 or _lies_in(one, other) or _lies_in(other, one)


def _lies_in(city: GazetteerPlace, region: GazetteerPlace) -> bool:
    """Tell whether a city lies in a region, as far as its middle tells."""
    is_pair = city.feature == "city" and region.feature == "region" and city.country == region.country
    return is_pair and _distance_km(city, region) < INSIDE_KM


def _is_shadowed(country: GazetteerPlace, places: Sequence[GazetteerPlace], setting: Setting) -> bool:
    """Tell whether a region elsewhere is known by a country's name and nothing in the story speaks for the country."""
    namesakes = (p for p in places if p.feature == "region" and p.country != country.country)
    return country.country not in setting.countries and any(p.population >= NAMESAKE_PEOPLE for p in namesakes)


def _is_near(place: GazetteerPlace, region: GazetteerPlace) -> bool:
    """Tell whether a place lies about a region of its own country."""
    return place.key != region.key and place.country == region.country and _distance_km(place, region) < NEAR_KM


def _distance_km(one: GazetteerPlace, other: GazetteerPlace) -> float:
    """Measure the great-circle distance."""
    lat1, lat2 = math.radians(one.latitude), math.radians(other.latitude)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))
