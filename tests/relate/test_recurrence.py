from hearsay.model import Role
from hearsay.relate.copies import trace_copies
from hearsay.relate.recurrence import REASON, mark_recurring
from tests.relate.printing import FERRY, ORCHARD, OWN, invented_text, printed

BLOCK = "The Norrey Post is read on four islands and has never missed an issue since the winter of 1911."
BROKEN = "The strike at the Lannick foundry entered its fourth month, and the last furnace went cold on Friday."


def furniture(reading):
    return [(mark.span.cut(reading.report.text), mark.reason) for mark in reading.annotation.furniture]


def in_all(block, outlet):
    texts = (FERRY, ORCHARD, BROKEN + "\n" + invented_text(3, facts=4))
    return [printed(f"r{place}", f"{text}\n{block}", outlet=outlet) for place, text in enumerate(texts)]


def test_a_line_in_unlike_reports_of_one_outlet_is_furniture():
    for reading in mark_recurring(in_all(BLOCK, "Norrey Post")):
        assert furniture(reading) == [(BLOCK, REASON)]
        assert reading.annotation.sentences[-1].role is Role.FURNITURE


def test_a_short_sentence_that_recurs_is_news():
    readings = in_all("The police declined to comment.", "Norrey Post")
    assert mark_recurring(readings) == tuple(readings)


def test_the_background_of_one_story_stays():
    readings = [
        printed(f"r{place}", f"{text}\n{BLOCK}", outlet="Norrey Post") for place, text in enumerate((FERRY, OWN))
    ]
    readings.append(printed("r3", FERRY + "\n" + BLOCK, outlet="Norrey Post"))
    assert mark_recurring(readings) == tuple(readings)


def test_without_an_outlet_nothing_recurs():
    readings = in_all(BLOCK, None)
    assert mark_recurring(readings) == tuple(readings)


def test_what_recurs_takes_no_part_in_copies():
    block = "\n".join(f"{BLOCK} {line}" for line in invented_text(5, facts=9).split("\n"))
    readings = [printed(r.id, f"{r.report.text}\n{block}", outlet="Norrey Post") for r in in_all("", None)]
    assert trace_copies(mark_recurring(readings)) == ()
