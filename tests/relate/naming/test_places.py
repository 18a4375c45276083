import pytest

from hearsay.annotate.gazetteer import find_places
from hearsay.model import Entity, Excerpt
from hearsay.relate.naming.places import Setting, locate_places, weigh


def place(name, count=1):
    spans = tuple(Excerpt("r", i, i + len(name), name) for i in range(count))
    return Entity(name, "place", name, (), spans)


def located(*names):
    return {entity.name: entity.place for entity in locate_places([place(name) for name in names])}


def test_country_of_the_story_decides_between_namesakes():
    here = located("Birmingham", "Alabama", "United States")["Birmingham"]
    there = located("Birmingham", "London", "United Kingdom")["Birmingham"]
    assert here is not None
    assert there is not None
    assert (here.country, there.country) == ("US", "GB")


def test_country_and_region_of_one_name_need_evidence():
    assert located("Georgia", "Atlanta", "Florida")["Georgia"] is None


def test_open_namesakes_get_no_point():
    assert located("Springfield", "United States")["Springfield"] is None


def test_unknown_places_and_people_get_no_point():
    assert located("Tarnwick-under-Fell")["Tarnwick-under-Fell"] is None
    person = Entity("e", "person", "Paris", (), (Excerpt("r", 0, 5, "Paris"),))
    assert locate_places([person]) == (person,)


@pytest.mark.parametrize(("name", "country"), [("France", "FR"), ("US", "US"), ("Panjshir Valley", "AF")])
def test_other_names_are_looked_up(name, country):
    found = located(name, "Afghanistan")[name]
    assert found is not None
    assert found.country == country


def test_weights_are_named():
    assert weigh(find_places("France")[0], Setting({"FR": 1.0}, ()))["its country is in the story"] == 1.0
