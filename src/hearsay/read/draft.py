"""What one input says before a report is made of it: every field as written, nothing worked out yet."""

from __future__ import annotations

from dataclasses import dataclass

from hearsay.errors import ReadError
from hearsay.model import Basis


@dataclass(frozen=True, slots=True)
class Draft:
    """The words of one report and what its record or page says of it; `basis` tells which of the two dates it."""

    location: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    basis: Basis = "given"
    byline: str | None = None
    language: str | None = None
    credits: tuple[str, ...] = ()
    aside: tuple[tuple[str, str], ...] = ()


Found = Draft | ReadError


def plain_lines(text: str) -> str:
    r"""Write every line end as \n; the only edit that a text ever gets."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
