"""Words that point to a time without a date: "now", "recently", "the near future"; found, never given a value."""

from __future__ import annotations

import re

from hearsay.annotate.dating.anchor import Anchor
from hearsay.annotate.dating.calendar import Interval
from hearsay.annotate.dating.dates import Form
from hearsay.annotate.dating.timewords import GAP

_NOW = re.compile(rf"\b(?i:(?:right{GAP})?now|currently|nowadays|(?:more{GAP})?recently|these{GAP}days)\b(?!-)")
_PAST = re.compile(
    rf"\b(?i:the{GAP}(?:near{GAP}|recent{GAP}|distant{GAP})?(?:future|past))\b"
    rf"(?!{GAP}(?:\w{{1,12}}(?:{GAP}|-))?(?i:hours?|days?|weeks?|weekend|months?|years?|decades?|quarters?|summers?|winters?)\b|{GAP}\d)"
)


def _unknown(match: re.Match[str], anchor: Anchor) -> Interval | None:
    return None


VAGUE_FORMS = (Form(_NOW, _unknown), Form(_PAST, _unknown))
