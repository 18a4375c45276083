"""Who alone was killed or hurt? "A 16-year-old boy was shot dead" counts one, though it gives no number.

Such a one counts only where no number of people with that fate is told: a man may be one of many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hearsay.annotate.units import people_words
from hearsay.model import Reading, Span

KILLED = r"killed|dead|died|dies|slain|murdered|shot to death|fatally (?:shot|wounded|injured|stabbed)|pronounced dead"
HURT = (
    r"injured|wounded|hurt|hospitali[sz]ed|in (?:\w+ )?(?:critical|serious|stable|fair|good) condition"
    r"|to (?:\w+ ){0,3}hospital"
)
NOBODY = frozenset("people person's police other death body household family crew fatality".split())
APART = r"[^.;!?\n\d]{0,60}?"  # words of the same clause between whom and what became of them


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    nouns = "|".join(sorted(people_words() - NOBODY, reverse=True))
    one = (
        rf"\b(?P<one>(?:[Aa]n?|[Oo]ne|[Tt]he)\s(?:\d{{1,2}}-(?:year|month|week)-old\s)?(?:[a-z-]{{1,20}}\s){{0,2}}"
        rf"(?:{nouns}))\b"
    )
    aged = r"\b(?P<one>[A-Z][\w’'-]+, (?:aged )?\d{1,2}),"
    named = (("killed", KILLED), ("injured", HURT))
    return tuple(
        (fate, re.compile(form))
        for fate, words in named
        for form in (
            rf"{one}(?:,? who)?{APART}\b(?:was|is|has|had|been|be|were|dies|died)\b{APART}\b(?:{words})\b",
            rf"{aged}{APART}\b(?:was|is|has|had|been)?\b{APART}\b(?:{words})\b",
            rf"\b(?:{'kill(?:ed|ing|s)' if fate == 'killed' else '(?:injur|wound)(?:ed|ing|s)'})\s{one}\b",
        )
    )


def singles_of(reading: Reading) -> Iterator[tuple[str, Span]]:
    """Yield the fate and the words for each one person of whom a report tells it, in the order of the text."""
    found: dict[Span, str] = {}
    for sentence in reading.told():
        text = sentence.span.cut(reading.report.text)
        for fate, pattern in _patterns():
            for match in pattern.finditer(text):
                start = sentence.span.start + match.start("one")
                found.setdefault(Span(start, start + len(match["one"])), fate)
    yield from ((fate, span) for span, fate in sorted(found.items()))
