from __future__ import annotations

import pytest

from hearsay.annotate.gazetteer import find_places, fold, has_place


def test_spellings_fold_together() -> None:
    assert fold("São  Paulo") == fold("Sao-Paulo") == "sao paulo"
    assert fold("U.S.") == fold("US") == "us"


@pytest.mark.parametrize(
    ("name", "feature", "country"),
    [
        ("Kabul", "city", "AF"),
        ("Cologne", "city", "DE"),
        ("Panjshir", "region", "AF"),
        ("DPRK", "country", "KP"),
        ("U.S.", "country", "US"),
        ("Europe", "continent", ""),
    ],
)
def test_places_are_found_by_name_and_other_names(name: str, feature: str, country: str) -> None:
    place = find_places(name)[0]
    assert (place.feature, place.country) == (feature, country)
    assert -90 <= place.latitude <= 90
    assert -180 <= place.longitude <= 180


def test_better_known_place_comes_first() -> None:
    found = find_places("Moscow")
    assert found[0].country == "RU"
    assert {place.country for place in found} >= {"RU", "US"}


def test_unknown_names_have_no_place() -> None:
    assert not has_place("Kelmouth-on-Nowhere")
    assert find_places("") == ()
