"""Which neighbouring mentions are one name? "Bank of | China", "Vega | State Department", "Chinese | Red Cross".

Corpora that recognisers learn from mark such names in parts; a reader wants the whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from hearsay.annotate.titles import demonyms
from hearsay.model import Mention, Span
from hearsay.relate.background import frequency
from hearsay.relate.naming.renown import generics, words_of_name

EVERYDAY: Final = 20  # reports of the background that have each word: "Alibaba Group" is a name by itself
_OPEN: Final = (" of", " of the", " for", " for the")


def join_mentions(mentions: Sequence[Mention], text: str) -> Iterator[Mention]:
    """Yield the mentions of a report in order, those that are parts of one group's name joined."""
    whole: Mention | None = None
    for mention in mentions:
        if whole is not None and text[whole.span.end : mention.span.start] == " " and _is_one(whole, mention, text):
            whole = Mention(Span(whole.span.start, mention.span.end), "organization")
        else:
            yield from [whole] if whole is not None else []
            whole = mention
    yield from [whole] if whole is not None else []


def _is_one(before: Mention, after: Mention, text: str) -> bool:
    """Tell whether two neighbours are one group's name."""
    opening = before.span.cut(text)
    if before.kind == "organization" and opening.endswith(_OPEN):
        return True
    leads = before.kind == "place" or opening.split()[-1] in demonyms()
    return leads and after.kind == "organization" and _is_plain(after.span.cut(text))


def _is_plain(name: str) -> bool:
    """Tell whether a group's name is made of everyday words, so that it needs its country: "Defence Ministry"."""
    words = words_of_name(name)
    return any(w in generics("group") for w in words) and all(frequency(w) >= EVERYDAY for w in words)
