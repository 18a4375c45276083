"""What does one more report change? Copies and stories of a pile that grows, without comparing the old anew.

At any time Arrivals holds what mark_recurring, trace_copies and group_stories give for all its reports at once. A
report is compared with its own neighbours only, and only the stories that it or they hang together with are regrouped.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from hearsay.model import Copy, Reading, Story
from hearsay.relate.copies import compare_reports
from hearsay.relate.grouping.likelihood import LIMIT, Pile
from hearsay.relate.grouping.nearness import Nearness
from hearsay.relate.lineage.candidates import keys_of
from hearsay.relate.lineage.direction import outlet_of
from hearsay.relate.lineage.meetings import Meetings, Pair
from hearsay.relate.lineage.script import write_script
from hearsay.relate.recurrence import Outlet
from hearsay.relate.stories import APART, ODDS_DIGITS, partition


class Arrivals:
    """A pile that grows report by report, with its copies and stories."""

    def __init__(self) -> None:
        self.readings: dict[str, Reading] = {}
        self._outlets: defaultdict[str, Outlet] = defaultdict(Outlet)
        self._meetings = Meetings()
        self._nearness = Nearness()
        self._copies: dict[Pair, Copy] = {}
        self._copied: defaultdict[str, set[str]] = defaultdict(set)
        self._odds: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._stories: dict[str, Story] = {}
        self._told_in: dict[str, str] = {}
        self._had: dict[str, tuple[str, ...]] = {}

    @property
    def copies(self) -> tuple[Copy, ...]:
        """The copies of the pile so far, ordered as trace_copies orders them."""
        return tuple(sorted(self._copies.values(), key=lambda copy: (copy.derived, copy.source)))

    @property
    def stories(self) -> tuple[Story, ...]:
        """The stories of the pile so far, ordered by their ids."""
        return tuple(story for _, story in sorted(self._stories.items()))

    def story(self, identity: str) -> Story:
        """Give the story of an id, also of one that it had before: the story that tells most of that one's reports."""
        heirs = [self._told_in[report] for report in self._had[identity]]
        return self._stories[min(heirs, key=lambda heir: (-heirs.count(heir), heir))]

    def add(self, reading: Reading) -> None:
        """Take in one report; one that is already there changes nothing.

        Lines that recur in its outlet are furniture from now on, in earlier reports too: those are entered anew.
        """
        if reading.id in self.readings:
            return
        outlet = outlet_of(reading.report).casefold()
        changed = self._outlets[outlet].add(reading) if outlet else (reading,)
        touched = {reading.id for reading in changed}
        for old in changed:
            if old.id in self.readings:
                touched |= self._withdraw(old.id)
        for new in changed:
            touched |= self._enter(new)
        self._regroup(self._hanging_together(touched))

    def _enter(self, reading: Reading) -> set[str]:
        """Compare a report with those that it meets; give the reports concerned."""
        self.readings[reading.id] = reading
        made, parted = self._meetings.add(reading.id, keys_of(reading))
        neighbours, pushed = self._nearness.add(reading.id, Pile([reading]).weighed_words())
        self._compare(made)
        self._drop(parted)
        self._weigh(reading.id, neighbours)
        for one, two in pushed:
            del self._odds[one][two], self._odds[two][one]
        return neighbours | {report for pair in [*made, *parted, *pushed] for report in pair}

    def _withdraw(self, report: str) -> set[str]:
        """Take a report out, its place in the stories kept for now; give the reports concerned."""
        del self.readings[report]
        concerned = self._copied[report] | self._odds[report].keys()
        self._drop({(min(report, other), max(report, other)) for other in self._copied[report]})
        for other in self._odds.pop(report, {}):
            del self._odds[other][report]
        made = self._meetings.remove(report)
        let_in = self._nearness.remove(report)
        self._compare(made)
        for one, two in sorted(let_in):
            self._weigh(one, {two})
        return concerned | {other for pair in made | let_in for other in pair}

    def _compare(self, pairs: set[Pair]) -> None:
        """Keep what copies one another of the pairs that meet."""
        for one, two in sorted(pairs):
            copy = compare_reports(write_script(self.readings[one]), write_script(self.readings[two]))
            if copy is not None:
                self._copies[one, two] = copy
                self._copied[one].add(two)
                self._copied[two].add(one)

    def _drop(self, pairs: set[Pair]) -> None:
        """Forget the copies of pairs that no longer meet."""
        for one, two in pairs:
            if self._copies.pop((one, two), None):
                self._copied[one].discard(two)
                self._copied[two].discard(one)

    def _weigh(self, report: str, neighbours: set[str]) -> None:
        """Score a report against its neighbours."""
        others = sorted(neighbours)
        if others:
            pile = Pile([self.readings[report], *(self.readings[other] for other in others)])
            odds = np.round(pile.log_odds(0, np.arange(1, len(others) + 1)), ODDS_DIGITS)
            for other, value in zip(others, odds.tolist(), strict=True):
                self._odds[report][other] = self._odds[other][report] = value

    def _links(self, report: str) -> dict[str, float]:
        """Give what a report hangs together with, and how surely."""
        links = {other: value for other, value in self._odds[report].items() if value > APART}
        return links | dict.fromkeys(self._copied[report], LIMIT)

    def _hanging_together(self, reports: set[str]) -> dict[str, dict[str, float]]:
        """Collect all that hangs together with some reports, through others too, with its links."""
        found: dict[str, dict[str, float]] = {}
        waiting = list(reports)
        while waiting:
            report = waiting.pop()
            if report not in found:
                found[report] = self._links(report)
                waiting.extend(found[report])
        return found

    def _regroup(self, links: dict[str, dict[str, float]]) -> None:
        """Partition reports anew; the stories that they leave are no more, though their ids keep answering."""
        ordered = sorted(links)
        places = {report: place for place, report in enumerate(ordered)}
        odds = [(places[a], places[b], value) for a in ordered for b, value in sorted(links[a].items()) if a < b]
        for identity in {self._told_in[report] for report in ordered if report in self._told_in}:
            del self._stories[identity]
        for story in partition([self.readings[report] for report in ordered], odds):
            self._stories[story.id] = story
            self._had[story.id] = tuple(reading.id for reading in story.readings)
            self._told_in.update(dict.fromkeys(self._had[story.id], story.id))
