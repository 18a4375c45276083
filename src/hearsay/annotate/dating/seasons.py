"""Quarters, seasons and holidays, with or without a year, with their calendar value."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hearsay.annotate.dating import calendar as cal
from hearsay.annotate.dating.anchor import Anchor
from hearsay.annotate.dating.calendar import Interval
from hearsay.annotate.dating.dates import Form, group
from hearsay.annotate.dating.deixis import SHADE, shaded, shifted, step_of
from hearsay.annotate.dating.timewords import GAP, JOIN, ORDINALS, SEASON, YEAR, holidays, near_words

_OWNER = (
    rf"(?:(?P<which>(?i:last|this|next){GAP}year['’]s"
    rf"|(?i:the(?={GAP}\w+ )|this|that|last|next)(?:{GAP}(?i:current|latest))?){GAP})?"
)
_A_YEAR_AGO = rf"(?:{GAP}(?P<ago>(?i:a{GAP}year{GAP}(?:ago|earlier))))"
_QUARTER = re.compile(
    rf"\b{_OWNER}(?:(?P<lead>{YEAR}){GAP})?(?:(?i:fiscal){JOIN})?(?P<nth>(?i:first|second|third|fourth|1st|2nd|3rd|4th)){JOIN}"
    rf"(?P<unit>(?i:quarter|half))"
    rf"(?:{GAP}of{GAP}(?:(?P<year>{YEAR})|(?P<of>(?i:last|this|next|the){GAP}year))|{_A_YEAR_AGO})?\b"
)
_SHORT_QUARTER = re.compile(rf"\b(?P<unit>[QH])(?P<nth>[1-4])(?:{GAP}(?:of{GAP})?(?P<year>{YEAR}))?\b")
_THE_QUARTER = re.compile(
    rf"\b(?P<which>(?i:the(?:{GAP}(?:latest|current|previous|following|coming|same|corresponding))?|this|that|last|next)){GAP}"
    rf"(?:(?P<year>{YEAR}){GAP})?(?P<unit>(?i:quarter|period))(?:{GAP}(?P<ago>(?i:a{GAP}year{GAP}(?:ago|earlier)|last{GAP}year)))?\b"
)
_SEASON = re.compile(
    rf"\b{SHADE}(?:(?P<which>(?i:last|this|next|the|this{GAP}past|this{GAP}coming|in|that|early|late|mid)){GAP}(?:(?i:early|late){GAP})?)?"
    rf"(?P<season>{SEASON})(?:{GAP}(?:of{GAP})?(?:(?P<year>{YEAR})|(?P<of>(?i:last|this|next){GAP}year)))?\b"
)


def _quarter(match: re.Match[str], anchor: Anchor) -> Interval:
    """Give a quarter or a half of a year; without a year the one nearest to the report that is not far ahead."""
    number = ORDINALS.get(group(match, "nth")) or int(match["nth"])
    half = group(match, "unit") in ("half", "h")
    written = match["year"] or group(match, "lead")
    compared = group(match, "of") or group(match, "ago")
    year = int(written) if written else anchor.today.year + _year_step(group(match, "which") + compared)
    if not (half or written or compared):
        year -= number > (anchor.today.month + 2) // 3 + 1
    return cal.months(year, 6 * number - 5, 6) if half else cal.quarter(year, number)


def _year_step(words: str) -> int:
    return -1 if "last year" in words or "a year" in words else 1 if "next year" in words else 0


def _the_quarter(match: re.Match[str], anchor: Anchor) -> Interval | None:
    if match["year"]:
        return cal.year(int(match["year"]))
    if match["unit"].lower() == "period" and not match["ago"]:
        return None
    found = shifted(anchor.today, "quarter", step_of(group(match, "which")))
    return shifted(found.start, "quarter", -4) if found and match["ago"] else found


def _is_quarter(match: re.Match[str]) -> bool:
    """Veto "the period": only a dated or compared one stands for a time."""
    if match["unit"].lower() == "quarter":
        return True
    return bool(match["year"] or match["ago"]) or match["which"].lower().endswith(("latest", "corresponding"))


def _season(match: re.Match[str], anchor: Anchor) -> Interval:
    name = match["season"].lower()
    if match["year"]:
        return cal.season(int(match["year"]), name)
    year = anchor.today.year + _year_step(group(match, "of"))
    options = [cal.season(year + n, name) for n in (-2, -1, 0, 1)]
    step = step_of(group(match, "which"))
    if step < 0 or (not step and anchor.tense == "past"):
        return [s for s in options if s.start <= anchor.today and (not step or s.end < anchor.today)][-1]
    ahead = [s for s in options if s.end >= anchor.today and (not step or s.start > anchor.today)]
    return shaded(ahead[0] if ahead else options[-1], group(match, "shade"), anchor)


def _is_season(match: re.Match[str]) -> bool:
    """Veto seasons that are verbs or other things: only after a word that points to a time, or with a year."""
    if re.match(r"\s[A-Z]", match.string[match.end() : match.end() + 2]):  # the Winter Olympics
        return False
    return bool(match["which"] or match["year"] or match["of"] or match["shade"])


NEAR_DAYS = 20  # a holiday this near to the report is the one meant, whatever the tense
_HOLIDAY_NAMES = "|".join(
    re.escape(name).replace("\\ ", GAP).replace("'", "['’]") for name in sorted(holidays(), key=lambda n: (-len(n), n))
)
_HOLIDAY = re.compile(
    rf"\b{SHADE}(?:(?P<which>(?i:last|this|next)){GAP})?(?P<name>(?i:{_HOLIDAY_NAMES}))(?!\w|['’]s)(?:,?{GAP}(?P<year>{YEAR}))?"
)
_NAMED_AFTER = re.compile(
    r"\s(?:Island|[A-Z][a-z]+|tree|card|gift|present|(?:office )?part(?:y|ies)|dinner|shopping|sale|market|lights)"
)


def _holiday(match: re.Match[str], anchor: Anchor) -> Interval:
    """Give a holiday of the year that is written, or the nearest one on the side that is told."""
    name = re.sub(r"\s+", " ", match["name"].lower().replace("’", "'"))
    rule = holidays()[name]
    if match["year"]:
        return cal.day(holiday_date(rule, int(match["year"])))
    options = [holiday_date(rule, anchor.today.year + n) for n in (-1, 0, 1)]
    nearest = min(options, key=lambda d: abs((d - anchor.today).days))
    step = step_of(group(match, "which"))
    if not step and abs((nearest - anchor.today).days) > NEAR_DAYS:
        step = {"past": -1, "future": 1, "none": 0}[anchor.tense]
    if step:
        options = [d for d in options if (d - anchor.today).days * step >= 0]
    return cal.day(min(options, key=lambda d: abs((d - anchor.today).days)))


def holiday_date(rule: str, year: int) -> date:
    """Apply a holiday's rule to a year."""
    if rule.startswith("easter"):
        return cal.easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    parts = rule.split("-", 1) if ":" not in rule else rule.split(":")
    if len(parts) == 2:
        return date(year, int(parts[0]), int(parts[1]))
    return cal.nth_weekday(year, int(parts[0]), weekday=int(parts[1]), nth=int(parts[2]))


def _is_holiday(match: re.Match[str]) -> bool:
    """Veto names in lower case and in the middle of other names ("Easter Island", "Christmas tree")."""
    if match["name"][0].islower() and not match["name"].lower().startswith("the "):
        return False
    return not _NAMED_AFTER.match(match.string[match.end() : match.end() + 20])


_NEAR_QUARTER = near_words("quarter", "half", "period")
_NEAR_SEASON = near_words("spring", "summer", "autumn", "fall", "winter")
# A holiday in lower case is none, but for "the fourth of July".
_NEAR_HOLIDAY = near_words(
    *sorted({re.split(r"[ '’]", n)[0].capitalize() for n in holidays() if not n.startswith("the ")}),
    *sorted({n.removeprefix("the ").split()[0] for n in holidays() if n.startswith("the ")}),
)

SEASON_FORMS = (
    Form(_QUARTER, _quarter, near=_NEAR_QUARTER),
    Form(_SHORT_QUARTER, _quarter),
    Form(_THE_QUARTER, _the_quarter, _is_quarter, near=_NEAR_QUARTER),
    Form(_SEASON, _season, _is_season, near=_NEAR_SEASON),
    Form(_HOLIDAY, _holiday, _is_holiday, near=_NEAR_HOLIDAY),
)
