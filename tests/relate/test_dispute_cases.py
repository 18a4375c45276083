"""The kept cases: true disputes are found, what only looks like one is left alone (cases/disputes.tsv)."""

from pathlib import Path

import pytest

from hearsay.model import Dispute
from tests.relate.building import disputes_of, reading_of, story_of

CASES = Path(__file__).parent / "cases" / "disputes.tsv"


def cases(wanted: str) -> list[tuple[str, str, str]]:
    rows = (line.split("\t") for line in CASES.read_text("utf-8").splitlines() if not line.startswith("#"))
    return [(why, one, two) for verdict, why, one, two in rows if verdict == wanted]


def disputes(*texts: str) -> tuple[Dispute, ...]:
    return disputes_of(story_of(*(reading_of(text, f"Outlet {i}") for i, text in enumerate(texts))))


@pytest.mark.parametrize(("why", "one", "two"), cases("yes"), ids=[c[0] for c in cases("yes")])
def test_true_disputes_are_found(why: str, one: str, two: str) -> None:
    assert disputes(one, two), why


@pytest.mark.parametrize(("why", "one", "two"), cases("no"), ids=[c[0] for c in cases("no")])
def test_what_only_looks_like_one_is_left_alone(why: str, one: str, two: str) -> None:
    assert [d.why for d in disputes(one, two)] == [], why


@pytest.mark.parametrize(("why", "one", "two"), cases("not yet"), ids=[c[0] for c in cases("not yet")])
@pytest.mark.xfail(strict=True, reason="a true dispute that is still missed: move the case to yes")
def test_true_disputes_still_missed(why: str, one: str, two: str) -> None:
    assert disputes(one, two), why
