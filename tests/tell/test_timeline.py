"""How order_timeline dates, merges and orders made-up happenings."""

from dataclasses import replace

from hearsay.annotate.times import find_times
from hearsay.model import (
    Annotation,
    Excerpt,
    Origin,
    Reading,
    Report,
    Role,
    Sentence,
    Span,
    Statement,
    Story,
    Voice,
    When,
)
from hearsay.options import TellOptions
from hearsay.relate.written import date_reports
from hearsay.tell.timeline import order_timeline


def reading(name, *lines, role=Role.BODY):
    text = "\n".join(lines)
    report = Report(name, name, text, published=When("2021-09-03", "2021-09-03", "day", "given"))
    sentences = tuple(
        Sentence(Span(start, start + len(line)), n, role)
        for n, line in enumerate(lines)
        for start in [text.index(line)]
    )
    return Reading(report, Annotation(name, (), sentences, (), find_times(report, sentences), ()))


def timeline(*readings, statements=(), origins=()):
    story = Story("s", readings)
    return order_timeline(story, statements, origins, date_reports(story), TellOptions())


def test_happenings_stand_in_the_order_of_their_dates():
    entries = timeline(
        reading("a", "The bridge at Varn fell on Wednesday.", "It was built in 1974.", "Nobody knows why."),
    )
    assert [(e.when.start, e.when.precision, e.text) for e in entries] == [
        ("1974-01-01", "year", "It was built in 1974."),
        ("2021-09-01", "day", "The bridge at Varn fell on Wednesday."),
    ]


def test_reports_that_tell_the_same_on_one_date_are_merged_and_counted_by_origin():
    (entry,) = timeline(
        reading("a", "The old bridge at Varn fell on Wednesday."),
        reading("b", "On September 1 the old bridge at Varn fell."),
        reading("c", "The old bridge fell at Varn on Wednesday night."),
        origins=(Origin("o1", "A", "outlet", ("a", "b"), ""), Origin("o2", "C", "outlet", ("c",), "")),
    )
    assert (entry.reports, entry.origins, len(entry.spans)) == (3, 2, 3)


def test_a_sentence_with_two_dates_is_cut_to_the_clause_of_each():
    entries = timeline(
        reading("a", "The mayor of Varn resigned on Thursday, while his deputy had left office in May 2020.")
    )
    assert [e.text for e in entries] == [
        "while his deputy had left office in May 2020.",
        "The mayor of Varn resigned on Thursday",
    ]


def test_a_range_of_two_dates_is_one_happening():
    (entry,) = timeline(reading("a", "Files were read between April 17, 2016 and March 29, 2017."))
    assert (entry.when.start, entry.when.end, entry.when.precision) == ("2016-04-17", "2017-03-29", "range")


def test_furniture_and_vague_times_are_left_out():
    assert timeline(reading("a", "Posted on Wednesday by the desk.", role=Role.FURNITURE)) == ()
    assert timeline(reading("a", "It is now quiet; in the 1980s it was not.")) == ()


def test_an_entry_names_the_statements_of_its_sentences():
    said = Excerpt("a", 0, 10, "The bridge")
    voice = Voice("A", None, False, None)
    statement = Statement("s1", "a", said, (), None, voice, (), "narrates", "narrated", None)
    (entry,) = timeline(reading("a", "The bridge fell on Wednesday."), statements=(statement,))
    assert entry.statements == ("s1",)


def test_a_happening_that_reports_date_differently_names_the_other_date():
    one, two = timeline(
        reading("a", "The old bridge at Varn was built of river stone by Ludo Marr in 1974."),
        reading("b", "In 1981 the old bridge at Varn was built of river stone by Ludo Marr."),
    )
    assert [when.start for when in one.otherwise] == ["1981-01-01"]
    assert [when.start for when in two.otherwise] == ["1974-01-01"]
    assert two.otherwise[0].span.text == "1974"


def test_one_report_that_gives_both_dates_tells_of_two_happenings():
    entries = timeline(
        reading(
            "a",
            "The old bridge at Varn was built of river stone by Ludo Marr in 1974.",
            "In 1981 the old bridge at Varn was built of river stone by Ludo Marr.",
        ),
    )
    assert [e.otherwise for e in entries] == [(), ()]


def test_one_text_printed_on_two_days_is_told_under_the_first():
    line = "The pilot told the passengers this morning that a stork sat on the wing of the plane."
    first, second = reading("a", line), reading("b", line)
    later = When("2021-09-06", "2021-09-06", "day", "given")
    report = replace(second.report, published=later)
    second = Reading(report, replace(second.annotation, times=find_times(report, second.annotation.sentences)))
    (entry,) = timeline(first, second)
    assert (entry.when.start, entry.reports) == ("2021-09-03", 2)


def test_a_happening_told_of_a_week_joins_the_same_told_of_a_day_in_it():
    (entry,) = timeline(
        reading("a", "The old bridge at Varn was blown up by sappers of the river guard this week."),
        reading("b", "The old bridge at Varn was blown up by sappers of the river guard on Wednesday."),
    )
    assert (entry.when.start, entry.when.end, entry.reports) == ("2021-09-01", "2021-09-01", 2)


def test_a_clause_that_starts_with_who_is_told_with_its_sentence():
    entries = timeline(reading("a", "Lida Orn rebuilt it in 1981, who was mayor of the river town from 1974 to 1990."))
    assert not any(e.text.startswith("who") for e in entries)


def test_a_time_that_begins_in_the_line_before_stops_nothing():
    broken = reading("a", "The gate of Varn was shut in December", "31, 2017 and on Wednesday the old quay fell.")
    assert timeline(broken)


def test_what_a_picture_shows_is_no_happening():
    assert not timeline(reading("a", "Divers wave from the old quay of Varn on Wednesday.", role=Role.CAPTION))
    assert timeline(reading("a", "The old quay of Varn fell on Wednesday.", role=Role.CAPTION))
