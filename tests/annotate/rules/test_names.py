from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.annotate.furniture import mark_furniture
from hearsay.annotate.names import find_names
from hearsay.annotate.rules.recogniser import mark_by_rules
from hearsay.annotate.sentences import split_sentences
from hearsay.model import Mention, Report


def find(text: str) -> tuple[Mention, ...]:
    report = Report("r1", "r1.txt", text)
    sentences = split_sentences(report, mark_furniture(report))
    return find_names(report, sentences, mark_by_rules(report, sentences))


def names(text: str) -> list[tuple[str, str]]:
    return [(mention.span.cut(text), mention.kind) for mention in find(text)]


def roles(text: str) -> list[tuple[str, str | None]]:
    return [(m.span.cut(text), m.role.cut(text) if m.role else None) for m in find(text) if m.kind == "person"]


@pytest.mark.parametrize(
    ("text", "person", "role"),
    [
        ("On Monday Foreign Minister Ines Okoro resigned.", "Ines Okoro", "Foreign Minister"),
        ("On Monday deputy foreign minister Ines Okoro resigned.", "Ines Okoro", "deputy foreign minister"),
        ("Nobody told Mr. Okoro of it.", "Okoro", None),
        ("The Front’s spokesman, Ines Okoro, told AFP so.", "Ines Okoro", "spokesman"),
        ("Then the spokesman for the rebels, Ines Okoro, spoke.", "Ines Okoro", "spokesman for the rebels"),
        ("It was Ines Okoro, a spokesman for the harbour, who spoke.", "Ines Okoro", "spokesman for the harbour"),
        ("Norway's ambassador to Kenya Ines Okoro met them.", "Ines Okoro", "ambassador to Kenya"),
        ("They met Kenyan Trade Minister Ines Okoro.", "Ines Okoro", "Kenyan Trade Minister"),
        ("It was vice president Mr. Okoro who left.", "Okoro", "vice president"),
    ],
)
def test_titles_give_a_person_and_the_role_beside_the_name(text: str, person: str, role: str | None) -> None:
    assert (person, role) in roles(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in the Harrow Valley near Kabul.", [("Harrow Valley", "place"), ("Kabul", "place")]),
        ("She teaches at the University of Kelmouth in Norway.",
         [("University of Kelmouth", "organization"), ("Norway", "place")]),
        ("He joined the Kelmouth Rocket and Space Corporation in May.",
         [("Kelmouth Rocket and Space Corporation", "organization")]),
        ("They left for the Norwegian Grand Prix.", [("Norwegian Grand Prix", "other")]),
        ("It was Oslo and Lagos that paid.", [("Oslo", "place"), ("Lagos", "place")]),
        ("An anti-Taliban group and a US-backed militia met.", [("Taliban", "organization"), ("US", "place")]),
        ("He works for US firms and the UN.", [("US", "place"), ("UN", "organization")]),
        ("The envoy to Kenya Daniel Okoro left.", [("Kenya", "place"), ("Daniel Okoro", "person")]),
    ],
)  # fmt: skip
def test_wording_and_neighbours_tell_the_kind(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


def test_possessives_and_titles_stay_outside_the_name() -> None:
    text = "Police asked President Daniel Okoro's aide and Norway ’s envoy."
    assert names(text) == [("Daniel Okoro", "person"), ("Norway", "place")]


def test_demonyms_days_and_sentence_beginnings_are_no_names() -> None:
    assert names("Residents fled on Monday. Russian and Afghan officials met in March. Talking helps.") == []


def test_title_case_headline_gives_only_uncommon_words() -> None:
    text = "Bridge Closed After Heavy Truck Strikes House In Norway\nThe bridge was closed on Monday."
    assert names(text) == [("Norway", "place")]


def test_surname_alone_follows_the_full_name_even_where_a_sentence_begins() -> None:
    text = "The mayor of Kelmouth, Daniel Okoro, left. Okoro said nothing. Nobody saw Okoro go. It was late by then."
    assert [kind for name, kind in names(text) if name.endswith("Okoro")] == ["person"] * 3


def test_an_office_of_a_place_leaves_the_place_a_mention() -> None:
    assert ("US", "place") in names("They met US President Daniel Okoro on Monday.")


def test_furniture_has_no_names() -> None:
    assert names("Read more: Okoro flies to Norway\nThe bridge was closed on Monday, they said.") == []


def test_long_hostile_text_is_fast() -> None:
    began = time.process_time()
    for unit in ("Aaa Bbb of the ", "John & ", "President ", "U.S. ", "Kabul-to-", "a-B-"):
        find(unit * (30_000 // len(unit)))
    assert time.process_time() - began < 4


PARTS = "The Okoro of and , . 's - & US President Kabul “ ” said Mr. J. al- 7 é\n".split(" ")


@given(st.lists(st.sampled_from(PARTS), max_size=30))
def test_mentions_are_ordered_disjoint_and_cut_words(parts: list[str]) -> None:
    text = " ".join(parts)
    at = 0
    for mention in find(text):
        assert at <= mention.span.start < mention.span.end
        assert mention.span.cut(text).strip() == mention.span.cut(text)
        at = mention.span.end
