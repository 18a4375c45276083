"""Where does a place of the story lie? Gazetteer candidates, weighed by the countries and regions that the story names.

A point is given only where one candidate stands out; a name that stays open gets none, rather than a guess.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from hearsay.annotate.gazetteer import GazetteerPlace, find_places
from hearsay.model import Entity, Place
from hearsay.relate.naming.renown import generics, usual_words, words_of_name

WEIGHTS: Final = {
    "a country": 2.0,
    "its country is in the story": 2.0,  # times the country's share of all country mentions, at most 1
    "a named region is near": 2.0,
    "well known": 0.5,  # each power of ten of inhabitants above a thousand
}
NEAR_KM: Final = 400.0
ENOUGH: Final = 1.9
AHEAD: Final = 0.6  # what the best candidate must be ahead of the next by: a factor of 16 in inhabitants, or evidence


@dataclass(frozen=True, slots=True)
class Setting:
    """The countries (with their share of mentions) and the regions that a story names."""

    countries: dict[str, float]
    regions: tuple[GazetteerPlace, ...]


def locate_places(entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Give the places among the entities their point, where the story leaves one."""
    found = {entity.id: _candidates(entity) for entity in entities if entity.kind == "place"}
    setting = _setting(entities, found)
    return tuple(replace(e, place=_choose(found[e.id], setting)) if found.get(e.id) else e for e in entities)


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
    regions = []
    for entity in entities:
        places = found.get(entity.id, ())
        if not places:
            continue
        if len({p.country for p in places if p.feature != "city" or places[0].feature == "city"}) == 1:
            counts[places[0].country] += len(entity.mentions)
        if places[0].feature == "region" and words_of_name(places[0].name) == usual_words(entity.name):
            regions.append(places[0])
    most = max(counts.values(), default=1)
    return Setting({country: count / most for country, count in counts.items()}, tuple(regions))


def weigh(place: GazetteerPlace, setting: Setting) -> dict[str, float]:
    """Measure one candidate, by the features of WEIGHTS."""
    return {
        "a country": float(place.feature == "country"),
        "its country is in the story": min(1.0, 2 * setting.countries.get(place.country, 0.0)),
        "a named region is near": float(any(_is_near(place, region) for region in setting.regions)),
        "well known": max(0.0, math.log10(max(place.population, 1)) - 3),
    }


def _choose(places: tuple[GazetteerPlace, ...], setting: Setting) -> Place | None:
    """Choose the candidate that stands out, if any does."""
    scored = sorted(
        ((sum(value * WEIGHTS[name] for name, value in weigh(p, setting).items()), p.key, p) for p in places),
        key=lambda row: (-row[0], row[1]),
    )
    if not scored or scored[0][0] < ENOUGH:
        return None
    best = scored[0][2]
    rivals = [row for row in scored[1:] if _distance_km(row[2], best) > 100]  # a city and its region are no rivals
    if rivals and scored[0][0] - rivals[0][0] < AHEAD:
        return None
    return Place(best.latitude, best.longitude, best.country, "GeoNames", best.key)


def _is_near(place: GazetteerPlace, region: GazetteerPlace) -> bool:
    """Tell whether a place lies about a region of its own country."""
    return place.key != region.key and place.country == region.country and _distance_km(place, region) < NEAR_KM


def _distance_km(one: GazetteerPlace, other: GazetteerPlace) -> float:
    """Measure the great-circle distance."""
    lat1, lat2 = math.radians(one.latitude), math.radians(other.latitude)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(other.longitude - one.longitude) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))
