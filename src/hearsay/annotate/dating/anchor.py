"""What a relative time expression is placed against: the report's day, the last day told, and the tense around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from hearsay.annotate.dating.timewords import past_verbs

Tense = Literal["past", "future", "none"]

BEFORE_CHARS, AFTER_CHARS = 160, 80
_FUTURE = re.compile(
    r"(?i)\b(?:will|won['’]t|shall|going to|to be|(?:is|are) to|plann(?:ed|ing|s)|scheduled?|as soon as|upcoming"
    r"|by the end|until|till|can|(?-i:may)|might|must|should|would|could"
    r"|(?:due|set|slated|plans?|expected|expects?|hopes?|intends?|about|ready|able|decided|asked|wants?|agreed|likely)"
    r" (?:to|for))(?!\w)|['’]ll\b"
)
_SINCE = re.compile(r"(?i)\bsince\s(?:\w{1,9}\s)?\Z")  # looks back whatever the verb: "may have been there since"
_WORD = re.compile(r"[A-Za-z]+")


class Unplaceable(ValueError):
    """A time expression has no calendar value here: what it counts from is not known."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where in time an expression stands: `published` is the report's day, `told` the last full date before it.

    `era` is the start of the last time told of any length: "that year" and "one year later" count from it.
    """

    published: date | None
    told: date | None
    tense: Tense = "none"
    era: date | None = None

    @property
    def today(self) -> date:
        """The report's own day, without which nothing relative has a value."""
        if self.published is None:
            raise Unplaceable("the report's own date is not known")
        return self.published

    @property
    def thread(self) -> date:
        """The day that the telling has reached: the last date told, else the report's own."""
        return self.told or self.today


def tense_around(text: str, start: int, end: int) -> Tense:
    """Judge from the nearest verb before an expression, else after it, whether it lies behind or ahead."""
    before = _clause_before(text[max(0, start - BEFORE_CHARS) : start])
    if _SINCE.search(before):
        return "past"
    futures = [m.start() for m in _FUTURE.finditer(before)]
    pasts = _past_places(before)
    if futures or pasts:
        return "future" if max(futures, default=-1) >= max(pasts, default=-1) else "past"
    after = re.split(r"[.!?](?:\s|$)|\n\n", text[end : end + AFTER_CHARS], maxsplit=1)[0]
    first_future = min((m.start() for m in _FUTURE.finditer(after)), default=AFTER_CHARS)
    first_past = min(_past_places(after), default=AFTER_CHARS)
    if first_future == first_past:
        return "none"
    return "future" if first_future < first_past else "past"


def has_past(text: str) -> bool:
    """Tell whether some words hold a past form."""
    return bool(_past_places(text))


def _clause_before(text: str) -> str:
    """Keep what stands between the last sentence end and the expression."""
    return re.split(r"[.!?][\"'”’)]?\s+(?=[A-Z\"“'‘])|\n\n|;", text)[-1]


def _past_places(text: str) -> list[int]:
    """List where past forms stand."""
    return [m.start() for m in _WORD.finditer(text) if _is_past(m.group())]


def _is_past(word: str) -> bool:
    """Tell past forms; a capitalised word ("United") is taken for a name."""
    return word in past_verbs() or (len(word) > 3 and word.endswith("ed") and not word.endswith("eed"))
