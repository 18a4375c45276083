"""Dates that the text belies are not believed; reports that are merely late are."""

import pytest

from hearsay.model import Story
from hearsay.relate.dating.misdated import misdated
from hearsay.relate.dating.undated import date_undated
from hearsay.relate.written import date_reports
from tests.relate.dating.test_undated import reading

OWN = (
    reading("a", "The bridge at Varn fell on Tuesday under a lorry that carried gravel.", day="2031-09-03"),
    reading("b", "Divers found the lorry in the river at Varn on Wednesday.", day="2031-09-04"),
)


def believed(*lines: str, day: str) -> bool:
    return not misdated(Story("s", (*OWN, reading("z", *lines, day=day))))


@pytest.mark.parametrize(
    "line",
    [
        "The bridge at Varn fell on Tuesday under a lorry that carried gravel.",  # the same words, another Tuesday
        "On Tuesday a bridge gave way, the mayor told the council.",  # written on a Sunday: no other day fits
        "Masons will begin to rebuild the bridge on September 9.",
    ],
)
def test_a_date_that_the_text_belies_is_not_believed(line: str):
    assert not believed(line, day="2031-11-16")


def test_a_date_before_what_the_text_tells_as_past_is_not_believed():
    assert not believed("The bridge was closed to lorries in June 2031.", day="2030-04-02")
    assert believed("The bridge would be closed between May 2030 and June 2031, the town said.", day="2030-04-02")


@pytest.mark.parametrize(
    "line",
    [
        "The council voted on Thursday to build a new bridge at Varn.",
        "Ten weeks after the bridge fell, the first pillar of a new one stands.",
    ],
)
def test_a_late_report_is_believed(line: str):
    assert believed(line, day="2031-11-14")


def test_a_misdated_report_is_placed_among_the_storys_days_and_so_are_its_times():
    story = Story(
        "s", (*OWN, reading("z", "On Tuesday a bridge gave way, the mayor told the council.", day="2031-11-16"))
    )
    written = date_reports(story)
    window = written.days["z"]
    assert (window.first.isoformat(), window.last.isoformat(), window.basis) == ("2031-09-02", "2031-09-04", "guess")
    (time,) = date_undated(story, written)[-1].annotation.times
    assert (time.when.start, time.when.end) == ("2031-09-02", "2031-09-02")
