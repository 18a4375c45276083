"""Accounts as W3C Web Annotations: who says what, who is named, what is no part of the report, each on its own words.

A target is found by its place (offsets count code points of the report's text, as the account has it) and by its
words with some before and after, which find it on the publisher's page too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hearsay.model import Account, AccountReport, Span, Statement
from hearsay.tell.formats.iris import address_of, iri, written
from hearsay.tell.formats.phrases import STANCES, plain, tell_chain

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND_CHARS = 32
Node = dict[str, Any]


def render(accounts: Sequence[Account]) -> str:
    """Write accounts as one collection of annotations on one page."""
    items = list({item["id"]: item for account in accounts for item in _annotations(account)}.values())
    page = {"id": iri("annotations/1"), "type": "AnnotationPage", "startIndex": 0, "items": items}
    collection = {"@context": CONTEXT, "id": iri("annotations"), "type": "AnnotationCollection"}
    return written(collection | {"label": "Hearsay", "total": len(items), "first": page})


def _annotations(account: Account) -> Iterator[Node]:
    reports = {report.id: report for report in account.reports}
    for statement in account.statements:
        report = reports[statement.report]
        spans = [part.span for part in (statement.content, *statement.more)]
        yield _annotation(statement.id, "describing", [_words(_who_says(statement))], _targets(report, spans))
    for entity in account.entities:
        for mention in entity.mentions:
            body = [_words(plain(entity.name), "tagging"), {"id": iri(entity.id), "purpose": "identifying"}]
            id = f"{entity.id}/{mention.report}/{mention.start}"
            yield _annotation(id, "identifying", body, _targets(reports[mention.report], [mention.span]))
    for report in account.reports:
        for mark in report.removed:
            id, span = f"{report.id}/removed/{mark.start}", Span(mark.start, mark.end)
            yield _annotation(id, "tagging", [_words(plain(mark.reason), "tagging")], _targets(report, [span]))


def _who_says(statement: Statement) -> str:
    chain = tell_chain(statement)
    return plain(f"{statement.voice.label} {STANCES[statement.stance]} this{f', {chain}' if chain else ''}")


def _words(text: str, purpose: str = "describing") -> Node:
    return {"type": "TextualBody", "value": text, "format": "text/plain", "purpose": purpose}


def _annotation(id: str, motivation: str, body: list[Node], target: list[Node]) -> Node:
    return {"id": iri(id), "type": "Annotation", "motivation": motivation, "body": body, "target": target}


def _targets(report: AccountReport, spans: Sequence[Span]) -> list[Node]:
    """Point at stretches of a report, each by its place and by its words."""
    return [{"source": address_of(report), "selector": _selectors(report.text, span)} for span in spans]


def _selectors(text: str, span: Span) -> list[Node]:
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.cut(text),
        "prefix": text[max(0, span.start - AROUND_CHARS) : span.start],
        "suffix": text[span.end : span.end + AROUND_CHARS],
    }
    return [{"type": "TextPositionSelector", "start": span.start, "end": span.end}, quote]
