"""Points: a sentence of two main clauses tells two things, any other stays whole."""

import pytest

from hearsay.model import Span
from hearsay.relate.points import points_of
from tests.relate.building import reading_of, story_of, tell


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (
            "The probe reached its orbit on Tuesday, but nobody could hear it.",
            ["The probe reached its orbit on Tuesday", "nobody could hear it."],
        ),
        (
            "The Dock League claimed the blast but the police disputed that.",
            ["The Dock League claimed the blast", "the police disputed that."],
        ),
        (
            "The ferry sank within minutes; its crew was saved by a trawler.",
            ["The ferry sank within minutes", "its crew was saved by a trawler."],
        ),
        ("Deadliest wreck in years; League claims blast", ["Deadliest wreck in years", "League claims blast"]),
        ("Worst blast in years; IS claims responsibility", ["Worst blast in years", "IS claims responsibility"]),
        ("The ferry struck a rock, and sank within an hour.", None),
        ("The mayor met the crew, the pilot, and the police chief who led the search.", None),
        ("Although the ferry was old, and its hull was torn, it sailed.", None),
        ("He called it “a good day, and the crew was glad” on Monday.", None),
        ("The crew was cold, but safe.", None),
    ],
)
def test_points_of(text: str, points: list[str] | None) -> None:
    assert [p.cut(text) for p in points_of(Span(0, len(text)), text)] == (points or [text])


def test_each_point_that_an_outlet_tells_is_a_statement() -> None:
    reading = reading_of("The probe reached its orbit on Tuesday, but nobody could hear it.", "The Kesh Courier")
    _, statements, _ = tell(story_of(reading))
    assert [s.content.text for s in statements] == ["The probe reached its orbit on Tuesday", "nobody could hear it."]
