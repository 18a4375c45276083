"""A denial that only points back answers who has just told of the denier, or who is named in it."""

import pytest

from hearsay.model import Dispute
from tests.relate.building import disputes_of, reading_of, story_of


def disputes(text: str) -> tuple[Dispute, ...]:
    return disputes_of(story_of(reading_of(text)))


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        (
            "Inspector Ada Holm said that Bo Lindt sold the ferry without permission. Bo Lindt denied the accusations.",
            {"Ada Holm", "Bo Lindt"},
        ),
        (
            "Ada Holm said that the harbour office hid the report. Mayor Jonas Falk rejected Holm's claims.",
            {"Ada Holm", "Jonas Falk"},
        ),
    ],
)
def test_a_denial_that_points_back_is_set_against_what_was_just_told(text: str, voices: set[str]) -> None:
    (found,) = disputes(text)
    assert {voice for side in found.sides for voice in side.voices} == voices


def test_a_denial_that_points_elsewhere_is_left_alone() -> None:
    assert not disputes("Ada Holm said that the ferry Aurora had sunk. Bo Lindt denied the accusations.")
