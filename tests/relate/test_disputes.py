"""Disputes: what cannot all be true is set side by side; what only sounds alike is left alone."""

from hearsay.model import Dispute
from hearsay.relate.comparing import compare_statements
from hearsay.relate.status import judge_claims
from tests.relate.building import disputes_of, own_origins, reading_of, story_of, tell


def disputes(*texts: str) -> tuple[Dispute, ...]:
    return disputes_of(story_of(*(reading_of(text, f"Outlet {i}") for i, text in enumerate(texts))))


def test_find_disputes_sets_a_denial_against_what_it_denies() -> None:
    found = disputes(
        "Rebel spokesman Ilan Petrov said the fort of Kesh had fallen to his men on Friday.",
        "Governor Mara Velt said the fort of Kesh had not fallen to the rebels and that her men still resist there.",
    )
    assert len(found) == 1
    assert {v for side in found[0].sides for v in side.voices} == {"Ilan Petrov", "Mara Velt"}


def test_find_disputes_reads_a_denied_rumour_from_the_words_around_it() -> None:
    found = disputes(
        "“The fort of Kesh fell to our men,” rebel spokesman Ilan Petrov said.",
        "Shots rang out as rumours spread of the fort's fall, but a shepherd told Reuters that the rumours were false.",
    )
    assert any("a shepherd" in side.voices for d in found for side in d.sides)


def test_find_disputes_believes_the_report_that_says_but() -> None:
    found = disputes(
        "A rebel officer said the attack on Kesh had already begun, "
        "but an aide of the governor said there were no signs of fighting in Kesh."
    )
    assert len(found) == 1


def test_find_disputes_finds_none_where_voices_agree() -> None:
    assert not disputes(
        "Governor Mara Velt said the fort of Kesh had not fallen.",
        "The fort of Kesh has not fallen, Colonel Ivo Brandt said.",
        "The weather in Kesh was fine and the market was open on Friday.",
    )


def test_find_disputes_never_sets_a_voice_against_itself() -> None:
    assert not disputes(
        "Governor Mara Velt said the fort of Kesh was safe.",
        "Governor Mara Velt said the fort of Kesh was not safe.",
    )


def test_judge_claims_marks_both_sides_disputed() -> None:
    story = story_of(
        reading_of("Rebel spokesman Ilan Petrov said the fort of Kesh had fallen to his men.", "A"),
        reading_of("Governor Mara Velt said the fort of Kesh had not fallen to the rebels.", "B"),
    )
    _, statements, claims = tell(story)
    compared = compare_statements(story, statements)
    judged = judge_claims(claims, disputes_of(story), compared, own_origins(story))
    assert {c.status for c in judged} == {"disputed"}


def test_find_disputes_sees_other_years_for_one_happening() -> None:
    found = disputes(
        "The elephant Tamba came to the Orn zoo in 2015 from a park in Kesh.",
        "The elephant Tamba was brought to the Orn zoo in 2014 from a park in Kesh.",
    )
    assert len(found) == 1


def test_find_disputes_takes_failing_to_find_for_not_finding() -> None:
    assert not disputes(
        "Rescuers used life detectors but failed to find any signs of life, local reports said.",
        "The rescuers used life detectors and could not find any signs of life, Ivo Brandt said.",
    )


def test_find_disputes_gives_reasons_and_a_subject_without_quotation_marks() -> None:
    (found,) = disputes(
        "“The fort of Kesh has fallen to my men on Friday!” said rebel spokesman Ilan Petrov.",
        "Governor Mara Velt said the fort of Kesh had not fallen to the rebels.",
    )
    assert found.about == "The fort of Kesh has fallen to my men on Friday"
    assert "Mara Velt" in found.why
    assert found.why.endswith(".")
