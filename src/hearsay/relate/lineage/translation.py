"""Did one of two like texts come back through another language? Laboured phrases and bent names tell.

A translation back says "the hall of cooling" for "the cooling hall", begins sentences with "And", and spells names
anew from their sound. Swapping words from a thesaurus does none of this.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import JaroWinkler

from hearsay.relate.lineage.alignment import Side

LABOURED = frozenset({"of", "the", "which", "that"})
FEWEST_WORDS = 60  # matched words from which their rates can be compared
GAP = 0.03  # by how much larger the share of laboured words must be; reworded labelled copies: at most .013
BENT = 2  # names spelled anew from which spelling is a sign of its own
WIDE_GAP = 0.05  # a gap that needs no bent names beside it
SOUNDS_ALIKE = 0.8
SHORTEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Foreign:
    """What in a text tells of another language: share of laboured words above the other's, names spelled anew."""

    gap: float
    bent: tuple[tuple[str, str], ...]

    @property
    def telling(self) -> bool:
        """Whether that is enough to call the text a translation."""
        return self.gap >= WIDE_GAP or (self.gap >= GAP and len(self.bent) >= BENT)

    @property
    def why(self) -> str:
        """What gives it away, for a reader."""
        names = "".join(f", {mine} for {theirs}" for mine, theirs in self.bent[:2])
        return f"it reads like a translation ({round(100 * self.gap)} more of, the and that in 100 words{names})"


def find_foreign(side: Side, other: Side) -> Foreign:
    """Look for signs that the matched words of a side are a translation of the other's."""
    if min(side.matched.sum(), other.matched.sum()) < FEWEST_WORDS:
        return Foreign(0.0, ())
    return Foreign(_rate(side) - _rate(other), tuple(_bent(side, other)))


def _rate(side: Side) -> float:
    """Give the share of laboured words, sentences that begin with "And" counted in, among the matched."""
    script = side.script
    laboured = sum(script.words[place] in LABOURED for place in np.flatnonzero(side.matched).tolist())
    starts = script.bounds[:-1].tolist()
    openings = sum(bool(side.matched[place]) and script.words[place] == "and" for place in starts)
    return float(laboured + openings) / max(int(np.count_nonzero(side.matched)), 1)


def _bent(side: Side, other: Side) -> list[tuple[str, str]]:
    """Pair names of the matched stretches that sound alike and are spelled in two ways."""
    mine, theirs = _own_names(side, other), _own_names(other, side)
    pairs = ((one, two) for one in mine for two in theirs)
    return [(one, two) for one, two in pairs if JaroWinkler.similarity(one, two) >= SOUNDS_ALIKE]


def _own_names(side: Side, other: Side) -> list[str]:
    """List the capitalised words of the matched stretches that the other report does not have."""
    script, known = side.script, set(other.script.words)
    places = np.flatnonzero(side.matched & ~side.exact).tolist()
    own = {script.printed(i) for i in places if script.words[i] not in known}
    return sorted(word for word in own if word[0].isupper() and len(word) >= SHORTEST_NAME)
