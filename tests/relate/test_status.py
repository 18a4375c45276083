"""How claims stand: against whom, replaced by what and when, and never corroborated by one voice alone."""

from hearsay.model import Claim, Dispute, Reading
from hearsay.relate.comparing import compare_statements
from hearsay.relate.status import judge_claims, parties
from tests.relate.building import disputes_of, own_origins, reading_of, story_of, tell


def judged(*readings: Reading) -> tuple[tuple[Claim, ...], tuple[Dispute, ...]]:
    story = story_of(*readings)
    _, statements, claims = tell(story)
    compared = compare_statements(story, statements)
    disputes = disputes_of(story)
    return judge_claims(claims, disputes, compared, own_origins(story)), disputes


def test_judge_claims_names_who_speaks_against_a_claim() -> None:
    claims, _ = judged(
        reading_of("Rebel spokesman Ilan Petrov said the fort of Kesh had fallen to his men.", "A"),
        reading_of("Governor Mara Velt denied that the fort of Kesh had fallen to the rebels.", "B"),
    )
    assert {c.status for c in claims} == {"disputed"}
    assert any(c.why.endswith("Against it: Mara Velt.") for c in claims)


def test_judge_claims_lets_a_later_word_of_one_voice_replace_the_earlier() -> None:
    early = "“The fort of Kesh is still holding,” Governor Mara Velt said."
    late = "“The fort of Kesh has fallen,” Governor Mara Velt said."
    claims, disputes = judged(
        reading_of(early, "A", published="2024-03-05"), reading_of(late, "B", published="2024-03-08")
    )
    assert [d.why for d in disputes] == ["Mara Velt said so on 5 March 2024 and otherwise on 8 March 2024."]
    assert disputes[0].status == "settled"
    assert not any(c.status == "disputed" for c in claims)


def test_judge_claims_keeps_the_latest_toll() -> None:
    claims, disputes = judged(
        reading_of("Police said 14 people were killed when the ferry Almira sank off Kestrel Bay.", "A"),
        reading_of(
            "Police said 19 people were killed when the ferry Almira sank off Kestrel Bay.", "B", published="2024-03-10"
        ),
    )
    assert [d.status for d in disputes] == ["settled"]
    assert [c.status for c in claims if "14" in c.text] == ["superseded"]


def test_judge_claims_calls_one_voice_in_two_origins_no_corroboration() -> None:
    text = "The bridge of Lannick will be closed for a year, the engineer Ada Wenn said."
    (claim,), _ = judged(reading_of(text, "A"), reading_of(text, "B"))
    assert (claim.status, claim.origins) == ("single-source", 2)
    assert claim.why.endswith("All of it is the word of Ada Wenn.")


def test_judge_claims_takes_two_voices_that_surely_say_the_same_for_corroboration() -> None:
    text = "The bridge of Lannick will be closed for a year, {} said."
    (claim,), _ = judged(
        reading_of(text.format("the engineer Ada Wenn"), "A"), reading_of(text.format("Mayor Ines Falk"), "B")
    )
    assert (claim.status, claim.origins) == ("corroborated", 2)


def test_judge_claims_does_not_take_what_is_only_near_for_corroboration() -> None:
    story = story_of(
        reading_of("The bridge of Lannick will be closed for a year, the engineer Ada Wenn said.", "A"),
        reading_of("The town of Lannick has a bridge and a mill, Mayor Ines Falk said.", "B"),
    )
    _, statements, _ = tell(story)
    both = Claim("c", "", tuple(s.id for s in statements), ("Ada Wenn", "Ines Falk"), 2, 2, "single-source", "Two")
    (claim,) = judge_claims([both], (), compare_statements(story, statements), own_origins(story))
    assert (claim.status, claim.why) == ("single-source", "Two. They may not say quite the same.")


def test_judge_claims_does_not_take_a_quotation_of_nobody_for_a_voice() -> None:
    story = story_of(
        reading_of("“The bridge of Lannick will be closed for a year,” the engineer Ada Wenn said.", "A"),
        reading_of("“The bridge of Lannick will be closed for a year.", "B"),
    )
    _, statements, _ = tell(story)
    assert {s.manner for s in statements} == {"direct", "narrated"}
    both = Claim("c", "", tuple(s.id for s in statements), ("Ada Wenn", "B"), 2, 2, "single-source", "Two")
    (claim,) = judge_claims([both], (), compare_statements(story, statements), own_origins(story))
    assert claim.status == "single-source"


def test_parties_takes_a_company_and_its_spokesman_for_one() -> None:
    assert parties(["Norvik Lines", "the Norvik spokesman"]) == 1
    assert parties(["Ada Holm", "Jonas Holm", "a witness"]) == 3
