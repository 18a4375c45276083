"""Statements: voices tied to entities, chains with the agency, what the outlet tells by itself."""

from dataclasses import replace

from hearsay.model import Attribution, Party, Span
from hearsay.relate.statements import collect_statements
from tests.relate.building import reading_of, story_of, tell


def test_collect_statements_ties_the_voice_to_its_entity() -> None:
    story = story_of(reading_of("Mayor Ines Falk said the ferry had sunk. Falk said divers were on their way."))
    entities, statements, _ = tell(story)
    falk = next(e for e in entities if e.name == "Ines Falk")
    assert [s.voice.entity for s in statements] == [falk.id, falk.id]
    assert {s.voice.label for s in statements} == {"Ines Falk"}


def test_collect_statements_leaves_that_to_the_cue() -> None:
    story = story_of(reading_of("Mayor Ines Falk said that the ferry had sunk."))
    assert [s.content.text for s in tell(story)[1]] == ["the ferry had sunk"]


def test_collect_statements_puts_the_credited_agency_last_in_the_chain() -> None:
    story = story_of(reading_of("A pilot told Radio Norden the ferry had sunk.", credits=("AFP",)))
    (statement,) = tell(story)[1]
    assert [v.label for v in statement.via][-1] == "AFP"


def test_collect_statements_says_what_the_outlet_narrates() -> None:
    story = story_of(
        reading_of("The ferry sank in the outer harbour before dawn. Mayor Ines Falk said two were missing.")
    )
    narrated = [s for s in tell(story)[1] if s.manner == "narrated"]
    assert [(s.voice.label, s.stance) for s in narrated] == [("Harbour Post", "narrates")]


def test_collect_statements_never_takes_furniture() -> None:
    story = story_of(
        reading_of(
            "The ferry sank in the harbour before dawn.\n\nLeave a Reply\n\nYour email address will not be published."
        )
    )
    assert all("email" not in s.content.text for s in collect_statements(story, ()))


def test_collect_statements_leaves_out_pieces_of_other_sentences() -> None:
    reading = reading_of("Ines Falk said the ferry was empty. It had left the quay after nightfall.")
    text = reading.report.text
    (falk,) = reading.annotation.attributions
    piece = Span(text.index("the quay"), text.index("nightfall"))
    annotation = replace(reading.annotation, attributions=(replace(falk, content=(*falk.content, piece)),))
    statements = collect_statements(story_of(replace(reading, annotation=annotation)), ())
    assert [(s.content.text, s.more) for s in statements if s.cue] == [("the ferry was empty", ())]


def test_collect_statements_lets_the_outlet_tell_what_nobody_says() -> None:
    reading = reading_of("Ines Falk said the ferry was empty. The quay was closed by nightfall.")
    text = reading.report.text
    (falk,) = reading.annotation.attributions
    stray = replace(falk, content=(Span(text.index("The quay") + 4, text.index(" by night")),))
    annotation = replace(reading.annotation, attributions=(falk, stray))
    statements = collect_statements(story_of(replace(reading, annotation=annotation)), ())
    assert [s.content.text for s in statements if s.manner == "narrated"] == ["The quay was closed by nightfall."]


def test_collect_statements_gives_each_sentence_its_stance() -> None:
    reading = reading_of("“We will raise the wreck by spring. Nobody knows how deep it lies,” said Ines Falk.")
    statements = collect_statements(story_of(reading), ())
    assert [s.stance for s in statements] == ["promises", "asserts"]


def test_collect_statements_counts_i_think_to_who_is_quoted() -> None:
    reading = reading_of("“I think the ferry was empty when it sank,” said Ines Falk.")
    text = reading.report.text
    (falk,) = reading.annotation.attributions
    mine = replace(
        falk,
        source=(Span(text.index("I think"), text.index("I think") + 1),),
        cue=(Span(text.index("think"), text.index("think") + 5),),
        content=(Span(text.index("the ferry"), text.index(",”")),),
    )
    annotation = replace(reading.annotation, attributions=(mine, falk))
    (statement,) = collect_statements(story_of(replace(reading, annotation=annotation)), ())
    assert statement.voice.label == "Ines Falk"


def test_collect_statements_does_not_tell_in_a_caption_what_somebody_is_quoted_with() -> None:
    said = "The ferry was found empty after three days"
    reading = reading_of(f"{said}\n\n{said}, according to the harbour office.")
    statements = collect_statements(story_of(reading), ())
    assert [(s.voice.label, s.content.text) for s in statements] == [("the harbour office", said)]


def test_collect_statements_keeps_a_later_quotation_that_a_straight_mark_ends() -> None:
    reading = reading_of("'The ferry was empty,' said Ines Falk.\n'Currents carried it to the east.'\nIt was dark.")
    text = reading.report.text
    falk, *_ = reading.annotation.attributions
    later = Span(text.index("Currents"), text.index("\nIt was"))
    annotation = replace(reading.annotation, attributions=(replace(falk, content=(*falk.content, later)),))
    statements = collect_statements(story_of(replace(reading, annotation=annotation)), ())
    assert [s.voice.label for s in statements if "Currents" in s.content.text] == ["Ines Falk"]


def test_collect_statements_tells_what_stands_before_a_voice() -> None:
    reading = reading_of("The port office made no statement and a pilot told Radio Norden by phone that it was shut.")
    text = reading.report.text
    pilot, cue = (Span(text.index(w), text.index(w) + len(w)) for w in ("a pilot", "told"))
    content = Span(text.index("it was"), len(text) - 1)
    told = Attribution((pilot,), (cue,), (content,), Party("a pilot", pilot))
    annotation = replace(reading.annotation, attributions=(told,))
    statements = collect_statements(story_of(replace(reading, annotation=annotation)), ())
    assert [s.content.text for s in statements if s.manner == "narrated"] == ["The port office made no statement"]


def test_collect_statements_does_not_tell_a_pull_quote_as_the_outlets_own() -> None:
    said = "We expect the ferry to be raised within the first half of this year"
    reading = reading_of(f"“{said},” said Ines Falk.\n\n{said} Ines Falk, the port office")
    statements = collect_statements(story_of(reading), ())
    assert {s.voice.label for s in statements} == {"Ines Falk"}


def test_collect_statements_names_an_agency_by_one_name() -> None:
    reading = reading_of("A pilot told the Associated Press that the port was shut.", credits=("AP",))
    (statement,) = collect_statements(story_of(reading), ())
    assert [link.label for link in statement.via] == ["AP"]


def test_collect_statements_makes_no_voice_of_the_reader() -> None:
    reading = reading_of("You say that the port of Kesh is shut.")
    assert all(s.voice.label != "You" for s in collect_statements(story_of(reading), ()))
