"""What is denied is also the word of whoever is named for it."""

import pytest

from hearsay.annotate.marks import SpeechMark
from hearsay.annotate.rebuttals import rebutted
from hearsay.model import Span

CASES = (
    (
        "The firm disputes",
        'a Gazette report released Monday, where an unnamed source "said the crew was drunk"',
        "an unnamed source",
        'the crew was drunk"',
    ),
    (
        "The minister denied",
        "a claim by the opposition that the bridge was unsafe",
        "the opposition",
        "the bridge was unsafe",
    ),
    (
        "The army rejected",
        "an allegation from two aid groups saying it had shelled the port",
        "two aid groups",
        "it had shelled the port",
    ),
    (
        "The mayor denied",
        "the governor's accusation that he had sold the ferry",
        "the governor",
        "he had sold the ferry",
    ),
)


def denial(text: str, cue: str, content: str) -> SpeechMark:
    at, said = text.index(cue), text.index(content)
    return SpeechMark(None, Span(at, at + len(cue)), (Span(said, said + len(content)),))


@pytest.mark.parametrize(("opening", "denied", "who", "what"), CASES)
def test_a_denied_report_is_the_word_of_another(opening: str, denied: str, who: str, what: str) -> None:
    text = f"{opening} {denied}."
    (inner,) = rebutted(text, [denial(text, opening.split()[-1], denied)])
    assert inner.source
    assert (inner.source.cut(text), inner.content[0].cut(text)) == (who, what)


@pytest.mark.parametrize(
    "text",
    [
        "The minister denied that the bridge was unsafe after the storm.",
        "The minister denied the claims.",
        "The minister confirmed a claim by the opposition that the bridge was unsafe.",
    ],
)
def test_no_voice_is_made_where_none_is_named(text: str) -> None:
    cue = text.split()[2]
    assert not list(rebutted(text, [denial(text, cue, text.split(cue)[1].strip(" ."))]))
