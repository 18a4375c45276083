"""Which source and which contents belong to a cue? The nearest, where sentence and paragraph ends make a gap wide.

Measured on the gold marks of PolNeAR's training part: 98.5 % of the sources and 98 % of the contents are linked as
annotated, and of the cues without a source 70 % are left without one.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.annotate.reader import Mark

SENTENCE_CHARS, PARAGRAPH_CHARS, BEHIND_CHARS = 100, 500, 30  # what each adds to the characters between two marks
FARTHEST_SOURCE, FARTHEST_CONTENT = 150, 1500
TRAILING_CHARS = 50  # from such a quotation to its cue
NEIGHBOURS = 6  # marks looked at on either side

_SENTENCE_END = re.compile(r"[.!?][\"”')]?\s")
_COMMA_CLOSED = re.compile(r",[\"”’']\Z")
_ANOTHER = re.compile(r"[.;\n]|\b(?:and|but|while|which|who)\b")
_BROKEN_LINE = re.compile(r"\s*\n\s*(?=[a-z])")  # a line that breaks off and goes on: no paragraph ends there
_OPENERS = {"“": "”", '"': '"', "‘": "’", "«": "»"}


@dataclass(frozen=True, slots=True)
class Link:
    """A cue with what it joins: whoever says it, and what is said."""

    cue: Mark
    source: Mark | None
    contents: tuple[Mark, ...]


def linked(text: str, marks: Sequence[Mark]) -> tuple[Link, ...]:
    """Join marks into attributions, one for each cue; sources may be shared, a content belongs to one cue."""
    cues, sources, contents = ([mark for mark in marks if mark.kind == kind] for kind in ("cue", "source", "content"))
    said: dict[Mark, list[Mark]] = {cue: [] for cue in cues}
    before: tuple[Mark, Mark] | None = None
    for content in contents:
        goes_on = before is not None and _goes_on(text, before[1], content)
        cue = before[0] if before and goes_on else _cue_of(text, content, cues)
        if cue:
            said[cue].append(content)
            before = cue, content
    voices = (_nearest(text, cue, sources, farthest=FARTHEST_SOURCE, behind=BEHIND_CHARS) for cue in cues)
    return tuple(Link(cue, source, tuple(said[cue])) for cue, source in zip(cues, voices, strict=True))


def _cue_of(text: str, content: Mark, cues: Sequence[Mark]) -> Mark | None:
    """Give the nearest cue; what stands in a paragraph without one is never left for a cue of a later paragraph."""
    end = text.find("\n", content.end)
    while end >= 0 and (broken := _BROKEN_LINE.match(text, end)):
        end = text.find("\n", broken.end())
    reach = bisect_left(cues, end, key=lambda cue: cue.start) if end >= 0 else len(cues)
    behind = bisect_left(cues, content.end, key=lambda cue: cue.start)
    if behind < reach and _stands_behind(text, content, cues[behind]):
        return cues[behind]
    return _nearest(text, content, cues[:reach], farthest=FARTHEST_CONTENT)


def _stands_behind(text: str, content: Mark, cue: Mark) -> bool:
    """Tell whether a whole quotation that a comma closes has who says it right behind it: “We go,” said Falk."""
    between = text[content.end : min(cue.start, content.end + TRAILING_CHARS + 1)]
    is_whole = text[content.start] in _OPENERS and _COMMA_CLOSED.search(text, content.start, content.end)
    return (
        bool(is_whole)
        and len(between) <= TRAILING_CHARS
        and _ANOTHER.search(between) is None
        and text[cue.end - 3 : cue.end] != "ing"
    )


def _goes_on(text: str, before: Mark, content: Mark) -> bool:
    """Tell whether a paragraph takes up the quotation that the one before left open: a new mark, none closed."""
    opener = text[before.start]
    closer = _OPENERS.get(opener)
    if closer is None or text[content.start] != opener or text[content.start - 1 : content.start] not in ("\n", ""):
        return False
    return "\n" in text[before.end : content.start] and closer not in text[before.start + 1 : content.start]


def _nearest(text: str, mark: Mark, among: Sequence[Mark], *, farthest: int, behind: int = 0) -> Mark | None:
    """Give the nearest of some marks in order, None where all are too far; `behind` is a handicap for later ones."""
    at = bisect_left(among, mark.start, key=lambda other: other.start)
    near = [(_distance(text, mark, other, behind), other) for other in among[max(0, at - NEIGHBOURS) : at + NEIGHBOURS]]
    distance, nearest = min(near, default=(farthest + 1, None))
    return nearest if distance <= farthest else None


def _distance(text: str, mark: Mark, other: Mark, behind: int) -> int:
    """Count the characters between two marks, more where sentences or paragraphs end between them."""
    start, end = min(mark.end, other.end), max(mark.start, other.start)
    between = text[start : min(end, start + FARTHEST_CONTENT)]
    ends = len(_SENTENCE_END.findall(between)) if end > start else 0
    return (
        max(end - start, 0)
        + SENTENCE_CHARS * ends
        + PARAGRAPH_CHARS * ("\n" in between)
        + behind * (other.start > mark.start)
    )
