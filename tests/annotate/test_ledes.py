"""The nameless voice of the first lines gets the name that the next lines bring, or stays nameless."""

import pytest

from hearsay import pipeline
from hearsay.model import Report


def voices(text: str) -> list[str]:
    return [a.voice.label for a in pipeline.annotate(Report("r", "r.txt", text), recogniser="rules").attributions]


@pytest.mark.parametrize(
    ("first", "then", "who"),
    [
        ("A ferry union boss said the hull was torn.", "Ines Falk, who heads the union, said it was old.", "Ines Falk"),
        ("A ferry union boss said the hull was torn.", "Ines Falk, a baker, said it was old.", "A ferry union boss"),
        ("A retired pilot said the hull was torn.", "The Pilot Company said it was new.", "A retired pilot"),
        (
            "The second largest ferry company in Norden admitted the hull was torn.",
            "Norden Lines admitted the ferry was empty.",
            "Norden Lines",
        ),
    ],
)
def test_a_description_waits_for_its_name(first: str, then: str, who: str) -> None:
    assert voices(f"{first}\n{then}")[0] == who


def test_a_description_waits_for_a_name_that_was_brought_in_before_it_spoke() -> None:
    text = (
        "A ferry union boss said the hull was torn.\nThe words of Ines Falk, who heads the union, stirred the port.\n"
        "Falk said the crew had known."
    )
    assert voices(text) == ["Falk", "Falk"]


def test_a_description_far_down_waits_for_no_name() -> None:
    told = "The sea was calm and the night was clear over the harbour.\n" * 15
    text = f"{told}A ferry union boss said the hull was torn.\nInes Falk, who heads the union, said it was old."
    assert voices(text)[0] == "A ferry union boss"
