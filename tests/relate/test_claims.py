"""Claims: the same thing said is one claim, other numbers or one "not" more are another, origins are counted."""

import pytest

from hearsay.relate.claims import group_claims
from hearsay.relate.comparing import compare_statements
from tests.relate.building import own_origins, reading_of, story_of, tell


def groups(*texts: str) -> set[frozenset[str]]:
    story = story_of(*(reading_of(text, f"Outlet {i}") for i, text in enumerate(texts)))
    _, statements, claims = tell(story)
    text_of = {s.id: s.content.text for s in statements}
    return {frozenset(text_of[s] for s in claim.statements) for claim in claims}


def test_group_claims_joins_the_same_thing_said() -> None:
    found = groups(
        "Mayor Ines Falk said the ferry Aurora had sunk off the northern breakwater.",
        "The ferry Aurora sank off the northern breakwater, a harbour pilot said.",
    )
    assert len(found) == 1


@pytest.mark.parametrize(
    "other",
    [
        "A harbour pilot said 14 passengers of the ferry Aurora were missing.",
        "A harbour pilot said no passengers of the ferry Aurora were missing.",
    ],
)
def test_group_claims_keeps_contradictions_apart(other: str) -> None:
    assert len(groups("Mayor Ines Falk said nine passengers of the ferry Aurora were missing.", other)) == 2


def test_group_claims_folds_reports_that_rest_on_one_agency() -> None:
    text = "A pilot told AFP that the ferry Aurora had sunk off the breakwater."
    other = "The ferry Aurora had sunk off the breakwater, a pilot told AFP on Friday."
    story = story_of(reading_of(text, "North Star"), reading_of(other, "Quay News"))
    _, statements, _ = tell(story)
    (claim,) = [
        c
        for c in group_claims(story, compare_statements(story, statements), own_origins(story))
        if len(c.statements) == 2
    ]
    assert (claim.reports, claim.origins) == (2, 1)
    assert claim.why.startswith("2 reports, 1 origin: ")


def test_group_claims_does_not_depend_on_the_order_of_reports() -> None:
    texts = [
        "The ferry Aurora sank off the breakwater.",
        "The ferry Aurora sank off the breakwater at dawn.",
        "Nine are missing.",
    ]
    assert groups(*texts) == groups(*texts)
    readings = [reading_of(t, f"Outlet {t[:9]}{i}") for i, t in enumerate(texts)]
    assert tell(story_of(*readings))[2] == tell(story_of(*reversed(readings)))[2]


def test_group_claims_hears_no_outlet_where_it_only_quotes() -> None:
    quoted = (
        "“The ferry Aurora had sunk off the breakwater,” the pilot Ada Holm told reporters at the harbour office in"
        " Norrey after a meeting with the governor of the northern islands."
    )
    story = story_of(*(reading_of(quoted, name) for name in ("North Star", "Quay News")))
    claims = tell(story)[2]
    assert claims
    assert all(claim.voices == ("Ada Holm",) for claim in claims if "Ada Holm" in claim.voices)
