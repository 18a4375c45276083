"""Quotations: where they begin and end, apostrophes left alone."""

import pytest

from hearsay.annotate.quotations import find_quotations
from hearsay.model import Sentence, Span


def quotations(text: str) -> list[str]:
    lines, start = [], 0
    for number, line in enumerate(text.split("\n")):
        lines.append(Sentence(Span(start, start + len(line)), number))
        start += len(line) + 1
    return [q.cut(text) for q in find_quotations(text, lines)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “we go” and left.", ["“we go”"]),
        ('He said "we go" and "they stay".', ['"we go"', '"they stay"']),
        ("‘It isn’t ours,’ he said.", ["‘It isn’t ours,’"]),
        ("The town's mayor can't say.", []),
        ("“One paragraph.\n“And the next.”", ["“One paragraph.", "“And the next.”"]),
        ("The 5'10\" man left.", []),
        ("'I was at the helm, and I can't say.\nThe sea was calm.", ["'I was at the helm, and I can't say."]),
        ("He gave the crew's view.\n'twas calm, the town's mayor said.", []),
        ("“One paragraph.\nAnd the next,” he said.", ["“One paragraph.", "And the next,”"]),
        ("“One paragraph.\nNobody spoke.\nHe left “at once”.", ["“One paragraph.", "“at once”"]),
    ],
)
def test_find_quotations(text: str, found: list[str]) -> None:
    assert quotations(text) == found
