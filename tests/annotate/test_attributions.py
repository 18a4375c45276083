"""Who is said to have said what: shapes of news prose, each with voice, content, stance and chain."""

import pytest

from hearsay import pipeline
from hearsay.annotate.attributions import find_attributions
from hearsay.annotate.marks import Marks, SpeechMark
from hearsay.model import Attribution, Mention, Report, Sentence, Span


def read(text: str) -> list[tuple[str, str, str]]:
    """Return (voice, content, stance) of each attribution."""
    return [(a.voice.label, " … ".join(s.cut(text) for s in a.content), a.stance) for a in attributions(text)]


def attributions(text: str) -> tuple[Attribution, ...]:
    return pipeline.annotate(Report("r", "r.txt", text), recogniser="rules").attributions


@pytest.mark.parametrize(
    ("text", "voice", "content", "stance"),
    [
        ("Mayor Ines Falk said the ferry had sunk.", "Ines Falk", "the ferry had sunk", "asserts"),
        ("“The ferry has sunk,” said Ines Falk.", "Ines Falk", "“The ferry has sunk,”", "asserts"),
        ("“The ferry has sunk,” Ines Falk told reporters.", "Ines Falk", "“The ferry has sunk,”", "asserts"),
        ("Ines Falk denied that the ferry had sunk.", "Ines Falk", "that the ferry had sunk", "denies"),
        ("Ines Falk did not confirm that the ferry had sunk.", "Ines Falk", "that the ferry had sunk", "doubts"),
        ("Ines Falk confirmed that two divers were missing.", "Ines Falk", "that two divers were missing", "confirms"),
        (
            "Ines Falk vowed to raise the wreck before winter.",
            "Ines Falk",
            "to raise the wreck before winter",
            "promises",
        ),
        ("Ines Falk called for an inquiry into the sinking.", "Ines Falk", "an inquiry into the sinking", "demands"),
        (
            "Ines Falk predicted that the wreck would break up.",
            "Ines Falk",
            "that the wreck would break up",
            "predicts",
        ),
        (
            "The ferry sank at dawn, according to a harbour pilot.",
            "a harbour pilot",
            "The ferry sank at dawn",
            "asserts",
        ),
        (
            "According to a harbour pilot, the ferry sank at dawn.",
            "a harbour pilot",
            "the ferry sank at dawn",
            "asserts",
        ),
        ("The ferry sank at dawn, Ines Falk said.", "Ines Falk", "The ferry sank at dawn", "asserts"),
        ("Ines Falk said the port stood ready to help.", "Ines Falk", "the port stood ready to help", "promises"),
        ("Ines Falk said no fuel had leaked.", "Ines Falk", "no fuel had leaked", "denies"),
        ("Ines Falk said they did not seem to care.", "Ines Falk", "they did not seem to care", "asserts"),
        ("A fisherman said rumours of a bomb were false.", "A fisherman", "rumours of a bomb were false", "denies"),
    ],
)
def test_find_attributions_reads_common_shapes(text: str, voice: str, content: str, stance: str) -> None:
    assert (voice, content, stance) in read(text)


def test_find_attributions_takes_pronoun_back_to_who_spoke_last() -> None:
    text = "Mayor Ines Falk said the ferry had sunk. She said that divers were on their way."
    assert [voice for voice, _, _ in read(text)] == ["Ines Falk", "Ines Falk"]


def test_find_attributions_takes_the_source_back_to_its_description() -> None:
    text = "A source at the port authority said the hull was torn open. The source said: “It was no accident at all.”"
    assert {voice for voice, _, _ in read(text)} == {"A source at the port authority"}


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        (
            "The Norden Company, which runs the ferry, said it was full. The company said nobody had been hurt.",
            ["Norden Company", "Norden Company"],
        ),
        (
            "Ines Falk, the spokeswoman for the port, said the ferry had sunk. The spokeswoman said it was empty.",
            ["Ines Falk", "Ines Falk"],
        ),
        ("Mayor Ines Falk 's aide Olaf Brandt said the ferry had sunk.", ["Olaf Brandt"]),
        ("The Falk administration said the ferry had sunk.", ["The Falk administration"]),
        ("A boss of a ferry union said the hull was torn. He said it was old.", ["A boss of a ferry union"] * 2),
        (
            "A pilot told the Kesh Tribune that the ferry had sunk. The newspaper said the quay was shut.",
            ["A pilot", "Kesh Tribune"],
        ),
        ("Ines Falk, the union boss, said the ferry had sunk. The union said it was old.", ["Ines Falk", "The union"]),
        ("Divers quoted by Radio Norden said the ferry had sunk.", ["Divers"]),
        ("The pilot’s voice announced that the ferry had sunk.", ["The pilot"]),
        ("A bear fell ill at the Kesh Zoo. The zoo said it was old.", ["Kesh Zoo"]),
    ],
)
def test_find_attributions_names_who_is_meant(text: str, voices: list[str]) -> None:
    assert [voice for voice, _, _ in read(text)] == voices


def test_find_attributions_gives_a_lone_quotation_to_the_voice_before_it() -> None:
    text = "“We heard a bang,” said Ines Falk. “Then the lights went out on the whole quay.”"
    assert read(text)[-1][:2] == ("Ines Falk", "“Then the lights went out on the whole quay.”")


def test_find_attributions_stops_where_another_voice_takes_over() -> None:
    text = "A port official said the ferry had sunk, but an aide of Ines Falk said there were no signs of a wreck."
    assert [content for _, content, _ in read(text)] == ["the ferry had sunk", "there were no signs of a wreck"]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("A fisherman told Reuters by phone that the ferry had sunk.", ["Reuters"]),
        ("In an interview with Radio Norden, Ines Falk said the ferry had sunk.", ["Radio Norden"]),
        ("“The ferry has sunk,” Ines Falk wrote on Twitter.", ["Twitter"]),
        ("A fisherman told a reporter from the Kesh Tribune that the ferry had sunk.", ["Kesh Tribune"]),
        ("A fisherman told the state-backed Norden Daily newspaper that the ferry had sunk.", ["Norden Daily"]),
        ("A source from the Norden News agency said the ferry had sunk.", ["Norden News"]),
        ("Weibo user Red_Fox wrote: “The ferry has sunk and nobody says so.”", ["Weibo"]),
        ("The pilot said the ferry was empty, according to the Kesh Tribune.", ["Kesh Tribune"]),
        ("Ines Falk told AFP that the ferry had sunk. Falk said that nobody was hurt.", ["AFP", "AFP"]),
        (
            "A source told Radio Norden that the ferry sank. Ines Falk said it was late. The source said it was old.",
            ["Radio Norden", "Radio Norden"],
        ),
        ("Ines Falk warned of leaks, citing security concerns.", []),
    ],
)
def test_find_attributions_names_the_chain(text: str, links: list[str]) -> None:
    assert [link.label for a in attributions(text) for link in a.via] == links


def test_find_attributions_spans_cut_their_words() -> None:
    text = "Mayor Ines Falk, who chairs the port board, said on Monday that “the ferry” had sunk."
    (found,) = attributions(text)
    assert found.cue[0].cut(text) == "said"
    assert found.manner == "mixed"


@pytest.mark.parametrize("text", ["", '"' * 3_000, "“" * 3_000, "said " * 3_000, "He said. " * 2_000])
def test_find_attributions_bears_any_text(text: str) -> None:
    for found in attributions(text):
        for span in (*found.source, *found.cue, *found.content):
            assert 0 <= span.start < span.end <= len(text)


def test_find_attributions_lets_according_to_vouch_for_its_own_sentence() -> None:
    text = "Contact with the ferry was lost at dawn. The ferry sank at noon, according to Ines Falk."
    cue = Span(text.index("according to"), text.index("according to") + len("according to"))
    parts = [Span(0, text.index(". The")), Span(text.index("The ferry"), text.index(", according"))]
    mark = SpeechMark(Span(text.index("Ines"), len(text) - 1), cue, tuple(parts))
    sentences = [Sentence(Span(0, parts[0].end + 1), 0), Sentence(Span(parts[1].start, len(text)), 0)]
    (found,) = find_attributions(Report("r", "r.txt", text), sentences, (), Marks(speech=(mark,)))
    assert found.content == (parts[1],)


def test_find_attributions_names_whom_a_quotation_quotes() -> None:
    text = "Ines Falk saw the pilot come on deck. “He said, ‘This is my first wreck,’ ” Falk told Radio Norden."
    told, retold = Span(text.index("“He"), text.index("” Falk") + 1), Span(text.index("‘This"), text.index("’ ”") + 1)
    outer = SpeechMark(words_at(text, "Falk", text.index("” Falk")), words_at(text, "told"), (told,))
    inner = SpeechMark(words_at(text, "He"), words_at(text, "said"), (retold,))
    sentences = [Sentence(Span(0, told.start - 1), 0), Sentence(Span(told.start, len(text)), 0)]
    people = [Mention(words_at(text, "Ines Falk"), "person"), Mention(outer.source or told, "person")]
    found = find_attributions(Report("r", "r.txt", text), sentences, people, Marks(speech=(inner, outer)))
    assert [a.voice.label for a in found] == ["the pilot", "Falk"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "voice"),
    [
        ("A pilot who asked not to be named told AFP the gate was shut.", "who asked not to be named", "told",
         "the gate was shut", "A pilot"),
        ("For his part, denied Olaf Lund, who heads the port, that the gate was shut.", "his part", "denied",
         "Olaf Lund, who heads the port, that the gate was shut", "Olaf Lund"),
    ],
)  # fmt: skip
def test_find_attributions_reads_sources_cut_short(text: str, source: str, cue: str, content: str, voice: str) -> None:
    mark = SpeechMark(words_at(text, source), words_at(text, cue), (words_at(text, content),))
    people = [Mention(words_at(text, "Olaf Lund"), "person")] if "Olaf" in text else []
    whole = [Sentence(Span(0, len(text)), 0)]
    (found,) = find_attributions(Report("r", "r.txt", text), whole, people, Marks(speech=(mark,)))
    assert found.voice.label == voice


def words_at(text: str, words: str, start: int = 0) -> Span:
    at = text.index(words, start)
    return Span(at, at + len(words))
