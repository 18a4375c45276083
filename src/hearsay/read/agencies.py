"""Which names, sites and addresses belong to which news agency or outlet? The reviewed tables, loaded once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\w{1,20}/", re.IGNORECASE)
# What the names of outlets hold and those of people do not.
OUTLET_WORD = re.compile(
    r"\b(?:News|Times|Post|Herald|Gazette|Tribune|Chronicle|Journal|Observer|Telegraph|Guardian|Mail|Today|Press|Standard"
    r"|Courier|Star|Express|Independent|Daily|Review|Magazine|Radio|Agency|Bulletin|Dispatch|Examiner|Register|Media"
    r"|Network|Broadcasting|TV)\b"
)
WORD = re.compile(r"[^\W\d_a-z]\w*|dpa")  # with a capital, as all names of agencies but one
CLEAR_ABBREVIATIONS = ("AFP", "AP", "TASS", "UPI", "dpa")  # those that stand for nothing else in running text


@dataclass(frozen=True, slots=True)
class Agencies:
    """The table of agencies, keyed for looking up."""

    names: Mapping[str, str]  # any name in lower case: the label to show
    hosts: Mapping[str, str]
    marks: Mapping[str, str]
    words: Mapping[str, tuple[frozenset[str], ...]]  # the longest word of a name: all words of each name that has it
    any_name: str  # pattern of any agency by any of its names
    clear_name: str  # the same without abbreviations that mean other things too


@cache
def agencies() -> Agencies:
    """Load the table of agencies."""
    rows = [line.split("\t") for line in resource_lines("agencies.tsv")]
    known = {name: row[0] for row in rows for name in (row[0], row[0].upper(), *row[1].split("|")) if name}
    written = sorted(known, key=lambda name: (-len(name), name))
    clear = [name for name in written if len(name) > 4 or name in CLEAR_ABBREVIATIONS]
    return Agencies(
        names={name.lower(): label for name, label in known.items()},
        marks={mark: row[0] for row in rows for mark in row[2].split("|") if mark},
        hosts={host: row[0] for row in rows for host in row[3].split("|") if host},
        words=indexed(written),
        any_name=pattern_of(written),
        clear_name=pattern_of(clear),
    )


@cache
def outlets() -> frozenset[str]:
    """Load the names of well-known outlets."""
    return frozenset(resource_lines("outlets.txt"))


def resource_lines(name: str) -> list[str]:
    """Return the lines of a word list, comments left out."""
    text = files("hearsay.resources").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def pattern_of(names: list[str]) -> str:
    """Write a pattern of any of the names, as a whole word, with or without an article."""
    return rf"(?<!\w)(?:[Tt]he\s)?(?:{'|'.join(map(re.escape, names))})(?![\w-])"


def indexed(names: list[str]) -> dict[str, tuple[frozenset[str], ...]]:
    """Key the words of names by the longest of each."""
    index: dict[str, tuple[frozenset[str], ...]] = {}
    for name in names:
        words = WORD.findall(name)
        longest = max(words, key=len)
        index[longest] = (*index.get(longest, ()), frozenset(words))
    return index


def label_of(name: str) -> str | None:
    """Return the label of the agency that goes by this name."""
    return agencies().names.get(" ".join(name.lower().removeprefix("the ").split()))


def host_of(url: str | None) -> str | None:
    """Return the site of an address without "www.", seen through web archives."""
    try:
        host = urlsplit(ARCHIVED.sub("", url or "", count=1)).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def path_of(url: str | None) -> str:
    """Return the path of an address in lower case, seen through web archives."""
    try:
        return urlsplit(ARCHIVED.sub("", url or "", count=1)).path.lower()
    except ValueError:
        return ""


def may_name_agency(text: str) -> bool:
    """Tell quickly whether a text can name an agency at all; most do not."""
    words = set(WORD.findall(text))
    index = agencies().words
    return any(name <= words for key in index.keys() & words for name in index[key])
