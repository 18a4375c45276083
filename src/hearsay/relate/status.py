"""How does each claim stand? Corroborated, single-source, disputed or superseded, with the reason for a reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hearsay.model import Claim, Dispute, Status


def judge_claims(claims: Sequence[Claim], disputes: Sequence[Dispute]) -> tuple[Claim, ...]:
    """Return the claims with their status.

    A settled dispute supersedes the claims of all its sides but the last, which is the newest; an open one leaves
    every side disputed. Two origins for the words of one voice are no corroboration: that voice is still alone.
    """
    open_claims = {c for d in disputes if d.status == "open" for side in d.sides for c in side.claims}
    settled = {c for d in disputes if d.status == "settled" for side in d.sides[:-1] for c in side.claims}
    return tuple(_judge(claim, claim.id in open_claims, claim.id in settled) for claim in claims)


def _judge(claim: Claim, is_disputed: bool, is_superseded: bool) -> Claim:
    status: Status = "single-source"
    note = ""
    if is_disputed:
        status, note = "disputed", "Another side contradicts it."
    elif is_superseded:
        status, note = "superseded", "A later account replaces it."
    elif claim.origins >= 2 and len(claim.voices) >= 2:
        status = "corroborated"
    elif claim.origins >= 2:
        note = f"All of it is the word of {claim.voices[0]}."
    return replace(claim, status=status, why=f"{claim.why}. {note}".strip())
