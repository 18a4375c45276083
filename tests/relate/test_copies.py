import random

from hearsay.relate.copies import trace_copies
from tests.relate.printing import FERRY, ORCHARD, OWN, SPEECH, SPUN, invented_pile, invented_text, printed

FERRY_LINES = FERRY.split("\n")


def test_a_cut_print_of_the_same_text_is_a_copy_word_for_word():
    whole, cut = printed("a", FERRY), printed("b", "\n".join(FERRY_LINES[:3]))
    (copy,) = trace_copies([whole, cut])
    assert (copy.kind, copy.derived, copy.source) == ("verbatim", "b", "a")
    assert copy.share > 0.95
    assert not copy.directed
    assert len(copy.passages) == 1


def test_swapped_words_do_not_hide_a_copy():
    (copy,) = trace_copies([printed("a", FERRY), printed("b", SPUN)])
    assert copy.kind == "rewritten"
    assert copy.share > 0.5


def test_the_report_with_the_odder_words_is_the_copy():
    (copy,) = trace_copies([printed("b", FERRY), printed("a", SPUN)])
    assert copy.directed
    assert (copy.derived, copy.source) == ("a", "b")
    assert "odder words" in copy.why


def test_own_reporting_of_the_same_event_is_no_copy():
    assert trace_copies([printed("a", FERRY), printed("b", OWN)]) == ()


def test_a_speech_that_both_quote_is_no_copy():
    one = printed("a", FERRY_LINES[0] + "\n" + SPEECH + "\n" + "\n".join(FERRY_LINES[1:3]))
    two = printed("b", OWN.split("\n")[0] + "\n" + SPEECH + "\n" + "\n".join(OWN.split("\n")[1:3]))
    assert trace_copies([one, two]) == ()


def test_a_shared_block_in_unlike_stories_is_no_copy():
    block = invented_text(3, facts=12)
    first, second = printed("a", f"{FERRY}\n{OWN}\n{block}"), printed("b", f"{ORCHARD}\n{block}")
    assert trace_copies([first, second]) == ()


def test_the_outlet_that_the_other_names_is_the_source():
    named = FERRY.replace("the harbour office found", "the harbour office told The Kestrel Courier")
    (copy,) = trace_copies(
        [printed("a", named, outlet="Norrey Post"), printed("b", named, outlet="kestrelcourier.example")]
    )
    assert (copy.derived, copy.source, copy.directed) == ("a", "b", True)


def test_two_prints_of_one_agency_have_no_direction():
    prints = [printed(name, FERRY, outlet=name.upper(), credits=("Reuters",)) for name in "ab"]
    (copy,) = trace_copies(prints)
    assert not copy.directed
    assert "both print Reuters" in copy.why


def test_passages_cut_their_own_words():
    texts = {"a": FERRY, "b": SPUN}
    (copy,) = trace_copies([printed(name, text) for name, text in texts.items()])
    for passage in copy.passages:
        for side in (passage.derived, passage.source):
            assert texts[side.report][side.start : side.end] == side.text


def test_order_of_arrival_does_not_matter():
    pile = invented_pile(60)
    shuffled = random.Random(3).sample(pile, len(pile))
    assert trace_copies(pile) == trace_copies(shuffled) != ()


def test_a_text_that_a_hundred_outlets_print_hangs_together():
    copies = trace_copies([printed(f"r{number:03d}", FERRY) for number in range(100)])
    assert {name for copy in copies for name in (copy.derived, copy.source)} == {f"r{n:03d}" for n in range(100)}


def test_an_empty_report_copies_nothing():
    assert trace_copies([printed("a", ""), printed("b", " \n "), printed("c", FERRY)]) == ()
    assert trace_copies([]) == ()
