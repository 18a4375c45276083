"""Which names does one mention hold? "Kesh County, Vega's Torsund" names three places, "the Audit Office and …" two.

The recogniser marks such rows as one name; a reader who asks for the county wants to find it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from hearsay.annotate.gazetteer import has_place
from hearsay.model import Mention, Span
from hearsay.relate.naming.renown import generics, is_generic

MOST_CHARS: Final = 200  # a longer mention is no row of names
_JOINT: Final = re.compile(
    r",\s+(?!D\.?\s?C\b)|['’]s\s+|(?<=s)['’]\s+|\s+of\s+(?=[A-Z][\w ]*\b(?:County|Province|State|District)\b)|"
    r"\s+(?:[a-z]+\s+){1,2}of\s+(?=[A-Z])"
)
_AND: Final = re.compile(r"\s+and\s+(?:the\s+)?(?=[A-Z])")
_LEVEL: Final = re.compile(r"\s+(?:province|prefecture|oblast|governorate|region|municipality|district)$")
_COMPASS: Final = frozenset("North South East West".split())


def part_mention(mention: Mention, text: str) -> Iterator[Mention]:
    """Yield the names that a mention holds, the mention itself where it is but one."""
    if mention.span.end - mention.span.start > MOST_CHARS:
        yield mention
    elif mention.kind == "place":
        yield from _places(mention, text)
    elif mention.kind == "organization":
        yield from _groups(mention, text)
    else:
        yield mention


def _places(mention: Mention, text: str) -> Iterator[Mention]:
    """Part a row of places from the left: "Kesh, Vega province", "Vega's Kesh", "North and South"."""
    words = mention.span.cut(text)
    for joint in (_JOINT.search(words), _AND.search(words)) if not has_place(words) else ():
        if joint and words[joint.end() :][:1].isupper() and _parts(words, joint):
            yield from _places(_cut(mention, 0, joint.start()), text)
            yield from _places(_cut(mention, joint.end(), len(words)), text)
            return
    level = _LEVEL.search(words)
    yield _cut(mention, 0, level.start()) if level else mention


def _parts(words: str, joint: re.Match[str]) -> bool:
    """Tell whether what stands on both sides of a joint are places."""
    before, after = words[: joint.start()], words[joint.end() :]
    if " and " in joint[0]:
        return all(side in _COMPASS or has_place(side) for side in (before, after))
    last = before.split()[-1:]  # none where the mention begins with the joint
    return has_place(before) or has_place(after) or any(is_generic(word.lower()) for word in last)


def _groups(mention: Mention, text: str) -> Iterator[Mention]:
    """Part "the Conduct Authority and Audit Office": two bodies by their last words, each of two words or more."""
    words = mention.span.cut(text)
    for joint in _AND.finditer(words):
        sides = words[: joint.start()].split(), words[joint.end() :].split()
        if all(len(side) > 1 and side[-1].lower() in generics("group") for side in sides):
            yield from _groups(_cut(mention, 0, joint.start()), text)
            yield from _groups(_cut(mention, joint.end(), len(words)), text)
            return
    yield mention


def _cut(mention: Mention, first: int, last: int) -> Mention:
    start = mention.span.start
    return replace(mention, span=Span(start + first, start + last))
