"""The newest settled state: in the headline, in the summary's opening, and against what only held that day."""

from dataclasses import replace
from datetime import date

import pytest

from hearsay.model import When
from hearsay.options import TellOptions
from hearsay.relate.dating.windows import Window
from hearsay.relate.written import date_reports
from hearsay.tell.headline import choose_title, settling_report
from hearsay.tell.newest import PASSING, newest_of, settles
from hearsay.tell.summary import summarise
from tests.relate.building import reading_of, story_of, tell

SEARCH = (
    "Rescuers on Ostrel are trying to reach four potholers trapped in the Great Hollow since Monday.\n"
    "Water in the Great Hollow has risen by two metres, mine warden Piet Halm said.\n"
)
FOUND = (
    "Four potholers trapped in the Great Hollow on Ostrel were rescued on Thursday after a search of three days.\n"
    "Divers brought the four out through a flooded passage, mine warden Piet Halm said.\n"
)


def dated(text: str, title: str, day: str):
    reading = reading_of(text, title.split()[0])
    return replace(reading, report=replace(reading.report, title=title, published=When(day, day, "day", "given")))


def potholers(last: str = "Potholers rescued from Great Hollow on Ostrel"):
    return story_of(
        dated(SEARCH, "Race to reach potholers trapped in Great Hollow on Ostrel", "2031-05-06"),
        dated(SEARCH.replace("two", "three"), "Ostrel rescuers race to reach potholers in Great Hollow", "2031-05-07"),
        dated(FOUND, last, "2031-05-08"),
    )


def title_of(story) -> str | None:
    return choose_title(story, (), date_reports(story).days, figures=(), disputes=())


def test_the_headline_tells_how_the_matter_came_out():
    assert title_of(potholers()) == "Potholers rescued from Great Hollow on Ostrel"


@pytest.mark.parametrize("last", ["Were the potholers of Great Hollow rescued?", "Oil price ends the week higher"])
def test_a_question_or_another_matter_overtakes_no_headline(last: str):
    assert title_of(potholers(last)) != last


def test_the_summary_opens_with_the_outcome_and_not_with_how_things_stood():
    story = potholers()
    assert settling_report(story, (), date_reports(story).days) == next(
        r.id for r in story.readings if "rescued" in r.report.text
    )
    _, statements, _ = tell(story)
    assert "were rescued" in summarise(story, (), statements, (), date_reports(story), TellOptions())[0].text


def test_the_newest_reports_are_those_of_the_last_day_spun_copies_aside():
    ends = {"a": ("2031-05-06", "2031-05-06"), "b": ("2031-05-08", "2031-05-08"), "c": ("2031-05-09", "2031-05-10")}
    days = {name: Window(*map(date.fromisoformat, told), "given") for name, told in ends.items()}
    assert newest_of(days, besides=frozenset()) == {"c"}
    assert newest_of(days, besides={"c"}) == {"b"}
    assert newest_of({"a": days["a"]}, besides=frozenset()) == frozenset()


@pytest.mark.parametrize(
    ("text", "settled"),
    [("Crew found alive", True), ("Crew may be found alive", False), ("Search for the crew widens", False)],
)
def test_an_outcome_is_told_as_a_fact(text: str, settled: bool):
    assert settles(text) is settled


def test_what_is_going_on_passes():
    assert PASSING.search("Rescuers are still digging.")
    assert PASSING.search("His fate remains unknown.")
    assert not PASSING.search("Rescuers dug for three days.")
