"""Which words of a report are openly somebody else's? Quotations, posts set into the text, lines of a transcript.

Two reports that share such words both heard the same speaker; neither need have copied the other.
"""

from __future__ import annotations

import re
from itertools import chain

from hearsay.annotate.quotations import find_quotations
from hearsay.model import Reading, Span

POST = re.compile(r"^[^\n]{0,600}(?:pic\.twitter\.com/|[—–-] ?[^\n]{1,60}\(@\w{1,30}\))[^\n]{0,120}$", re.MULTILINE)
TURN = re.compile(r"^(?:Q|A|[A-Z][A-Z.'’ -]{2,40}): ?[^\n]+$", re.MULTILINE)
FEWEST_TURNS = 3  # one line in capitals with a colon is a dateline or a heading, three are a transcript


def find_borrowed(reading: Reading) -> tuple[Span, ...]:
    """Find the words that the report gives as others' own, as spans in order that do not touch."""
    text = reading.report.text
    turns = [Span(*m.span()) for m in TURN.finditer(text)]
    posts = (Span(*m.span()) for m in POST.finditer(text))
    said = (span for a in reading.annotation.attributions if a.manner == "direct" for span in a.content)
    quoted = find_quotations(text, reading.annotation.sentences)
    return join_spans(chain(quoted, said, posts, turns if len(turns) >= FEWEST_TURNS else ()))


def join_spans(spans: chain[Span]) -> tuple[Span, ...]:
    """Merge spans that overlap or touch."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
