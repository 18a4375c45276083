from dataclasses import replace

from hearsay.model import Entity, Excerpt, NameForm
from hearsay.relate.naming.renown import words_of_name
from hearsay.relate.naming.showing import choose_kind, choose_name, give_ids
from hearsay.relate.naming.sightings import Sighting


def sightings(kind, **texts):
    """Make sightings of each spelling: the report's letter is the first of its key, the number how often."""
    found = []
    for report, counts in texts.items():
        for text, count in counts.items():
            own = words_of_name(text)
            found += [Sighting(report, 10 * len(found), 0, text, kind, own, own, False, 0) for _ in range(count)]
    return found


def shown(kind, dates=None, **texts):
    return choose_name(sightings(kind, **texts), kind, published=(dates or {}).get if dates else lambda report: "")


def entity(name, *places, kind="person"):
    mentions = tuple(Excerpt(report, start, start + len(name), name) for report, start in places)
    return Entity("", kind, name, (NameForm(name, len(mentions)),), mentions)


def test_the_spelling_whose_words_are_most_used_is_shown():
    odd, usual = {"Karem Wardaq": 5}, {"Karim Wardak": 4, "Wardak": 9, "Karim": 2}
    assert shown("person", a=odd, b=usual) == "Karim Wardak"


def test_a_name_without_its_given_name_is_not_shown_for_the_whole():
    assert shown("person", a={"Ana Lund Vega": 3, "Lund Vega": 9, "Lund": 2}) == "Ana Lund Vega"


def test_equal_spellings_go_to_the_report_published_first():
    dates = {"a": "2031-05-02", "b": "2031-05-01"}
    assert shown("person", dates, a={"Ana Lund": 1}, b={"Anna Lund": 1}) == "Anna Lund"


def test_a_rare_alias_or_long_form_is_not_shown():
    assert shown("organization", a={"Vargas": 54, "Green Dominion": 1, "Vargas Confirms Losses": 1}) == "Vargas"


def test_a_full_name_is_shown_for_its_acronym_and_capitals_last():
    assert shown("organization", a={"NRF": 9, "Northern Resistance Front": 1}) == "Northern Resistance Front"
    assert shown("place", a={"TARNWICK": 3, "Tarnwick": 1}) == "Tarnwick"


def test_kind_goes_by_mentions_and_other_only_where_nothing_else_is_as_frequent():
    mixed = sightings("other", a={"Vargas": 2}) + sightings("person", b={"Vargas": 2})
    assert choose_kind(mixed) == "person"


def test_id_outlasts_one_more_mention_and_another_spelling():
    before = entity("Karim Wardak", ("a", 1))
    after = entity("Kareem Wardaq", ("a", 1), ("b", 7))
    assert [e.id for e in give_ids([before])] == [e.id for e in give_ids([after])]


def test_ids_differ_within_a_story_in_any_order():
    same = [entity("Lund", ("a", 1)), entity("Lund", ("a", 9)), entity("Lund", ("b", 3)), entity("Lunt", ("c", 3))]
    ids = {e.mentions: e.id for e in give_ids(same)}
    assert len(set(ids.values())) == 4
    assert {e.mentions: e.id for e in give_ids([replace(e) for e in reversed(same)])} == ids
