"""Which denials count: who denies in so many words, what stands in one report, what shares words."""

import pytest

from hearsay.relate.denials import Answer
from hearsay.relate.holding import Word, words_of_story
from hearsay.relate.opposing import is_answered
from hearsay.relate.written import date_reports
from tests.relate.building import reading_of, story_of, tell

SAID = "Mayor Ines Falk said that the ferry Aurora had sunk off the breakwater."
DENIED = "Harbour master Bo Lindt denied that the ferry Aurora had sunk off the breakwater."
NOT_SO = "Harbour master Bo Lindt said that the ferry Aurora had not sunk off the breakwater."
TOLD = "The ferry Aurora sank off the northern breakwater on Friday."
EXACT, READ = Answer(exact=True, opposed=2.0), Answer(exact=False, opposed=2.5)


def pair(*texts: str) -> tuple[Word, Word]:
    story = story_of(*(reading_of(text, f"Outlet {n}") for n, text in enumerate(texts)))
    one, two, *_ = words_of_story(story, tell(story)[1], date_reports(story))
    return one, two


@pytest.mark.parametrize(
    ("texts", "answer", "alike", "counts"),
    [
        ((SAID, DENIED), READ, 0.0, True),
        ((SAID, NOT_SO), READ, 0.5, False),
        ((SAID, NOT_SO), EXACT, 0.0, False),
        ((SAID, NOT_SO), EXACT, 0.3, True),
        ((f"{SAID} {NOT_SO}",), EXACT, 0.0, True),
        ((TOLD, DENIED), EXACT, 0.5, False),
        ((f"{TOLD} {DENIED}",), EXACT, 0.0, True),
        ((f"{TOLD} {DENIED}",), READ, 0.5, False),
    ],
)
def test_a_denial_counts_by_how_it_is_made_and_where(
    texts: tuple[str, ...], answer: Answer, alike: float, counts: bool
) -> None:
    assert is_answered(*pair(*texts), answer, alike=alike) is counts
