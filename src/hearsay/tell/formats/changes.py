"""Which words differ between two passages: runs of kept and changed words, for showing them side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# Longer passages are shown without marks: matching takes time by the product of their lengths.
LONGEST_WORDS = 600

_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a passage, all of it kept or all of it changed."""

    text: str
    changed: bool


def mark_changes(derived: str, source: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Split two passages into runs; changed are the words that the other passage has not in that place."""
    ours, theirs = list(_WORD.finditer(derived)), list(_WORD.finditer(source))
    if not ours or not theirs or max(len(ours), len(theirs)) > LONGEST_WORDS:
        return (Run(derived, False),), (Run(source, False),)
    matcher = SequenceMatcher(None, _keys(ours), _keys(theirs), autojunk=False)
    left, right = [False] * len(ours), [False] * len(theirs)
    for block in matcher.get_matching_blocks():
        left[block.a : block.a + block.size] = [True] * block.size
        right[block.b : block.b + block.size] = [True] * block.size
    return _runs(derived, ours, left), _runs(source, theirs, right)


def _keys(words: Sequence[re.Match[str]]) -> list[str]:
    """Fold words for matching: neither case nor the sort of apostrophe changes a word."""
    return [w[0].casefold().replace("’", "'") for w in words]


def _runs(text: str, words: Sequence[re.Match[str]], kept: Sequence[bool]) -> tuple[Run, ...]:
    """Join neighbouring words of one sort; what stands between two changed words counts as changed."""
    bounds: list[tuple[int, int]] = []
    for n, (word, same) in enumerate(zip(words, kept, strict=True)):
        if same:
            continue
        if bounds and n and not kept[n - 1]:
            bounds[-1] = (bounds[-1][0], word.end())
        else:
            bounds.append(word.span())
    runs, position = [], 0
    for start, end in bounds:
        runs += [Run(text[position:start], False), Run(text[start:end], True)]
        position = end
    return tuple(run for run in [*runs, Run(text[position:], False)] if run.text)
