"""Names and attributions are found with exact offsets, in any casing and on any input."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.annotate.links import linked
from hearsay.annotate.reader import Mark, Reading, read
from hearsay.model import Span

TEXT = (
    'Police in Ankara detained Murat Yildiz on Tuesday, his lawyer Selin Kaya told AFP. "He has done nothing wrong," '
    "she said.\nThe Interior Ministry declined to comment."
)


def reading(text: str) -> Reading:
    return read(text, [Span(0, len(text))])


def cut(text: str, marks: tuple[Mark, ...], kind: str) -> list[str]:
    return [text[mark.start : mark.end] for mark in marks if mark.kind == kind]


@pytest.mark.parametrize("case", [str, str.lower, str.upper])
def test_names_are_found_in_any_casing(case) -> None:
    text = case(TEXT)
    names = reading(text).names
    assert [name.lower() for name in cut(text, names, "person")] == ["murat yildiz", "selin kaya"]
    assert "ankara" in [name.lower() for name in cut(text, names, "place")]
    assert "afp" in [name.lower() for name in cut(text, names, "organization")]


def test_sources_cues_and_contents_are_marked_and_linked() -> None:
    links = linked(TEXT, reading(TEXT).marks)
    parts = {link.cue.span.cut(TEXT): link for link in links}
    assert "Selin Kaya" in parts["told"].source.span.cut(TEXT)
    assert parts["said"].source.span.cut(TEXT) == "she"
    assert [mark.span.cut(TEXT) for mark in parts["said"].contents] == ['"He has done nothing wrong,"']


def test_an_attribution_inside_a_content_is_marked_apart() -> None:
    text = "An aide told Reuters that the minister had said the talks would go on."
    inner = reading(text).inner
    assert cut(text, inner, "source") == ["the minister"]
    assert "said" in cut(text, inner, "cue")[0]


def test_no_span_runs_over_a_paragraph_end() -> None:
    text = '"We will not leave," said Oskar Lind.\n"We never will.\nNobody asked us."'
    spans = [(0, 37), (38, 53), (54, len(text))]
    marks = read(text, [Span(*span) for span in spans]).marks
    assert marks
    assert not any("\n" in mark.span.cut(text) for mark in marks)


def test_the_same_report_gives_the_same_reading() -> None:
    assert reading(TEXT) == reading(TEXT)


@given(st.text(max_size=300))
@settings(max_examples=25, deadline=None)
def test_any_text_is_read_with_spans_inside_it(text: str) -> None:
    found = reading(text)
    for mark in (*found.names, *found.marks, *found.inner):
        assert 0 <= mark.start < mark.end <= len(text)
        assert text[mark.start : mark.end].strip()
        assert 0 <= mark.sure <= 1
    assert len(linked(text, found.marks)) == sum(mark.kind == "cue" for mark in found.marks)


@pytest.mark.parametrize("unit", ["lorem ipsum ", "😀", "مرحبا ", "a", '"', "\n", "Bob said "])
def test_a_megabyte_is_read_in_bounded_time(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hearsay.annotate.encoder.READ_CHARS", 10_000)  # the same, faster
    monkeypatch.setattr("hearsay.annotate.encoder.READ_PIECES", 1_500)
    text = unit * (1_000_000 // len(unit))
    found = read(text, [Span(0, len(text))])
    assert found.read_to <= 10_000
    assert all(mark.end <= found.read_to for mark in (*found.names, *found.marks, *found.inner))
