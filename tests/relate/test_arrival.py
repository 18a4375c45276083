import random

import pytest

from hearsay.relate.arrival import Arrivals
from hearsay.relate.copies import trace_copies
from hearsay.relate.origins import count_origins
from hearsay.relate.recurrence import mark_recurring
from hearsay.relate.stories import group_stories
from tests.relate.printing import FERRY, invented_pile, invented_text, printed


def arrived(readings):
    arrivals = Arrivals()
    for reading in readings:
        arrivals.add(reading)
    return arrivals


def origins_of(stories, copies):
    return [count_origins(story, copies) for story in stories]


@pytest.mark.parametrize("number", [60, pytest.param(500, marks=pytest.mark.slow)])
def test_one_at_a_time_in_any_order_gives_what_all_at_once_gives(number):
    readings = invented_pile(number)
    copies = trace_copies(readings)
    stories = group_stories(readings, copies)
    arrivals = arrived(random.Random(number).sample(readings, number))
    assert arrivals.copies == copies != ()
    assert arrivals.stories == stories
    assert origins_of(arrivals.stories, arrivals.copies) == origins_of(stories, copies)


def test_a_text_that_very_many_outlets_print_arrives_alike():
    readings = [printed(f"r{number:03d}", FERRY) for number in range(43)]
    arrivals = arrived(random.Random(5).sample(readings, len(readings)))
    assert arrivals.copies == trace_copies(readings)
    assert arrivals.stories == group_stories(readings, arrivals.copies)


def with_furniture(readings, block):
    """Print two in three reports anew in one outlet, with its block of lines under each."""
    for number, reading in enumerate(readings):
        report = reading.report
        if number % 3:
            fields = {"title": report.title, "published": report.published.start, "outlet": "Norrey Post"}
            yield printed(reading.id, f"{report.text}\n{block}", **fields)
        else:
            yield reading


def test_lines_that_turn_out_to_recur_are_taken_back():
    readings = list(with_furniture(invented_pile(27), invented_text(11, facts=5)))
    marked = mark_recurring(readings)
    assert sum(len(reading.annotation.furniture) for reading in marked) >= 5 * 15
    copies = trace_copies(marked)
    assert copies != trace_copies(readings)
    arrivals = arrived(random.Random(1).sample(readings, len(readings)))
    assert arrivals.copies == copies
    assert arrivals.stories == group_stories(marked, copies)


def test_ids_that_stories_had_keep_answering():
    arrivals, had = Arrivals(), {}
    for reading in random.Random(3).sample(invented_pile(60), 60):
        arrivals.add(reading)
        had |= {story.id: story for story in arrivals.stories}
    assert len(had) > len(arrivals.stories)
    for identity, story in had.items():
        now = {reading.id for reading in arrivals.story(identity).readings}
        assert now & {reading.id for reading in story.readings}


def test_a_report_that_comes_twice_changes_nothing():
    readings = invented_pile(20)
    assert arrived([*readings, *readings[:5]]).stories == arrived(readings).stories
