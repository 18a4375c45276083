"""Which figures exclude one another? Numbers for one thing that different voices give for the same time.

A later number by the same voice, or a toll that grew, replaces the earlier one: that dispute is settled.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from hearsay.annotate.units import measures_by_name, people_words
from hearsay.model import Claim, Dispute, Figure, FigureValue, Side, Story, content_id
from hearsay.relate.changes import spelled
from hearsay.relate.dating.windows import Written
from hearsay.relate.likeness import Gist, cosine

ALIKE = 0.08  # likeness of the sentences that give numbers of one thing
LONE_ALIKE = 0.3  # the same where each number stands in one report only
LARGE, NEAR_MISS = 20, 1.25  # counts as large and as near as these are hardly of two things
FAR_RATIO = 3.0  # measures of one thing seldom differ more
NEARLY = 0.06  # by how much converted or rounded numbers may differ and still be one
MOST_SIDES = 3  # more numbers than these for "one thing" mean several things
FLEETING = frozenset({"time", "speed"})  # durations differ with the moment at which one looks
SPARSE = frozenset({"year-old", "percent"})  # units whose numbers meet by chance
COUNTED_OFF = (" no.",)  # laps and rounds: many of one race are told of
PART = re.compile(r"\b(?:others?|another|more|additional|further|remaining)\b", re.I)
OWNER = re.compile(r"[\s-]+([^\W\d_]+)")
SCORE = 0.8


@dataclass(frozen=True, slots=True)
class Camp:
    """All who give one number."""

    number: float
    values: tuple[FigureValue, ...]
    days: tuple[date, ...]


def rival_figures(
    story: Story,
    written: Written,
    figures: Sequence[Figure],
    *,
    claim_of: Mapping[str, Claim],
    gists: Mapping[str, Gist],
) -> Iterator[Dispute]:
    """Yield a dispute for each figure given with numbers that exclude one another."""
    days = {report: window.first for report, window in written.days.items() if window.first == window.last}
    for figure in figures:
        camps = [] if figure.agrees else _camps(_of_subject(figure, story), claim_of, days)
        if 2 <= len(camps) <= MOST_SIDES and _of_one_thing(camps, gists):
            yield _dispute(figure, camps, claim_of)


def _of_subject(figure: Figure, story: Story) -> list[FigureValue]:
    """Leave out the ages of others: "20-year-old Fanny" and "14-year-old daughter" are not the age of the son."""
    if figure.values[0].unit != "year-old":
        return [v for v in figure.values if not (v.unit or "").endswith(COUNTED_OFF)]
    texts = {reading.id: reading.report.text for reading in story.readings}
    owners = Counter(owner for v in figure.values if (owner := _whose(v, texts[v.span.report])))
    subject = min(owners, key=lambda owner: (-owners[owner], owner)) if owners else figure.about.rpartition(" the ")[2]
    if not owners and " the " not in figure.about:
        return []
    return [v for v in figure.values if _whose(v, texts[v.span.report]) in ("", subject)]


def _whose(value: FigureValue, text: str) -> str:
    """Give the noun or name right after an age; "" where none stands there."""
    after = OWNER.match(text, value.span.end)
    return after[1] if after and (after[1][0].isupper() or after[1] in people_words()) else ""


def _camps(values: Sequence[FigureValue], claim_of: Mapping[str, Claim], days: Mapping[str, date]) -> list[Camp]:
    """Put the exact numbers together that are the same but for rounding, the least first."""
    values = [v for v in values if not PART.search(v.span.text)]
    said = [v for v in values if v.statement in claim_of and not v.approximate and _kind(v) not in FLEETING]
    exact = [v for v in said if v.low == v.high]
    heaps: list[tuple[float, list[FigureValue]]] = []
    for value in sorted(exact, key=lambda v: (_number(v), v.span)):
        number, give = _number(value), NEARLY if _kind(value) else 0.0
        if heaps and number <= heaps[-1][0] * (1 + give):
            heaps[-1][1].append(value)
        else:
            heaps.append((number, [value]))
    for _, values in heaps:
        values += [v for v in said if v.high is None and v.low == values[0].low]  # "at least 59" stands with "59"
    return [Camp(number, tuple(values), tuple(sorted(_days(values, days)))) for number, values in heaps]


def _days(values: Sequence[FigureValue], days: Mapping[str, date]) -> Iterator[date]:
    for value in values:
        day = days.get(value.span.report)
        if day:
            yield day


def _kind(value: FigureValue) -> str | None:
    measure = measures_by_name().get(value.unit or "")
    return measure.dimension if measure else None


def _number(value: FigureValue) -> float:
    measure = measures_by_name().get(value.unit or "")
    return (value.low or 0.0) * (measure.factor if measure else 1.0)


def _of_one_thing(camps: Sequence[Camp], gists: Mapping[str, Gist]) -> bool:
    """Tell whether the sentences that give the numbers are alike across the sides: two drivers have two ages."""
    if len({v.span.report for camp in camps for v in camp.values}) < 2:
        return False
    several = any(len({v.span.report for v in camp.values}) > 1 for camp in camps)
    if not several and _kind(camps[0].values[0]):
        return False  # distances change as a story goes on
    if _kind(camps[0].values[0]) and camps[-1].number > FAR_RATIO * camps[0].number:
        return False
    first = camps[0].values[0]
    unit, people = first.unit, first.unit is None or first.unit in people_words()
    near = camps[-1].number <= NEAR_MISS * camps[0].number and camps[0].number >= LARGE
    if people and unit not in SPARSE and near:
        return True
    needed = ALIKE if several and (people or unit in SPARSE or _kind(first)) else LONE_ALIKE
    return any(
        cosine(gists[a.statement], gists[b.statement]) >= needed
        for one, two in combinations(camps, 2)
        for a in one.values
        for b in two.values
        if a.statement and b.statement and a.statement != b.statement
    )


def _dispute(figure: Figure, camps: Sequence[Camp], claim_of: Mapping[str, Claim]) -> Dispute:
    revised = _kind(camps[0].values[0]) is None  # tolls are corrected downwards too; a weight that fell is a dispute
    in_time = sorted(camps, key=lambda camp: (camp.days, camp.number)) if revised else camps
    replaced = _is_replaced(in_time)
    shared = _shared_claims(camps, claim_of)
    told = in_time if replaced else camps
    sides = tuple(_side(camp, claim_of, without=shared) for camp in told)
    numbers = list(dict.fromkeys(_in_one_unit(told)))
    why = f"The numbers exclude one another: {' or '.join(numbers)}."
    if replaced:
        why = f"Reports of {spelled(in_time[-1].days[0])} and later give another number: {', then '.join(numbers)}."
    return Dispute(
        id=content_id("d", figure.about, *(s for side in sides for s in side.statements)),
        about=f"{figure.about.partition(' in ')[0]}: {' or '.join(numbers)}",  # the numbers carry their units
        sides=sides,
        kind="figures",
        status="settled" if replaced else "open",
        score=SCORE,
        why=why,
    )


def _in_one_unit(camps: Sequence[Camp]) -> Iterator[str]:
    """Give each camp's number in the words of a report, in the unit that most camps have a number in."""
    common = Counter(unit for camp in camps for unit in {v.unit for v in camp.values})
    for camp in camps:
        yield max(camp.values, key=lambda v: common[v.unit]).span.text


def _is_replaced(camps: Sequence[Camp]) -> bool:
    """Tell whether the numbers follow one another in time: all reports of the one before all of the next."""
    return all(one.days and two.days and max(one.days) < min(two.days) for one, two in pairwise(camps))


def _shared_claims(camps: Sequence[Camp], claim_of: Mapping[str, Claim]) -> set[str]:
    seen: dict[str, set[float]] = defaultdict(set)
    for camp in camps:
        for value in camp.values:
            seen[claim_of[value.statement or ""].id].add(camp.number)
    return {claim for claim, numbers in seen.items() if len(numbers) > 1}


def _side(camp: Camp, claim_of: Mapping[str, Claim], *, without: set[str]) -> Side:
    statements = {v.statement: claim_of[v.statement] for v in camp.values if v.statement}
    claims = {claim.id: claim for claim in statements.values() if claim.id not in without}
    voices = {voice for claim in claims.values() for voice in claim.voices}
    return Side(tuple(sorted(claims)), tuple(sorted(statements)), tuple(sorted(voices)))
