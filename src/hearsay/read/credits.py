"""Whom does a report credit as the source of its text? Agencies of datelines, bylines, sign-offs, addresses.

Photo credits and media that are merely quoted are no credits: each rule asks for a place in the report's frame (its
address, its first or last lines), never for a name in running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from hearsay.read.agencies import agencies, host_of, label_of, may_name_agency, outlets, path_of
from hearsay.read.draft import Draft

HEAD_CHARS, TAIL_CHARS = 2000, 1500
MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
DASH = r"\s{0,2}(?:[—–:]|-{1,2}|\.-)"
PLACE = r"[A-Z][A-Z.’'-]{2,30}(?:[ /,]{1,2}[A-Z][\w.’'-]{1,20}){0,4}"
OUTLET = r"(?:[Tt]he\s)?[A-Z][\w.&’'-]{0,25}(?:\s(?:of\s|the\s|and\s)?[A-Z][\w.&’'-]{0,25}){0,4}"
SEVERAL = r"<A>(?:\s?(?:,|/|&|\||-|–|and|with)\s?<A>){0,3}"
# Where agencies stand in the first lines. <A> is any name of an agency, <C> any that means nothing else.
HEAD_RULES = (
    rf"\((<C>[^()\n]{{0,20}})\){DASH}",  # KABUL (AFP) –
    rf"(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH}|\d:\d\d),?\s?\((<A>)\)",  # Aug 19 (PTI)
    rf"{MONTH}\s\d{{1,2}}\.\s/(<A>)/",  # MOSCOW, August 19. /TASS/
    r"^[ \t]*(?:[A-Z][\w.]{2,20}[ ,]{1,2}){0,3}\((<C>)\)\s?(?=[\"“‘A-Z])",  # Washington (CNN) The
    rf"^[ \t]*(?:By|BY|Source:|Agency:)\s({SEVERAL})",
    rf"^[ \t]*(?:By|BY)\s[^\n,|/]{{3,80}}[,|/]\s?({SEVERAL})[ \t]*$",
    rf"^[ \t]*({SEVERAL})[ \t]*\|",  # AFP |
    rf"^[ \t]*({SEVERAL})[ \t]*\n\s{{0,4}}(?=Updated|Published|Posted|{PLACE}[^\n]{{0,60}}[—–-])",
)
OTHER_DATELINE = re.compile(rf"^[ \t]*{PLACE}\s\(({OUTLET})\)\s?(?:[—–]|-{{1,2}})\s", re.MULTILINE)
OPENING = re.compile(rf"^[ \t]*(?:[A-Z][\w.]{{2,20}}[ ,]{{1,2}}){{0,3}}\(({OUTLET})\)\s?[\"“‘A-Z—–-]", re.MULTILINE)
# Where they stand in the last lines.
TAIL_RULES = (
    r"(?:^|[.!?”\"]\s)([^.\n]{2,250})\scontributed\s(?:\w{1,12}\s)?to\sthis\b",
    r"^[ \t_—*]*(<A>)\s(?:\w{1,12}\s){0,2}(?:[Ww]riters?|[Cc]orrespondents?|[Ss]taff)\s",
    r"(?:Copyright|©|\([cC]\))[\s©,]{0,3}(?:\d{4}(?:-\d{4})?)?[\s,]{0,2}(?:by\s)?(<A>)(?!\s?/|\s(?:Photo|Images))",
    r"^[ \t(]*(?:[Ww]ith|[Ii]ncluding|[Aa]dditional|[Mm]aterial|[Ff]iles?|[Rr]eporting|[Ii]nputs?)\s(?:[\w ]{0,40}\s)?"
    rf"(?:from|by)\s({SEVERAL})",
    rf"^[ \t(]*[Ww]ith\s({SEVERAL})[ \t.)]*$",
    r"^[ \t(\[—–-]*(?:[Ss]ources?|SOURCES?|[Vv]ia|[Aa]genc(?:y|ies)|[Cc]ontributing|[Rr]eported\sby)\s?[:–-]\s?"
    r"([^\n]{2,200})",
    r"[Pp]lease\scredit\s(<A>)",
    rf"(?:[Cc]lick|[Rr]ead)\s(?:here\s)?(?:for\s)?more\sfrom\s({SEVERAL})",
)
REPRINTS = re.compile(
    r"(?:(?:originally|first)\s(?:appeared|published|ran)|republished|reprinted)\s"
    rf"(?:on|in|by|at|from|with\spermission\s(?:of|from)|courtesy\sof)\s(?!{MONTH}\b)({OUTLET})"
)
REPRINTED = re.compile(r"\b(?:[Tt]his|[Tt]he|[Oo]ur)\s(?:article|story|report|post|piece|column|essay|item)\b")
# The sign-off that Reuters alone uses: four of four reports of 12,700 that bear it are Reuters texts.
REUTERS_SIGN_OFF = re.compile(r"\([^()]{0,60}[Rr]eporting\sby\s[^()]{3,400};\s?(?:[Ww]riting|[Ee]diting)\sby\s")
SIGNED = rf"[—–(\[\s-]*({SEVERAL})[\s)\].]*"
BYLINE_OUTLET = re.compile(rf"[/|,]\s?(The\s{OUTLET})$")
WIRE_PATH = re.compile(r"/(?:latest-)?(?:news-)?wires?/(\w{2,20})/")


def find_credits(draft: Draft, *, byline: str | None, outlet: str | None) -> tuple[str, ...]:
    """List the agencies and outlets that a report credits as its source, each once, by the label to show."""
    found = [
        *(label_of(credit) or credit for credit in draft.credits),
        *credits_of_frame(draft.text),
        *credits_of_byline(byline or ""),
        *credits_of_address(draft.url),
        *filter(None, [label_of(outlet or "")]),
    ]
    own = squeezed(outlet or "") + " " + squeezed(host_of(draft.url) or "")
    known = set(agencies().names.values()) - outlets()
    return tuple(dict.fromkeys(label for label in found if label in known or squeezed(label) not in own))


def credits_of_frame(text: str) -> Iterator[str]:
    """List the credits in the first and last lines of a text."""
    head, tail = text[:HEAD_CHARS], text[-TAIL_CHARS:]
    yield from matched(HEAD_RULES, head)
    for match in OTHER_DATELINE.finditer(head):
        yield label_of(match[1]) or match[1]
    for match in OPENING.finditer(head):
        if match[1] in outlets():
            yield match[1]
    yield from matched(TAIL_RULES, tail)
    if REUTERS_SIGN_OFF.search(tail):
        yield "Reuters"
    for line in [line for line in tail.splitlines() if line.strip()][-3:]:
        if signed := compiled(SIGNED).fullmatch(line):
            yield from labels_in(signed[1])
    for match in REPRINTS.finditer(tail):
        if "originally" in match[0] or REPRINTED.search(tail, max(0, match.start() - 60), match.start()):
            name = match[1].removeprefix("the ").removesuffix(".").removesuffix("’s").removesuffix("'s")
            yield label_of(name) or name


def matched(rules: tuple[str, ...], zone: str) -> Iterator[str]:
    """List the agencies that the rules find in one zone of a text."""
    for rule in rules if may_name_agency(zone) else ():
        for match in compiled(rule).finditer(zone):
            yield from labels_in(match[1])


def labels_in(words: str) -> Iterator[str]:
    """List the agencies named in a few words."""
    for name in compiled("<A>").findall(words):
        if label := label_of(name):
            yield label


def credits_of_byline(byline: str) -> Iterator[str]:
    """List the agencies of a byline, and an outlet that it gives after the author's name."""
    yield from labels_in(byline)
    if match := BYLINE_OUTLET.search(byline):
        yield label_of(match[1]) or match[1]


def credits_of_address(url: str | None) -> Iterator[str]:
    """List the agencies that an address tells of: an agency's own site, or a part kept for its texts."""
    host, path = host_of(url) or "", path_of(url)
    parts = host.split(".")
    for start in range(len(parts)):
        if label := agencies().hosts.get(".".join(parts[start:])):
            yield label
    for mark, label in agencies().marks.items():
        if mark in path:
            yield label
    if (match := WIRE_PATH.search(path)) and (label := label_of(match[1])):
        yield label


def squeezed(name: str) -> str:
    """Return a name for comparing: letters and digits only."""
    return "".join(filter(str.isalnum, name.lower())).removeprefix("the")


@cache
def compiled(rule: str) -> re.Pattern[str]:
    """Compile a rule, with the names of agencies in it."""
    return re.compile(rule.replace("<A>", agencies().any_name).replace("<C>", agencies().clear_name), re.MULTILINE)
