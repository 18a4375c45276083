"""Which reports tell the same story? Groups that do not depend on the order in which reports arrive.

1. An index of rarer words names each report's likely neighbours. 2. Each pair gets log-odds. 3. Groups grow by
average linkage, surest first. 4. A group that is left over joins its nearest when no other group comes close:
in a pile about one thing, what is loosely told belongs to it, while among look-alikes it stays apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from hearsay.model import Copy, Reading, Story, content_id
from hearsay.relate.grouping.bags import Floats, Ints
from hearsay.relate.grouping.likelihood import LIMIT, Pile
from hearsay.relate.grouping.linkage import Linkage
from hearsay.relate.grouping.neighbours import MOST_NEIGHBOURS, find_neighbours

TOGETHER = -1.0  # mean log-odds from which two groups are one story
LOOSE = -5.0  # the same for a group that nothing else claims
LEAD = 2.5  # by how much its nearest group must then be nearer than the next
UNKNOWN = -7.0  # log-odds of pairs that share too little to be compared
ODDS_DIGITS = 6  # that count, so that the order in which signs are added up does not
APART = -6.0  # log-odds up to which a pair holds nothing together: it counts as unknown


def group_stories(readings: Sequence[Reading], copies: Sequence[Copy]) -> tuple[Story, ...]:
    """Partition a pile of reports into stories, ordered by their ids."""
    ordered = sorted(readings, key=lambda reading: reading.id)
    return tuple(sorted(partition(ordered, score_pairs(ordered, copies)), key=lambda story: story.id))


def partition(readings: Sequence[Reading], odds: Iterable[tuple[int, int, float]]) -> list[Story]:
    """Group reports, in order of their ids, by the log-odds of the pairs that hang together."""
    linkage = Linkage(len(readings), unknown=UNKNOWN, most=MOST_NEIGHBOURS)
    for one, two, value in odds:
        linkage.add(one, two, value)
    linkage.merge(TOGETHER)
    linkage.adopt(LOOSE, lead=LEAD)
    return [_story([readings[place] for place in group]) for group in linkage.groups()]


def score_pairs(readings: Sequence[Reading], copies: Sequence[Copy]) -> list[tuple[int, int, float]]:
    """Give the log-odds of every pair of neighbours; a copy is of the same story for sure."""
    pile = Pile(readings)
    odds: dict[tuple[int, int], float] = {}
    for place, others in enumerate(find_neighbours(pile.body, pile.idf)):
        later = others[others > place]
        odds.update(_scored(place, later, pile.log_odds(place, later)) if len(later) else {})
    places = {reading.id: place for place, reading in enumerate(readings)}
    for copy in copies:
        one, two = sorted((places[copy.derived], places[copy.source]))
        odds[one, two] = LIMIT
    return [(one, two, value) for (one, two), value in sorted(odds.items()) if value > APART]


def _scored(place: int, others: Ints, odds: Floats) -> dict[tuple[int, int], float]:
    return {
        (place, other): value
        for other, value in zip(others.tolist(), np.round(odds, ODDS_DIGITS).tolist(), strict=True)
    }


def _story(readings: list[Reading]) -> Story:
    return Story(content_id("s", *(reading.id for reading in readings)), tuple(readings))
