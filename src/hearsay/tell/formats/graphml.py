"""Accounts as GraphML: reports, entities and origins as nodes; copies, mentions and who goes back to whom as edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as Xml

from hearsay.model import Account
from hearsay.tell.formats.phrases import plain

# (name, on nodes or edges, type): the columns that Gephi, yEd and Cytoscape show.
KEYS = (
    ("kind", "node", "string"),
    ("label", "node", "string"),
    ("story", "node", "string"),
    ("published", "node", "string"),
    ("url", "node", "string"),
    ("relation", "edge", "string"),
    ("share", "edge", "double"),
    ("weight", "edge", "double"),
    ("why", "edge", "string"),
)
NAMESPACE = "http://graphml.graphdrawing.org/xmlns"


@dataclass(frozen=True, slots=True)
class _Link:
    """One edge with the values of its columns."""

    start: str
    end: str
    values: dict[str, str]


def render(accounts: Sequence[Account]) -> str:
    """Write accounts as one directed graph."""
    root = Xml.Element("graphml", xmlns=NAMESPACE)
    for name, where, kind in KEYS:
        Xml.SubElement(root, "key", {"id": f"{where[0]}_{name}", "for": where, "attr.name": name, "attr.type": kind})
    graph = Xml.SubElement(root, "graph", id="hearsay", edgedefault="directed")
    nodes = {id: values for account in accounts for id, values in _nodes(account)}
    for id, values in nodes.items():
        _fill(Xml.SubElement(graph, "node", id=id), "n", values)
    for link in {(k.start, k.end): k for account in accounts for k in _links(account)}.values():
        _fill(Xml.SubElement(graph, "edge", source=link.start, target=link.end), "e", link.values)
    Xml.indent(root, space=" ")
    return Xml.tostring(root, encoding="unicode", xml_declaration=False) + "\n"


def _fill(element: Xml.Element, prefix: str, values: dict[str, str]) -> None:
    for name, value in values.items():
        if value:
            Xml.SubElement(element, "data", key=f"{prefix}_{name}").text = value


def _nodes(account: Account) -> Iterator[tuple[str, dict[str, str]]]:
    for report in account.reports:
        label = plain(report.title or report.location)
        day = (report.published.start or "") if report.published else ""
        values = {"label": label, "story": account.story.id, "published": day, "url": plain(report.url or "")}
        yield report.id, {"kind": "report", **values}
    for origin in account.origins:
        yield origin.id, {"kind": "origin", "label": plain(origin.label), "story": account.story.id}
    for entity in account.entities:
        yield entity.id, {"kind": entity.kind, "label": plain(entity.name), "story": account.story.id}


def _links(account: Account) -> Iterator[_Link]:
    for copy in account.copies:
        share = f"{copy.share:.4f}"
        values = {"relation": f"{copy.kind} copy of", "share": share, "weight": share, "why": plain(copy.why)}
        yield _Link(copy.derived, copy.source, values)
    for origin in account.origins:
        for report in origin.reports:
            yield _Link(report, origin.id, {"relation": "goes back to", "weight": "1", "why": plain(origin.why)})
    for entity in account.entities:
        for report, times in Counter(m.report for m in entity.mentions).items():
            yield _Link(report, entity.id, {"relation": "names", "weight": str(times)})
