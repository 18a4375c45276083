"""Which news agency does a report print? Known agencies in credits, bylines, datelines, footers and addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from hearsay.model import Report

HEAD_CHARS = 900  # how far into a text a dateline or byline may stand: photo lines and menus come first
FOOT_CHARS = 400  # how far from its end a footer may stand


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency: its label, its names in print, what marks it in an address, and its own domains."""

    label: str
    names: tuple[str, ...]
    marks: tuple[str, ...]
    domains: tuple[str, ...]


@lru_cache(maxsize=1)
def agencies() -> tuple[Agency, ...]:
    """Load the reviewed list of agencies."""
    table = (resources.files("hearsay.resources") / "agencies.tsv").read_text("utf-8")
    return tuple(_agency(line) for line in table.splitlines() if line and not line.startswith("#"))


def _agency(line: str) -> Agency:
    label, names, marks, domains = (*line.split("\t"), "", "", "")[:4]
    return Agency(label, *(tuple(filter(None, field.split("|"))) for field in (names, marks, domains)))


@lru_cache(maxsize=1)
def _label_of() -> dict[str, str]:
    return {name.casefold(): agency.label for agency in agencies() for name in (agency.label, *agency.names)}


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Compile what a byline line, a dateline and a footer look like when they name an agency."""
    names = sorted((name for agency in agencies() for name in agency.names), key=lambda name: (-len(name), name))
    name = "(" + "|".join(map(re.escape, names)) + ")"
    alone = re.compile(rf"^ *(?:By |Source: |\()?(?:[^\n|/]{{0,40}}[,|/] ?)?{name}\)? *(?:\|[^\n]{{0,30}})?$", re.M)
    dateline = re.compile(rf"(?:^|\n)[^\n]{{2,60}}?\({name}\) ?[-–—]")
    footer = re.compile(rf"(?:[©(]|Copyright[^\n]{{0,12}}) ?(?:20\d\d )?{name}\b|^ *[—–-] ?{name} *$", re.M)
    return alone, dateline, footer


def own_agency(report: Report) -> str | None:
    """Name the agency that the report's outlet is, if it is one."""
    outlet = (report.outlet or "").casefold().strip()
    if outlet in _label_of():
        return _label_of()[outlet]
    host = host_of(report)
    for agency in agencies():
        if any(host == domain or host.endswith("." + domain) for domain in agency.domains):
            return agency.label
    return None


def host_of(report: Report) -> str:
    """Give the host that the report comes from, as its address or its outlet has it."""
    found = re.match(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)", (report.url or report.outlet or "").casefold())
    return found.group(1) if found else ""


def agencies_of(report: Report) -> tuple[str, ...]:
    """Name the agencies whose text the report may print, surest first: its own, credited, bylined, addressed."""
    found = [own_agency(report), *_named(report.credits), *_bylined(report.byline)]
    found += [*_printed(report.text), *_addressed(report.url)]
    return tuple(dict.fromkeys(label for label in found if label))


def _named(credits: tuple[str, ...]) -> list[str]:
    return [_label_of().get(credit.casefold().strip(), credit.strip()) for credit in credits]


def _bylined(byline: str | None) -> list[str]:
    if not byline:
        return []
    named = ((m.start(), agency.label) for agency in agencies() for m in [_whole(agency).search(byline)] if m)
    return [label for _, label in sorted(named)]


@lru_cache(maxsize=256)
def _whole(agency: Agency) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, agency.names or (agency.label,))) + r")(?!\w)")


def _printed(text: str) -> list[str]:
    alone, dateline, footer = _patterns()
    head, foot = text[:HEAD_CHARS], text[-FOOT_CHARS:]
    found = [m.group(1) for m in (*dateline.finditer(head), *alone.finditer(head), *alone.finditer(foot))]
    found += [next(filter(None, m.groups())) for m in footer.finditer(foot)]
    return [_label_of()[name.casefold()] for name in found]


def _addressed(url: str | None) -> list[str]:
    address = (url or "").casefold()
    return [agency.label for agency in agencies() if any(mark in address for mark in agency.marks)]
