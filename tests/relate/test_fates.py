"""What became of the people that a number counts: of its own people, not of the next number's."""

import pytest

from hearsay.relate.amounts import items_of
from hearsay.relate.singles import singles_of
from tests.relate.test_figures import figures, reading


def fates(text: str) -> list[tuple[str, str | None]]:
    return [(item.excerpt.text, item.fate) for item in items_of(reading("a", text)) if item.kind == "people"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Seven people were shot, leaving one person dead.", [("Seven people", None), ("one person", "killed")]),
        (
            "One person is dead and three others are in hospital.",
            [("One person", "killed"), ("three others", "injured")],
        ),
        (
            "Two adults and six children were killed in the fire.",
            [("Two adults", "killed"), ("six children", "killed")],
        ),
        ("The flood killed two people and injured three.", [("two people", "killed"), ("three", "injured")]),
        ("Two suspects were charged with murder.", [("Two suspects", None)]),
        ("Three people were killed and one was wounded.", [("Three people", "killed"), ("one", "injured")]),
    ],
)
def test_items_of_gives_each_number_its_own_fate(text: str, told: list[tuple[str, str | None]]) -> None:
    assert fates(text) == told


def test_compare_figures_keeps_a_part_from_the_whole() -> None:
    found = figures("Four people were killed, among them three children.", "Police said three children were killed.")
    assert {f.about for f in found} == {"people killed", "children killed"}


def test_compare_figures_counts_a_lone_victim_only_where_no_number_is_told() -> None:
    lone = figures("A 16-year-old boy was shot dead on the pier on Monday.")
    assert [(f.about, f.values[0].low) for f in lone if f.about.endswith("killed")] == [("people killed", 1.0)]
    many = figures("A woman was killed on the pier.\nPolice said 12 people were killed in all.")
    assert [v.low for f in many if f.about == "people killed" for v in f.values] == [12.0]


def test_singles_of_finds_whom_a_verb_names() -> None:
    text = "The blast killed a fisherman.\nA 30-year-old nurse was seriously injured."
    found = [(fate, span.cut(text)) for fate, span in singles_of(reading("a", text))]
    assert found == [("killed", "a fisherman"), ("injured", "A 30-year-old nurse")]
