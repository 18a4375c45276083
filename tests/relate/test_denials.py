"""A denial is held against whoever says what it denies."""

import pytest

from hearsay.model import Statement
from hearsay.relate.comparing import compare_statements
from hearsay.relate.denials import affirmed, answered
from tests.relate.building import reading_of, story_of, tell


def statement(text: str) -> Statement:
    (found,) = [s for s in tell(story_of(reading_of(text)))[1] if s.manner != "narrated"]
    return found


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Ada Holm said the fort of Kesh had not fallen to the rebels.", "had fallen to the rebels"),
        (
            "Ada Holm said there was no evidence that the ferry had burnt.",
            "there was evidence that the ferry had burnt",
        ),
        ("Ada Holm denied that the ferry had burnt at the quay.", "the ferry had burnt at the quay"),
    ],
)
def test_affirmed_takes_the_no_out_of_a_denial(text: str, held: str) -> None:
    assert held in (affirmed(statement(text)) or "")


def test_affirmed_leaves_what_denies_nothing() -> None:
    assert affirmed(statement("Ada Holm said the fort of Kesh had fallen to the rebels.")) is None


def test_answered_finds_who_says_what_is_denied() -> None:
    texts = (
        "Inspector Ada Holm said that soldiers had shot at the crowd in Norrey.",
        "Captain Bo Lindt denied that soldiers had shot at the crowd in Norrey.",
    )
    story = story_of(*(reading_of(text, f"Outlet {n}") for n, text in enumerate(texts)))
    compared = compare_statements(story, tell(story)[1])
    voices = [
        compared.sayings[place].statement.voice.label
        for no, yes, _ in answered(compared, lambda no, yes: True)
        for place in (no, yes)
    ]
    assert voices == ["Bo Lindt", "Ada Holm"]
