"""The reviewed word lists under resources/, read once: plain lines, comments and blank lines left out."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def read_rows(resource: str) -> tuple[str, ...]:
    """Return the lines of a word list in order."""
    text = files("hearsay.resources").joinpath(resource).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def read_words(resource: str) -> frozenset[str]:
    """Return a word list as a set."""
    return frozenset(read_rows(resource))
