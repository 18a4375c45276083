"""Calendar arithmetic for time expressions: days, weeks, months, seasons and years as closed intervals of dates."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from hearsay.model import Precision

SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # northern, meteorological


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed stretch of days with the precision in which it was told; `clock` is "HH:MM" when a time of day was."""

    start: date
    end: date
    precision: Precision
    clock: str | None = None


def day(on: date) -> Interval:
    """Make the interval of one day."""
    return Interval(on, on, "day")


def days(start: date, end: date) -> Interval:
    """Make a range of days, put in order."""
    return Interval(min(start, end), max(start, end), "range")


def week(on: date) -> Interval:
    """Make the week, Monday to Sunday, that holds a day."""
    monday = on - timedelta(days=on.weekday())
    return Interval(monday, monday + timedelta(days=6), "week")


def weekend(on: date) -> Interval:
    """Make the Saturday and Sunday of the week that holds a day."""
    saturday = on + timedelta(days=5 - on.weekday())
    return Interval(saturday, saturday + timedelta(days=1), "range")


def months(year: int, first: int, count: int) -> Interval:
    """Make the run of whole months that starts with month `first` (1..12) of a year."""
    start = date(year, first, 1)
    last = shift_months(start, count - 1)
    return Interval(start, last.replace(day=monthrange(last.year, last.month)[1]), "range")


def month(year: int, number: int) -> Interval:
    """Make the interval of one month."""
    return told(months(year, number, 1), "month")


def quarter(year: int, number: int) -> Interval:
    """Make one quarter (1..4) of a calendar year."""
    return months(year, 3 * number - 2, 3)


def season(year: int, name: str) -> Interval:
    """Make a season of a year; the winter of a year is the one that begins in it."""
    return told(months(year, SEASON_MONTHS[name], 3), "season")


def years(first: int, count: int) -> Interval:
    """Make a run of whole years."""
    return Interval(date(first, 1, 1), date(first + count - 1, 12, 31), "range")


def year(number: int) -> Interval:
    """Make the interval of one year."""
    return told(years(number, 1), "year")


def decade(first: int) -> Interval:
    """Make the ten years from `first`."""
    return told(years(first, 10), "decade")


def told(interval: Interval, precision: Precision) -> Interval:
    """Give an interval another precision."""
    return Interval(interval.start, interval.end, precision, interval.clock)


def at_clock(interval: Interval, clock: str | None) -> Interval:
    """Put a time of day on an interval of one day; a longer one keeps none."""
    if clock is None or interval.start != interval.end:
        return interval
    return Interval(interval.start, interval.end, "instant", clock)


def part(interval: Interval, which: str) -> Interval:
    """Cut an interval to its early, middle or late half: vague words keep a vague answer."""
    length = (interval.end - interval.start).days
    early, late = interval.start + timedelta(days=length // 2), interval.end - timedelta(days=length // 2)
    if which in ("early", "start", "beginning", "opening"):
        return Interval(interval.start, early, interval.precision)
    if which in ("late", "end", "close", "closing"):
        return Interval(late, interval.end, interval.precision)
    quarter_length = timedelta(days=length // 4)
    return Interval(interval.start + quarter_length, interval.end - quarter_length, interval.precision)


def until(interval: Interval, last: date) -> Interval:
    """Cut an interval so that it ends on a day inside it."""
    return Interval(interval.start, max(interval.start, min(interval.end, last)), interval.precision)


def since(interval: Interval, first: date) -> Interval:
    """Cut an interval so that it starts on a day inside it."""
    return Interval(min(interval.end, max(interval.start, first)), interval.end, interval.precision)


def shift_months(on: date, count: int) -> date:
    """Move a day by whole months, to the month's last day where the day does not exist."""
    index = on.year * 12 + on.month - 1 + count
    target_year, target_month = divmod(index, 12)
    return date(target_year, target_month + 1, min(on.day, monthrange(target_year, target_month + 1)[1]))


def nth_weekday(year_number: int, month_number: int, *, weekday: int, nth: int) -> date:
    """Find the nth weekday (0 Monday) of a month; nth -1 is the last one."""
    if nth < 0:
        last = date(year_number, month_number, monthrange(year_number, month_number)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year_number, month_number, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter(year_number: int) -> date:
    """Find Easter Sunday of a year in the Gregorian calendar (Butcher's method)."""
    a, b, c = year_number % 19, year_number // 100, year_number % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year_number, f // 31, f % 31 + 1)


def weekday_before(on: date, weekday: int) -> date:
    """Find the last such weekday strictly before a day."""
    return on - timedelta(days=(on.weekday() - weekday - 1) % 7 + 1)


def weekday_after(on: date, weekday: int) -> date:
    """Find the first such weekday strictly after a day."""
    return on + timedelta(days=(weekday - on.weekday() - 1) % 7 + 1)
