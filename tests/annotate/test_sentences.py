from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.annotate.furniture import mark_furniture
from hearsay.annotate.sentences import MAX_SENTENCE_CHARS, split_sentences
from hearsay.model import Report, Role, Sentence


def split(text: str, title: str | None = None) -> tuple[Sentence, ...]:
    report = Report("r1", "r1.txt", text, title=title)
    return split_sentences(report, mark_furniture(report))


def words(text: str) -> list[str]:
    return [sentence.span.cut(text) for sentence in split(text)]


def roles(text: str, title: str | None = None) -> list[tuple[str, Role]]:
    return [(sentence.span.cut(text), sentence.role) for sentence in split(text, title)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["He met Mr. Okoro and J. R. Brandt of Brandt Inc. in the U.S. on Friday.", "It went well."],
        ["She lives in the U.S.", "He does not."],
        ["They came at 5 p.m. Friday with Gov. Okoro.", "Nobody was in."],
        ['"We go," he said.', "Then they went."],
        ["“Go away!” Ada Brandt said.", "He went."],
        ["“The pier is lost.", "We shall build another.", "Nobody was hurt,” the mayor said.", "Work begins."],
        ["It cost 3.5 million… and nobody paid.", "Who will?"],
        ["See No. 5 of the report.", "It is clear."],
    ],
)
def test_sentences_end_where_a_reader_would_end_them(sentences: list[str]) -> None:
    assert words(" ".join(sentences)) == sentences


def test_glued_sentences_are_parted() -> None:
    text = 'It was launched this week.The rocket is lost."It is gone," he said.Nobody at example.com replied.'
    assert words(text) == [
        "It was launched this week.",
        "The rocket is lost.",
        '"It is gone," he said.',
        "Nobody at example.com replied.",
    ]


def test_lost_line_end_without_stop_is_parted() -> None:
    text = "Flights were stopped after the fireOn Sunday, the airport opened again."
    assert words(text) == ["Flights were stopped after the fire", "On Sunday, the airport opened again."]


def test_roles_of_a_printed_page() -> None:
    text = (
        "Bridge closed after barge strikes pier\n\n"
        "AFP |\n"
        "The bridge was closed on Monday, officials said.\n"
        "    • The barge had lost its rudder.\n"
        "Pictured: A diver looks at the third pier\n"
        "A shorter look\n"
        "Divers at work under the old bridge at Kelmouth on Monday\n"
        "(Photo: AFP)\n"
        "Work begins on Tuesday."
    )
    assert roles(text) == [
        ("Bridge closed after barge strikes pier", Role.HEADLINE),
        ("AFP |", Role.FURNITURE),
        ("The bridge was closed on Monday, officials said.", Role.BODY),
        ("The barge had lost its rudder.", Role.BODY),
        ("Pictured: A diver looks at the third pier", Role.CAPTION),
        ("A shorter look", Role.HEADLINE),
        ("Divers at work under the old bridge at Kelmouth on Monday", Role.CAPTION),
        ("(Photo: AFP)", Role.FURNITURE),
        ("Work begins on Tuesday.", Role.BODY),
    ]


def test_title_of_the_record_is_the_headline_even_with_a_stop() -> None:
    text = "Who closed the bridge?\nThe bridge was closed on Monday. Nobody knows why."
    assert roles(text, "Who closed the bridge?")[0][1] is Role.HEADLINE


def test_furniture_in_mid_line_is_cut_around() -> None:
    text = "A diver at the pier. (Photo by Ada Brandt/AFP)\nThe bridge was closed."
    assert [role for _, role in roles(text)] == [Role.CAPTION, Role.FURNITURE, Role.BODY]


def test_wrapped_lines_make_one_paragraph() -> None:
    text = (
        "The bridge at Kelmouth was closed on Monday after a barge\n"
        "struck its third pier and the road above it sank by half\n"
        "a metre, officials of the harbour said in the evening.\n\n"
        "Work begins on Tuesday, and the ferry will run by night\n"
        "for as long as the bridge is closed, the harbour master\n"
        "told reporters.\n"
    )
    assert [sentence.paragraph for sentence in split(text)] == [0, 1]


def test_sentence_length_is_bounded_and_long_text_is_fast() -> None:
    began = time.process_time()
    found = split("word " * 200_000)
    assert time.process_time() - began < 5
    assert max(sentence.span.end - sentence.span.start for sentence in found) <= MAX_SENTENCE_CHARS


def test_blanks_and_surrogates_that_sentencex_cannot_take_are_read() -> None:
    assert words("He met J\u00a0. Okoro.") == ["He met J\u00a0. Okoro."]
    assert words("It is \ud800 lost. We go.") == ["It is \ud800 lost.", "We go."]


@given(st.text(alphabet=st.sampled_from(list("aB .!?\n\"“”'’•()U.S0…\u00a0\u2028\ud800\r\té🙂—")), max_size=200))
def test_sentences_are_ordered_disjoint_and_cover_the_text(text: str) -> None:
    at = 0
    for sentence in split(text):
        assert at <= sentence.span.start < sentence.span.end
        assert not text[at : sentence.span.start].strip(" \n\t\r\u00a0\u2028•·-–—*")
        assert sentence.span.cut(text).strip() == sentence.span.cut(text)
        at = sentence.span.end
    assert not text[at:].strip()
