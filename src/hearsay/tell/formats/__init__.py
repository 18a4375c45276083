"""The forms an account can be written in; each takes all accounts of a pile and returns one text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hearsay.errors import UsageError
from hearsay.model import Account
from hearsay.tell.formats import html, json, markdown, terminal


@dataclass(frozen=True, slots=True)
class Format:
    """One form of an account."""

    name: str
    render: Callable[[Sequence[Account]], str]


FORMATS = {
    form.name: form
    for form in (
        Format("terminal", terminal.render),
        Format("html", html.render),
        Format("json", json.render),
        Format("markdown", markdown.render),
    )
}


def get_format(name: str) -> Format:
    """Return a format by its name."""
    if name not in FORMATS:
        raise UsageError(f"there is no format {name!r}; choose one of {', '.join(FORMATS)}")
    return FORMATS[name]
