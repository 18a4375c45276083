"""What is new since an earlier account of the same story: told in one line, with ids to look up."""

import json
from dataclasses import replace

import pytest

from hearsay.errors import UsageError
from hearsay.model import Account
from hearsay.tell.formats import get_format
from hearsay.tell.since import compare_with_earlier, read_earlier, tell_since
from tests.tell.fiction import ACCOUNT


def without_own() -> Account:
    """The story as it was told before the Arlen Post's own report came in."""
    figure = ACCOUNT.figures[0]
    return replace(
        ACCOUNT,
        reports=tuple(r for r in ACCOUNT.reports if r.id != "own"),
        origins=ACCOUNT.origins[:1],
        statements=tuple(s for s in ACCOUNT.statements if s.report != "own"),
        claims=ACCOUNT.claims[:2],
        disputes=(),
        figures=(replace(figure, agrees=True, values=figure.values[:2]),),
    )


def test_a_new_report_with_its_origin_number_and_dispute_is_told_in_one_line():
    since = tell_since(ACCOUNT, without_own())
    assert since.text == (
        "1 new report, 1 new origin; people taken off the ferry now also 46; 1 new dispute; 2 new claims."
    )
    assert (since.reports, since.origins, since.claims) == (("own",), ("o-own",), ("c3", "c4"))
    assert (since.disputes, since.settled, since.figures) == (("d1",), (), ("people taken off the ferry",))


def test_a_dispute_that_was_open_is_told_as_settled():
    settled = replace(ACCOUNT, disputes=(replace(ACCOUNT.disputes[0], id="d2", status="settled"),))
    since = tell_since(settled, replace(ACCOUNT, reports=ACCOUNT.reports[:2]))
    assert (since.disputes, since.settled) == ((), ("d2",))
    assert "1 dispute settled" in since.text


def test_the_same_pile_has_nothing_new_and_another_story_is_new():
    (same,) = compare_with_earlier([ACCOUNT], [ACCOUNT])
    assert same.since.text == "Nothing new: no report was added."
    other = replace(ACCOUNT, reports=(replace(ACCOUNT.reports[0], id="else"),))
    assert compare_with_earlier([ACCOUNT], [other])[0].since.text.startswith("A new story")
    assert compare_with_earlier([ACCOUNT], [])[0].since is None


def test_an_account_can_be_read_again_from_its_json():
    written = get_format("json").render([ACCOUNT, replace(ACCOUNT, since=tell_since(ACCOUNT, without_own()))])
    assert read_earlier(written.encode())[0] == ACCOUNT


@pytest.mark.parametrize("text", ["[]", "{", json.dumps({"format": "hearsay.accounts/1", "accounts": [{"story": 1}]})])
def test_what_is_no_account_is_refused(text: str):
    with pytest.raises(UsageError):
        read_earlier(text.encode())


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json"])
def test_every_form_that_people_read_tells_it(form: str):
    (account,) = compare_with_earlier([ACCOUNT], [without_own()])
    assert "1 new report, 1 new origin" in get_format(form).render([account])
