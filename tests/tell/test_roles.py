from dataclasses import replace

import pytest

from hearsay.model import Excerpt, RoleNote
from hearsay.tell.formats.roles import offices
from hearsay.tell.formats.views import view_account
from tests.tell.fiction import ACCOUNT, ENTITIES


def called(**roles):
    """Give the harbour master other roles: report to role."""
    notes = tuple(RoleNote(text, Excerpt(report, 0, len(text), text)) for report, text in roles.items())
    return replace(ENTITIES[0], roles=notes)


def test_roles_that_cannot_hold_at_once_stand_side_by_side():
    account = replace(ACCOUNT, entities=(called(wire="Vice-President", print="former Vice President"),))
    (office,) = offices(view_account(account), account.entities[0])
    assert office.differ
    assert office.short == "Vice-President ≠ former Vice President"
    assert [line.days for line in office.lines] == ["4 March 2031", "5 March 2031"]


@pytest.mark.parametrize(
    ("one", "other"), [("former mayor", "deposed mayor"), ("mayor", "harbour master"), ("mayor of Arlen", "mayor")]
)
def test_roles_that_agree_are_no_conflict(one, other):
    account = replace(ACCOUNT, entities=(called(wire=one, print=other),))
    assert not any(office.differ for office in offices(view_account(account), account.entities[0]))


def test_one_wording_in_two_reports_is_one_line_with_both_days():
    account = replace(ACCOUNT, entities=(called(wire="Vice-President", print="vice president"),))
    (office,) = offices(view_account(account), account.entities[0])
    assert len(office.lines) == 1
    assert office.lines[0].days == "4 March 2031, 5 March 2031"
