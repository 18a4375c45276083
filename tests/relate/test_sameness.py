"""Signs that two statements say the same: relative to the story's crowd, never from one writer's next sentence."""

import random

from hearsay.model import Statement, Story
from hearsay.relate.compared import Compared, Likeness
from hearsay.relate.comparing import compare_statements
from hearsay.relate.sameness import WEIGHTS, is_apart, log_odds, signs_of
from tests.relate.building import reading_of, story_of, tell

FERRY = (
    "Mayor Ines Falk said the ferry Aurora had sunk off the northern breakwater.",
    "The ferry Aurora sank off the northern breakwater, a harbour pilot said.",
    "A harbour pilot said the ferry Aurora had carried nine passengers to the islands.",
)


def story_and_statements(*texts: str) -> tuple[Story, list[Statement]]:
    story = story_of(*(reading_of(text, f"Outlet {n}") for n, text in enumerate(texts)))
    return story, sorted(tell(story)[1], key=lambda s: s.content.text)


def compared(*texts: str) -> Compared:
    return compare_statements(*story_and_statements(*texts))


def odds(found: Compared) -> dict[frozenset[str], float]:
    return {
        frozenset(found.sayings[place].statement.content.text for place in pair): log_odds(signs_of(found, pair))
        for pair in found.pairs
    }


def apart(*texts: str, words: float) -> bool:
    one, two, *_ = compared(*texts).sayings
    return is_apart(one, two, Likeness(words, sense=words))


def test_every_sign_has_a_weight() -> None:
    found = compared(*FERRY)
    assert all(list(signs_of(found, pair)) == list(WEIGHTS) for pair in found.pairs)


def test_the_same_thing_said_is_likelier_than_another_of_the_same_ferry() -> None:
    ranked = sorted(odds(compared(*FERRY)).items(), key=lambda pair: -pair[1])
    assert all("sank" in text or "sunk" in text for text in ranked[0][0])


def test_log_odds_do_not_depend_on_the_order_of_statements() -> None:
    story, statements = story_and_statements(*FERRY)
    turned = random.Random(3).sample(statements, len(statements))
    assert odds(compare_statements(story, statements)) == odds(compare_statements(story, turned))


def test_two_sentences_of_one_report_are_apart_though_alike() -> None:
    text = "Police stand at the harbour gate.\n\nPolice search the harbour gate for traces."
    assert apart(text, words=0.5)
    assert not apart(text, words=0.7)


def test_other_numbers_keep_statements_apart() -> None:
    assert apart("A pilot said nine passengers were missing.", "A pilot said 10 passengers were missing.", words=0.9)


def test_another_age_keeps_statements_apart_that_share_a_number() -> None:
    story = "A zoo said a 17-year-old bear had caught a {}-year-old boy."
    assert apart(story.format("three"), story.format("four"), words=0.9)
    assert not apart(story.format("three"), story.format("three"), words=0.9)


def test_who_only_disputes_the_claim_does_not_say_it() -> None:
    claimed = "The Dock League claimed the harbour blast."
    assert apart(claimed, "The harbour police disputed the claim.", words=0.3)
    assert not apart("The harbour police disputed the claim.", "Harbour police disputed the claim.", words=0.9)


def test_who_says_it_did_not_begin_there_does_not_say_that_it_began_there() -> None:
    began = "A pilot said the fire had begun inside the warehouse."
    assert apart(began, "The fire did not begin in the warehouse, a welder said.", words=0.1)
    assert not apart(began, "The fire did begin in the warehouse, a welder said.", words=0.1)


def test_numbers_in_words_keep_statements_apart() -> None:
    assert apart("A pilot said nineteen people were missing.", "A pilot said 12 people were missing.", words=0.9)
