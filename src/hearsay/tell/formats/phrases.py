"""How an account words times, counts, bounds and chains in plain English: the same words in every format."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hearsay.annotate.units import measures_by_name, plural
from hearsay.model import FigureValue, Place, Stance, Statement, Status, When

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

STANCES: dict[Stance, str] = {
    "asserts": "says",
    "denies": "denies",
    "confirms": "confirms",
    "doubts": "doubts",
    "predicts": "predicts",
    "promises": "promises",
    "demands": "demands",
    "asks": "asks",
    "narrates": "reports",
}

# The sign stands beside the word wherever a status shows, so that colour is never the only signal.
STATUSES: dict[Status, tuple[str, str]] = {
    "corroborated": ("●●", "told by more than one independent origin"),
    "disputed": ("≠", "others in these reports say otherwise"),
    "single-source": ("●○", "only one origin, or one voice, is sure"),
    "superseded": ("↷", "a later report puts something else in its place"),
}

CURRENCIES = frozenset("$£€¥₹₽")

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d{1,9})?)?)?(Z|[+-]\d{2}:?\d{2})?")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BIDI = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BLANKS = re.compile(r"\s+")


def tell_when(when: When | None) -> str:
    """Word an interval of time as precisely as it is known and no more."""
    if when is None or not (when.start or when.end):
        return "date unknown"
    words = _interval(when)
    return f"around {words}" if when.basis == "guess" or when.precision == "unknown" else words


def _interval(when: When) -> str:
    """Word an interval that has at least one end."""
    if when.end is None:
        return f"from {_moment(when.start)}"
    if when.start is None:
        return f"until {_moment(when.end)}"
    first, last = _day(when.start), _day(when.end)
    if first is None or last is None:
        return when.start if when.start == when.end else f"{when.start} – {when.end}"
    if when.precision == "instant" or first == last:
        return _moment(when.start)
    return _stretch(when, first, last)


def _stretch(when: When, first: date, last: date) -> str:
    """Word an interval of more than one day by its precision."""
    match when.precision:
        case "week":
            return f"in the week of {_say(first)}"
        case "month" if (first.year, first.month) == (last.year, last.month):
            return f"in {MONTHS[first.month - 1]} {first.year}"
        case "year" if first.year == last.year:
            return f"in {first.year}"
        case "decade":
            return f"in the {first.year // 10 * 10}s"
        case "season":
            return f"in {MONTHS[first.month - 1]}–{MONTHS[last.month - 1]} {last.year}"
    return tell_days(first, last)


def tell_days(first: date, last: date) -> str:
    """Word a range of days without saying month or year twice; whole months and years by their names."""
    if first.day == 1 and (last + timedelta(days=1)).day == 1 and (first.year, first.month) != (last.year, last.month):
        return _months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return _say(first) if first == last else f"{first.day}–{_say(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {_say(last)}"
    return f"{_say(first)} – {_say(last)}"


def _months(first: date, last: date) -> str:
    """Word a range of whole months."""
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.year == last.year:
        return f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]} {last.year}"
    return f"{MONTHS[first.month - 1]} {first.year} – {MONTHS[last.month - 1]} {last.year}"


def tell_range(start: When | None, end: When | None) -> str:
    """Word the time that a story spans, to the day."""
    first = _day((start.start or start.end) if start else None)
    last = _day((end.end or end.start) if end else None)
    if first and last:
        return tell_days(min(first, last), max(first, last))
    known = first or last
    return _say(known) if known else "dates unknown"


def tell_day(when: When | None) -> str:
    """Word the day of a report, without the hour."""
    day = _day((when.start or when.end) if when else None)
    if when is None or day is None or when.precision not in ("instant", "day"):
        return tell_when(when)
    return f"around {_say(day)}" if when.basis == "guess" else _say(day)


def _moment(iso: str | None) -> str:
    """Word one date or instant; what is no ISO date is shown as it is."""
    day, found = _day(iso), _ISO.match(iso or "")
    if day is None or found is None:
        return iso or "an unknown time"
    zone = found[5] or ""
    zone = " UTC" if zone in ("Z", "+00:00", "+0000") else f" UTC{zone}" if zone else ""
    clock = found[4]
    return f"{_say(day)}, {clock}{zone}" if clock and (clock != "00:00" or zone) else _say(day)


def _day(iso: str | None) -> date | None:
    """Read the day of an ISO date or instant; None where it is no such thing."""
    found = _ISO.match(iso or "")
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def _say(day: date) -> str:
    """Word one day."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def count(number: int, noun: str, plural: str = "") -> str:
    """Word a count with its noun."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def tell_number(value: float) -> str:
    """Write a number with thousands parted and no idle decimals."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6g}"


def tell_bounds(value: FigureValue) -> str:
    """Word what a figure's number allows: exact, at least, at most, between. Money and shares carry their sign."""
    about = "about " if value.approximate else ""
    match value.low, value.high:
        case float() | int() as low, float() | int() as high:
            return about + (_signed(low, value) if low == high else f"{_signed(low, value)} to {_signed(high, value)}")
        case float() | int() as low, None:
            return f"{about}{_signed(low, value)} or more"
        case None, float() | int() as high:
            return f"up to {about}{_signed(high, value)}"
    return "no number"


def _signed(number: float, value: FigureValue) -> str:
    unit = value.unit or ""
    if unit == "%":
        return f"{tell_number(number)}%"
    return f"{unit}{tell_number(number)}" if unit[-1:] in CURRENCIES else tell_number(number)


def tell_unit(value: FigureValue) -> str:
    """Name a figure's unit: a measure by its plural, what is counted as its own words do; signs stand at the number."""
    unit = value.unit or ""
    if not unit or unit == "%" or unit[-1] in CURRENCIES:
        return ""
    if unit.endswith("-old"):
        unit = unit.removesuffix("-old")
    elif unit not in measures_by_name():
        found = re.search(rf"\b(?:{re.escape(plural(unit))}|{re.escape(unit)}\w*)", value.span.text, re.IGNORECASE)
        if found:
            return plain(found[0])
    return unit if value.low == value.high == 1 else plural(unit)


def tell_point(place: Place) -> str:
    """Write where a place lies: 34.53° N, 69.17° E."""
    north = "N" if place.latitude >= 0 else "S"
    east = "E" if place.longitude >= 0 else "W"
    return f"{abs(place.latitude):.2f}° {north}, {abs(place.longitude):.2f}° {east}"


def tell_chain(statement: Statement) -> str:
    """Word the chain between a voice and its report; empty where the report has it itself."""
    return "via " + ", ".join(link.label for link in statement.via) if statement.via else ""


def quoted(text: str) -> str:
    """Put a line of text in quotation marks, unless it opens with its own."""
    line = plain(text)
    return line if line[:1] in '“"‘«„' else f"“{line}”"


def percent(share: float) -> str:
    """Write a share of 0..1 in per cent; a trace is not nothing."""
    return "under 1 %" if 0 < share < 0.01 else f"{share * 100:.0f} %"


def plain(text: str) -> str:
    """Make hostile or ragged text safe for one line: no control or bidirectional signs, single blanks."""
    return _BLANKS.sub(" ", _BIDI.sub("", _CONTROLS.sub("�", _BLANKS.sub(" ", text)))).strip()


def shorten(text: str, chars: int) -> str:
    """Cut a line at a word's end."""
    if len(text) <= chars:
        return text
    return text[:chars].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"
