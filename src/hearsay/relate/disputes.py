"""What cannot all be true? Statements of different voices that exclude one another, gathered into disputes.

Pairs come from clashes.py (what is said), rivals.py (numbers), revisions.py and changes.py (what a voice
itself replaced). Each is built around its surest pair: the claims of the two, and what as surely contradicts either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from hearsay.model import Claim, Dispute, Figure, Side, Statement, Story, content_id
from hearsay.relate.changes import changed_words
from hearsay.relate.clashes import DENIALS, Clash, find_clashes
from hearsay.relate.compared import Compared
from hearsay.relate.dating.windows import Written
from hearsay.relate.holding import Word, words_of_story
from hearsay.relate.revisions import revised_figures
from hearsay.relate.rivals import rival_figures
from hearsay.relate.wording import said, story_gists

MOST_ABOUT = 140  # characters
MARKS = "“”\"‘’'«» ,;:"
_CLAUSE = re.compile(r"(?<=[.!?;])\s+|\s+[–—]\s+")

Pair = tuple[str, str]


def find_disputes(
    story: Story,
    statements: Sequence[Statement],
    compared: Compared,
    claims: Sequence[Claim],
    figures: Sequence[Figure],
    written: Written,
) -> tuple[Dispute, ...]:
    """Return the disputes of a story, the surest first."""
    claim_of = {s: claim for claim in claims for s in claim.statements}
    gists = {s.id: gist for s, gist in zip(statements, story_gists(story, statements), strict=True)}
    words = words_of_story(story, statements, written)
    clashes = find_clashes(story, words, compared)
    found = [
        *rival_figures(story, written, figures, claim_of=claim_of, gists=gists),
        *revised_figures(story, statements, claim_of),
        *_gather(clashes, claim_of),
        *changed_words(words, claim_of),
        *(_within(clash) for clash in clashes if claim_of[clash.a.statement.id] is claim_of[clash.b.statement.id]),
    ]
    return tuple(sorted(_each_once(found), key=lambda d: (-d.score, d.id)))


def _within(clash: Clash) -> Dispute:
    """Set two statements against each other that stand in one claim; neither side has a claim of its own."""
    sides = (_one_voice(clash.a), _one_voice(clash.b))
    return _dispute((min(sides, key=_order), max(sides, key=_order)), clash)


def _one_voice(word: Word) -> Side:
    return Side((), (word.statement.id,), (word.statement.voice.label,))


def _order(side: Side) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return side.claims, side.statements


def _each_once(disputes: Iterable[Dispute]) -> Iterator[Dispute]:
    """Leave out a dispute whose sides stand in another one already."""
    seen: set[frozenset[str]] = set()
    for dispute in disputes:
        crossed = {frozenset(p) for a, b in combinations(dispute.sides, 2) for p in _across(a.statements, b.statements)}
        if not crossed & seen:
            yield dispute
        seen |= crossed


def _across(left: Iterable[str], right: Sequence[str]) -> Iterator[Pair]:
    yield from ((a, b) for a in left for b in right)


def _gather(clashes: Sequence[Clash], claim_of: Mapping[str, Claim]) -> Iterator[Dispute]:
    """Build each dispute around its surest pair of claims, with what contradicts either of the two in the same way.

    What contradicts both is a side of its own.
    """
    claims = {c.id: c for c in claim_of.values()}
    by_pair = _by_claims(clashes, claim_of)
    settled: set[tuple[str, str | None]] = set()
    for (one, two), best in by_pair.items():
        if {(one, best.axis), (two, best.axis)} & settled:
            continue
        left, right = {one} | _others(by_pair, two, best), {two} | _others(by_pair, one, best)
        settled |= {(claim, best.axis) for claim in left | right}
        apart = [left - right, right - left, *({claim} for claim in left & right)]
        yield _dispute(tuple(sorted((_side(ids, claims) for ids in apart), key=_order)), best)


def _others(by_pair: Mapping[Pair, Clash], against: str, best: Clash) -> set[str]:
    """Name the claims that contradict one as the best pair does, on the same axis or by the same kind of signal."""
    found: set[str] = set()
    for (one, two), clash in by_pair.items():
        denied = clash.opposing & DENIALS and best.opposing & DENIALS
        if against in (one, two) and clash.axis == best.axis and (denied or clash.opposing & best.opposing):
            found.add(two if against == one else one)
    return found


def _by_claims(clashes: Sequence[Clash], claim_of: Mapping[str, Claim]) -> dict[Pair, Clash]:
    """Keep the surest clash of each two claims, the surest first, of these one between those who are quoted."""

    def rank(clash: Clash) -> tuple[float, int, str, str]:
        told = sum(word.statement.manner == "narrated" for word in (clash.a, clash.b))
        return -clash.score, told, clash.a.statement.id, clash.b.statement.id

    by_pair: dict[Pair, Clash] = {}
    for found in sorted(clashes, key=rank):
        one, two = claim_of[found.a.statement.id].id, claim_of[found.b.statement.id].id
        if one != two and (two, one) not in by_pair:
            by_pair.setdefault((one, two), found)
    return by_pair


def _dispute(sides: tuple[Side, ...], best: Clash) -> Dispute:
    asserting, other = _roles(best)
    return Dispute(
        id=content_id("d", *(key for side in sides for key in (side.claims or side.statements))),
        about=_about(asserting),
        sides=sides,
        kind=best.kind,
        status="open",
        score=round(best.score, 3),
        why=_why(asserting, other, best),
    )


def _side(ids: set[str], claims: Mapping[str, Claim]) -> Side:
    chosen = [claims[i] for i in sorted(ids)]
    return Side(
        claims=tuple(c.id for c in chosen),
        statements=tuple(sorted(s for c in chosen for s in c.statements)),
        voices=tuple(sorted({v for c in chosen for v in c.voices})),
    )


def _roles(best: Clash) -> tuple[Word, Word]:
    """Name the word that asserts and the one that answers it."""
    turned = best.a.denies or (best.a.negated and not best.b.denies)
    return (best.b, best.a) if turned else (best.a, best.b)


def _about(asserting: Word) -> str:
    """Say what a dispute is about: the first clause of the side that asserts, bare of quotation marks."""
    clause = _CLAUSE.split(said(asserting.statement).strip(MARKS))[0].strip(MARKS).rstrip(".!")
    if len(clause) <= MOST_ABOUT:
        return clause
    return clause[:MOST_ABOUT].rsplit(" ", 1)[0].rstrip(MARKS) + " …"


def _why(asserting: Word, other: Word, best: Clash) -> str:
    """Say for a reader why the two exclude one another."""
    who, whom = other.statement.voice.label, asserting.statement.voice.label
    verb = "denies or doubts" if best.kind == "denial" else "contradicts"
    return f"{who} {verb} what {whom} says: {', '.join(best.signals)}."
