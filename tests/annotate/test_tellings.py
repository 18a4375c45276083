"""The frame of telling is read whatever word stands for "told", and only as a whole."""

import pytest

from hearsay.annotate.tellings import mark_tellings
from hearsay.model import Sentence, Span


def told(text: str) -> list[tuple[str, str, str]]:
    marks = mark_tellings(text, [Sentence(Span(0, len(text)), 0)])
    return [(m.source.cut(text), m.cue.cut(text), m.content[0].cut(text)) for m in marks if m.source]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("A pilot told Radio Norden that the ferry had sunk.", "A pilot", "told"),
        ("A supply informed The Solar On-line that the ferry had sunk.", "A supply", "informed"),
        ("A supply knowledgeable Reuters that the ferry had sunk.", "A supply", "knowledgeable"),
        (
            "One of the divers instructed reporters on Monday that the ferry had sunk.",
            "One of the divers",
            "instructed",
        ),
        ("A pilot who asked not to be named told AFP that the ferry had sunk.", "A pilot", "told"),
    ],
)
def test_a_whole_frame_is_read(text: str, source: str, cue: str) -> None:
    assert told(text) == [(source, cue, "the ferry had sunk")]


@pytest.mark.parametrize(
    "text",
    [
        "The board instructed the crew that the ferry was to be raised.",
        "A knowledgeable pilot said that the ferry had sunk.",
        "The pilot was told that the ferry had sunk in the night.",
        "A pilot told Reuters that much.",
        "A pilot told Reuters about the ferry, and that was that for the night.",
    ],
)
def test_part_of_a_frame_is_not(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize("text", ["A " * 5_000, "Told " * 5_000, "A who not to be " * 2_000, "A told B on " * 2_000])
def test_any_text_is_read_in_bounded_time(text: str) -> None:
    assert not told(text)
