"""The words that time expressions are made of: pattern pieces and the tables that turn words into numbers.

Pieces are plain strings to build patterns from; every repeat in them is bounded, so matching stays linear.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

GAP = r"(?:[ \t\u00a0\u202f]{1,4}|[ \t]{0,4}\n[ \t]{0,4})"
JOIN = rf"(?:{GAP}|-)"  # between the words of "third quarter" and "third-quarter"
TO = rf"{GAP}?(?:-|–|—){GAP}?"

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}


def _cased(pattern: str) -> str:
    """Let a capitalised pattern also match when it is wholly in capitals, as headlines are."""
    return f"(?:{pattern}|{pattern.upper()})"


_FULL_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
FULL_MONTH = f"(?:{_cased(_FULL_MONTH)}(?![a-zA-Z]))"
_SHORT_MONTH = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
MONTH = f"(?:{FULL_MONTH}|{_cased(_SHORT_MONTH)}(?![a-zA-Z])(?:\\.(?!\\w))?+)"
_FULL_WEEKDAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
WEEKDAY = f"(?:{_cased(_FULL_WEEKDAY)}(?![a-zA-Z])|(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun)\\.)"
DAY = r"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.:]\d|,\d{3}(?!\d)))"
YEAR = r"(?:(?:1[5-9]|20)\d\d(?![\w%]|[.:]\d|,\d{3}(?!\d)))"
_NUMBER = "|".join((*DIGITS[1:], *TEENS, *TENS))
COUNT = rf"(?i:\d{{1,3}}|an?|(?:a{GAP})?couple(?:{GAP}of)?|(?:a{GAP})?few|several|many|{_NUMBER})"
ABOUT = rf"(?i:(?:nearly|almost|about|around|some|just|roughly|over|(?:more|less){GAP}than|at{GAP}least|only){GAP})"
AMPM = r"(?:[ap]\.m\.?|[ap]m\b)"
CLOCK = (
    rf"(?i:(?:(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:[ \t\u00a0]?{AMPM})?"
    rf"|(?:1[0-2]|0?[1-9])(?:\.[0-5]\d)?[ \t\u00a0]?{AMPM})(?!\d))"
)
ZONE = r"(?:[A-Z]{2,3}T|GMT|UTC|EST|EDT|(?i:local time|eastern time|eastern))"
SPAN_UNIT = r"(?i:minute|hour|day|night|week|weekend|month|quarter|year|decade|century)"
PART_OF_DAY = r"(?i:morning|afternoon|evening|night|noon|midnight|midday|lunchtime|dawn|dusk)"
SEASON = r"(?i:spring|summer|autumn|fall|winter)"
PART = r"(?i:early|late|mid)"
EDGE = rf"(?i:the{GAP}(?:early|late|mid|end|beginning|start|middle|close|first{GAP}half|second{GAP}half|last{GAP}half))"


def near_words(*words: str) -> re.Pattern[str]:
    """Find where one of some words may stand: as written, capitalised or in capitals."""
    forms = dict.fromkeys(form for word in words for form in (word, word[0].upper() + word[1:], word.upper()))
    return re.compile("|".join(re.escape(form) for form in forms))


def month_number(word: str) -> int:
    """Give 1..12 for a month's name, short or long."""
    return MONTHS.index(word[:3].lower()) + 1


def weekday_number(word: str) -> int:
    """Give 0..6 (Monday first) for a weekday's name, short or long."""
    return WEEKDAYS.index(word[:3].lower())


def count_number(words: str) -> int | None:
    """Give the number that a count word stands for; None for "several" and "a few"."""
    last = re.split(r"[\s-]+", words.strip().lower())[-1]
    if last.isdigit():
        return int(last)
    if last in ("a", "an"):
        return 1
    if "couple" in words.lower():
        return 2
    return word_number(last)


def word_number(word: str) -> int | None:
    """Give the number of one English number word below a hundred."""
    if word in DIGITS:
        return DIGITS.index(word)
    if word in TEENS:
        return TEENS.index(word) + 13
    return TENS.get(word)


def spelled_year(words: str) -> int | None:
    """Give the year of "nineteen ninety-six", "two thousand" or "twenty twenty-one"."""
    parts = [p for p in re.split(r"[\s-]+", words.lower()) if p != "and"]
    if parts[:2] == ["two", "thousand"]:
        return 2000 + sum(word_number(p) or 0 for p in parts[2:])
    century = word_number(parts[0])
    return century * 100 + sum(word_number(p) or 0 for p in parts[1:]) if century else None


@cache
def resource_lines(name: str) -> tuple[str, ...]:
    """Read a word list of the package: one entry a line, # for remarks."""
    text = files("hearsay.resources").joinpath(name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def holidays() -> dict[str, str]:
    """Read the holidays with the rule that dates each."""
    return dict(line.split("\t", 1) for line in resource_lines("holidays.tsv"))


@cache
def past_verbs() -> frozenset[str]:
    """Read the irregular past forms."""
    return frozenset(resource_lines("past_verbs.txt"))
