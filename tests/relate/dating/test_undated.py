"""When undated reports were written, and what their weekdays mean then: all that the evidence allows and no more."""

from dataclasses import replace

from hearsay.annotate.times import find_times
from hearsay.model import Annotation, Reading, Report, Sentence, Span, Story, When
from hearsay.options import TellOptions
from hearsay.relate.written import date_reports
from hearsay.tell.timeline import order_timeline

SHARED = (
    "The old bridge at Varn gave way under a lorry that carried gravel.",
    "Mayor Lida Orn called the collapse a warning to every town on the river.",
    "Engineers had found rust in the northern pillar twelve years ago.",
)


def reading(name, *lines, day=None):
    text = "\n".join(lines)
    report = Report(name, name, text, published=When(day, day, "day", "given") if day else None)
    sentences = tuple(
        Sentence(Span(at, at + len(line)), n) for n, line in enumerate(lines) for at in [text.index(line)]
    )
    return Reading(report, Annotation(name, (), sentences, (), find_times(report, sentences), ()))


def timeline(*readings):
    story = Story("s", readings)
    return order_timeline(story, (), (), date_reports(story), TellOptions())


def window(*readings):
    found = date_reports(Story("s", readings)).days.get(readings[-1].id)
    return found and (found.first.isoformat(), found.last.isoformat(), found.basis)


def test_a_stamp_in_the_text_tells_the_day():
    assert window(reading("a", "Updated: 08.19.21, 17:42", *SHARED)) == ("2021-08-19", "2021-08-19", "text")


def test_a_report_without_any_evidence_stays_without_a_date():
    assert window(reading("a", *SHARED)) is None
    assert window(reading("a", "The bridge fell on September 1, 2021.")) is None


def test_a_report_that_shares_its_text_with_a_dated_one_is_of_its_days():
    dated = reading("a", *SHARED, day="2021-09-03")
    assert window(dated, reading("b", *SHARED, "The lorry was empty.")) == ("2021-09-03", "2021-09-05", "lineage")


def test_a_weekday_that_both_tell_of_narrows_the_days():
    dated = reading("a", "The old bridge at Varn collapsed on Wednesday under a lorry.", day="2021-09-03")
    bare = reading("b", "The old bridge at Varn collapsed on Wednesday under a gravel lorry.")
    assert window(dated, bare) == ("2021-09-01", "2021-09-03", "lineage")


def test_the_storys_days_are_a_guess_and_a_page_fetched_late_does_not_widen_them():
    others = [reading(n, "Rain fell.", day=day) for n, day in (("a", "2021-09-01"), ("b", "2021-09-03"))]
    late = reading("c", "Rain fell.", day="2021-12-24")
    bare = reading("d", "Divers went down to the lorry on Saturday.")
    assert window(*others, late, bare) == ("2021-09-04", "2021-09-06", "guess")


def test_days_in_two_weeks_leave_a_range_and_no_exact_day():
    others = [reading(n, "Rain fell.", day=day) for n, day in (("a", "2021-09-01"), ("b", "2021-09-09"))]
    bare = reading("d", "Divers went down to the lorry on Saturday.")
    (entry,) = timeline(*others, bare)
    assert (entry.when.start, entry.when.end, entry.when.precision) == ("2021-09-04", "2021-09-11", "range")
    assert entry.when.basis == "guess"


def test_times_of_an_undated_report_are_placed_by_its_dated_twin():
    dated = reading("a", *SHARED, day="2021-09-03")
    bare = reading("b", *SHARED, "The lorry had been sold on Monday.")
    entry = timeline(dated, bare)[-1]
    assert (entry.when.start, entry.when.precision, entry.when.basis) == ("2021-08-30", "day", "lineage")


def test_the_order_of_the_reports_changes_nothing():
    story = [reading("a", *SHARED, day="2021-09-03"), reading("b", *SHARED), reading("c", "It fell on Wednesday.")]
    assert date_reports(Story("s", tuple(story))) == date_reports(Story("s", tuple(reversed(story))))
    assert date_reports(Story("s", tuple(replace(r) for r in story)))
