"""Times of day ("11am", "17:42", "midnight Friday"), on the day beside them or the one that the telling has reached."""

from __future__ import annotations

import re
from datetime import timedelta

from hearsay.annotate.dating import calendar as cal
from hearsay.annotate.dating.anchor import Anchor
from hearsay.annotate.dating.calendar import Interval
from hearsay.annotate.dating.dates import Form, clock_value, fitting_year
from hearsay.annotate.dating.deixis import weekday_date
from hearsay.annotate.dating.timewords import CLOCK, DAY, GAP, MONTH, WEEKDAY, YEAR, ZONE, month_number, weekday_number

_NAMED = r"(?i:noon|midnight|midday)"
_DAY_PART = (
    rf"(?:(?P<weekday>{WEEKDAY})|(?P<word>(?i:today|yesterday|tomorrow))"
    rf"|(?P<month>{MONTH}){GAP}(?P<day>{DAY})(?:,?{GAP}(?P<year>{YEAR}))?)"
)
_CLOCK = re.compile(
    rf"(?<![\w:.,$£€])(?P<clock>{CLOCK}|{_NAMED}(?=[ \n]))(?:{GAP}(?P<zone>{ZONE}|\({ZONE}\)))?"
    rf"(?:,?{GAP}(?:on{GAP})?{_DAY_PART})?(?![\w:])"
)
_NOON = re.compile(rf"(?<=\b[aty]{{2}}\s)(?P<clock>{_NAMED})\b|(?<=[a-z]\s)(?P<alone>(?:midnight|midday))\b")
_O_CLOCK = re.compile(
    rf"\b(?:\d\d?|[a-z]{{3,6}}){GAP}o['’]clock(?:{GAP}in{GAP}the{GAP}(?:morning|afternoon|evening))?\b"
)
_GMT = re.compile(r"(?<![\w$£€.,])(?P<clock>(?:[01]\d|2[0-3])[0-5]\d)\s?(?P<zone>GMT|UTC|hours|hrs)\b")
_OFFSET = {"today": 0, "yesterday": -1, "tomorrow": 1}
_NAMED_CLOCK = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}


def _clock(match: re.Match[str], anchor: Anchor) -> Interval:
    """Put the time on its day."""
    parts = match.groupdict()
    said = (parts.get("clock") or parts.get("alone") or "").lower()
    clock = _NAMED_CLOCK.get(said) or (f"{said[:2]}:{said[2:]}" if said.isdigit() else clock_value(said))
    return cal.at_clock(_day_of(parts, anchor), clock)


def _day_of(parts: dict[str, str | None], anchor: Anchor) -> Interval:
    weekday, word, month = parts.get("weekday"), parts.get("word"), parts.get("month")
    if weekday:
        return cal.day(weekday_date(weekday_number(weekday), "", anchor))
    if word:
        return cal.day(anchor.today + timedelta(days=_OFFSET[word.lower()]))
    if month:
        day = int(re.sub(r"\D", "", parts["day"] or ""))
        year = parts.get("year")
        found = fitting_year(month_number(month), day, anchor) if not year else anchor.thread.replace(int(year), 1, 1)
        return cal.day(found.replace(month=month_number(month), day=day))
    return cal.day(anchor.thread)


def _o_clock(match: re.Match[str], anchor: Anchor) -> Interval:
    return cal.day(anchor.thread)


CLOCK_FORMS = (Form(_CLOCK, _clock), Form(_NOON, _clock), Form(_O_CLOCK, _o_clock), Form(_GMT, _clock))
