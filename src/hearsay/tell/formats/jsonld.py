"""Accounts as schema.org JSON-LD: reports as NewsArticles, who and where, and each Claim with where it appears."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hearsay.model import Account, AccountReport, Claim, Entity, Kind
from hearsay.tell.formats.iris import address_of, filled, iri, written
from hearsay.tell.formats.phrases import plain

CONTEXT = "https://schema.org"
TYPES: dict[Kind, str] = {"person": "Person", "organization": "Organization", "place": "Place", "other": "Thing"}
Node = dict[str, Any]


def render(accounts: Sequence[Account]) -> str:
    """Write accounts as one graph of nodes."""
    nodes = {node["@id"]: node for account in accounts for node in _nodes(account)}
    return written({"@context": CONTEXT, "@graph": list(nodes.values())})


def _nodes(account: Account) -> Iterator[Node]:
    for report in account.reports:
        yield _report(account, report)
    for entity in account.entities:
        yield _entity(entity)
    for claim in account.claims:
        yield _claim(account, claim)


def _report(account: Account, report: AccountReport) -> Node:
    published = report.published
    exact = published and published.start == published.end and published.basis != "guess"
    sources = [c.source for c in account.copies if c.derived == report.id and c.directed]
    named = [e.id for e in account.entities if any(m.report == report.id for m in e.mentions)]
    return filled(
        {
            "@id": iri(report.id),
            "@type": "NewsArticle",
            "headline": plain(report.title or ""),
            "url": address if (address := address_of(report)) != iri(report.id) else None,
            "datePublished": published.start if published and exact else None,
            "publisher": _group(report.outlet),
            "author": {"@type": "Person", "name": plain(report.byline)} if report.byline else None,
            "sourceOrganization": [_group(credit) for credit in report.credits],
            "inLanguage": report.language,
            "isBasedOn": [{"@id": iri(source)} for source in sources],
            "mentions": [{"@id": iri(entity)} for entity in named],
        }
    )


def _group(name: str | None) -> Node | None:
    return {"@type": "Organization", "name": plain(name)} if name else None


def _entity(entity: Entity) -> Node:
    name, place = plain(entity.name), entity.place
    roles = list(dict.fromkeys(plain(role.text) for role in entity.roles)) if entity.kind == "person" else []
    point = {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude} if place else None
    return filled(
        {
            "@id": iri(entity.id),
            "@type": TYPES[entity.kind],
            "name": name,
            "alternateName": [form for form in (plain(n.text) for n in entity.names) if form != name],
            "jobTitle": roles,
            "geo": point if entity.kind == "place" else None,
        }
    )


def _claim(account: Account, claim: Claim) -> Node:
    """Tell a claim, who makes it, and the reports in which it appears, in the account's order of reports."""
    own = set(claim.statements)
    said = [s for s in account.statements if s.id in own]
    reports = {s.report for s in said}
    speakers = dict.fromkeys(s.voice.entity for s in said if s.voice.entity)
    return filled(
        {
            "@id": iri(claim.id),
            "@type": "Claim",
            "text": plain(claim.text),
            "creativeWorkStatus": claim.status,
            "author": [{"@id": iri(speaker)} for speaker in speakers],
            "appearance": [{"@id": iri(r.id)} for r in account.reports if r.id in reports],
            "abstract": plain(claim.why),
        }
    )
