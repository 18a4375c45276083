"""Shorter tellings are cuts of the sentence: who says it stays, quotations stay whole, no word is added."""

import pytest

from hearsay.tell.clauses import stands_alone, tellings


def told(text: str) -> list[str]:
    return ["".join(span.cut(text) for span in spans) for spans in tellings(text)]


@pytest.mark.parametrize(
    "dateline",
    ["MARSA TIVAN (AFP) - ", "PORT ARLEN — ", "LONDON, Dec 29 (Thomson Reuters Foundation) - ", "ARLEN, Va. — ",
     "MARSA TIVAN, March 12, 2025 (AFP) - "],
)  # fmt: skip
def test_datelines_are_left_out(dateline):
    assert told(dateline + "The ferry ran aground.") == ["The ferry ran aground."]


def test_words_that_only_look_like_a_dateline_stay():
    assert told("UN-backed forces moved - They won.") == ["UN-backed forces moved - They won."]


def test_asides_in_brackets_are_left_out_but_not_of_quotations():
    assert told("The well is 40 metres (131 feet) deep.") == ["The well is 40 metres deep."]
    assert told("He called it “a ship (of fools) at sea” again.") == ["He called it “a ship (of fools) at sea” again."]


def test_relative_and_trailing_clauses_may_go_each_alone_or_both():
    text = "Ida Renko, who has led the harbour since May, closed it on Friday, causing an outcry in the town."
    assert told(text) == [
        text,
        "Ida Renko closed it on Friday, causing an outcry in the town.",
        "Ida Renko, who has led the harbour since May, closed it on Friday.",
        "Ida Renko closed it on Friday.",
    ]


def test_the_comma_of_another_clause_stays():
    text = "Bil Karo, a spokesman for the crew, who is on board, said that nobody was hurt."
    assert told(text)[1] == "Bil Karo, a spokesman for the crew, said that nobody was hurt."


def test_the_comma_before_who_says_it_stays():
    text = "The crew praised the pilot, whose boat was near by, a spokesman for the port told Radio Norden."
    assert told(text)[1] == "The crew praised the pilot, a spokesman for the port told Radio Norden."


def test_who_says_it_is_never_left_out():
    text = "The engine failed within minutes, according to two sailors of the ferry."
    assert told(text) == [text]


def test_a_quotation_is_not_cut_into():
    text = "“The engine, which was new to all of us, failed,” Vell said."
    assert told(text) == [text]


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("The ferry ran aground.", True),
        ("“The engine failed,” Captain Vell said.", True),
        ("“The engine failed.”", False),
        ("“The engine failed.", False),
        ("Ferry aground off the coast", False),
        ("", False),
    ],
)
def test_a_sentence_stands_alone_when_it_is_whole_and_says_who_speaks(text, alone):
    assert stands_alone(text) is alone
