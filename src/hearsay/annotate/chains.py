"""Through whom did the words come? The links between a voice and the report that stand in the words around a cue.

Told AFP, in an interview with a paper, on Twitter, quoted by an agency, "Reuters, citing officials": each becomes a
link, nearest the voice first. Who merely listened ("told reporters", "told the court") is no link.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hearsay.annotate.voices import speaking_nouns, words_of
from hearsay.annotate.wordlists import read_rows
from hearsay.model import Party, Span
from hearsay.read.agencies import label_of, outlets

MAX_CARRIER_CHARS = 120

_NAME = (
    r"[“\"‘']?(?P<name>(?:[Tt]he\s+)?[A-Z0-9][\w’'.&-]*"
    r"(?:\s+(?:[A-Z0-9][\w’'.&-]*|(?:of|de)\s+(?=[A-Z])|and\s+(?=[A-Z]\w+ (?:Daily|News|Times|Post|Journal)\b)))*"
    r"|[a-z]+\d+|dpa)"
)
_KIND = (
    r"(?:(?:the|a|an|local|state|state-run|official|daily|weekly|national|regional|german|french|british|american"
    r"|russian|chinese|(?:state|government|party|privately|pro|anti)-[a-z]+|newspaper|magazine|broadcaster|channel|agency"
    r"|news|website|site|outlet|station|paper)\s+)*"
)
_PLATFORM = (
    r"(?P<name>Twitter|Facebook|Instagram|Telegram|WhatsApp|YouTube|Weibo|WeChat|TikTok|Truth Social|Snapchat|Reddit)\b"
)
_LED_IN = (
    r"(?:told|tells?|telling|informed)(?: (?:a|the) (?:reporter|correspondent|journalist)s? (?:from|of|for|at|with))?"
    r"|(?:explain|explained|explains|said|says|wrote|writes) to"
    r"|interview(?:ed)?(?: (?:published|broadcast|aired)(?: \w+)?)? (?:with|to|on|by|in|for)"
    r"|(?:speaking|spoke|speaks|talking|talked|confirmed) (?:exclusively )?(?:to|with|on)"
    r"|statement (?:to|on)|comments? to|remarks to|appear(?:ing|ed)? on"
    r"|(?:carried|published|cited|quoted|reported|aired|broadcast|released|obtained|posted|seen) (?:by|in|on)"
)
LINKS = (
    re.compile(rf"\b(?:{_LED_IN})\s+(?-i:{_KIND})(?-i:{_NAME})", re.I),
    re.compile(rf"\b(?:on|via|over|to)\s+(?:\w+\s+){{0,4}}?[“\"‘']?{_PLATFORM}"),
    re.compile(
        rf"(?:^|[,.”\"]\s+|(?<=[,.”\"’]\s)|\b[Aa]s\s+)(?:{_KIND})(?-i:{_NAME})[”\"]?\s+(?:also\s+)?(?:quoted|cited|quotes|cites)\b"
    ),
)
# Unnamed media: "told local television", "told the newspaper" (which goes back to the one named before).
MEDIA = re.compile(
    rf"\b(?:{_LED_IN})\s+(?P<name>(?:(?:the|a|an|local|state|national|regional|foreign|chinese|russian|german|french|british)\s+)+"
    r"(?:\w+\s+)?(?:newspaper|paper|daily|weekly|television|tv|radio|broadcaster|channel|news agency|website|magazine"
    r"|media|station|outlet))\b",
    re.I,
)
CITING = re.compile(
    r"\b(?:citing|quoting)\s+(?P<name>[^,.;:“”\"\n]{3,70}?)(?=\s(?:as|that|who|which|after)\s|[,.;:“”\"\n]|$)"
)
# Who passes on what a voice has just said: "…," the mayor said, Radio Norden reported.
CARRIED = re.compile(
    rf"[\s,.”\"'’]{{0,4}}(?:(?:according to|as reported by) {_KIND}{_NAME}"
    rf"|{_NAME.replace('<name>', '<teller>')} (?:has )?report(?:s|ed))\b"
)
# A medium whose own source speaks: "a source of The Sun"; a platform where somebody writes: "Weibo user Red_Fox".
HOUSES = (
    re.compile(rf"\b(?:sources?|contacts?|correspondents?|reporters?) (?:from|of|for) {_KIND}{_NAME}"),
    re.compile(rf"\b{_PLATFORM} users?\b"),
)
_MEDIUM = re.compile(
    r"(?i:\b(?:news|times|post|daily|weekly|tribune|herald|journal|gazette|chronicle|press|radio|tv|television|magazine"
    r"|newspaper|agency|broadcasting|online|\w+\.(?:com|net|org|co\.uk))$|^(?:radio|tv|al-?[a-z]+|the (?:sun|paper)$))"
)
# Those who are told something without passing it on.
LISTENERS = frozenset(read_rows("listeners.txt"))


def find_links(text: str, regions: Sequence[Span], used: Sequence[Span]) -> tuple[Party, ...]:
    """Return the links named in the regions, in the order of the text; `used` (sources, contents) are none."""
    found: dict[str, Party] = {}
    for region in regions:
        for pattern in (*LINKS, MEDIA):
            for match in pattern.finditer(text, region.start, region.end):
                span = Span(*match.span("name")) if pattern is MEDIA else _name_span(text, match)
                if span and not any(u.overlaps(span) for u in used):
                    found.setdefault(span.cut(text).lower(), Party(span.cut(text), span, named=pattern is not MEDIA))
    links = sorted(found.values(), key=lambda party: party.span or Span(0, 0))
    return tuple(
        a for a in links if not any(a is not b and a.span and b.span and b.span.contains(a.span) for b in links)
    )


def find_cited(text: str, region: Span) -> Span | None:
    """Return who is cited by the source itself: "Reuters reports, citing two officials"; not "citing fears"."""
    for match in CITING.finditer(text, region.start, region.end):
        words = match["name"].removeprefix("the ")
        if words[:1].isupper() or speaking_nouns().keys() & set(words_of(words)):
            return Span(*match.span("name"))
    return None


def find_carrier(text: str, said: Span) -> Party | None:
    """Return the medium that is named right behind what is said, for passing it on."""
    match = CARRIED.match(text, said.end, said.end + MAX_CARRIER_CHARS)
    return _medium(text, match) if match else None


def find_house(text: str, source: Span) -> Party | None:
    """Return the medium or platform that a source is said to be of."""
    found = (match for pattern in HOUSES if (match := pattern.search(text, source.start, source.end)))
    return next((party for match in found if (party := _medium(text, match))), None)


def _medium(text: str, match: re.Match[str]) -> Party | None:
    group = "teller" if "teller" in match.re.groupindex and match["teller"] else "name"
    name = Span(*match.span(group))
    bare = re.sub(r"['’]s$", "", name.cut(text))
    return Party(bare, Span(name.start, name.start + len(bare)), named=True) if is_medium(bare) else None


def is_medium(name: str) -> bool:
    """Tell whether a name is that of an outlet, an agency or a platform."""
    bare = name.removeprefix("The ").removeprefix("the ")
    known = bare in outlets() or f"The {bare}" in outlets() or label_of(bare) is not None
    return known or re.fullmatch(_PLATFORM, bare) is not None or _MEDIUM.search(bare) is not None


def _name_span(text: str, match: re.Match[str]) -> Span | None:
    start, end = match.span("name")
    end = start + len(re.sub(r"(?:['’]s|[.'’”\"])$", "", text[start:end]))
    words = re.sub(r"^[Tt]he\s+", "", text[start:end]).lower()
    return None if not words or words in LISTENERS or words.split()[-1] in LISTENERS else Span(start, end)


def outside(stretch: Span, holes: Sequence[Span]) -> tuple[Span, ...]:
    """Return what is left of a stretch when the holes are taken out."""
    left, at = [], stretch.start
    for hole in sorted(holes):
        if hole.end <= at or hole.start >= stretch.end:
            continue
        if hole.start > at:
            left.append(Span(at, hole.start))
        at = max(at, hole.end)
    if at < stretch.end:
        left.append(Span(at, stretch.end))
    return tuple(left)
