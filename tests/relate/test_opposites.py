"""Stands: which outcome a text holds to, negation minded."""

import pytest

from hearsay.relate.opposites import clash, stand_of, turned


@pytest.mark.parametrize(
    ("one", "other", "axis"),
    [
        ("The fort fell to the rebels.", "The fort is still holding and its men resist.", "held"),
        ("The minister fled the country.", "The minister did not leave the country.", "presence"),
        ("The fire was arson.", "The fire was an accident.", "cause"),
        ("The miners were found alive.", "The miners are dead.", "alive"),
    ],
)
def test_clash_finds_the_axis(one: str, other: str, axis: str) -> None:
    assert clash(stand_of(one), stand_of(other)) == axis


def test_clash_is_symmetric_and_not_with_itself() -> None:
    a, b = stand_of("The minister fled."), stand_of("The minister is still in the capital.")
    assert clash(a, b) == clash(b, a) == "presence"
    assert clash(a, a) is None
    assert clash(a, turned(a)) == "presence"


def test_stand_of_takes_no_side_in_a_hedge() -> None:
    assert stand_of("It is unclear whether the fort fell to the rebels.") == {}


def test_stand_of_lets_a_hedge_reach_no_further_than_its_clause() -> None:
    assert stand_of("The station is not out of control and it could soon come down")["control"].sign == 1
    assert stand_of("Whether the pilot lost control is not known") == {}
