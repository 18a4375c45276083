"""What find_times finds in made-up news prose, and where on the calendar it puts it."""

import pytest

from hearsay.annotate.times import find_times
from hearsay.model import Report, When

PUBLISHED = When("2021-09-03", "2021-09-03", "day", "given")  # a Friday


def found(text, published=PUBLISHED):
    report = Report("r", "r", text, published=published)
    times = find_times(report, ())
    assert all(t.when.span == report.excerpt(t.span) for t in times)
    return {t.span.cut(text): (t.when.start, t.when.end, t.when.precision) for t in times}


def day(iso):
    return (iso, iso, "day")


def days(start, end):
    return (start, end, "range")


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The bridge fell on Friday.", "Friday", day("2021-09-03")),
        ("The bridge fell on Wednesday night.", "Wednesday night", day("2021-09-01")),
        ("The court will meet on Monday.", "Monday", day("2021-09-06")),
        ("The mayor said late Thursday that it was over.", "late Thursday", day("2021-09-02")),
        ("The mayor left last Friday.", "last Friday", day("2021-08-27")),
        ("He arrived yesterday.", "yesterday", day("2021-09-02")),
        ("Posted 08.19.21, 17:42 by the desk", "08.19.21, 17:42", ("2021-08-19T17:42", "2021-08-19T17:42", "instant")),
        ("It sank on Aug. 19, 2021 off Varn.", "Aug. 19, 2021", day("2021-08-19")),
        ("It sank on 19 August off Varn.", "19 August", day("2021-08-19")),
        ("It sank on 3 January 1998.", "3 January 1998", day("1998-01-03")),
        ("On the night of August 30-31 he left.", "the night of August 30-31", days("2021-08-30", "2021-08-31")),
        ("Prices rose last month.", "last month", ("2021-08-01", "2021-08-31", "month")),
        ("They met earlier this week.", "earlier this week", ("2021-08-30", "2021-09-03", "week")),
        ("He fought there in the 1980s.", "the 1980s", ("1980-01-01", "1989-12-31", "decade")),
        ("Sales grew in the third quarter of 2019.", "the third quarter of 2019", days("2019-07-01", "2019-09-30")),
        ("The dam was built in 1974.", "1974", ("1974-01-01", "1974-12-31", "year")),
        ("It began last spring.", "last spring", ("2021-03-01", "2021-05-31", "season")),
        ("The plant closed in November.", "November", ("2020-11-01", "2020-11-30", "month")),
        ("Ships were delayed between May and July.", "July", ("2021-07-01", "2021-07-31", "month")),
        ("They met on Christmas Day 2016.", "Christmas Day 2016", day("2016-12-25")),
        ("The doors opened at 11am Tuesday.", "11am Tuesday", ("2021-08-31T11:00", "2021-08-31T11:00", "instant")),
        ("He was freed ten days ago.", "ten days ago", day("2021-08-24")),
        (
            "He died two days earlier than the September 11 attacks.",
            "two days earlier than the September 11",
            day("2001-09-09"),
        ),
        ("It fell three days after May 3.", "three days after May 3", day("2021-05-06")),
    ],
)
def test_a_time_has_its_calendar_value(text, words, value):
    assert found(text)[words] == value


def test_a_holiday_that_names_a_party_is_no_day():
    assert list(found("The hall burnt down at a Christmas office party in December 2015.")) == ["December 2015"]


def test_days_earlier_count_from_the_last_date_told():
    times = found("The strike ended on August 20. Two days earlier, talks had failed.")
    assert times["Two days earlier"] == day("2021-08-18")


def test_day_and_month_that_can_be_either_way_stay_a_range():
    assert found("Filed 03/04/2017.")["03/04/2017"] == ("2017-03-04", "2017-04-03", "range")


def test_without_a_report_date_only_absolute_dates_have_values():
    times = found("On Friday he recalled 5 May 2011 and May 6.", published=None)
    assert times == {
        "Friday": (None, None, "unknown"),
        "5 May 2011": day("2011-05-05"),
        "May 6": (None, None, "unknown"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "It lasted for two days and five years.",
        "They may march in june order.",
        "Mr. March sold 2000 shares at $1999 to the Sunday Times.",
        "It fell 1,900 feet; call 555-1987.",
        "A 17-year-old won 6-4.",
    ],
)
def test_durations_counts_and_names_are_no_times(text):
    assert found(text) == {}


def test_a_day_that_does_not_exist_has_no_value():
    assert found("Due February 31, 2020.")["February 31, 2020"] == (None, None, "unknown")
