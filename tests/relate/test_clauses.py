"""Clauses: what a text says no to, and whether another text holds just that to be so."""

import pytest

from hearsay.relate.clauses import clauses_of, denial_of, root


def denial(no: str, yes: str) -> float:
    return max((denial_of(n, y) for n in clauses_of(no) for y in clauses_of(yes)), default=0.0)


@pytest.mark.parametrize(
    ("no", "yes"),
    [
        ("The dam had not burst at Orn, the engineers found.", "The dam at Orn burst on Friday."),
        ("Soldiers did not shoot at the pilgrims.", "Soldiers shot at pilgrims in the square."),
        ("The ferry company never inspected the rudder.", "The ferry company inspected the rudder in May."),
    ],
)
def test_denial_of_finds_what_is_denied(no: str, yes: str) -> None:
    assert denial(no, yes) >= 0.65


@pytest.mark.parametrize(
    ("no", "yes"),
    [
        ("The rebels do not hold the whole valley.", "The rebels hold the valley."),
        ("The club had not won the cup since 1908.", "The club won the cup."),
        ("The mayor could not have opened the gate.", "The mayor opened the gate."),
        ("Velt played no role in the campaign of her brother.", "Velt played a role in the fall of the bank."),
    ],
)
def test_denial_of_leaves_alone_what_only_sounds_like_it(no: str, yes: str) -> None:
    assert denial(no, yes) < 0.65


def test_root_brings_the_forms_of_a_verb_together() -> None:
    assert root("fell") == root("fallen") == root("fall")
    assert root("attacked") == root("attacks")
