"""How many independent origins stand behind some statements, and why? The count that a reader is shown.

Outlets are not sources. Reports of one origin count once; so do reports of several origins that took the words from
the same agency or outlet ("told AFP" here, "according to AFP" there).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.model import Origin, Statement, Story
from hearsay.relate.lineage.direction import name_of

# Where people speak for themselves: sharing one of these is no common origin.
PLATFORMS = frozenset("twitter facebook instagram telegram whatsapp youtube weibo wechat tiktok x".split())


@dataclass(frozen=True, slots=True)
class Count:
    """A number of independent origins and the sentence that says how it was reached."""

    origins: int
    why: str


def count_origins_of(statements: Sequence[Statement], story: Story, origins: Sequence[Origin]) -> Count:
    """Fold the statements' reports into independent origins."""
    home = {report: origin for origin in origins for report in origin.reports}
    reports = sorted({s.report for s in statements})
    links = {report: _links(report, statements, home.get(report)) for report in reports}
    folds = _fold(reports, links)
    return Count(len(folds), _why(folds, story, home))


def _links(report: str, statements: Sequence[Statement], origin: Origin | None) -> set[str]:
    """Return what a report shares with others that have the same root: its origin and the agencies in the chain."""
    named = {via.label.lower() for s in statements if s.report == report for via in s.via}
    keys = {f"via {label}" for label in named if label not in PLATFORMS}
    if origin is not None:
        keys |= {f"origin {origin.id}", f"via {origin.label.lower()}"}
    return keys


def _fold(reports: Sequence[str], links: dict[str, set[str]]) -> list[list[str]]:
    folds: list[tuple[list[str], set[str]]] = []
    for report in reports:
        shared = [fold for fold in folds if fold[1] & links[report]]
        joined = ([report], set(links[report]))
        for fold in shared:
            joined = (fold[0] + joined[0], joined[1] | fold[1])
            folds.remove(fold)
        folds.append(joined)
    return sorted(sorted(fold[0]) for fold in folds)


def _why(folds: Sequence[Sequence[str]], story: Story, home: dict[str, Origin]) -> str:
    reports = sum(len(fold) for fold in folds)
    head = f"{_many(reports, 'report')}, {_many(len(folds), 'origin')}"
    return f"{head}: {'; '.join(_describe(fold, story, home) for fold in folds)}"


def _describe(fold: Sequence[str], story: Story, home: dict[str, Origin]) -> str:
    outlets = sorted({name_of(story.reading(report)) for report in fold})
    origin = home.get(fold[0])
    label = origin.label if origin else outlets[0]
    if label in outlets or (len(outlets) == 1 and outlets[0] in label):
        return label if len(fold) == 1 else f"{label}, told in {_many(len(fold), 'report')}"
    return f"{label}, as told by {' and '.join([', '.join(outlets[:-1]), outlets[-1]] if outlets[:-1] else outlets)}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
