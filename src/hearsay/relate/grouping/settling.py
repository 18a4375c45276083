"""Does each place stand in the group that it fits best? After the groups have grown, places move one by one.

Linkage never takes back a merge. What joined early may fit a group better that grew later, or none; so each place in
turn is held against the groups of those that it is known to, until none moves. The link is that of linkage.py, of one
place with a group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

MOST_ROUNDS = 5

Odds = Mapping[tuple[int, int], float]  # of two places, the lower first


@dataclass(frozen=True, slots=True)
class Terms:
    """How a place is linked to a group, and when it moves."""

    unknown: float  # log-odds of a pair that is not known
    most: int  # others that each place need be known to
    nearest: float  # share of a link that is its surest pair
    least: float  # link under which a place stands alone
    lead: float  # by which another group must fit better


def settle(groups: Sequence[Sequence[int]], odds: Odds, terms: Terms) -> list[list[int]]:
    """Move places until each stands where it fits best, or alone; gives the groups in order of their least members."""
    near: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, two), sure in odds.items():
        near[one][two] = near[two][one] = sure
    members = {number: set(group) for number, group in enumerate(sorted(map(sorted, groups)))}
    home = {place: number for number, group in members.items() for place in group}
    for _ in range(MOST_ROUNDS):
        moved = False
        for place in sorted(near):
            to = _best(place, near[place], (home, members), terms)
            if to != home[place]:
                members[home[place]].remove(place)
                members.setdefault(to, set()).add(place)
                home[place], moved = to, True
        if not moved:
            break
    return sorted(sorted(group) for group in members.values() if group)


def _best(
    place: int, near: Mapping[int, float], standing: tuple[Mapping[int, int], Mapping[int, set[int]]], terms: Terms
) -> int:
    """Name the group that a place fits best: its own unless another is ahead, a new one where none fits."""
    home, members = standing
    known: dict[int, list[float]] = defaultdict(list)
    for other, sure in near.items():
        known[home[other]].append(sure)
    own, alone = home[place], len(members[home[place]]) == 1
    links = {group: _link(found, len(members[group]), terms) for group, found in known.items() if group != own}
    stays = terms.least - terms.lead if alone else _link(known[own], len(members[own]) - 1, terms)
    best = min(((-link, group) for group, link in links.items() if link >= terms.least), default=None)
    if best and -best[0] > stays + terms.lead:
        return best[1]
    return own if alone or stays >= terms.least else max(members) + 1


def _link(known: Sequence[float], size: int, terms: Terms) -> float:
    """Give the link of a place with a group of so many others, of which some are known to it."""
    pairs = max(min(size, terms.most), len(known))
    mean = terms.unknown + sum(sure - terms.unknown for sure in known) / pairs
    return mean + terms.nearest * (max(known, default=terms.unknown) - mean)
