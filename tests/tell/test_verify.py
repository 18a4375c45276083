"""Verify: an account holds when every span cuts its own text and every id leads somewhere."""

import json

import pytest

from hearsay.errors import UsageError
from hearsay.tell.formats import get_format
from hearsay.tell.verify import verify_accounts
from tests.tell.fiction import ACCOUNT


def broken(change) -> list[str]:
    """The problems after a change to the story's own JSON."""
    document = json.loads(get_format("json").render([ACCOUNT]))
    change(document["accounts"][0])
    return verify_accounts(json.dumps(document))


def test_verify_finds_nothing_in_a_true_account() -> None:
    assert verify_accounts(get_format("json").render([ACCOUNT])) == []


def test_verify_takes_a_single_account() -> None:
    assert verify_accounts(json.dumps(json.loads(get_format("json").render([ACCOUNT]))["accounts"][0])) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda a: a["statements"][0]["content"].update(start=0), "accounts[0].statements[0].content: report wire has"),
        (lambda a: a["summary"][0]["spans"][1].update(end=10**9), "does not lie in report print"),
        (lambda a: a["timeline"][0]["when"]["span"].update(report="gone"), "there is no report 'gone'"),
        (lambda a: a["reports"][1].update(text="another text"), "digest: is not the sha256"),
        (lambda a: a["reports"][1]["removed"][0].update(end=-1), "removed[0]"),
        (lambda a: a["claims"][0]["statements"].append("s99"), "claims[0].statements: 's99' leads nowhere"),
        (lambda a: a["disputes"][0]["sides"][1]["claims"].append("c99"), "sides[1].claims: 'c99' leads nowhere"),
        (lambda a: a["origins"].pop(), "stands in 0 origins"),
        (lambda a: a["story"].update(reports=9), "story.reports: says 9, the account has 3"),
    ],
)
def test_verify_names_what_does_not_hold(change, told: str) -> None:
    assert any(told in problem for problem in broken(change))


@pytest.mark.parametrize("text", ["", "not json", "[]", "{}", '{"accounts": 3}', '{"accounts": [1]}', b"\xff\xfe"])
def test_verify_refuses_what_is_no_account(text: str | bytes) -> None:
    with pytest.raises(UsageError):
        verify_accounts(text)


def test_verify_survives_an_account_of_the_wrong_shape() -> None:
    assert broken(lambda a: a.update(reports={"a": 1}, origins=None, statements=[3, None], story=[]))
