"""Where a report says that accounts differ, the accounts are set against each other."""

import pytest

from hearsay.model import Dispute
from tests.relate.building import disputes_of, reading_of, story_of


def disputes(text: str) -> tuple[Dispute, ...]:
    return disputes_of(story_of(reading_of(text)))


def voices(dispute: Dispute) -> list[set[str]]:
    return sorted((set(side.voices) for side in dispute.sides), key=min)


def test_every_voice_heard_after_accounts_vary_is_a_side_of_its_own() -> None:
    (found,) = disputes(
        "The ferry Aurora ran aground on Friday. Accounts of the grounding vary. "
        "Captain Ada Holm said the ferry struck the reef two hours after leaving port. "
        "Bo Lindt, a passenger, said the ferry struck the reef ten minutes after leaving port. "
        "Harbour master Jonas Falk said the ferry struck the reef before it had left the port."
    )
    assert voices(found) == [{"Ada Holm"}, {"Bo Lindt"}, {"Jonas Falk"}]
    assert "the report says that accounts differ" in found.why


def test_who_tells_a_different_story_is_set_against_who_was_heard_before() -> None:
    (found,) = disputes(
        "Bo Lindt said the guard pushed the sailor into the harbour. The police tell a different story. "
        "Inspector Ada Holm said the sailor slipped and fell into the harbour."
    )
    assert voices(found) == [{"Ada Holm"}, {"Bo Lindt"}]


def test_who_doubts_something_does_not_deny_an_account_that_differs() -> None:
    (found,) = disputes(
        "Accounts of the grounding vary. Captain Ada Holm said the ferry struck the reef two hours after leaving port. "
        "Bo Lindt, a passenger, doubted the ferry struck the reef ten minutes after leaving port."
    )
    assert found.kind == "contradiction"


def test_the_paragraph_that_says_so_holds_the_accounts() -> None:
    (found,) = disputes(
        "Sources gave conflicting accounts of the grounding. Captain Ada Holm said the ferry struck the reef at noon. "
        "Bo Lindt, a passenger, said the ferry struck the reef at midnight.\n\n"
        "Harbour master Jonas Falk said his office would look into why the ferry went near the reef."
    )
    assert voices(found) == [{"Ada Holm"}, {"Bo Lindt"}]


@pytest.mark.parametrize(
    "between",
    [
        "The sea was calm.",
        "“Accounts of the grounding vary,” said clerk Eva Strand.",  # her words, not the report's
        "Mayor Ines Falk was there. “The police tell a different story,” clerk Eva Strand said.",
        "It is a different story in Varnholm, where nothing happened.",
    ],
)
def test_accounts_that_no_report_says_differ_are_left_alone(between: str) -> None:
    assert not disputes(
        f"The ferry Aurora ran aground on Friday. {between} "
        "Captain Ada Holm said the ferry struck the reef near the port on Friday. "
        "Bo Lindt, a passenger, said the ferry struck the reef after the bell had rung."
    )
