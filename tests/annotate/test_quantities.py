"""What find_quantities finds in made-up news prose: bounds, units, spans, and what it leaves alone."""

import pytest

from hearsay.annotate.quantities import find_quantities
from hearsay.annotate.times import find_times
from hearsay.model import Report, When


def found(text):
    report = Report("r", "r", text, published=When("2021-09-03", "2021-09-03", "day", "given"))
    quantities = find_quantities(report, (), find_times(report, ()))
    return {q.span.cut(text): (q.low, q.high, q.unit, q.approximate) for q in quantities}


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("At least 12 people died.", "At least 12 people", (12, None, "people", False)),
        ("They sent more than 6,000 fighters north.", "more than 6,000 fighters", (6000, None, "fighter", False)),
        ("Debris of up to 100kg may fall.", "up to 100kg", (None, 100, "kilogram", False)),
        ("Hundreds of homes were lost.", "Hundreds of homes", (200, 900, "home", True)),
        ("Tens of thousands of fans came.", "Tens of thousands of fans", (20_000, 90_000, "fan", True)),
        ("1000's of fighters wait.", "1000's of fighters", (2000, 9000, "fighter", True)),
        ("Dozens were hurt.", "Dozens", (24, 99, None, True)),
        ("He kept two dozen goats.", "two dozen goats", (24, 24, "goat", False)),
        ("About 40 miners left.", "About 40 miners", (40, 40, "miner", True)),
        ("Nearly 200 boats sank.", "Nearly 200 boats", (None, 200, "boat", True)),
        ("It cost $143 million.", "$143 million", (143e6, 143e6, "$", False)),
        ("It lost half a million customers.", "half a million customers", (500_000, 500_000, "customer", False)),
        ("Shares fell 5 per cent.", "5 per cent", (5, 5, "%", False)),
        ("He fell into a 40m well.", "40m", (40, 40, "metre", False)),
        ("It has 40m users.", "40m users", (40e6, 40e6, "user", False)),
        ("Wait five to ten hours.", "five to ten hours", (5, 10, "hour", False)),
        ("Between 5 and 10 trucks left.", "Between 5 and 10 trucks", (5, 10, "truck", False)),
        ("A five-year-old boy ran.", "five-year-old", (5, 5, "year-old", False)),
        ("Some 1, 600 officers stood by.", "Some 1, 600 officers", (1600, 1600, "officer", True)),
        ("They counted 59 dead.", "59 dead", (59, 59, "dead", False)),
        ("It burned on the 32nd floor.", "32nd floor", (32, 32, "floor no.", False)),
        ("Ana Prell, 64, was there.", "64", (64, 64, "year-old", False)),
        ("One child was found.", "One child", (1, 1, "child", False)),
        ("It holds 5 to 10 million litres.", "5 to 10 million litres", (5e6, 10e6, "litre", False)),
    ],
)
def test_a_quantity_has_bounds_and_unit(text, words, value):
    assert found(text)[words] == value


@pytest.mark.parametrize(
    "text",
    [
        "Skylark-1 and the Boeing 757 met on 9/11.",
        "Call 555-1234 or see page 12.",
        "1. The first of them\n2. The second",
        "United won 3-1 in 2016.",
        "One of them left on 5 May, two days ago.",
        "No one knew; the 2nd man did.",
    ],
)
def test_names_codes_scores_and_dates_are_no_quantities(text):
    assert found(text) == {}


def test_an_increase_is_two_numbers_not_a_range():
    assert set(found("The toll rose from 5 to 10 people.")) == {"10 people"}
