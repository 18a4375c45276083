"""Sources and contents that stand in each other's place are put right."""

from hearsay.annotate.marks import SpeechMark
from hearsay.annotate.recasting import recast
from hearsay.model import Span


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_recast_gives_back_what_a_source_begins_with() -> None:
    text = (
        "Nine people were killed in the harbour fire, the governor of Oudrane, Ada Holm, said, mending an old figure."
    )
    source = "Nine people were killed in the harbour fire, the governor of Oudrane, Ada Holm,"
    mended = recast(text, SpeechMark(span(text, source), span(text, "said"), (span(text, "mending an old figure"),)))
    assert mended.source
    assert mended.source.cut(text) == "the governor of Oudrane, Ada Holm"
    assert [c.cut(text) for c in mended.content] == [
        "Nine people were killed in the harbour fire",
        "mending an old figure",
    ]


def test_recast_leaves_a_described_source_whole() -> None:
    text = "Officials who were briefed on the fire, the governor among them, said the port was shut."
    mark = SpeechMark(
        span(text, "Officials who were briefed on the fire, the governor among them,"),
        span(text, "said"),
        (span(text, "the port was shut"),),
    )
    assert recast(text, mark) == mark


def test_recast_takes_who_is_quoted_out_of_the_cue() -> None:
    text = "“The gate was shut,” the newspaper quoted him as saying."
    cue = span(text, "quoted him as saying")
    mended = recast(text, SpeechMark(span(text, "the newspaper"), cue, (span(text, "“The gate was shut,”"),)))
    assert mended == SpeechMark(span(text, "him"), cue, (span(text, "“The gate was shut,”"),))


def test_recast_takes_who_stands_before_the_cue_for_the_source_of_what_follows() -> None:
    text = "Ada Holm, an envoy of the islands, said on Friday, after long talks, that the port was open."
    teller, said = span(text, "Ada Holm, an envoy of the islands"), span(text, "that the port was open")
    mark = SpeechMark(None, span(text, "said"), (teller, said))
    assert recast(text, mark) == SpeechMark(teller, mark.cue, (said,))


def test_recast_leaves_a_quotation_on_both_sides_of_its_cue() -> None:
    text = "“The port is open,” said on Friday that same envoy."
    mark = SpeechMark(None, span(text, "said"), (span(text, "“The port is open,”"), span(text, "that same envoy")))
    assert recast(text, mark) == mark


def test_recast_finds_the_subject_behind_its_verb() -> None:
    text = "For his part denied Ada Holm, the envoy who runs the port, that any rope was kept in it."
    said = "Ada Holm, the envoy who runs the port, that any rope was kept in it"
    mark = SpeechMark(span(text, "his part"), span(text, "denied"), (span(text, said),))
    mended = recast(text, mark)
    assert mended.source
    assert mended.source.cut(text) == "Ada Holm, the envoy who runs the port"
    assert [c.cut(text) for c in mended.content] == ["any rope was kept in it"]
    assert recast(text, SpeechMark(span(text, "Ada Holm"), mark.cue, mark.content)).source == span(text, "Ada Holm")


def test_recast_takes_who_closes_a_headline_for_its_source() -> None:
    text = "‘The port is open,’ says head of rope works\n\nRain fell."
    mark = SpeechMark(None, span(text, "says"), (span(text, "‘The port is open,’"),))
    assert recast(text, mark).source == span(text, "head of rope works")
    prose = "‘The port is open,’ says head of rope works. Rain fell."
    assert recast(prose, mark) == mark
