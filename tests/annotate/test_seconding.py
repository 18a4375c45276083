"""The rules add a voice where the reader left a plain frame unmarked, and nowhere else."""

import pytest

from hearsay.annotate.marks import SpeechMark
from hearsay.annotate.seconding import seconded
from hearsay.model import Span


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def speech(text: str, source: str, cue: str, *contents: str) -> SpeechMark:
    return SpeechMark(span(text, source), span(text, cue), tuple(span(text, c) for c in contents))


UNHEARD = "A supply informed The Solar that hundreds of divers are headed to the wreck."
BY_RULES = speech(UNHEARD, "A supply", "informed", "that hundreds of divers are headed to the wreck")


def test_a_whole_frame_that_the_reader_missed_is_heard() -> None:
    assert seconded(UNHEARD, [], [BY_RULES], cues=[]) == [BY_RULES]


def test_nothing_is_added_where_the_reader_marked_something() -> None:
    marked = speech(UNHEARD, "A supply", "informed", "hundreds of divers are headed to the wreck")
    assert seconded(UNHEARD, [marked], [BY_RULES], cues=[]) == [marked]


@pytest.mark.parametrize("is_cue", [True, False])
def test_a_frame_without_that_needs_the_readers_cue(is_cue: bool) -> None:
    text = "The ferry sank at dawn, a harbour pilot said."
    mark = speech(text, "a harbour pilot", "said", "The ferry sank at dawn")
    assert seconded(text, [], [mark], cues=[mark.cue] if is_cue else []) == ([mark] if is_cue else [])


def test_whose_words_a_medium_passes_on_is_heard_within_them() -> None:
    text = "The harbour office said the ferry was empty, Radio Norden reported."
    whole = "The harbour office said the ferry was empty"
    marked = speech(text, "Radio Norden", "reported", whole)
    inner = speech(text, "The harbour office", "said", "the ferry was empty")
    assert seconded(text, [marked], [inner], cues=[marked.cue]) == [marked, inner]


def test_a_later_content_is_given_back_to_the_voice_that_it_begins_with() -> None:
    text = "The ferry sank, he said. An official told AFP that it was empty."
    marked = speech(text, "he", "said", "The ferry sank", "An official told AFP that it was empty")
    own = speech(text, "An official", "told", "that it was empty")
    assert seconded(text, [marked], [own], cues=[]) == [speech(text, "he", "said", "The ferry sank"), own]


def test_two_things_that_one_voice_says_fill_a_content_together() -> None:
    text = "The union claimed the ferry was empty, saying the hull was torn, Radio Norden reported."
    whole = "The union claimed the ferry was empty, saying the hull was torn"
    marked = speech(text, "Radio Norden", "reported", whole)
    claimed = speech(text, "The union", "claimed", "the ferry was empty")
    saying = speech(text, "The union", "saying", "the hull was torn")
    assert seconded(text, [marked], [claimed, saying], cues=[marked.cue]) == [marked, claimed, saying]


def test_a_mark_without_a_source_gives_way_to_the_frame_that_has_one() -> None:
    text = "A pilot who asked not to be named told AFP that the ferry had sunk."
    marked = SpeechMark(None, span(text, "told AFP"), (span(text, "A pilot who asked not to be named"),))
    own = speech(text, "A pilot", "told", "the ferry had sunk")
    assert seconded(text, [marked], [own], cues=[marked.cue]) == [own]


def test_whose_words_somebody_remembers_is_heard_within_the_memory() -> None:
    text = "She recalled the pilot telling the divers: “We will turn back if it blows.”"
    marked = speech(text, "She", "recalled", "the pilot telling the divers: “We will turn back if it blows.”")
    own = speech(text, "the pilot", "telling", "“We will turn back if it blows.”")
    assert seconded(text, [marked], [], cues=[marked.cue]) == [marked, own]


def test_what_is_passed_on_runs_to_its_end() -> None:
    text = 'Police said the crew "was cold, but safe," Radio Norden reported.'
    marked = speech(text, "Radio Norden", "reported", 'Police said the crew "was cold, but safe,"')
    cut_short = speech(text, "Police", "said", 'the crew "was cold')
    inner = speech(text, "Police", "said", 'the crew "was cold, but safe,"')
    assert seconded(text, [marked], [cut_short], cues=[marked.cue]) == [marked, inner]


def test_two_voices_fill_what_is_passed_on_together() -> None:
    text = "Falk said the ferry was empty, but she said it was old, Radio Norden reported."
    marked = speech(text, "Radio Norden", "reported", "Falk said the ferry was empty, but she said it was old")
    first = speech(text, "Falk", "said", "the ferry was empty")
    at = text.index("she")
    then = SpeechMark(Span(at, at + 3), Span(at + 4, at + 8), (span(text, "it was old"),))
    assert seconded(text, [marked], [first, then], cues=[marked.cue]) == [marked, first, then]


def test_a_sentence_that_a_voice_closes_is_not_that_of_the_sentence_before() -> None:
    text = "Falk said no. The port stays shut until May, a pilot told Radio Norden."
    marked = speech(text, "Falk", "said", "The port stays shut until May")
    own = speech(text, "a pilot", "told", "The port stays shut until May")
    assert seconded(text, [marked], [own], cues=[marked.cue]) == [own]


def test_what_a_medium_reports_outweighs_a_cue_that_is_none() -> None:
    text = "The port office is weighing the claim but is not sure of it, Radio Norden reports, citing pilots."
    weak = speech(text, "The port office", "is weighing", "the claim but is not sure of it")
    own = speech(text, "Radio Norden", "reports", "The port office is weighing the claim but is not sure of it")
    assert seconded(text, [weak], [own], cues=[weak.cue]) == [own]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("The Orn Company confirmed the loss of the ferry.", True),
        ("The sailors are kept on board, denied the help of a doctor.", False),
        ("At night the Orn Company confirmed the loss of the ferry.", False),
    ],
)
def test_who_opens_a_sentence_confirms_a_thing_without_that(text: str, heard: bool) -> None:
    cue = "confirmed" if "confirmed" in text else "denied"
    who, what = text.rstrip(".").split(f" {cue} ")
    mark = speech(text, who.removeprefix("At night ").rstrip(","), cue, what)
    assert seconded(text, [], [mark], cues=[]) == ([mark] if heard else [])


def test_whose_words_a_quotation_quotes_is_heard_within_it() -> None:
    text = "“He said, ‘This is the first wreck of my life,’ ” Ines Falk told Radio Norden."
    marked = speech(text, "Ines Falk", "told", "“He said, ‘This is the first wreck of my life,’ ”")
    inner = speech(text, "He", "said", "‘This is the first wreck of my life,’")
    assert seconded(text, [marked], [], cues=[marked.cue]) == [marked, inner]


def test_a_relative_clause_gets_its_subject_and_who_speaks_in_it_is_heard() -> None:
    text = "Rain fell. The diver, who is thought lost, said by radio that he was safe, according to Radio Norden."
    heard = speech(text, "The diver", "said by radio", "that he was safe")
    marked = speech(text, "Radio Norden", "according to", "who is thought lost, said by radio that he was safe")
    outer = speech(
        text, "Radio Norden", "according to", "The diver, who is thought lost, said by radio that he was safe"
    )
    assert outer in seconded(text, [marked], [heard], cues=[])
    begins = "who is thought lost, said by radio that he was safe, according to Radio Norden."
    bare = speech(begins, "Radio Norden", "according to", "who is thought lost, said by radio that he was safe")
    assert seconded(begins, [bare], [], cues=[]) == [bare]
