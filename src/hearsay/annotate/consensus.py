"""What does a report as a whole mean by a name? One form has one kind in it, and stands wherever it is written.

The reader sees a sentence or two at a time. What it is sure of in one place settles the same words in another.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hearsay.annotate.marks import NameMark
from hearsay.model import Kind, Span

SECOND_VOTE = 0.25  # of the rules for a kind, next to the reader's own sureness: names F1 .820 with it and without,
# kinds right on thirteen labelled stories .900 with it, .896 without
SURE = 0.6  # from here on a name is looked for in the rest of the report
VOTE_STEPS = 1000  # votes are whole numbers, so that their sum does not hang on the order of adding


def agreed(text: str, marked: Sequence[NameMark], second: Iterable[NameMark]) -> list[NameMark]:
    """Give each form the kind that speaks loudest in the report, and mark it wherever it stands."""
    names = [*marked, *_elsewhere(text, marked)]
    votes: defaultdict[str, Counter[Kind]] = defaultdict(Counter)
    for mark in names:
        votes[_form(text, mark)][mark.kind] += round(mark.sure * VOTE_STEPS)
    for mark in second:
        votes[_form(text, mark)][mark.kind] += round(SECOND_VOTE * VOTE_STEPS)
    winners = {form: max(sorted(counts), key=counts.__getitem__) for form, counts in votes.items()}
    return sorted((replace(m, kind=winners[_form(text, m)]) for m in names), key=lambda mark: mark.span)


def _form(text: str, mark: NameMark) -> str:
    return mark.span.cut(text).casefold()


def _elsewhere(text: str, marked: Sequence[NameMark]) -> Iterator[NameMark]:
    """Yield the unmarked standings of forms that are surely names, capital for capital."""
    forms = {m.span.cut(text): m.kind for m in marked if m.sure >= SURE and m.span.end - m.span.start > 2}
    sure = sorted((form for form in forms if form[0].isupper()), key=lambda form: (-len(form), form))
    if not sure:
        return
    starts = {position for mark in marked for position in range(mark.span.start, mark.span.end)}
    for match in re.finditer(rf"(?<!\w)(?:{'|'.join(map(re.escape, sure))})(?!\w)", text):
        if not starts.intersection(range(*match.span())):
            yield NameMark(Span(*match.span()), forms[match.group()], SURE)
