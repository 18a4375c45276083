"""How does each claim stand? Corroborated, single-source, disputed or superseded, with the reason for a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from hearsay.model import Claim, Dispute, Origin, Side, Statement, Status
from hearsay.relate.compared import Compared
from hearsay.relate.sameness import is_apart, log_odds, signs_of
from hearsay.relate.standing import Partition

NAME = re.compile(r"\b(?!(?:The|An?|One|Some|Two)\b)[A-Z]\w+")
ROLE = re.compile(r"\b(?!(?:of|the|and|for|in|de|van|von|al|bin)\b)[a-z]{3,}")
QUOTATION = re.compile(r"[“\"][^“”\"]*[”\"]?")  # closed or not: it may go on in the next sentence
SURE = 0.0  # log-odds from which two statements are held to say the same: of 100 such pairs 67 do, where all are judged
MOST_NAMED = 3  # voices against a claim that its reason names


def judge_claims(
    claims: Sequence[Claim], disputes: Sequence[Dispute], compared: Compared, origins: Sequence[Origin]
) -> tuple[Claim, ...]:
    """Return the claims with their status.

    A settled dispute supersedes the claims of all its sides but the last, which is the newest; an open one leaves
    every side disputed. Two origins for the words of one voice are no corroboration: that voice is still alone. Nor
    are two origins that only may say the same: a claim is wide, and its statements meet at even odds or below.
    """
    against: dict[str, str] = {}
    replaced: dict[str, str] = {}
    for dispute in disputes:
        if dispute.status == "settled":
            newest = _held(dispute.sides[-1], claims)
            older = (c for side in dispute.sides[:-1] for c in _held(side, claims))
            replaced.update((c, dispute.why) for c in older if c not in newest)
        else:
            against.update(_answers(dispute, claims))
    sure = _surely_shared(claims, compared, origins)
    return tuple(
        _judge(claim, against.get(claim.id), replaced.get(claim.id), sure=claim.id in sure) for claim in claims
    )


def _surely_shared(claims: Sequence[Claim], compared: Compared, origins: Sequence[Origin]) -> frozenset[str]:
    """Name the claims in which two voices of two origins surely say the same."""
    home = {report: origin.id for origin in origins for report in origin.reports}
    claim_of = {statement: claim.id for claim in claims for statement in claim.statements}
    found = set()
    for (a, b), alike in compared.pairs.items():
        one, two = compared.sayings[a], compared.sayings[b]
        claim = claim_of[one.statement.id]
        if claim in found or claim != claim_of[two.statement.id]:
            continue
        if _is_nobodys(one.statement) or _is_nobodys(two.statement):
            continue
        apart = home.get(one.statement.report) != home.get(two.statement.report)
        voices = parties([one.statement.voice.label, two.statement.voice.label]) > 1
        if apart and voices and not is_apart(one, two, alike) and log_odds(signs_of(compared, (a, b))) >= SURE:
            found.add(claim)
    return frozenset(found)


def _answers(dispute: Dispute, claims: Sequence[Claim]) -> Iterator[tuple[str, str]]:
    """Yield each claim of an open dispute with who speaks against it."""
    for side in dispute.sides:
        others = sorted({v for other in dispute.sides if other is not side for v in other.voices})
        named = ", ".join(others[:MOST_NAMED]) + (f" and {len(others) - MOST_NAMED} more" * (len(others) > MOST_NAMED))
        yield from ((claim, f"Against it: {named}.") for claim in _held(side, claims))


def _held(side: Side, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Name the claims of a side, or those in which its statements stand where it has none of its own."""
    return side.claims or tuple(c.id for c in claims if not set(side.statements).isdisjoint(c.statements))


def _is_nobodys(statement: Statement) -> bool:
    """Tell whether an outlet prints a quotation without saying whose it is: not the outlet's own word."""
    return statement.manner == "narrated" and QUOTATION.fullmatch(statement.content.text) is not None


def _judge(claim: Claim, against: str | None, replaced: str | None, *, sure: bool) -> Claim:
    status: Status = "single-source"
    note = ""
    if against:
        status, note = "disputed", against
    elif replaced:
        status, note = "superseded", replaced
    elif claim.origins >= 2 and parties(claim.voices) >= 2:
        status = "corroborated" if sure else status
        note = "" if sure else "They may not say quite the same."
    elif claim.origins >= 2:
        note = f"All of it is the word of {' and '.join(claim.voices)}."
    return replace(claim, status=status, why=f"{claim.why}. {note}".strip())


def parties(voices: Sequence[str]) -> int:
    """Count the parties behind some voices: "the Norvik spokesman" and "Norvik Lines" speak with one mouth."""
    found = Partition(voices)
    for one, other in combinations(voices, 2):
        if (ROLE.search(one) or ROLE.search(other)) and not set(NAME.findall(one)).isdisjoint(NAME.findall(other)):
            found.join(one, other)
    return len(found.parts())
