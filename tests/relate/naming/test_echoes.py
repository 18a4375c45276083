"""The story's names where they stand again in furniture."""

from hearsay.model import Annotation, Furniture, Mention, Reading, Report, Role, Sentence, Span, Story
from hearsay.relate.entities import resolve_names

TOLD = "Mara Lindqvist left Veyra. Lindqvist spoke."


def resolve(furniture, told=TOLD, names=(("Mara Lindqvist", "person"), ("Veyra", "place"), ("Lindqvist", "person"))):
    """Resolve the names of a report that ends in a line of furniture; show each entity's mentions in that line."""
    text = f"{told}\n{furniture}"
    cut = len(told)
    mentions = tuple(Mention(Span(at, at + len(name)), kind) for name, kind in names if (at := told.rfind(name)) >= 0)
    sentences = (Sentence(Span(0, cut), 0), Sentence(Span(cut + 1, len(text)), 1, Role.FURNITURE))
    mark = Furniture(Span(cut + 1, len(text)), "photo credit")
    entities = resolve_names(
        Story("s", (Reading(Report("r", "r", text), Annotation("r", (mark,), sentences, mentions)),))
    )
    return {e.name: [m.text for m in e.mentions if m.start > cut] for e in entities}


def test_a_name_of_the_story_is_found_again_in_a_photo_credit():
    assert resolve("Photo: Mara Lindqvist in VEYRA.") == {"Mara Lindqvist": ["Mara Lindqvist"], "Veyra": ["VEYRA"]}


def test_furniture_names_nobody_anew():
    assert resolve("Photo: Oskar Dahl in Torsund") == {"Mara Lindqvist": [], "Veyra": []}


def test_a_surname_inside_another_name_is_left_alone():
    assert resolve("Editing by Lindqvist Berg and Ada Lindqvist") == {"Mara Lindqvist": [], "Veyra": []}


def test_words_that_stand_for_two_are_left_alone():
    told = "Mara Lindqvist wed Nils Lindqvist."
    names = (("Mara Lindqvist", "person"), ("Nils Lindqvist", "person"))
    assert resolve("Lindqvist weds", told, names) == {"Mara Lindqvist": [], "Nils Lindqvist": []}


def test_a_well_known_name_is_found_in_its_other_forms():
    found = resolve("Copyright The Associated Press", "In Veyra AP saw it.", (("AP", "organization"),))
    assert found == {"AP": ["The Associated Press"]}


def test_an_acronym_is_found_written_as_a_word():
    found = resolve("Photo: Vasa", "In Veyra VASA saw it.", (("VASA", "organization"),))
    assert found == {"VASA": ["Vasa"]}
