"""Signs that two statements say the same: relative to the story's crowd, never from one writer's next sentence."""

import random

from hearsay.model import Statement, Story
from hearsay.relate.sameness import WEIGHTS, is_apart, log_odds, near_pairs, place_all, signs_of
from hearsay.relate.sayings import Saying, sayings_of
from tests.relate.building import reading_of, story_of, tell

FERRY = (
    "Mayor Ines Falk said the ferry Aurora had sunk off the northern breakwater.",
    "The ferry Aurora sank off the northern breakwater, a harbour pilot said.",
    "A harbour pilot said the ferry Aurora had carried nine passengers to the islands.",
)


def story_and_statements(*texts: str) -> tuple[Story, list[Statement]]:
    story = story_of(*(reading_of(text, f"Outlet {n}") for n, text in enumerate(texts)))
    return story, sorted(tell(story)[1], key=lambda s: s.content.text)


def sayings(*texts: str) -> list[Saying]:
    return sayings_of(*story_and_statements(*texts))


def odds(found: list[Saying]) -> dict[frozenset[str], float]:
    places = place_all(found)
    return {
        frozenset(found[place].statement.content.text for place in (one, two)): round(
            log_odds(signs_of(found[one], found[two], alike, at=(places[one], places[two]))), 9
        )
        for one, two, alike in near_pairs(places)
    }


def test_every_sign_has_a_weight() -> None:
    one, two, *_ = found = sayings(*FERRY)
    places = place_all(found)
    assert list(signs_of(one, two, 0.5, at=(places[0], places[1]))) == list(WEIGHTS)


def test_the_same_thing_said_is_likelier_than_another_of_the_same_ferry() -> None:
    ranked = sorted(odds(sayings(*FERRY)).items(), key=lambda pair: -pair[1])
    assert all("sank" in text or "sunk" in text for text in ranked[0][0])


def test_log_odds_do_not_depend_on_the_order_of_statements() -> None:
    found = sayings(*FERRY)
    turned = random.Random(3).sample(found, len(found))
    assert odds(found) == odds(turned)


def test_two_sentences_of_one_report_are_apart_though_alike() -> None:
    one, two = sayings("Police stand at the harbour gate.\n\nPolice search the harbour gate for traces.")
    assert is_apart(one, two, 0.5)
    assert not is_apart(one, two, 0.7)


def test_other_numbers_keep_statements_apart() -> None:
    nine, ten = sayings("A pilot said nine passengers were missing.", "A pilot said 10 passengers were missing.")
    assert nine.counts ^ ten.counts == {("9", "passenger"), ("10", "passenger")}
    assert is_apart(nine, ten, 0.9)


def test_another_age_keeps_statements_apart_that_share_a_number() -> None:
    story = "A zoo said a 17-year-old bear had caught a {}-year-old boy."
    three, four = sayings(story.format("three"), story.format("four"))
    assert three.gist.numbers & four.gist.numbers == {"17"}
    assert is_apart(three, four, 0.9)
    assert not is_apart(three, three, 0.9)
