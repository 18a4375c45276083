import random

from hearsay.relate.copies import trace_copies
from hearsay.relate.stories import group_stories
from tests.relate.printing import FERRY, OWN, SPUN, invented_pile, printed

ELECTION = """Voters in the republic of Tarvia chose a new assembly on Sunday, and the Reed party won 61 of 120 seats.
Turnout was the highest since independence, the electoral commission in Port Selm announced after midnight.
The outgoing premier conceded before the last districts were counted and wished her successor well."""
RECOUNT = """The electoral commission in Port Selm ordered a recount in four districts of Tarvia after complaints.
The Reed party, which won 61 seats of the assembly on Sunday, called the recount a delay but accepted it."""

WHO = "Mara Feldin|Tovo Karsk|Ilsa Brandeth|Governor Pell Ostry|Captain Ruan Vesk|the mayor of Velmora".split("|")
WHAT = (
    "said the dam at Velmora would hold|visited families in the school of Lower Velmora|warned of rain over the Tessel|"
    "asked for boats after the dam burst|promised an inquiry into the Velmora flood|closed the bridge over the Tessel|"
    "counted the missing below the Velmora dam|sent divers into the Tessel|blamed the spillway of the Velmora dam"
).split("|")
WHEN = "Monday Tuesday Wednesday Thursday Friday".split()


def groups(stories):
    return sorted(tuple(reading.id for reading in story.readings) for story in stories)


def pile():
    return [
        printed("a", FERRY, title="Ferry Almira runs aground off Kestrel Bay", published="2021-03-02"),
        printed("b", OWN, title="Stranded ferry draws a crowd", published="2021-03-03"),
        printed("c", SPUN),
        printed("d", ELECTION, title="Reed party wins Tarvia vote", published="2021-03-02"),
        printed("e", RECOUNT, title="Tarvia orders recount", published="2021-03-04"),
    ]


def test_reports_of_two_events_become_two_stories():
    assert groups(group_stories(pile(), ())) == [("a", "b", "c"), ("d", "e")]


def test_copies_stand_in_one_story():
    readings = pile()
    copies = trace_copies(readings)
    of = {reading.id: story.id for story in group_stories(readings, copies) for reading in story.readings}
    assert copies
    assert all(of[copy.derived] == of[copy.source] for copy in copies)


def test_every_report_stands_in_exactly_one_story():
    readings = invented_pile(90)
    told = [reading.id for story in group_stories(readings, ()) for reading in story.readings]
    assert sorted(told) == sorted(reading.id for reading in readings)


def test_many_reports_in_any_order_give_the_same_stories():
    readings = invented_pile(250)
    shuffled = random.Random(11).sample(readings, len(readings))
    assert group_stories(readings, ()) == group_stories(shuffled, ())


def test_a_story_of_very_many_short_reports_holds_together():
    chance = random.Random(1)
    facts = [f"{who} {what}" for who in WHO for what in WHAT]
    texts = ["\n".join(f"{fact} on {chance.choice(WHEN)}." for fact in chance.sample(facts, 3)) for _ in range(150)]
    readings = [printed(f"r{n:03d}", text, published=f"2020-05-{1 + n // 8:02d}") for n, text in enumerate(texts)]
    assert len(group_stories(readings, ())) == 1


def test_empty_piles_and_empty_reports_are_taken_as_they_are():
    assert group_stories([], ()) == ()
    assert groups(group_stories([printed("a", ""), printed("b", "")], ())) == [("a",), ("b",)]
