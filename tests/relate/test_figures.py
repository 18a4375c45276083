"""Which made-up quantities compare_figures holds for the same thing, and whether it says that they agree."""

from dataclasses import replace

from hearsay.annotate.quantities import find_quantities
from hearsay.annotate.times import find_times
from hearsay.model import Annotation, Excerpt, Mention, Reading, Report, Sentence, Span, Statement, Story, Voice, When
from hearsay.relate.figures import compare_figures


def reading(name, text):
    report = Report(name, name, text, published=When("2021-09-03", "2021-09-03", "day", "given"))
    sentences = tuple(
        Sentence(Span(start, start + len(line)), n)
        for n, line in enumerate(text.split("\n"))
        for start in [text.index(line)]
    )
    times = find_times(report, sentences)
    return Reading(report, Annotation(name, (), sentences, (), times, find_quantities(report, sentences, times)))


def figures(*texts, statements=()):
    story = Story("s", tuple(reading(name, text) for name, text in zip("abcdef", texts, strict=False)))
    return compare_figures(story, statements)


def values(figure):
    return {(v.span.report, v.span.text) for v in figure.values}


def test_tolls_that_exclude_one_another_stand_together_and_disagree():
    (toll,) = figures("At least 12 people died when the ferry sank.", "The ferry sank and 9 people were killed.")
    assert values(toll) == {("a", "At least 12 people"), ("b", "9 people")}
    assert (toll.about, toll.agrees) == ("people killed", False)


def test_bounds_that_can_both_hold_agree():
    (toll,) = figures("Hundreds were injured in the blast.", "The blast left 515 injured.")
    assert toll.agrees


def test_dead_and_injured_are_two_figures():
    found = figures("The blast killed 12 people and injured 40.", "The blast left 12 dead and 40 injured.")
    assert [values(f) for f in found] == [
        {("a", "12 people"), ("b", "12 dead")},
        {("a", "40"), ("b", "40 injured")},
    ]


def test_measures_are_compared_in_one_unit():
    (depth,) = figures("He fell into the 40m well.", "The well is 131 feet deep.")
    assert depth.agrees


def test_two_numbers_that_one_report_sets_apart_are_two_things():
    text = "The storm brought 34 inches of snow on Monday.\nThe total of snow since Friday is more than 62.9 inches."
    assert all(f.agrees for f in figures(text, text))


def test_a_value_names_the_statement_that_says_it():
    text = "Police said that 12 people were dead."
    said = Excerpt("a", 12, 36, text[12:36])
    police = Statement("s1", "a", said, (), None, Voice("Police", None, False, None), (), "asserts", "indirect", None)
    (toll,) = figures(text, statements=(police,))
    assert [v.statement for v in toll.values] == ["s1"]


def test_people_of_two_nations_are_two_things():
    told = figures("The breach hit 8,000 Canadian drivers.", "The breach hit fewer than 400,000 UK drivers.")
    assert sorted(len(figure.values) for figure in told) == [1, 1]
    (one,) = figures("The breach hit 8,000 Canadian drivers.", "The breach hit 8,000 drivers.")
    assert len(one.values) == 2


def test_what_is_counted_is_named_as_it_is_written():
    assert figures("The breach hit 8,000 Canadians.")[0].about == "Canadians"
    assert figures("The storm shut 400 businesses.", "It shut 400 Businesses.")[0].about == "businesses"


def test_nearly_is_not_far_below():
    (nearly,) = figures("Nearly 160 people died when the ferry sank.", "The ferry sank and 9 people were killed.")
    assert not nearly.agrees
    (most,) = figures("Up to 160 people died when the ferry sank.", "The ferry sank and 9 people were killed.")
    assert most.agrees


def test_a_number_in_a_name_counts_nothing():
    text = "Fighters gathered in the “Five Lions” valley with 5 lions."
    told = reading("a", text)
    start = text.index("Five")
    name = Mention(Span(start, start + len("Five Lions")), "place")
    named = replace(told, annotation=replace(told.annotation, mentions=(name,)))
    assert [v.span.text for f in compare_figures(Story("s", (named,)), ()) for v in f.values] == ["5 lions"]
