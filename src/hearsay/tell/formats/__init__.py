"""The forms an account can be written in; each takes all accounts of a pile and returns one text, or a zip's bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hearsay.errors import UsageError
from hearsay.model import Account
from hearsay.tell.formats import (
    csvzip,
    ftm,
    geojson,
    graphml,
    html,
    json,
    jsonld,
    markdown,
    terminal,
    timelinejs,
    webannotation,
)


@dataclass(frozen=True, slots=True)
class Format:
    """One form of an account."""

    name: str
    render: Callable[[Sequence[Account]], str | bytes]


FORMATS = {
    form.name: form
    for form in (
        Format("terminal", terminal.render),
        Format("html", html.render),
        Format("json", json.render),
        Format("markdown", markdown.render),
        Format("csv", csvzip.render),
        Format("ftm", ftm.render),
        Format("graphml", graphml.render),
        Format("geojson", geojson.render),
        Format("timelinejs", timelinejs.render),
        Format("jsonld", jsonld.render),
        Format("annotations", webannotation.render),
    )
}


def get_format(name: str) -> Format:
    """Return a format by its name."""
    if name not in FORMATS:
        raise UsageError(f"there is no format {name!r}; choose one of {', '.join(FORMATS)}")
    return FORMATS[name]
