"""Years, runs of years, decades and centuries, with their calendar value."""

from __future__ import annotations

import re

from hearsay.annotate.dating import calendar as cal
from hearsay.annotate.dating.anchor import Anchor
from hearsay.annotate.dating.calendar import Interval
from hearsay.annotate.dating.dates import Form, group, halved
from hearsay.annotate.dating.timewords import EDGE, GAP, PART, TENS, YEAR, near_words, spelled_year

_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "|".join(TENS)
_NINETIES = "twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties"

_YEAR = re.compile(
    rf"(?<![\w$£€#.,:/-])(?:(?P<edge>{EDGE}){GAP}(?:(?:of|in){GAP})?)?(?:(?P<part>{PART}|post|pre)(?:{GAP}|-))?"
    rf"(?:(?i:fiscal(?:{GAP}year)?|calendar){GAP})?(?P<year>{YEAR})"
    r"(?:(?:-|–|/)(?P<last>(?:(?:1[5-9]|20)\d\d|\d\d)(?![\d\w-])))?(?![\w/]|-\w)"
)
_YEAR_OF = re.compile(rf"\b(?i:the{GAP}year){GAP}(?P<year>{YEAR})")
_DECADE = re.compile(
    rf"(?<![\w'’])(?:(?i:the){GAP})?(?:(?P<edge>(?i:(?:first|second|last){GAP}half)){GAP}of{GAP}the{GAP})?"
    rf"(?:(?P<part>{PART})(?:{GAP}|-)(?:to{GAP}late{GAP})?)?"
    rf"(?:(?P<long>(?:1[5-9]|20)\d0)['’]?s|['’‘](?P<short>\d0)s|(?P<word>(?i:{_NINETIES})))(?!\w)"
)
_CENTURY = re.compile(
    rf"\b(?:(?i:the){GAP})?(?:(?P<part>{PART})(?:{GAP}|-))?(?P<number>\d\d?)(?:st|nd|rd|th)(?:{GAP}|-)(?i:century)\b"
)
_SPELLED = re.compile(
    rf"\b(?i:nineteen{GAP}(?:(?:{_TENS})(?:(?:-|{GAP})(?:{_ONES}))?|{_TEENS})"
    rf"|twenty{GAP}(?:twenty(?:(?:-|{GAP})(?:{_ONES}))?|{_TEENS}))\b"
)
_SPELLED_2000 = re.compile(
    rf"\b(?i:the{GAP}year{GAP})(?P<said>(?i:two{GAP}thousand(?:{GAP}(?:and{GAP})?(?:{_ONES}))?))\b"
)

_LEADS_TO_YEAR = re.compile(
    r"(?i)(?:\b(?:in|of|since|until|till|by|through|thru|to|from|for|during|before|after|between|and|or|the|than|as|over|year"
    r"|that|its|his|their|our|a|was|around|about|circa|early|late)|[(,;:\"“—–])\s*$"
)
_COUNTED = re.compile(r"\s(?:[a-z]{3,20}s|people|men|women|children|of\sthe|percent|per\scent|million|billion)\b")
_DATES = re.compile(r"(?i)\b(?:in|since|during|until|from)\s\Z")
_NUMBERED = re.compile(
    r"(?:Flight|Room|Route|Highway|Bus|Train|Unit|Model|Boeing|Airbus|Act|Law|Resolution|Channel|number)\s\Z"
)
_NOT_COUNTED = re.compile(
    r"\s(?:was|has|this|its|versus|does|elections?|sales|earnings|results|profits|figures|levels|totals|models|games|talks|reforms|riots"
    r"|protests|attacks|floods|terrorist|presidential|Olympics)\b"
)


def _year(match: re.Match[str], anchor: Anchor) -> Interval:
    """Give a year or a run of years ("2003-07")."""
    first = int(match["year"])
    run = group(match, "last")
    if run:
        last = int(run) if len(run) == 4 else first // 100 * 100 + int(run)
        return cal.years(first, last - first + 1)
    part = group(match, "part")
    return halved(cal.year(first), part if part not in ("post", "pre") else group(match, "edge"))


def _is_year(match: re.Match[str]) -> bool:
    """Veto four digits that count something; a year before 1900 needs a word that leads to one."""
    if match["edge"] or match["part"]:
        return True
    if match["last"] and not _is_run(int(match["year"]), match["last"]):
        return False
    text, year = match.string, int(match["year"])
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 30]
    if _NUMBERED.search(before):
        return False
    if _COUNTED.match(after) and not _NOT_COUNTED.match(after) and not _DATES.search(before):
        return False
    return 1900 <= year <= 2100 or bool(_LEADS_TO_YEAR.search(before))


def _is_run(first: int, last: str) -> bool:
    return int(last) > (first if len(last) == 4 else first % 100)


def _decade(match: re.Match[str], anchor: Anchor) -> Interval:
    """Give a decade, in the last century but for the 2000s when only two digits say it."""
    if match["long"]:
        found = cal.decade(int(match["long"]))
    else:
        tens = int(match["short"]) if match["short"] else 20 + 10 * _NINETIES.split("|").index(match["word"].lower())
        found = cal.decade((2000 if tens < 20 else 1900) + tens)
    return halved(found, group(match, "part") or group(match, "edge"))


def _century(match: re.Match[str], anchor: Anchor) -> Interval:
    return halved(cal.years(int(match["number"]) * 100 - 99, 100), group(match, "part"))


def _spelled(match: re.Match[str], anchor: Anchor) -> Interval | None:
    number = spelled_year(group(match, "said") or match.group())
    return cal.year(number) if number else None


_NEAR_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NEAR_DECADE = re.compile(r"0['’]?s|ties|TIES")
_NEAR_SPELLED = near_words("nineteen", "twenty", "thousand")

YEAR_FORMS = (
    Form(_YEAR, _year, _is_year, near=_NEAR_YEAR),
    Form(_YEAR_OF, _year, near=_NEAR_YEAR),
    Form(_DECADE, _decade, near=_NEAR_DECADE),
    Form(_CENTURY, _century, near=near_words("century")),
    Form(_SPELLED, _spelled, near=_NEAR_SPELLED),
    Form(_SPELLED_2000, _spelled, near=_NEAR_SPELLED),
)
