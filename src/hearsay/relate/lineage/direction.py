"""Which of two reports took from the other? Evidence for either side, added up; none strong enough means nobody knows.

Dates alone decide only within one outlet: crawl dates lie. Two outlets that print one agency's text took it from the
agency, not from one another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import numpy as np

from hearsay.model import Reading, Report, Span
from hearsay.relate.background import idf, plain
from hearsay.relate.lineage.agencies import agencies_of, own_agency, site_of
from hearsay.relate.lineage.alignment import Alignment, Side
from hearsay.relate.lineage.translation import find_foreign

SURE = 1.5  # evidence from which a direction is called known
NEAR_DAYS = 3  # two dates further apart than this are likely a crawl's
FEWEST_SWAPPED = 12  # swapped words from which their fit can be judged
TITLE_CHARS = 48  # a report without an outlet goes by its title, cut at a word
ODDER = 0.45  # by how much rarer (mean idf) swapped words must be; spun labelled copies: .6 to 1.4
RELEASES = re.compile(r"(?:^|\.)(?:edu|gov|ac\.\w\w|edu\.\w\w|gov\.\w\w)$|prnewswire|businesswire|eurekalert|newsroom")
COMMON = frozenset("the new news online daily www com net org co ac gov edu uk in us web guest writer".split())


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sign: weight above 0 says that the left is the source, below 0 the right; `why` calls the copy "it"."""

    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class Direction:
    """Whether the left is the source, whether that is known rather than guessed, and by what signs."""

    left_is_source: bool
    known: bool
    why: str


def judge_direction(alignment: Alignment) -> Direction:
    """Weigh all signs of who took from whom."""
    signs = [sign for sign in (*_telling(alignment), *_weak(alignment)) if sign.weight]
    total = sum(sign.weight for sign in signs)
    left, right = alignment.left.script.reading.id, alignment.right.script.reading.id
    source_left = total > 0 if total else left < right
    known = abs(total) >= SURE and any(abs(sign.weight) >= SURE for sign in signs)
    kept = [sign.why for sign in signs if sign.why and (sign.weight > 0) == source_left] if known else []
    return Direction(source_left, known, "; ".join(kept[:2]))


def common_wire(alignment: Alignment) -> str | None:
    """Name the agency whose text both reports print, where neither is the agency itself."""
    left, right = (side.script.reading.report for side in (alignment.left, alignment.right))
    if own_agency(left) or own_agency(right):
        return None
    both = [label for label in agencies_of(left) if label in agencies_of(right)]
    return both[0] if both else None


def _telling(alignment: Alignment) -> list[Evidence]:
    """Signs that each settle the matter: agency, credit, release, odd or foreign wording, one outlet's dates."""
    left, right = alignment.left, alignment.right
    out = []
    for sign, source, other in ((1.0, left, right), (-1.0, right, left)):
        one, two = source.script.reading.report, other.script.reading.report
        out.append(_from_agency(one, two, sign=sign))
        out.append(_credited(one, two, sign=sign))
        out.append(_released(one, two, sign=sign))
        out.append(_odder(source, other, sign=sign))
        out.append(_translated(source, other, sign=sign))
    if common_wire(alignment) is None:
        out.append(_same_outlet(left.script.reading.report, right.script.reading.report))
    return out


def _from_agency(source: Report, other: Report, *, sign: float) -> Evidence:
    agency = own_agency(source)
    if agency and own_agency(other) is None:
        credited = agency in agencies_of(other) or _names(other, source)
        return Evidence(sign * (3.0 if credited else 1.4), f"{agency} is a news agency, whose text others print")
    return Evidence(0.0, "")


def _credited(source: Report, other: Report, *, sign: float) -> Evidence:
    if _names(other, source) and not _names(source, other) and not is_one_outlet(source, other):
        return Evidence(sign * 2.0, f"it names {outlet_of(source)}")
    return Evidence(0.0, "")


def _released(source: Report, other: Report, *, sign: float) -> Evidence:
    if RELEASES.search(site_of(source)) and not RELEASES.search(site_of(other)):
        return Evidence(sign * 2.0, f"{outlet_of(source)} issued the text as its own release")
    return Evidence(0.0, "")


def _odder(source: Side, other: Side, *, sign: float) -> Evidence:
    """Words put in for others fit less well: in the matched stretches the copy's own words are the rarer ones."""
    mine, theirs = swapped_words(source, other), swapped_words(other, source)
    if min(len(mine), len(theirs)) < FEWEST_SWAPPED:
        return Evidence(0.0, "")
    gap = float(np.mean([idf(plain(w)) for w in theirs]) - np.mean([idf(plain(w)) for w in mine]))
    if gap < ODDER:
        return Evidence(0.0, "")
    odd = sorted(set(theirs), key=lambda word: (-idf(plain(word)), word))[:3]
    return Evidence(sign * 2.0, f"it has odder words in the same sentences ({', '.join(odd)})")


def _translated(source: Side, other: Side, *, sign: float) -> Evidence:
    foreign = find_foreign(other, source)
    return Evidence(sign * 2.0, foreign.why) if foreign.telling else Evidence(0.0, "")


def swapped_words(side: Side, other: Side) -> list[str]:
    """List the lower-case words of the matched stretches that the other report does not have at all."""
    script, theirs = side.script, set(other.script.words)
    places = np.flatnonzero(side.matched & ~side.exact).tolist()
    words = (script.printed(place) for place in places if script.words[place] not in theirs)
    return [word for word in words if word[0].islower()]


def _same_outlet(left: Report, right: Report) -> Evidence:
    days = days_between(left, right)
    if not days or not is_one_outlet(left, right):
        return Evidence(0.0, "")
    return Evidence(2.0 if days > 0 else -2.0, f"{outlet_of(left)} published it later")


def _weak(alignment: Alignment) -> list[Evidence]:
    """Signs that only tip a guess: dates close together, a text that is wholly contained in the other."""
    left, right = alignment.left, alignment.right
    days = days_between(left.script.reading.report, right.script.reading.report) or 0.0
    near = 0.5 if abs(days) <= NEAR_DAYS else 0.2
    return [
        Evidence(near * float(np.sign(days)), ""),
        Evidence(0.6 * float(np.clip(right.share - left.share, -1.0, 1.0)), ""),
    ]


def days_between(left: Report, right: Report) -> float | None:
    """Count the days from the left's publication to the right's, None where either is unknown."""
    one, two = _published(left), _published(right)
    if one is None or two is None:
        return None
    if one[0] != two[0]:
        return float((two[0] - one[0]).days)
    return 0.0 if one[1] == two[1] else (0.1 if one[1] < two[1] else -0.1)


def _published(report: Report) -> tuple[date, str] | None:
    start = report.published.start if report.published else None
    if not start:
        return None
    try:
        return date.fromisoformat(start[:10]), start
    except ValueError:
        return None


def published_day(report: Report) -> int | None:
    """Give the number of the day on which a report was published, if that is known."""
    known = _published(report)
    return known[0].toordinal() if known else None


def is_one_outlet(one: Report, two: Report) -> bool:
    """Tell whether two reports are known to come from the same outlet."""
    return bool(outlet_of(one)) and outlet_of(one).casefold() == outlet_of(two).casefold()


def outlet_of(report: Report) -> str:
    """Name the outlet as a reader knows it: what the record says, without www."""
    return (report.outlet or site_of(report)).removeprefix("www.")


def name_of(reading: Reading) -> str:
    """Name a report for a reader: its outlet, else its title in quotation marks, else its first words."""
    report = reading.report
    if outlet := outlet_of(report):
        return outlet
    told = reading.told()
    title = (report.title or (told[0].span.cut(report.text) if told else report.location)).strip().split("\n")[0]
    return f"“{title}”" if len(title) <= TITLE_CHARS else f"“{title[:TITLE_CHARS].rsplit(' ', 1)[0].rstrip(' ,.…')}…”"


def _names(report: Report, outlet: Report) -> bool:
    """Tell whether the report's text, byline or credits name the other's outlet."""
    return _named("\n".join((report.text, report.byline or "", *report.credits)), outlet) is not None


def place_named(report: Report, outlet: Report) -> Span | None:
    """Find where a report's text first names the outlet of another, with its article."""
    found = _named(report.text, outlet)
    if found is None:
        return None
    article = len("the ") if report.text[: found.start()].casefold().endswith("the ") else 0
    return Span(found.start() - article, found.end())


def _named(text: str, outlet: Report) -> re.Match[str] | None:
    """Find the first place where a text has an outlet's name, written as a name."""
    key = "".join(re.findall(r"\w+", _brand(outlet)))
    if len(key) < 3:
        return None
    spaced = r"[\s.’'-]{0,2}".join(map(re.escape, key))
    found = re.finditer(rf"(?<![^\W_]){spaced}(?![^\W_])", text, re.IGNORECASE)
    return next((match for match in found if match.group()[0].isupper()), None)


def _brand(report: Report) -> str:
    """Give the bare name of an outlet: washingtonpost of www.washingtonpost.com, Fox of Fox News."""
    outlet = report.outlet or site_of(report)
    labels = outlet.casefold().split(".")
    if len(labels) > 1 and " " not in outlet:
        own = [label for label in labels[:-1] if label not in COMMON]
        return own[-1] if own else ""
    words = [word for word in re.findall(r"\w+", outlet) if word.casefold() not in COMMON]
    return " ".join(words)
