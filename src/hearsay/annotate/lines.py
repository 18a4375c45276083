"""The lines of a report and how each one ends: what furniture and sentences both go by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearsay.model import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_STOP = re.compile(r"[.!?…:;]['\"”’»)\]*]{0,3}$|[.!?…]['\"”’»)\]]{0,3}\s?\[?\d{0,2}\]?$")
_MARGIN = " \t\u00a0\u3000\u200b\ufeff\v\f"


def find_lines(text: str) -> Iterator[Span]:
    """Yield every line that is not blank, without its margins."""
    for match in _LINE.finditer(text):
        span = trim(text, Span(*match.span()))
        if span.start < span.end:
            yield span


def trim(text: str, span: Span) -> Span:
    """Take blank margins off a span."""
    start, end = span.start, span.end
    while start < end and (text[start] in _MARGIN or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _MARGIN or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def has_stop(line: str) -> bool:
    """Tell whether a line ends as prose does: in a full stop, a question, a colon, an ellipsis."""
    return _STOP.search(line[-8:]) is not None
