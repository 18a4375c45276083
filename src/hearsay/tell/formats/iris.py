"""What is a report, an entity or a claim called on the web of data? Its own address, else a name made of its id."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hearsay.model import AccountReport
from hearsay.tell.formats.views import web_link

Node = Mapping[str, Any]


def iri(id: str) -> str:
    """Name a thing by its id, the same in every export."""
    return f"urn:hearsay:{id}"


def address_of(report: AccountReport) -> str:
    """Give a report's own address on the web, or its name where it has none."""
    return web_link(report.url) or iri(report.id)


def filled(node: Node) -> dict[str, Any]:
    """Leave out the fields of a node that hold nothing."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}


def written(document: Any) -> str:
    """Write a document as JSON that a person can read too, ending in a line end."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
