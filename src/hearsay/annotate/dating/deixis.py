"""Relative dates: weekdays, today and yesterday, "last month", "the end of the year", "two days earlier"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hearsay.annotate.dating import calendar as cal
from hearsay.annotate.dating.anchor import Anchor
from hearsay.annotate.dating.calendar import Interval
from hearsay.annotate.dating.dates import Form, group, halved
from hearsay.annotate.dating.timewords import (
    ABOUT,
    COUNT,
    EDGE,
    GAP,
    JOIN,
    ORDINALS,
    PART_OF_DAY,
    WEEKDAY,
    WEEKDAYS,
    count_number,
    near_words,
    weekday_number,
)

SHADE = rf"(?P<shade>(?i:early|earlier|late|later|mid|sometime|midway)(?:{GAP}|-)(?:on{GAP}|in{GAP})?)?"
_THIS = rf"(?P<which>(?i:last|this|next|this{GAP}past|this{GAP}coming|the{GAP}previous|the{GAP}following|the{GAP}past))"
_STEP = {"last": -1, "next": 1, "previous": -1, "following": 1, "past": -1, "coming": 1}


def step_of(words: str | None) -> int:
    """Tell how far "last", "this", "next" step: -1, 0, 1."""
    return _STEP.get((words or "this").lower().split()[-1], 0)


def shaded(found: Interval, shade: str, anchor: Anchor) -> Interval:
    """Cut by "early" and "late"; "earlier" and "later" stop and start at the report's day."""
    word = re.split(r"[\s-]", shade.lower())[0] if shade else ""
    if word == "earlier" and found.start <= anchor.today <= found.end:
        return cal.until(found, anchor.today)
    if word == "later" and found.start <= anchor.today <= found.end:
        return cal.since(found, anchor.today)
    return cal.part(found, word) if word in ("early", "late", "mid") and found.precision != "day" else found


# ---------------------------------------------------------------- days

_DAY_WORD = r"(?P<word>(?i:today|yesterday|tomorrow))"
_DEICTIC = re.compile(rf"(?<![\w.@-]){SHADE}{_DAY_WORD}(?:{GAP}{PART_OF_DAY})?(?![\w]|\.\w)")
_MID_DAY = re.compile(rf"\b(?i:mid)-?{PART_OF_DAY}{GAP}{_DAY_WORD}\b")
_DAY_BEFORE = re.compile(
    rf"\b(?i:the{GAP})?(?i:day){GAP}(?P<side>(?i:before|after)){GAP}(?P<word>(?i:yesterday|tomorrow))\b"
)
_TONIGHT = re.compile(
    rf"\b{SHADE}(?P<word>(?i:tonight|this{GAP}{PART_OF_DAY}|last{GAP}(?:night|evening)|overnight))\b"
    rf"(?!{JOIN}(?i:stay|rate|loan|trip|guest))"
)
_SAME_DAY = re.compile(
    rf"\b{SHADE}(?P<word>(?i:(?:the|that){GAP}(?:very{GAP})?(?:same{GAP}|next{GAP}|following{GAP}|previous{GAP})"
    rf"(?:day|{PART_OF_DAY})|that{GAP}(?:day|night|morning|evening|afternoon)|the{GAP}day{GAP}(?:before|after)(?=[.,;])))\b"
)
_WEEKDAY = re.compile(
    rf"(?<![\w-]){SHADE}(?:{_THIS}{GAP})?(?P<day>{WEEKDAY})(?:['’]s(?={GAP}{PART_OF_DAY}))?(?:{GAP}{PART_OF_DAY})?(?![\w])"
)
_NAMED_AFTER = re.compile(
    r"\s(?:Times|Telegraph|Mirror|Herald|Post|Express|People|Sport|Night Live|Night Football|Mass)\b"
)
_NAMED_BEFORE = re.compile(r"\b(?:Black|Bloody|Good|Ruby|Super|Happy|Joe|Cyber|Giving)\s\Z")


def _deictic(match: re.Match[str], anchor: Anchor) -> Interval:
    offset = {"today": 0, "yesterday": -1, "tomorrow": 1}[match["word"].lower()]
    side = group(match, "side")
    if side:
        offset += -1 if side == "before" else 1
    return cal.day(anchor.today + timedelta(days=offset))


def _tonight(match: re.Match[str], anchor: Anchor) -> Interval:
    """Give the day; what happened overnight may be of either day."""
    word = match["word"].lower()
    if word == "overnight":
        return cal.days(anchor.today - timedelta(days=1), anchor.today)
    return cal.day(anchor.today - timedelta(days=word.startswith("last")))


def _same_day(match: re.Match[str], anchor: Anchor) -> Interval:
    """Count from the day that the telling has reached."""
    word = match["word"].lower()
    if "next" in word or "following" in word or word.endswith("after"):
        return cal.day(anchor.thread + timedelta(days=1))
    back = "previous" in word or word.endswith("before")
    return cal.day(anchor.thread - timedelta(days=back))


def _weekday(match: re.Match[str], anchor: Anchor) -> Interval:
    return cal.day(weekday_date(weekday_number(match["day"]), group(match, "which"), anchor))


def weekday_date(weekday: int, which: str, anchor: Anchor) -> date:
    """Place a weekday: today when it is that day, ahead in the future tense, else the most recent one."""
    word = which.split()[-1] if which else ""
    if word in ("last", "next"):
        return (cal.weekday_before if word == "last" else cal.weekday_after)(anchor.today, weekday)
    if word in ("previous", "following"):
        return (cal.weekday_before if word == "previous" else cal.weekday_after)(anchor.thread, weekday)
    if anchor.today.weekday() == weekday and word not in ("past", "coming"):
        return anchor.today
    if word == "coming" or (anchor.tense == "future" and word != "past"):
        return cal.weekday_after(anchor.today, weekday)
    if word == "this" and anchor.tense == "none":
        return cal.weekday_after(anchor.today, weekday)
    return cal.weekday_before(anchor.today, weekday)


def _is_weekday(match: re.Match[str]) -> bool:
    """Veto weekdays inside names ("Black Friday", "Sunday Times")."""
    text, start, end = match.string, match.start(), match.end()
    return not (_NAMED_AFTER.match(text[end : end + 20]) or _NAMED_BEFORE.search(text[max(0, start - 8) : start]))


# ---------------------------------------------------------------- weeks, months, years

_UNIT = r"(?P<unit>(?i:week|weekend|month|year|decade|century))"
_THIS_UNIT = re.compile(
    rf"\b{SHADE}(?:(?P<edge>{EDGE}){GAP}(?:of{GAP})?)?"
    rf"(?P<which>(?i:last|this|next|(?:the|this|that|these){GAP}(?:past|last|next|coming|current|previous|following|same|full))"
    rf"|(?i:that))(?:{GAP}(?i:fiscal|calendar))?{GAP}{_UNIT}(?!\w|['’]s{GAP}(?i:first|second|third|fourth|quarter))"
)
_EDGE_UNIT = re.compile(rf"\b(?P<shade>(?i:earlier|later)){GAP}(?i:in){GAP}(?i:the){GAP}{_UNIT}\b")
_END_OF = re.compile(rf"\b(?P<edge>{EDGE}|(?i:year)){GAP}(?:of{GAP}the{GAP}){_UNIT}\b")
_WEEKEND = re.compile(rf"\b(?i:the){GAP}(?P<unit>(?i:weekend))\b(?!{GAP}(?i:before|after|of))")
_YEAR_END = re.compile(r"\b(?i:year(?:['’]s)?(?:-|\s)end)\b")
_AGO = re.compile(
    rf"\b(?:{ABOUT})?(?P<count>{COUNT})(?:{GAP}|-)(?P<unit>(?i:day|week|month|year|decade|quarter|hour|minute))(?i:s|\(s\))?"
    rf"(?:{GAP}or{GAP}(?:so|two|three))?(?:{GAP}|-)(?P<side>(?i:ago|earlier|previously|later|from{GAP}now|hence))\b(?!{GAP}than)"
)
_YEAR_AGO = re.compile(
    rf"\b(?:(?i:the{GAP}(?:comparable{GAP}|same{GAP})?(?=year-\w{{3,7}}{GAP}\w)))?(?i:year)-(?P<side>(?i:ago|earlier))"
    rf"(?:{GAP}(?:(?P<nth>(?i:first|second|third|fourth)){GAP})?(?P<unit>(?i:quarter|period|month)))?\b"
)


def _this_unit(match: re.Match[str], anchor: Anchor) -> Interval:
    which = group(match, "which") or "this"
    narrated = which.split()[-1] in ("previous", "following", "same", "that")
    base = (anchor.era or anchor.thread) if narrated else anchor.today
    found = _unit_at(base, match["unit"].lower(), step=step_of(which), anchor=anchor)
    return shaded(halved(found, group(match, "edge")), group(match, "shade"), anchor)


def _unit_at(base: date, unit: str, *, step: int, anchor: Anchor) -> Interval:
    """Give the week, month … that is `step` away from the one that holds a day."""
    if unit == "week":
        return cal.week(base + timedelta(days=7 * step))
    if unit == "weekend":
        ahead = base.weekday() >= 5 or anchor.tense == "future"
        return cal.weekend(base + timedelta(days=7 * (step if step or ahead else -1)))
    if unit == "month":
        start = cal.shift_months(base.replace(day=1), step)
        return cal.month(start.year, start.month)
    if unit == "year":
        return cal.year(base.year + step)
    if unit == "decade":
        return cal.decade(base.year // 10 * 10 + 10 * step)
    return cal.years((base.year - 1) // 100 * 100 + 1 + 100 * step, 100)


def _year_end(match: re.Match[str], anchor: Anchor) -> Interval:
    year = anchor.today.year - (anchor.tense == "past" and anchor.today.month < 7)
    return cal.day(date(year, 12, 31))


def _ago(match: re.Match[str], anchor: Anchor) -> Interval | None:
    """Count from today for "ago" and "from now", else from the day that the telling has reached."""
    side, unit = match["side"].lower(), match["unit"].lower()
    base = anchor.today if side in ("ago", "hence", "previously") or "now" in side else anchor.thread
    count = count_number(match["count"])
    if count is None:
        return None
    sign = -1 if side in ("ago", "earlier", "before", "previously") else 1
    if unit in ("year", "decade", "month") and side in ("earlier", "later"):
        base = anchor.today if side == "earlier" else anchor.era or anchor.thread
    return shifted(base, unit, sign * count)


def shifted(base: date, unit: str, count: int) -> Interval | None:
    """Move a day by so many units and answer in that unit's precision."""
    if unit == "day":
        return cal.day(base + timedelta(days=count))
    if unit == "week":
        return cal.week(base + timedelta(days=7 * count))
    if unit in ("month", "quarter"):
        start = cal.shift_months(base.replace(day=1), count * (3 if unit == "quarter" else 1))
        quarter = cal.quarter(start.year, (start.month + 2) // 3)
        return quarter if unit == "quarter" else cal.month(start.year, start.month)
    if unit in ("year", "decade"):
        return cal.year(base.year + count) if unit == "year" else cal.decade((base.year + 10 * count) // 10 * 10)
    return cal.day(base)  # hours and minutes: the same day, as near as can be told


def _year_ago(match: re.Match[str], anchor: Anchor) -> Interval:
    nth = group(match, "nth")
    if nth:
        return cal.quarter(anchor.today.year - 1, ORDINALS[nth])
    return cal.year(anchor.today.year - 1)


_NEAR_DAY = near_words("today", "yesterday", "tomorrow")
_NEAR_NIGHT = near_words("night", "morning", "noon", "evening", "midday", "lunchtime", "dawn", "dusk", "day")
_NEAR_WEEKDAY = near_words(*WEEKDAYS)
_NEAR_UNIT = near_words("week", "month", "year", "decade", "century")
_NEAR_AGO = near_words("ago", "earlier", "previously", "later", "now", "hence")

DEICTIC_FORMS = (
    Form(_DEICTIC, _deictic, near=_NEAR_DAY),
    Form(_MID_DAY, _deictic, near=_NEAR_DAY),
    Form(_DAY_BEFORE, _deictic, near=_NEAR_DAY),
    Form(_TONIGHT, _tonight, near=_NEAR_NIGHT),
    Form(_SAME_DAY, _same_day, near=_NEAR_NIGHT),
    Form(_WEEKDAY, _weekday, _is_weekday, near=_NEAR_WEEKDAY),
    Form(_THIS_UNIT, _this_unit, lambda match: match[0] != "This Week", near=_NEAR_UNIT),  # the programme
    Form(_EDGE_UNIT, _this_unit, near=_NEAR_UNIT),
    Form(_END_OF, _this_unit, near=_NEAR_UNIT),
    Form(_WEEKEND, _this_unit, near=_NEAR_UNIT),
    Form(_YEAR_END, _year_end, near=_NEAR_UNIT),
    Form(_AGO, _ago, near=_NEAR_AGO),
    Form(_YEAR_AGO, _year_ago, near=_NEAR_AGO),
)
