"""Absolute dates: numeric and written-out days, months, years, decades and centuries, with their calendar value."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from hearsay.annotate.dating import calendar as cal
from hearsay.annotate.dating.anchor import Anchor
from hearsay.annotate.dating.calendar import Interval
from hearsay.annotate.dating.timewords import (
    CLOCK,
    COUNT,
    DAY,
    EDGE,
    GAP,
    MONTH,
    MONTHS,
    PART,
    TO,
    WEEKDAY,
    YEAR,
    count_number,
    month_number,
    near_words,
)

NEAR_DAYS = 100  # a day without a year is taken for the nearest one when that is this near
ORDER_DAYS = 45  # 3/4 is read in the order that falls this near to the report, when only one order does


@dataclass(frozen=True, slots=True)
class Form:
    """One shape of time expression: its pattern, how a match becomes dates, and what may veto a match.

    `near` finds words without which the pattern cannot match: only the text around them is searched.
    """

    pattern: re.Pattern[str]
    value: Callable[[re.Match[str], Anchor], Interval | None]
    allowed: Callable[[re.Match[str]], bool] = lambda match: True
    near: re.Pattern[str] | None = None


def group(match: re.Match[str], name: str) -> str:
    """Give what a named group matched, in lower case; "" where the pattern has no such group or it stayed empty."""
    return (match.groupdict().get(name) or "").lower()


def clock_value(words: str | None) -> str | None:
    """Turn "5.30 p.m." or "17:42" into "HH:MM"."""
    found = re.match(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?\s*([ap])?", (words or "").lower())
    if not found:
        return None
    hour = int(found[1]) % 12 + (12 if found[3] == "p" else 0) if found[3] else int(found[1])
    return f"{hour:02d}:{found[2] or '00'}"


# ---------------------------------------------------------------- numeric

_ISO = re.compile(
    r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d{1,6})?)?)?(?:Z|[+-]\d\d:?\d\d)?(?![\w-])"
)
_NUMERIC = re.compile(
    rf"(?<![\w./-])(\d{{1,2}})([./-])(\d{{1,2}})\2(\d{{4}}|\d\d)(?![\w/-]|[.]\d)(?:,?{GAP}?({CLOCK}))?"
)


def _iso(match: re.Match[str], anchor: Anchor) -> Interval:
    return cal.at_clock(cal.day(date(int(match[1]), int(match[2]), int(match[3]))), match[4])


def _numeric(match: re.Match[str], anchor: Anchor) -> Interval:
    """Read month and day in the one order that can be, or that is near the report; else keep both as a range."""
    first, second, year = int(match[1]), int(match[3]), full_year(match[4], anchor)
    orders = [date(year, m, d) for m, d in ((first, second), (second, first)) if m <= 12 and d <= 31]
    if anchor.published:
        near = [d for d in orders if abs((d - anchor.today).days) <= ORDER_DAYS]
        orders = near if near else orders
    if not orders:
        raise ValueError("no such day")
    value = cal.day(orders[0]) if len(set(orders)) == 1 else cal.days(min(orders), max(orders))
    return cal.at_clock(value, clock_value(match[5]))


def full_year(digits: str, anchor: Anchor) -> int:
    """Complete a year of two digits to the century that puts it nearest the report's time."""
    if len(digits) == 4:
        return int(digits)
    pivot = anchor.published.year if anchor.published else 2000
    return min((century + int(digits) for century in (1900, 2000, 2100)), key=lambda y: abs(y - pivot))


# ---------------------------------------------------------------- day and month in words

_NIGHT_OF = rf"(?:(?P<frame>(?i:(?:the{GAP})?(?:night|evening|morning|afternoon|week|weekend){GAP}of)){GAP})?"
_WEEKDAY_FIRST = rf"(?:{WEEKDAY},?{GAP}(?:(?i:the){GAP})?)?"
_EARLY = rf"(?:(?P<part>{PART})(?:{GAP}|-))?"
_YEAR_AFTER = rf"(?:,?{GAP}(?P<year>{YEAR}))?"
_LAST_YEAR = rf"(?:{GAP}(?P<which>(?i:last|this|next)){GAP}(?i:year))?"
_SEPTEMBER_11 = re.compile(r"Sept(?:\.|ember) 11(?:th)?,? (?:terror|attack|assault|hijack)")
_MONTH_DAY = re.compile(
    rf"\b{_NIGHT_OF}(?:(?P<before>(?i:last|this|next)){GAP})?{_WEEKDAY_FIRST}(?P<month>{MONTH}){GAP}(?:the{GAP})?(?P<day>{DAY})"
    rf"(?:{TO}(?:(?P<month2>{MONTH}){GAP})?(?P<day2>{DAY}))?{_YEAR_AFTER}{_LAST_YEAR}"
)
_DAY_MONTH = re.compile(
    rf"(?<![\w.,$£€-]){_NIGHT_OF}{_WEEKDAY_FIRST}(?P<day>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)"
    rf"(?:{TO}(?P<day2>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?))?"
    rf"(?:{GAP}of{GAP}|{GAP}|-)(?P<month>{MONTH})(?:(?:,?{GAP}|-)(?P<year>{YEAR}))?{_LAST_YEAR}"
)
_COUNTED_FROM = re.compile(
    rf"\b(?P<count>{COUNT}){GAP}(?i:days?){GAP}(?P<side>(?i:before|after|(?:earlier|later){GAP}than|prior{GAP}to)){GAP}"
    rf"(?:(?i:the){GAP})?(?P<month>{MONTH}){GAP}(?P<day>{DAY}){_YEAR_AFTER}"
)


def _written_day(match: re.Match[str], anchor: Anchor) -> Interval:
    """Give the day or range of days, in the year that is written or the one that fits best."""
    parts = match.groupdict()
    if not parts.get("year") and _SEPTEMBER_11.match(match.string, match.start("month")):
        return cal.day(date(2001, 9, 11))
    first = _in_year(parts, anchor, month=month_number(parts["month"]), day=_day_number(parts["day"]))
    if (parts.get("frame") or "").lower().endswith("week of"):
        return cal.week(first)
    if not parts.get("day2"):
        return cal.day(first)
    second_month = month_number(parts["month2"]) if parts.get("month2") else first.month
    second = date(first.year, second_month, _day_number(parts["day2"]))
    return cal.days(first, second if second >= first else second.replace(year=first.year + 1))


def _counted_from(match: re.Match[str], anchor: Anchor) -> Interval | None:
    """Count days from a day that is named: "two days before May 3"."""
    count = count_number(match["count"])
    if count is None:
        return None
    back = match["side"].lower().split()[0] in ("before", "earlier", "prior")
    return cal.day(_written_day(match, anchor).start + timedelta(days=-count if back else count))


def _day_number(word: str) -> int:
    return int(re.match(r"\d+", word)[0])  # type: ignore[index]  # the patterns give digits first


def _in_year(parts: dict[str, str | None], anchor: Anchor, *, month: int, day: int) -> date:
    if parts.get("year"):
        return date(int(parts["year"] or 0), month, day)
    if parts.get("which"):
        return date(anchor.today.year + {"last": -1, "this": 0, "next": 1}[(parts["which"] or "").lower()], month, day)
    if parts.get("before"):
        ahead = anchor.today + timedelta(days=1) if parts["before"] != "last" else anchor.today - timedelta(days=365)
        return next(d for d in (ahead + timedelta(days=n) for n in range(1462)) if (d.month, d.day) == (month, day))
    return fitting_year(month, day, anchor)


def fitting_year(month: int, day: int, anchor: Anchor) -> date:
    """Choose the year of a day without one: the nearest when near, else the side that the tense points to."""
    candidates = [_or_none(anchor.today.year + n, month, day) for n in (-4, -3, -2, -1, 0, 1, 2, 3, 4)]
    by_distance = sorted((d for d in candidates if d), key=lambda d: (abs((d - anchor.today).days), d))
    nearest = by_distance[0]
    if abs((nearest - anchor.today).days) <= NEAR_DAYS or anchor.tense == "none":
        return nearest
    ahead = anchor.tense == "future"
    return next(d for d in by_distance if (d >= anchor.today) == ahead)


def _or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 29 February
        return None


# ---------------------------------------------------------------- months

_MONTH_YEAR = re.compile(
    rf"\b(?:(?P<edge>{EDGE}){GAP}(?:of{GAP})?)?{_EARLY}(?P<month>{MONTH})"
    rf"(?:,?{GAP}(?:of{GAP})?(?P<year>{YEAR})|{GAP}(?P<which>(?i:last|this|next)){GAP}(?i:year))"
)
_MONTH_ALONE = re.compile(
    rf"\b(?:(?P<edge>{EDGE}){GAP}(?:of{GAP})?|(?P<which>(?i:last|this|next|this{GAP}past|this{GAP}coming)){GAP})?"
    rf"{_EARLY}(?P<month>{MONTH})(?!{GAP}?[\d])"
)
_NAME_LIKE = ("may", "march", "mar.", "jan.", "june", "april", "august", "jan", "mar", "dec", "sep", "jun", "jul")
_BEFORE_MONTH = re.compile(
    r"(?i)\b(?:in|of|since|until|till|by|through|to|from|for|during|before|after|between|and|or|late|early|mid|each|every"
    r"|end|ended|ending|last|next|this|around|as)\s$"
)


def _written_month(match: re.Match[str], anchor: Anchor) -> Interval:
    """Give a month, cut to its early or late half when so told."""
    parts = match.groupdict()
    number, which = month_number(parts["month"]), (parts["which"] or "").lower()
    if parts.get("year"):
        found = cal.month(int(parts["year"]), number)
    elif "year" in parts:
        found = cal.month(anchor.today.year + {"last": -1, "this": 0, "next": 1}[which], number)
    else:
        found = _month_without_year(number, which, anchor)
    return halved(found, group(match, "part") or group(match, "edge"))


def _month_without_year(number: int, which: str, anchor: Anchor) -> Interval:
    today = anchor.today
    last = today.year if number < today.month or (number == today.month and which == "this") else today.year - 1
    if which in ("last", "next"):
        return cal.month(last if which == "last" else today.year + (number <= today.month), number)
    if number == today.month:
        return cal.month(today.year, number)
    away = (number - today.month) % 12  # months ahead
    ahead = anchor.tense == "future" or (anchor.tense == "none" and away <= 3)
    return cal.month((last + 1) if ahead else last, number)


def halved(found: Interval, words: str) -> Interval:
    """Cut an interval by "early", "the end of", "the second half of"."""
    word = words.split()
    if not word:
        return found
    which = word[-1] if word[-1] != "half" else {"first": "early"}.get(word[-2], "late")
    return cal.part(found, which)


def _is_month(match: re.Match[str]) -> bool:
    """Veto a lone month word that may be a name or a verb: "May", "March", "June"."""
    if match["edge"] or match["which"] or match["part"]:
        return True
    word, text = match["month"], match.string
    if re.match(r"['’]s\b|-[a-z]|\s(?!and\b|or\b)[A-Z][a-z]", text[match.end() : match.end() + 8]) and word[-1] != ".":
        return not re.match(r"\s[A-Z]", text[match.end() : match.end() + 3]) and word.lower() not in _NAME_LIKE
    if word.lower() not in _NAME_LIKE and word != word.upper():
        return True
    return bool(_BEFORE_MONTH.search(text[max(0, match.start() - 12) : match.start()]))


_NEAR_MONTH = near_words(*MONTHS)

DATE_FORMS = (
    Form(_ISO, _iso),
    Form(_NUMERIC, _numeric),
    Form(_MONTH_DAY, _written_day, near=_NEAR_MONTH),
    Form(_COUNTED_FROM, _counted_from, near=_NEAR_MONTH),
    Form(_DAY_MONTH, _written_day, near=_NEAR_MONTH),
    Form(_MONTH_YEAR, _written_month, near=_NEAR_MONTH),
    Form(_MONTH_ALONE, _written_month, _is_month, near=_NEAR_MONTH),
)
