"""Which reports copy one another, how much, how closely, in which direction? Answered in five steps.

1. An index names the pairs worth the look. 2. Each is aligned. 3. What both quote, and what unlike stories share
(furniture), is set aside. 4. What is left decides. 5. Signs of direction are weighed.
Measured with ../shared/data/copies and ../shared/stories; see docs/benchmarks.md.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from hearsay.model import Copy, CopyKind, Passage, Reading
from hearsay.relate.gist import cosine, word_weights
from hearsay.relate.lineage.alignment import Alignment, Match, Side, align
from hearsay.relate.lineage.candidates import find_candidates
from hearsay.relate.lineage.direction import Direction, common_wire, judge_direction
from hearsay.relate.lineage.script import Script, write_script
from hearsay.relate.lineage.translation import find_foreign

TAKEN = 0.25  # least share of a report's own telling; labelled copies lie above .26, all else with 60 words below .25
FEWEST_WORDS = 60  # of own telling that must match, or half of it in a very short report
QUOTED_WEIGHT = 0.5  # of a quoted word in that share: a report of quotations has little telling to copy
LIFTED = 0.5  # share of a report that quotes the other's own telling from which that is copying too
LIFTED_WORDS = 150
STRANGE = 0.15  # cosine of what two reports do not share, under which they tell different stories
STRANGE_WORDS = 150  # least words of either that are left to judge that by
VERBATIM, EDITED = 0.93, 0.72  # share of matched words that stand in runs of equal words
KEPT_SCRIPTS = 400  # reports kept laid out at a time, which bounds memory


def trace_copies(readings: Sequence[Reading]) -> tuple[Copy, ...]:
    """Find all copies in a pile of reports, ordered by the reports' ids."""
    ordered = sorted(readings, key=lambda reading: reading.id)
    scripts = _Scripts(ordered)
    found = []
    for left, right in find_candidates(ordered):
        copy = compare_reports(scripts.of(left), scripts.of(right))
        if copy is not None:
            found.append(copy)
    return tuple(sorted(found, key=lambda copy: (copy.derived, copy.source)))


class _Scripts:
    """Lays reports out for comparison on demand and keeps the latest."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = readings
        self.kept: OrderedDict[int, Script] = OrderedDict()

    def of(self, place: int) -> Script:
        """Give the script of the reading at a place."""
        if place not in self.kept:
            self.kept[place] = write_script(self.readings[place])
            if len(self.kept) > KEPT_SCRIPTS:
                self.kept.popitem(last=False)
        self.kept.move_to_end(place)
        return self.kept[place]


def compare_reports(left: Script, right: Script) -> Copy | None:
    """Say whether one of two reports copies the other."""
    if not left.words or not right.words:
        return None
    alignment = align(left, right)
    if not is_copy(alignment):
        return None
    direction = judge_direction(alignment)
    return _copy(alignment, direction)


def is_copy(alignment: Alignment) -> bool:
    """Decide on what is matched, once shared quotations and furniture are set aside."""
    return (_takes(alignment) or _lifts(alignment)) and not _strangers(alignment)


def _takes(alignment: Alignment) -> bool:
    return any(_takes_from(side) for side in (alignment.left, alignment.right))


def _takes_from(side: Side) -> bool:
    own = int((~side.borrowed).sum())
    weight = own + QUOTED_WEIGHT * (len(side.borrowed) - own)
    return side.told >= min(FEWEST_WORDS, max(own / 2, 1)) and side.told >= TAKEN * weight


def _lifts(alignment: Alignment) -> bool:
    """Tell whether one report consists largely of the other's own telling, set in quotation marks."""
    for side, other in ((alignment.left, alignment.right), (alignment.right, alignment.left)):
        telling = int((other.matched & ~other.script.borrowed).sum())
        if side.share >= LIFTED and telling >= LIFTED_WORDS and telling >= LIFTED * side.matched.sum():
            return True
    return False


def _strangers(alignment: Alignment) -> bool:
    """Tell whether two reports, apart from what they share, are about different things."""
    rests = [_unmatched(alignment.left), _unmatched(alignment.right)]
    if min(map(len, rests)) < STRANGE_WORDS:
        return False
    return cosine(*map(word_weights, rests)) < STRANGE


def _unmatched(side: Side) -> list[str]:
    return [word for word, matched in zip(side.script.words, side.matched, strict=True) if not matched]


def _copy(alignment: Alignment, direction: Direction) -> Copy:
    source, derived = alignment.left, alignment.right
    if not direction.left_is_source:
        source, derived = derived, source
    kind = kind_of(derived, source)
    passages = tuple(_passage(match, derived, source, flip=direction.left_is_source) for match in alignment.matches)
    return Copy(
        derived=derived.script.reading.id,
        source=source.script.reading.id,
        kind=kind,
        share=round(derived.share, 4),
        directed=direction.known,
        why=_why(alignment, derived, kind=kind, direction=direction),
        passages=tuple(sorted(passages, key=lambda p: (p.derived, p.source))),
    )


def kind_of(derived: Side, source: Side) -> CopyKind:
    """Name how closely the matched words follow the source's."""
    exact = derived.exact.sum() / max(int(derived.matched.sum()), 1)
    if exact >= VERBATIM:
        return "verbatim"
    if exact >= EDITED:
        return "edited"
    return "translated" if find_foreign(derived, source).telling else "rewritten"


def _passage(match: Match, derived: Side, source: Side, *, flip: bool) -> Passage:
    here, there = (match.right, match.left) if flip else (match.left, match.right)
    return Passage(
        derived=derived.script.reading.excerpt(derived.script.span(*here)),
        source=source.script.reading.excerpt(source.script.span(*there)),
        score=min(1.0, match.score),
    )


WORDS = {
    "verbatim": "word for word",
    "edited": "lightly edited",
    "rewritten": "with words swapped or reordered",
    "translated": "as a translation would",
}


def _why(alignment: Alignment, derived: Side, *, kind: CopyKind, direction: Direction) -> str:
    share = f"{round(100 * derived.share)} % of its words follow the source {WORDS[kind]}"
    wire = common_wire(alignment)
    if wire:
        return f"{share}; both print {wire}"
    if direction.known:
        return f"{share}; {direction.why}"
    return f"{share}; nothing shows which of them came first"
