import re

import pytest

from hearsay.annotate.gazetteer import countries, country_name, find_places
from hearsay.model import Entity, Excerpt
from hearsay.relate.naming.places import Setting, locate_places, weigh


def place(name, count=1):
    spans = tuple(Excerpt("r", i, i + len(name), name) for i in range(count))
    return Entity(name, "place", name, (), spans)


def located(*names):
    return {entity.name: entity.place for entity in locate_places([place(name) for name in names], {})}


def located_in(text, *names):
    """Locate names where they stand in a text."""
    found = [
        Entity(n, "place", n, (), tuple(Excerpt("r", m.start(), m.end(), n) for m in re.finditer(re.escape(n), text)))
        for n in names
    ]
    return {entity.name: entity.place for entity in locate_places(found, {"r": text})}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Rain fell on Washington state and on the United States.", "US.Washington"),
        ("WASHINGTON (AP) - Rain fell on the United States.", "4140963"),
        ("Rain fell on Washington, D.C., not on the rest of the United States.", "4140963"),
        ("Rain fell on Seattle, Washington, and the United States.", "US.Washington"),
        ("Rain fell on Washington and the United States.", None),
    ],
)
def test_city_and_state_of_one_name_are_told_apart_by_words_and_neighbours(text, key):
    name = "WASHINGTON" if "WASHINGTON" in text else "Washington"
    found = located_in(text, name, "United States", *(["Seattle"] if "Seattle" in text else []))[name]
    assert (found and found.key) == key


def test_a_city_goes_before_the_region_around_it_unless_the_text_says_region():
    assert located("New York", "United States")["New York"].key == "5128581"
    assert located_in("New York state and the United States", "New York", "United States")["New York"].key == (
        "US.New York"
    )


def test_a_town_needs_its_region_for_its_namesakes_are_many():
    assert located("Newtown", "United States")["Newtown"] is None
    assert located("Blacksburg", "United States")["Blacksburg"] is None
    assert located("Blacksburg", "Virginia", "United States")["Blacksburg"].country == "US"


def test_every_country_lies_somewhere():
    assert all(place.latitude or place.longitude for place in countries())
    brazil = next(place for place in countries() if place.country == "BR")
    assert -34 < brazil.latitude < 6
    assert country_name("BR") == "Brazil"


def test_country_of_the_story_decides_between_namesakes():
    here = located("Birmingham", "Alabama", "United States")["Birmingham"]
    there = located("Birmingham", "London", "United Kingdom")["Birmingham"]
    assert here is not None
    assert there is not None
    assert (here.country, there.country) == ("US", "GB")


def test_country_and_region_of_one_name_need_evidence():
    assert located("Georgia")["Georgia"] is None
    assert located("Georgia", "Atlanta", "United States")["Georgia"].key == "US.Georgia"
    assert located("Georgia", "Tbilisi", "Batumi")["Georgia"].country == "GE"


def test_open_namesakes_get_no_point():
    assert located("Springfield", "United States")["Springfield"] is None


def test_unknown_places_and_people_get_no_point():
    assert located("Tarnwick-under-Fell")["Tarnwick-under-Fell"] is None
    person = Entity("e", "person", "Paris", (), (Excerpt("r", 0, 5, "Paris"),))
    assert locate_places([person], {}) == (person,)


@pytest.mark.parametrize(("name", "country"), [("France", "FR"), ("US", "US"), ("Panjshir Valley", "AF")])
def test_other_names_are_looked_up(name, country):
    found = located(name, "Afghanistan")[name]
    assert found is not None
    assert found.country == country


def test_weights_are_named():
    assert weigh(find_places("France")[0], Setting({"FR": 1.0}, (), ()))["its country is in the story"] == 1.0
