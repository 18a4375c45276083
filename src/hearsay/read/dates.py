"""Which day or instant does a written date mean? For the dates that stamp a report, not for those that it tells of.

A numeric date is read day-first or month-first where it allows one reading only or a convention is known; else the
answer is the interval that holds both. Defaults of broken software (1970-01-01, the year 1) count as no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal

from hearsay.model import Basis, Precision, Span, When

Order = Literal["day-first", "month-first"]
EARLIEST_YEAR, LATEST_YEAR = 1700, 2040  # fixed, since a clock would make the same input give different output
CENTURY_TURN = LATEST_YEAR % 100
PLACEHOLDERS = frozenset(date(*d) for d in ((1970, 1, 1), (1969, 12, 31), (1980, 1, 1), (1900, 1, 1), (1899, 12, 30)))
MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
WEEKDAY = r"(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\b\.?,?\s{1,3})?"
DAY = (
    r"(?:(?P<y1>\d{4})(?P<s1>[-/.])(?P<m1>\d{1,2})(?P=s1)(?P<d1>\d{1,2})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]\s?(?P<m2>{MONTH})\.?,?[\s-]\s?(?P<y2>\d{{4}})"
    rf"|(?P<m3>{MONTH})\.?\s{{1,3}}(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<y3>\d{{4}})"
    r"|(?P<a>\d{1,2})(?P<s4>[./-])(?P<b>\d{1,2})(?P=s4)(?P<y4>\d{4}|\d{2}))"
)
ZONE = r"(?:\s?(?P<{0}z>Z|GMT|UTC|CES?T|EES?T|[ECMP][SD]?T|BST|IST|JST|[+-]\d{{2}}:?\d{{2}})(?!\w))?"
CLOCK = (
    r"(?P<{0}h>\d{{1,2}})(?::(?P<{0}m>\d{{2}})(?::(?P<{0}s>\d{{2}})(?:\.\d{{1,9}})?)?(?:\s?(?P<{0}p>[ap]\.?m\.?)(?!\w))?"
    r"|\s?(?P<{0}q>[ap]\.?m\.?)(?!\w))" + ZONE
)
BEFORE = rf"(?:{CLOCK.format('x')}(?:\s{{0,2}}[,|•·-])?\s{{0,3}}(?:on\s)?)?"
AFTER = rf"(?:(?:\s{{0,2}}[,|•·@–-]\s{{0,2}}|T|\s{{1,3}})(?:at\s)?{CLOCK.format('y')})?"
STAMP = re.compile(rf"(?<![\w./-]){BEFORE}{WEEKDAY}{DAY}{AFTER}(?![\w/-])", re.IGNORECASE)
# Only zone names that mean one offset; BST, IST and CST each mean several.
OFFSETS = {"z": 0, "gmt": 0, "utc": 0, "est": -5, "edt": -4, "cdt": -5, "pst": -8, "pdt": -7, "cet": 1, "cest": 2}
AMERICAN = re.compile(r"[ECMP][SD]?T")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?Z?)?")
EPOCH = re.compile(r"(\d{9,10})(?:\d{3}|\.\d+)?")
COARSE = re.compile(rf"(?:(?P<m3>{MONTH})\.?,? (?P<y3>\d{{4}})|(?P<y1>\d{{4}})(?:-(?P<m1>\d{{2}}))?)", re.IGNORECASE)
MAX_FIELD_CHARS = 120


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as it stands in a text, with its value."""

    span: Span
    when: When


def parse_date(raw: str, *, order: Order | None = None, basis: Basis = "given") -> When | None:
    """Read a field that holds a date; None where it holds none that can be."""
    raw = raw.strip()[:MAX_FIELD_CHARS]
    compact, epoch, coarse = COMPACT.fullmatch(raw), EPOCH.fullmatch(raw), COARSE.fullmatch(raw)
    if compact and (when := when_of_parts([int(g or 0) for g in compact.groups()], basis)):
        return when
    if epoch:
        return when_of_instant(datetime.fromtimestamp(int(epoch[1]), UTC), basis)
    if coarse:
        return when_of_month(coarse, basis)
    stamp = next(find_stamps(raw, order=order, basis=basis), None)
    return stamp.when if stamp else None


def find_stamps(text: str, *, order: Order | None = None, basis: Basis = "dateline") -> Iterator[Stamp]:
    """List the full dates of a text, in order, each with its time of day where one stands beside it."""
    for match in STAMP.finditer(text):
        when = when_of_match(match, order, basis)
        if when:
            yield Stamp(Span(*match.span()), when)


def stamp_at(text: str, start: int, *, order: Order | None = None) -> Stamp | None:
    """Return the full date that begins exactly at this place of a text."""
    match = STAMP.match(text, start)
    when = when_of_match(match, order, "dateline") if match else None
    return Stamp(Span(*match.span()), when) if match and when else None


def order_of(text: str) -> Order | None:
    """Tell the convention of a text's numeric dates by those that allow one reading only, or name an American zone."""
    seen: set[Order] = set()
    for match in STAMP.finditer(text):
        zone = (match["xz"] or match["yz"] or "").upper()
        if match["a"] and int(match["a"]) > 12:
            seen.add("day-first")
        elif (match["a"] and int(match["b"]) > 12) or AMERICAN.fullmatch(zone):
            seen.add("month-first")
    return seen.pop() if len(seen) == 1 else None


# ---------------------------------------------------------------- values


def when_of_match(match: re.Match[str], order: Order | None, basis: Basis) -> When | None:
    """Give the value of a date found by the grammar."""
    days = sorted(day for day in readings(match, order) if is_possible(day))
    if not days:
        return None
    if len(days) > 1:
        return When(days[0].isoformat(), days[-1].isoformat(), "range", basis)
    instant = instant_of(match, days[0])
    return when_of_instant(instant, basis) if instant else when_of_day(days[0], basis)


def readings(match: re.Match[str], order: Order | None) -> set[date]:
    """List the days that a date can mean: two where day and month can change places."""
    if match["y1"]:
        triples = {(int(match["y1"]), int(match["m1"]), int(match["d1"]))}
    elif match["m2"] or match["m3"]:
        which = "2" if match["m2"] else "3"
        triples = {(int(match["y" + which]), MONTHS[match["m" + which][:3].lower()], int(match["d" + which]))}
    else:
        year, a, b = full_year(match["y4"]), int(match["a"]), int(match["b"])
        month_first = {(year, a, b)} if order != "day-first" else set()
        day_first = {(year, b, a)} if order != "month-first" else set()
        triples = month_first | day_first
    return {day for triple in triples if (day := day_of(*triple))}


def instant_of(match: re.Match[str], day: date) -> datetime | None:
    """Join a day with the time of day beside it; None where there is none that can be."""
    side = "y" if match["yh"] else "x"
    if not match[side + "h"]:
        return None
    hour, half = int(match[side + "h"]), (match[side + "p"] or match[side + "q"] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = (match[side + "z"] or "").lower()
    try:
        clock = datetime(day.year, day.month, day.day, hour, int(match[side + "m"] or 0), int(match[side + "s"] or 0))
        return clock.replace(tzinfo=zone_of(zone))
    except ValueError:
        return None


def zone_of(name: str) -> timezone | None:
    """Return the zone that a name or an offset stands for, None where it is unknown or means several."""
    if name[:1] in ("+", "-") and name:
        hours, minutes = int(name[1:3]), int(name[-2:])
        return timezone(timedelta(hours=hours, minutes=minutes) * (-1 if name[0] == "-" else 1))
    return timezone(timedelta(hours=OFFSETS[name])) if name in OFFSETS else None


def when_of_parts(parts: list[int], basis: Basis) -> When | None:
    """Give the value of 20210819 or 20210819171000; None where it is no such date."""
    day = day_of(*parts[:3])
    if day is None or not is_possible(day):
        return None
    try:
        return when_of_instant(datetime(*parts), basis)  # type: ignore[arg-type]
    except ValueError:
        return None


def when_of_instant(instant: datetime, basis: Basis) -> When | None:
    """Give the value of an instant; midnight sharp is what software writes for a day without a time."""
    if not is_possible(instant.date()):
        return None
    if (instant.hour, instant.minute, instant.second) == (0, 0, 0) and not instant.utcoffset():
        return when_of_day(instant.date(), basis)
    return When(instant.isoformat(), instant.isoformat(), "instant", basis)


def when_of_day(day: date, basis: Basis) -> When:
    """Give the value of a day."""
    return When(day.isoformat(), day.isoformat(), "day", basis)


def when_of_month(match: re.Match[str], basis: Basis) -> When | None:
    """Give the value of "March 2019", "2019-03" or "2019"."""
    year = int(match["y1"] or match["y3"])
    month = MONTHS[match["m3"][:3].lower()] if match["m3"] else int(match["m1"] or 0)
    first = day_of(year, month or 1, 1)
    if first is None or not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    following = date(year + 1, 1, 1) if month in (0, 12) else date(year, month + 1, 1)
    precision: Precision = "month" if month else "year"
    return When(first.isoformat(), (following - timedelta(days=1)).isoformat(), precision, basis)


def is_possible(day: date) -> bool:
    """Tell whether a report can be of this day."""
    return EARLIEST_YEAR <= day.year <= LATEST_YEAR and day not in PLACEHOLDERS


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(digits: str) -> int:
    """Read a year of two digits as the last one that can be."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (2000 if year <= CENTURY_TURN else 1900)
