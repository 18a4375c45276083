"""Sources, cues and contents are joined by nearness, and a quotation is never left for a later paragraph's voice."""

from hearsay.annotate.links import linked
from hearsay.annotate.reader import Mark


def mark(text: str, kind: str, words: str) -> Mark:
    start = text.index(words)
    return Mark(start, start + len(words), kind, 1.0)


def said_by(text: str, marks: list[Mark]) -> dict[str, list[str]]:
    ordered = sorted(marks)
    return {link.cue.span.cut(text): [c.span.cut(text) for c in link.contents] for link in linked(text, ordered)}


def test_a_quotation_alone_in_its_paragraph_goes_to_the_voice_before_it() -> None:
    text = "The pilot told us: “The quay is gone.”\n“Nobody is left on the mole.”\nThe office then said it was shut."
    marks = [
        mark(text, "cue", "told"),
        mark(text, "content", "“The quay is gone.”"),
        mark(text, "content", "“Nobody is left on the mole.”"),
        mark(text, "cue", "said"),
        mark(text, "content", "it was shut"),
    ]
    assert said_by(text, marks) == {
        "told": ["“The quay is gone.”", "“Nobody is left on the mole.”"],
        "said": ["it was shut"],
    }


def test_a_content_before_every_cue_of_its_paragraph_is_left_alone() -> None:
    text = "“The quay is gone.”\nLater the harbour office said it was shut."
    marks = [mark(text, "content", "“The quay is gone.”"), mark(text, "cue", "said")]
    assert said_by(text, marks) == {"said": []}


def test_a_line_that_breaks_off_ends_no_paragraph() -> None:
    text = "“The quay is gone,”\nsaid the pilot."
    marks = [mark(text, "content", "“The quay is gone,”"), mark(text, "cue", "said")]
    assert said_by(text, marks) == {"said": ["“The quay is gone,”"]}


def test_a_quotation_left_open_is_taken_up_in_the_next_paragraph() -> None:
    text = "The pilot said: “The quay is gone.\n“The mole is next,” though the office claims it is safe."
    marks = [
        mark(text, "cue", "said"),
        mark(text, "content", "“The quay is gone."),
        mark(text, "content", "“The mole is next,”"),
        mark(text, "cue", "claims"),
    ]
    assert said_by(text, marks)["said"] == ["“The quay is gone.", "“The mole is next,”"]


def test_a_quotation_that_a_comma_closes_belongs_to_who_stands_behind_it() -> None:
    text = "The mole is next, divers said.“The quay is gone,” said Ines Falk."
    marks = [
        mark(text, "content", "The mole is next"),
        mark(text, "cue", "said"),
        mark(text, "content", "“The quay is gone,”"),
        Mark(text.rindex("said"), text.rindex("said") + 4, "cue", 1.0),
    ]
    assert [[c.span.cut(text) for c in link.contents] for link in linked(text, marks)] == [
        ["The mole is next"],
        ["“The quay is gone,”"],
    ]
