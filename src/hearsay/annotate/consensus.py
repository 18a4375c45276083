"""What does a report as a whole mean by a name? One form has one kind in it, and stands wherever it is written.

The reader sees a sentence or two at a time. What it is sure of in one place settles the same words in another.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hearsay.annotate.marks import NameMark
from hearsay.model import Kind, Span

# The rules have a vote on the kind of a name next to the reader's own sureness. They weigh a whole report, so they
# count for more in one than in a line or two (names F1 .820 on single sentences with .25, .808 with .75; kinds right
# on thirteen labelled stories .899 with .25, .930 with .75).
VOTE_IN_A_LINE, VOTE_IN_A_REPORT = 0.25, 0.9
REPORT_SENTENCES = 5
SURE = 0.6  # from here on a name is looked for in the rest of the report
VOTE_STEPS = 1000  # votes are whole numbers, so that their sum does not hang on the order of adding


def agreed(text: str, marked: Sequence[NameMark], second: Sequence[NameMark], *, sentences: int) -> list[NameMark]:
    """Give each form the kind that speaks loudest in the report, and mark it wherever it stands.

    In a whole report, names of several words and acronyms that only the rules see are taken from them.
    """
    is_report = sentences >= REPORT_SENTENCES
    names = [*marked, *_elsewhere(text, marked)]
    names += [
        m for m in second if is_report and _is_telling(text, m) and not any(m.span.overlaps(n.span) for n in names)
    ]
    votes: defaultdict[str, Counter[Kind]] = defaultdict(Counter)
    for mark in names:
        votes[_form(text, mark)][mark.kind] += round(mark.sure * VOTE_STEPS)
    for mark in second:
        votes[_form(text, mark)][mark.kind] += round((VOTE_IN_A_REPORT if is_report else VOTE_IN_A_LINE) * VOTE_STEPS)
    winners = {form: max(sorted(counts), key=counts.__getitem__) for form, counts in votes.items()}
    return sorted((replace(m, kind=winners[_form(text, m)]) for m in names), key=lambda mark: mark.span)


def _is_telling(text: str, mark: NameMark) -> bool:
    words = mark.span.cut(text)
    return " " in words or words.isupper()


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
