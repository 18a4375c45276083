"""The names that one mention holds."""

import pytest

from hearsay.model import Mention, Span
from hearsay.relate.naming.parting import part_mention


@pytest.mark.parametrize(
    ("words", "kind", "names"),
    [
        ("Baoding, Hebei province", "place", ["Baoding", "Hebei"]),
        ("Kesh County, Hebei's Baoding", "place", ["Kesh County", "Hebei", "Baoding"]),
        ("Torsund Village of Kesh County", "place", ["Torsund Village", "Kesh County"]),
        ("New York state city of Binghamton", "place", ["New York", "Binghamton"]),
        ("North and South", "place", ["North", "South"]),
        ("Trinidad and Tobago", "place", ["Trinidad and Tobago"]),
        ("Washington, D.C.", "place", ["Washington, D.C."]),
        ("Gulf of Mexico", "place", ["Gulf of Mexico"]),
        ("Washington state", "place", ["Washington state"]),
        ("Conduct Authority and Audit Office", "organization", ["Conduct Authority", "Audit Office"]),
        ("Ministry of Culture and Sport", "organization", ["Ministry of Culture and Sport"]),
        ("Securities and Exchange Commission", "organization", ["Securities and Exchange Commission"]),
        ("Ada Lund, Vega", "person", ["Ada Lund, Vega"]),
    ],
)
def test_a_mention_is_parted_into_its_names(words, kind, names):
    text = f"In {words} it rained."
    parts = part_mention(Mention(Span(3, 3 + len(words)), kind), text)
    assert [part.span.cut(text) for part in parts] == names


@pytest.mark.parametrize("text", ["’s Norrey", ", Norrey", "'s Torsund and Kesh"])
def test_a_mention_that_begins_with_a_joint_breaks_nothing(text):
    parts = list(part_mention(Mention(Span(0, len(text)), "place"), text))
    assert all(part.span.start < part.span.end for part in parts)


def test_a_mention_of_a_whole_page_is_left_alone():
    text = ", ".join(["Torsund, Vega"] * 2000)
    mention = Mention(Span(0, len(text)), "place")
    assert list(part_mention(mention, text)) == [mention]
