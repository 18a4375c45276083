"""Carriers: what a copy prints came by way of the report that it was copied from, where that is known."""

from dataclasses import replace

from hearsay.model import Copy, Passage, Reading, Span, Story
from hearsay.relate.carriers import trace_carriers
from hearsay.relate.entities import resolve_names
from hearsay.relate.statements import collect_statements
from tests.relate.building import reading_of, story_of

WORDS = "The ferry sank at dawn, Mara Velt told The Kesh Courier.\nThe crew was saved, the harbour office said."
OWN = "\nThe weather stayed fair, a baker said."


def copy_of(derived: Reading, source: Reading, *, directed: bool = True) -> Copy:
    passage = Passage(derived.excerpt(Span(0, len(WORDS))), source.excerpt(Span(0, len(WORDS))), 1.0)
    return Copy(derived.id, source.id, "verbatim", 1.0, directed, "", (passage,))


def chains(story: Story, *copies: Copy, of: Reading) -> list[list[str]]:
    entities = resolve_names(story)
    heard = collect_statements(story, entities)
    traced = trace_carriers(story, heard, entities, copies)
    return [[link.label for link in s.via] for s in traced if s.report == of.id and s.manner != "narrated"]


SOURCE, PRINT = reading_of(WORDS, "keshcourier.com"), reading_of(WORDS + OWN, "Harbour Post")
STORY = story_of(SOURCE, PRINT)


def test_what_a_copy_prints_came_through_its_source_as_the_copy_names_it() -> None:
    courier = "The Kesh Courier"
    assert chains(STORY, copy_of(PRINT, SOURCE), of=PRINT) == [[courier], [courier], []]
    assert chains(STORY, copy_of(PRINT, SOURCE), of=SOURCE)[1] == []


def test_a_direction_that_is_guessed_adds_no_link() -> None:
    assert chains(STORY, copy_of(PRINT, SOURCE, directed=False), of=PRINT)[1] == []


def test_an_agencys_text_came_through_the_agency_alone() -> None:
    wired = reading_of(WORDS + OWN, "Harbour Post", credits=("AFP",))
    assert chains(story_of(SOURCE, wired), copy_of(wired, SOURCE), of=wired)[1] == ["AFP"]


def test_of_two_sources_the_one_that_the_other_was_copied_from_is_the_link() -> None:
    between = reading_of(WORDS + "\nMore soon.", "Isle Mail")
    story = story_of(SOURCE, between, PRINT)
    copies = (copy_of(PRINT, between), copy_of(PRINT, SOURCE), copy_of(between, SOURCE))
    assert chains(story, *copies, of=PRINT)[1] == ["The Kesh Courier"]


def test_a_source_that_a_copy_does_not_name_goes_by_its_record() -> None:
    plain = WORDS.replace(", Mara Velt told The Kesh Courier", ", Mara Velt said")
    source, derived = reading_of(plain, "keshcourier.com"), reading_of(plain + OWN, "Harbour Post")
    passage = Passage(derived.excerpt(Span(0, len(plain))), source.excerpt(Span(0, len(plain))), 1.0)
    copy = replace(copy_of(PRINT, SOURCE), derived=derived.id, source=source.id, passages=(passage,))
    assert chains(story_of(source, derived), copy, of=derived)[1] == ["keshcourier.com"]
