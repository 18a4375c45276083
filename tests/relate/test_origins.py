from hearsay.model import Story
from hearsay.relate.copies import trace_copies
from hearsay.relate.origins import count_origins
from tests.relate.printing import FERRY, OWN, SPUN, printed


def origins_of(*readings):
    story = Story("s", readings)
    return {origin.reports: origin for origin in count_origins(story, trace_copies(readings))}


def test_a_print_and_its_rewording_are_one_origin():
    taken = printed("a", FERRY, outlet="Bay Post"), printed("b", SPUN, outlet="Copyist")
    origins = origins_of(*taken, printed("c", OWN))
    assert set(origins) == {("a", "b"), ("c",)}
    assert origins["a", "b"].label == "own reporting of Bay Post"
    assert "Copyist has" in origins["a", "b"].why


def test_prints_of_an_agency_are_named_after_it():
    prints = [printed(name, FERRY, outlet=name.upper(), credits=("AFP",)) for name in "ab"]
    (origin,) = origins_of(*prints).values()
    assert (origin.kind, origin.label) == ("agency", "AFP")


def test_a_shared_credit_without_shared_text_does_not_fold():
    one, two = printed("a", FERRY, credits=("Reuters",)), printed("b", OWN, credits=("Reuters",))
    assert set(origins_of(one, two)) == {("a",), ("b",)}


def test_a_report_without_an_outlet_is_called_by_its_title():
    (origin,) = origins_of(printed("a", OWN, title="A crowd on the sea wall")).values()
    assert (origin.kind, origin.label) == ("report", "“A crowd on the sea wall”")
