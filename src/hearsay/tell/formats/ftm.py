"""Accounts as FollowTheMoney entities, one JSON object a line: what Aleph and its kin load.

Reports are Articles, people and groups themselves, places Addresses, happenings Events. Links point from a report to
whom it names (Mention, Documentation), from a speaker to the report that quotes them, from a copy to its source.
Names that are neither person, group nor place have no schema there and are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any

from hearsay.model import Account, AccountReport, Copy, Entity, Kind, Statement, TimelineEntry, content_id
from hearsay.tell.formats.phrases import STANCES, count, percent, plain
from hearsay.tell.formats.views import web_link

SCHEMAS: dict[Kind, str] = {"person": "Person", "organization": "Organization", "place": "Address"}
DATASET = "hearsay"


def render(accounts: Sequence[Account]) -> str:
    """Write accounts as lines of entities; what two accounts share is written once."""
    lines = (json.dumps(e, ensure_ascii=False) for account in accounts for e in _entities(account))
    return "".join(f"{line}\n" for line in dict.fromkeys(lines))


def _entities(account: Account) -> Iterator[dict[str, Any]]:
    known = {e.id: e for e in account.entities if e.kind in SCHEMAS}
    for report in account.reports:
        yield _report(report)
    for entity in known.values():
        yield _entity(entity)
        yield from _mentions(entity)
    for statement in account.statements:
        if statement.voice.entity in known:
            yield _said(statement, statement.voice.entity or "")
    for copy in account.copies:
        yield _copy(copy)
    for entry in account.timeline:
        yield _event(entry)


def _proxy(id: str, schema: str, **values: Iterable[str | None] | str | None) -> dict[str, Any]:
    """Make one entity; every property is a list of texts, those without any are left out."""
    properties = {}
    for name, value in values.items():
        several = [value] if isinstance(value, str) or value is None else value
        texts = [text for text in dict.fromkeys(several) if text]
        if texts:
            properties[name] = texts
    return {"id": id, "schema": schema, "properties": properties, "datasets": [DATASET]}


def _report(report: AccountReport) -> dict[str, Any]:
    published = report.published
    told = published.start if published and published.basis != "guess" and published.start == published.end else None
    return _proxy(
        report.id,
        "Article",
        title=plain(report.title or ""),
        publisher=plain(report.outlet or ""),
        author=plain(report.byline or ""),
        sourceUrl=web_link(report.url),
        publishedAt=told,
        language=_languages().get((report.language or "")[:2]),
        fileName=plain(report.location),
        bodyText=report.text,
    )


@cache
def _languages() -> dict[str, str]:
    """Read which three letters stand for a language's two."""
    table = (resources.files("hearsay.resources") / "languages.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))


def _entity(entity: Entity) -> dict[str, Any]:
    name, place = plain(entity.name), entity.place
    others = [form for form in (plain(n.text) for n in entity.names) if form != name]
    if entity.kind == "place":
        where = (f"{place.latitude}", f"{place.longitude}", place.country.lower()) if place else (None, None, None)
        return _proxy(
            entity.id, "Address", name=name, full=name, alias=others,
            latitude=where[0], longitude=where[1], country=where[2],
        )  # fmt: skip
    roles = [plain(role.text) for role in entity.roles] if entity.kind == "person" else None
    return _proxy(entity.id, SCHEMAS[entity.kind], name=name, alias=others, position=roles)


def _mentions(entity: Entity) -> Iterator[dict[str, Any]]:
    """Link each report to an entity that it names, once, with the forms that it uses."""
    forms: dict[str, list[str]] = {}
    for mention in entity.mentions:
        forms.setdefault(mention.report, []).append(plain(mention.text))
    for report, texts in forms.items():
        id = content_id("m", report, entity.id)
        if entity.kind == "place":
            yield _proxy(
                id, "Documentation", document=report, entity=entity.id,
                role=f"named {count(len(texts), 'time')}", namesMentioned=texts,
            )  # fmt: skip
        else:
            schema = SCHEMAS[entity.kind]
            yield _proxy(id, "Mention", document=report, resolved=entity.id, name=texts, detectedSchema=schema)


def _said(statement: Statement, speaker: str) -> dict[str, Any]:
    return _proxy(
        statement.id,
        "UnknownLink",
        subject=speaker,
        object=statement.report,
        role=STANCES[statement.stance],
        summary=plain(statement.content.text),
        proof=statement.report,
        recordId=statement.claim,
    )


def _copy(copy: Copy) -> dict[str, Any]:
    verb = "takes" if copy.directed else "shares"
    return _proxy(
        content_id("l", copy.derived, copy.source),
        "UnknownLink",
        subject=copy.derived,
        object=copy.source,
        role=f"{copy.kind} copy: {verb} {percent(copy.share)} of its words",
        summary=plain(copy.why),
    )


def _event(entry: TimelineEntry) -> dict[str, Any]:
    reports = list(dict.fromkeys(span.report for span in entry.spans))
    return _proxy(
        content_id("t", entry.when.start or "", entry.when.end or "", *(f"{s.report} {s.start}" for s in entry.spans)),
        "Event",
        name=plain(entry.text),
        startDate=(entry.when.start or "")[:10],
        endDate=(entry.when.end or "")[:10],
        proof=reports,
    )
