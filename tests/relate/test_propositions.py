"""What says nothing is no statement: bare noun phrases, pronouns and names behind a cue that takes none."""

import pytest

from hearsay.model import Manner
from hearsay.relate.propositions import is_proposition


@pytest.mark.parametrize(
    ("contents", "cue", "manner"),
    [
        (["the new board in Norden"], "has been optimistic about", "indirect"),
        (["The troops", "who"], "are regarded as", "indirect"),
        (["a “bright” evening", "which"], "is banned", "mixed"),
        (["his boats"], "added", "indirect"),
        (["the “Free Harbour Front”"], "called", "mixed"),
        (["that the quay was shut"], "had noticed", "indirect"),
        (["to raise the wreck"], "decided", "indirect"),
    ],
)
def test_a_bare_noun_phrase_or_what_nobody_says_is_none(contents: list[str], cue: str, manner: Manner) -> None:
    assert not is_proposition(contents, cue=cue, manner=manner)


@pytest.mark.parametrize(
    ("contents", "cue", "manner"),
    [
        (["the ferry had sunk"], "said", "indirect"),
        (["it’s gone"], "said", "indirect"),
        (["Harbour strikers massing at the gate"], "says", "indirect"),
        (["the charge"], "denied", "indirect"),
        (["talks over the harbour"], "offered", "indirect"),
        (["to raise the wreck"], "vowed", "indirect"),
        (["“No comment at all”"], "muttered", "direct"),
    ],
)
def test_a_clause_a_quotation_or_what_the_verb_takes_says_something(
    contents: list[str], cue: str, manner: Manner
) -> None:
    assert is_proposition(contents, cue=cue, manner=manner)
