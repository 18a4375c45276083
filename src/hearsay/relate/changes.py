"""What did one voice say otherwise on a later day? States change: a fort that held on Monday may have fallen by Friday.

Such a dispute is settled: the later word replaces the earlier. Only axes on which tomorrow is another day count, and
only where both statements name the same thing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from hearsay.model import Claim, Dispute, content_id
from hearsay.relate.clashes import CHANGING
from hearsay.relate.dating.windows import Window
from hearsay.relate.holding import Word
from hearsay.relate.opposing import is_elsewhere
from hearsay.relate.opposites import clash
from hearsay.relate.revisions import alone
from hearsay.relate.wording import said

SCORE = 0.75
MOST_SAID = 60  # statements of one voice that are compared
MOST_ABOUT = 140  # characters
MONTHS = "January February March April May June July August September October November December".split()


def changed_words(words: Sequence[Word], claim_of: Mapping[str, Claim]) -> Iterator[Dispute]:
    """Yield a settled dispute for each pair of claims of one voice of which the later replaces the earlier."""
    by_voice: defaultdict[str, list[Word]] = defaultdict(list)
    for word in words:
        if word.written and word.stand and word.statement.manner != "narrated":
            by_voice[word.statement.voice.entity or word.statement.voice.label.lower()].append(word)
    seen: set[tuple[str, str]] = set()
    for voice in sorted(by_voice):
        for old, new in combinations(sorted(by_voice[voice], key=_in_time)[:MOST_SAID], 2):
            pair = (claim_of[old.statement.id].id, claim_of[new.statement.id].id)
            if pair not in seen and _is_replaced(old, new):
                seen.add(pair)
                yield _dispute(old, new, claim_of)


def _in_time(word: Word) -> tuple[date, str]:
    return word.written.first if word.written else date.min, word.statement.id


def _is_replaced(old: Word, new: Word) -> bool:
    """Tell whether a later statement holds another state of the same thing."""
    axis = clash(old.stand, new.stand)
    later = old.written and new.written and old.written.days_from(new.written) > 0
    if axis not in CHANGING or not later or is_elsewhere(old, new):
        return False
    return bool(old.names & new.names) and bool(old.stand[axis].words & new.stand[axis].words)


def _dispute(old: Word, new: Word, claim_of: Mapping[str, Claim]) -> Dispute:
    return Dispute(
        id=content_id("d", old.statement.id, new.statement.id),
        about=said(old.statement)[:MOST_ABOUT],
        sides=alone(old.statement, new.statement, claim_of),
        kind="contradiction",
        status="settled",
        score=SCORE,
        why=f"{new.statement.voice.label} said so {_on(old.written)} and otherwise {_on(new.written)}.",
    )


def _on(window: Window | None) -> str:
    if window is None:
        return "on another day"
    if window.first == window.last:
        return f"on {spelled(window.first)}"
    return f"between {spelled(window.first)} and {spelled(window.last)}"


def spelled(day: date) -> str:
    """Spell a date out for a reader: 5 March 2024."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
