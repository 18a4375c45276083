"""Does an account hold? Every span is cut again from its report's text, every digest made again, every id followed."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from hearsay.errors import UsageError

Values = Mapping[str, Any]


def verify_accounts(data: bytes | str) -> list[str]:
    """Check accounts written as JSON; returns one line for each thing that does not hold, none when all does."""
    return [problem for n, account in enumerate(accounts_in(data)) for problem in _check(account, f"accounts[{n}]")]


def accounts_in(data: bytes | str) -> list[Values]:
    """Read the accounts of a JSON text: the whole document, or a single account."""
    try:
        document = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise UsageError(f"this is not JSON: {error}") from error
    if isinstance(document, dict) and document.get("format") == "hearsay.account/1":
        document = {"accounts": [document]}
    accounts = document.get("accounts") if isinstance(document, dict) else None
    if not isinstance(accounts, list) or not all(isinstance(a, dict) for a in accounts):
        raise UsageError("these are no Hearsay accounts: there is no list 'accounts'; write it with --format json")
    return accounts


def _check(account: Values, where: str) -> Iterator[str]:
    """Check one account."""
    reports = {r["id"]: r for r in _rows(account, "reports") if isinstance(r.get("id"), str)}
    texts = {i: r["text"] for i, r in reports.items() if isinstance(r.get("text"), str)}
    for report in _rows(account, "reports"):
        yield from _check_report(report, f"{where}.reports[{report.get('id')}]")
    for name in ("copies", "entities", "statements", "disputes", "figures", "timeline", "summary", "story"):
        yield from _check_spans(account.get(name), texts, f"{where}.{name}")
    yield from _check_references(account, where)
    yield from _check_origins(account, reports, where)


def _rows(account: Values, name: str) -> list[Values]:
    """Return the members of one list of an account that are objects."""
    rows = account.get(name)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _check_report(report: Values, where: str) -> Iterator[str]:
    """Check a report's digest, its furniture and the span of its date."""
    text = report.get("text")
    if not isinstance(text, str):
        yield f"{where}: has no text"
        return
    digest = report.get("digest")
    if digest and digest != hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest():
        yield f"{where}.digest: is not the sha256 of the text"
    for n, removed in enumerate(_rows(report, "removed")):
        start, end = removed.get("start"), removed.get("end")
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
            yield f"{where}.removed[{n}]: {start}–{end} does not lie in the text of {len(text)} characters"
    yield from _check_spans(report.get("published"), {str(report.get("id")): text}, f"{where}.published")


def _check_spans(value: Any, texts: Mapping[str, str], where: str) -> Iterator[str]:
    """Cut again every span anywhere inside a value."""
    waiting = [(value, where)]
    while waiting:
        value, where = waiting.pop()
        if isinstance(value, list):
            waiting += [(inner, f"{where}[{n}]") for n, inner in reversed(list(enumerate(value)))]
        elif isinstance(value, dict) and {"report", "start", "end", "text"} <= value.keys():
            yield from _check_span(value, texts, where)
        elif isinstance(value, dict):
            waiting += [(inner, f"{where}.{key}") for key, inner in reversed(value.items())]


def _check_span(span: Values, texts: Mapping[str, str], where: str) -> Iterator[str]:
    """Cut one span again."""
    text, start, end = texts.get(span["report"]), span["start"], span["end"]
    if text is None:
        yield f"{where}: there is no report {span['report']!r}"
    elif not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        yield f"{where}: {start}–{end} does not lie in report {span['report']} of {len(text)} characters"
    elif text[start:end] != span["text"]:
        found, told = _short(text[start:end]), _short(span["text"])
        yield f"{where}: report {span['report']} has {found} at {start}–{end}, not {told}"


def _short(text: Any) -> str:
    words = repr(text)
    return words if len(words) <= 60 else f"{words[:57]}…'"


# Which field of which list names members of which other list.
REFERENCES = (
    ("copies", "derived", "reports"),
    ("copies", "source", "reports"),
    ("origins", "reports", "reports"),
    ("statements", "report", "reports"),
    ("statements", "claim", "claims"),
    ("claims", "statements", "statements"),
    ("timeline", "statements", "statements"),
    ("summary", "statements", "statements"),
)


def _check_references(account: Values, where: str) -> Iterator[str]:
    """Follow every id that one part of the account uses for another."""
    known = {
        name: {row.get("id") for row in _rows(account, name)}
        for name in ("reports", "statements", "claims", "entities")
    }
    for name, field, target in REFERENCES:
        for n, row in enumerate(_rows(account, name)):
            yield from _missing(row.get(field), known[target], f"{where}.{name}[{n}].{field}")
    for n, row in enumerate(_rows(account, "statements")):
        voice = row.get("voice")
        entity = voice.get("entity") if isinstance(voice, dict) else None
        yield from _missing(entity, known["entities"], f"{where}.statements[{n}].voice.entity")
    for n, row in enumerate(_rows(account, "disputes")):
        for m, side in enumerate(_rows(row, "sides")):
            for field in ("claims", "statements"):
                yield from _missing(side.get(field), known[field], f"{where}.disputes[{n}].sides[{m}].{field}")


def _missing(value: Any, known: set[Any], where: str) -> Iterator[str]:
    """Name the ids that lead nowhere."""
    ids = value if isinstance(value, list) else [] if value is None else [value]
    yield from (f"{where}: {i!r} leads nowhere" for i in ids if i not in known)


def _check_origins(account: Values, reports: Mapping[str, Values], where: str) -> Iterator[str]:
    """Check that each report stands in exactly one origin and that the story's counts are those of its lists."""
    origins = _rows(account, "origins")
    placed = Counter(r for o in origins for r in o.get("reports", []) if isinstance(r, str))
    for report in reports:
        if placed[report] != 1:
            yield f"{where}.origins: report {report} stands in {placed[report]} origins, not in one"
    story = account.get("story")
    told = story if isinstance(story, dict) else {}
    for field, found in (("reports", len(_rows(account, "reports"))), ("origins", len(origins))):
        if told.get(field) != found:
            yield f"{where}.story.{field}: says {told.get(field)}, the account has {found}"
