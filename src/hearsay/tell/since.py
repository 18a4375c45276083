"""What is new in an account since an earlier one of the same story? One line for a reader, with ids to look up.

The earlier account is the one that shares most reports with it; accounts that share none are of other stories.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import msgspec

from hearsay.errors import UsageError
from hearsay.model import Account, Dispute, Figure, Since
from hearsay.tell.formats.phrases import count, tell_bounds
from hearsay.tell.verify import accounts_in


def read_earlier(data: bytes) -> tuple[Account, ...]:
    """Read the accounts that an earlier call wrote as JSON."""
    try:
        return tuple(msgspec.convert(account, Account) for account in accounts_in(data))
    except msgspec.ValidationError as error:
        raise UsageError(f"this account cannot be compared with: {error}") from error


def compare_with_earlier(accounts: Iterable[Account], earlier: Sequence[Account]) -> tuple[Account, ...]:
    """Add to each account what is new in it since the earlier account of its story."""
    return tuple(replace(account, since=_since_of(account, earlier)) for account in accounts)


def _since_of(account: Account, earlier: Sequence[Account]) -> Since | None:
    if not earlier:
        return None
    ids = {report.id for report in account.reports}
    shared = [len(ids & {r.id for r in old.reports}) for old in earlier]
    if not any(shared):
        reports, origins = tuple(r.id for r in account.reports), tuple(o.id for o in account.origins)
        return Since("A new story: none of its reports was there before.", reports, origins, (), (), (), ())
    return tell_since(account, earlier[shared.index(max(shared))])


def tell_since(account: Account, earlier: Account) -> Since:
    """Tell what an account has that the earlier one of the same story had not."""
    known = {report.id for report in earlier.reports}
    reports = tuple(r.id for r in account.reports if r.id not in known)
    origins = tuple(o.id for o in account.origins if not known & set(o.reports))
    said_by = {s.id: s.report for s in account.statements}
    claims = tuple(c.id for c in account.claims if not any(said_by.get(s) in known for s in c.statements))
    old = {d.id: d for d in earlier.disputes}
    opened = tuple(d.id for d in account.disputes if d.id not in old and not _was_told(d, earlier))
    settled = tuple(d.id for d in account.disputes if d.status == "settled" and _was_open(d, earlier))
    figures = _changed(account.figures, earlier.figures)
    since = Since("", reports, origins, claims, opened, settled, tuple(f.about for f, _ in figures))
    return replace(since, text=_line(since, figures))


def _was_told(dispute: Dispute, earlier: Account) -> bool:
    return any(_same(dispute, old) for old in earlier.disputes)


def _was_open(dispute: Dispute, earlier: Account) -> bool:
    return any(old.status == "open" and _same(dispute, old) for old in earlier.disputes)


def _same(dispute: Dispute, old: Dispute) -> bool:
    """Tell whether two disputes set the same statements against each other; an id may change with what joins."""
    ours, theirs = ([set(side.statements) for side in d.sides] for d in (dispute, old))
    return sum(any(a & b for b in theirs) for a in ours) >= 2


def _changed(figures: Sequence[Figure], earlier: Sequence[Figure]) -> list[tuple[Figure, str]]:
    """Name the figures that were there before and have a number now that none had then; with that number."""
    found = []
    for figure in figures:
        spans = {v.span for v in figure.values}
        before = [old for old in earlier if spans & {v.span for v in old.values}]
        numbers = {(v.low, v.high) for old in before for v in old.values}
        fresh = [v for v in figure.values if (v.low, v.high) not in numbers]
        if before and fresh:
            found.append((figure, tell_bounds(fresh[-1])))
    return found


def _line(since: Since, figures: Sequence[tuple[Figure, str]]) -> str:
    """Word what is new in one line, what matters most to a reader first."""
    if not since.reports:
        return "Nothing new: no report was added."
    told = f"{count(len(since.reports), 'new report')}, {count(len(since.origins), 'new origin')}"
    parts = [
        told if since.origins else f"{count(len(since.reports), 'new report')}, no new origin",
        *(f"{figure.about} now also {number}" for figure, number in figures[:2]),
        _some(since.disputes, "new dispute"),
        _some(since.settled, "dispute", after=" settled"),
        _some(since.claims, "new claim"),
    ]
    return "; ".join(part for part in parts if part) + "."


def _some(ids: Sequence[str], noun: str, *, after: str = "") -> str:
    return count(len(ids), noun) + after if ids else ""
