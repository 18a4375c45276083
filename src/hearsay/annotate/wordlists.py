"""The reviewed word lists under resources/, read once: plain lines, comments and blank lines left out."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files


@cache
def read_rows(resource: str) -> tuple[str, ...]:
    """Return the lines of a word list, packed or plain, in order."""
    raw = files("hearsay.resources").joinpath(resource).read_bytes()
    text = (gzip.decompress(raw) if resource.endswith(".gz") else raw).decode("utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def read_words(resource: str) -> frozenset[str]:
    """Return a word list as a set."""
    return frozenset(read_rows(resource))


@cache
def read_classes(resource: str) -> dict[str, frozenset[str]]:
    """Return a table of rows "class TAB words" as a set of words for each class."""
    classes: dict[str, set[str]] = {}
    for row in read_rows(resource):
        name, words = row.split("\t")
        classes.setdefault(name, set()).update(words.split())
    return {name: frozenset(words) for name, words in classes.items()}
