"""Which happenings that stand under two dates are one: reports that differ on its day, or one text printed twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations

from hearsay.model import Excerpt, When
from hearsay.relate.background import words_of
from hearsay.relate.gist import cosine
from hearsay.tell.happenings import Happening

# Of the labelled stories' happenings under two dates, one pair is alike above this: 2014 and 2015 for one move.
SAME_BUT_FOR_DATE = 0.85


def fold_prints(happenings: Iterable[Happening]) -> list[Happening]:
    """Tell a sentence that is printed on several days under the first: its "this morning" was that day's."""
    first: dict[tuple[str, ...], Happening] = {}
    listed = sorted(happenings, key=lambda h: (h.days, h.sentence))
    for happening in listed:
        first.setdefault(_wording(happening), happening)
    return [happening.moved_to(first[_wording(happening)].when) for happening in listed]


def _wording(happening: Happening) -> tuple[str, ...]:
    return tuple(words_of(happening.clause.text))


def fold_within(groups: Iterable[Sequence[Happening]]) -> list[list[Happening]]:
    """Put a happening that is told of a wider time to the same one told of a day in it: "this week" and "Monday"."""
    folded: list[list[Happening]] = []
    for group in sorted(groups, key=_days_long):
        best = max(folded, key=lambda g: cosine(g[0].words, group[0].words), default=None)
        if best and _holds(group[0], best[0]) and cosine(best[0].words, group[0].words) >= SAME_BUT_FOR_DATE:
            best.extend(h.moved_to(best[0].when) for h in group)
        else:
            folded.append(list(group))
    return folded


def _days_long(group: Sequence[Happening]) -> tuple[int, tuple[str, str], Excerpt]:
    first, last = (date.fromisoformat(day) for day in group[0].days)
    return (last - first).days, group[0].days, group[0].clause


def _holds(wide: Happening, narrow: Happening) -> bool:
    return wide.days[0] <= narrow.days[0] and narrow.days[1] <= wide.days[1]


def dated_otherwise(groups: Sequence[Sequence[Happening]], best: Sequence[Happening]) -> list[tuple[When, ...]]:
    """List for each group the other dates that other reports give for the same happening; `best` tells each group."""
    found: list[set[int]] = [set() for _ in groups]
    reports = [{h.sentence.report for h in group} for group in groups]
    for one, two in combinations(range(len(groups)), 2):
        if _apart(best[one], best[two]) and not reports[one] & reports[two]:
            if cosine(best[one].words, best[two].words) >= SAME_BUT_FOR_DATE:
                found[one].add(two)
                found[two].add(one)
    return [tuple(best[other].when for other in sorted(others, key=lambda n: best[n].days)) for others in found]


def _apart(one: Happening, two: Happening) -> bool:
    """Tell whether two happenings have days that are known and do not meet."""
    if "guess" in (one.when.basis, two.when.basis):
        return False
    return one.days[1] < two.days[0] or two.days[1] < one.days[0]
