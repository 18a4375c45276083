"""Which numbers did their own voice take back? "It had first said 100,000; now it says 8,000", within one report.

Such a dispute is settled: what is said last holds. Only a word that looks back ("previously said", "initially") makes
two numbers of one voice a revision; without it they may count two things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from hearsay.model import Claim, Dispute, Side, Statement, Story, content_id
from hearsay.relate.amounts import Item, items_of

EARLIER = re.compile(r"\b(?:previously|initially|originally|earlier|at first|first|had (?:said|put|estimated))\b", re.I)
NEXT_CHARS = 450  # between what was said first and what replaces it
SCORE = 0.8


def revised_figures(story: Story, statements: Sequence[Statement], claim_of: Mapping[str, Claim]) -> Iterator[Dispute]:
    """Yield a settled dispute for each number that its own voice replaced."""
    for reading in story.readings:
        mine = sorted((s for s in statements if s.report == reading.id and s.cue), key=lambda s: s.content.start)
        items = list(items_of(reading))
        for first, then in pairwise(mine):
            pair = _replaced(first, then, items)
            if pair:
                yield _dispute((first, then), pair, claim_of)


def _replaced(first: Statement, then: Statement, items: Sequence[Item]) -> tuple[Item, Item] | None:
    """Give the number that was said first and the one that replaces it, if the two statements hold such."""
    if first.voice.label != then.voice.label or then.content.start - first.content.end > NEXT_CHARS:
        return None
    if not (first.cue and EARLIER.search(first.cue.text)) or (then.cue and EARLIER.search(then.cue.text)):
        return None
    old, new = _inside(first, items), _inside(then, items)
    return next(((a, b) for a in old for b in new if _is_other(a, b)), None)


def _inside(statement: Statement, items: Sequence[Item]) -> list[Item]:
    return [item for item in items if statement.content.span.contains(item.excerpt.span)]


def _is_other(old: Item, new: Item) -> bool:
    """Tell whether two items count one thing with other numbers."""
    return old.kind == new.kind and bool(old.near & new.near) and (old.low, old.high) != (new.low, new.high)


def _dispute(said: tuple[Statement, Statement], items: tuple[Item, Item], claim_of: Mapping[str, Claim]) -> Dispute:
    first, then = said
    numbers = " or ".join(item.excerpt.text for item in items)
    return Dispute(
        id=content_id("d", first.id, then.id),
        about=f"{items[0].quantity.unit or 'number'}: {numbers}",
        sides=alone(first, then, claim_of),
        kind="figures",
        status="settled",
        score=SCORE,
        why=f"{then.voice.label} first said {items[0].excerpt.text}, then {items[1].excerpt.text}.",
    )


def alone(old: Statement, new: Statement, claim_of: Mapping[str, Claim]) -> tuple[Side, Side]:
    """Set two single statements against each other; a claim in which both stand is on neither side."""
    first, then = claim_of[old.id], claim_of[new.id]
    sides = ((old, () if first is then else (first.id,)), (new, () if first is then else (then.id,)))
    one, other = (Side(claims, (s.id,), (s.voice.label,)) for s, claims in sides)
    return one, other
