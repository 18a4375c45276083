import pytest

from hearsay.read.dates import find_stamps, order_of, parse_date

DAY, INSTANT, RANGE = "day", "instant", "range"


@pytest.mark.parametrize(
    ("raw", "start", "precision"),
    [
        ("2021-08-19", "2021-08-19", DAY),
        ("2021-08-19T17:10:05", "2021-08-19T17:10:05", INSTANT),
        ("2021-08-19T17:10:05.123Z", "2021-08-19T17:10:05+00:00", INSTANT),
        ("2021-08-19 17:10:05+02:00", "2021-08-19T17:10:05+02:00", INSTANT),
        ("2021-08-19T00:00:00", "2021-08-19", DAY),
        ("Thu, 19 Aug 2021 17:10:05 GMT", "2021-08-19T17:10:05+00:00", INSTANT),
        ("August 19th, 2021", "2021-08-19", DAY),
        ("Aug. 19, 2021, 5:10 p.m. EDT", "2021-08-19T17:10:00-04:00", INSTANT),
        ("17:42, 08.19.21", "2021-08-19T17:42:00", INSTANT),
        ("19/08/2021", "2021-08-19", DAY),
        ("19.8.98", "1998-08-19", DAY),
        ("20210819", "2021-08-19", DAY),
        ("20210819T171005Z", "2021-08-19T17:10:05", INSTANT),
        ("1629393005", "2021-08-19T17:10:05+00:00", INSTANT),
        ("1629393005123", "2021-08-19T17:10:05+00:00", INSTANT),
        ("August 2021", "2021-08-01", "month"),
        ("2021", "2021-01-01", "year"),
    ],
)
def test_written_date_is_read(raw, start, precision):
    when = parse_date(raw)
    assert (when.start, when.precision, when.basis) == (start, precision, "given")


@pytest.mark.parametrize(
    "raw",
    ["2099-01-01", "0001-11-30", "1970-01-01", "1970-01-01T00:00:00Z", "0", "2021-02-30", "two hours ago", "", "19"],
)
def test_impossible_date_is_no_date(raw):
    assert parse_date(raw) is None


def test_ambiguous_order_gives_the_interval_of_both_readings():
    when = parse_date("03/04/2021")
    assert (when.start, when.end, when.precision) == ("2021-03-04", "2021-04-03", RANGE)
    assert parse_date("03/04/2021", order="day-first").start == "2021-04-03"
    assert parse_date("03/04/2021", order="month-first").start == "2021-03-04"


def test_order_is_learnt_from_clear_dates_and_american_zones():
    assert order_of("Posted 03/04/2021, updated 03/14/2021") == "month-first"
    assert order_of("14.03.2021 and 04.03.2021") == "day-first"
    assert order_of("9:50 a.m. ET, 3/4/21") == "month-first"
    assert order_of("03/14/2021 but also 14/03/2021") is None


def test_stamp_covers_the_date_and_its_time():
    text = "seen at 12 on Thursday, 19 August 2021 at 5:10 pm in the port"
    (stamp,) = find_stamps(text)
    assert stamp.span.cut(text) == "Thursday, 19 August 2021 at 5:10 pm"
    assert stamp.when.start == "2021-08-19T17:10:00"
