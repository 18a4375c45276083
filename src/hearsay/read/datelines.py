"""When does a text say that it was published? Looks at labelled dates, datelines and lines that hold only a date.

Only the first and last lines count: what a report tells of has dates too. A date with a label ("Published:") is surer
than one that stands alone, the day of first publication surer than that of an update.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hearsay.model import Span
from hearsay.read.dates import Order, Stamp, find_stamps, order_of, stamp_at

HEAD_CHARS, TAIL_CHARS = 1500, 700
HEAD_LINES, TAIL_LINES = 12, 2
LABEL = re.compile(
    r"(?<![\w’'-])(?:(?P<first>(?:First|Originally)\s)?(?P<made>published|posted|issued|created|pubdate|date)"
    r"|(?:last\s|page\s)?(?P<later>updated?|modified|revised|edited))(?:\s(?:on|at))?\s{0,2}(?P<colon>:)?\s{0,3}",
    re.IGNORECASE,
)
PLACE = r"[A-Z][A-Z.’' -]{2,40}(?:,\s[A-Z][\w. ]{1,20})?"
DATELINE = re.compile(rf"(?:[—–-]\s?)?{PLACE}(?:,\s|\s\()$")
AFTER_DATELINE = re.compile(r"\)?(?:\s?\([^()\n]{2,40}\))?\s?(?:[—–:-]|/[A-Z]{2,12}/)")
ALONE = re.compile(r"(?:by\s[\w.’' -]{3,60})?[\s|•·,:()\[\]–—-]{0,4}", re.IGNORECASE)
SEPARATOR = re.compile(r"\s?[|•·]\s?|\s{2,}|\t")
BODY = re.compile(r".{60,}[.!?:…][\"”’')]?", re.DOTALL)
BYLINE = re.compile(r"by\s", re.IGNORECASE)
MAX_LINE_CHARS = 140


def find_publication(text: str, *, order: Order | None = None) -> Stamp | None:
    """Return the date by which a text stamps itself: 1. first published, 2. a dateline or lone date, 3. an update."""
    zones = (Span(0, min(HEAD_CHARS, len(text))), Span(max(HEAD_CHARS, len(text) - TAIL_CHARS), len(text)))
    order = order or order_of(" ".join(zone.cut(text) for zone in zones))
    found = [ranked for zone in zones for ranked in labelled(text, zone, order)]
    if not any(rank < 3 for rank, _ in found):
        found += [(3, stamp) for stamp in standing(text, order)]
    return min(found, key=lambda ranked: (ranked[0], ranked[1].span))[1] if found else None


def labelled(text: str, zone: Span, order: Order | None) -> Iterator[tuple[int, Stamp]]:
    """List the dates that follow a label, each with its rank: 1 first published, 2 published, 4 updated."""
    for label in LABEL.finditer(text, zone.start, zone.end):
        begins_line = not text[zone.start : label.start()].rpartition("\n")[2].strip(" |•·([-–—")
        capital = label[0][:1].isupper()
        if not capital or not (label["colon"] or begins_line):
            continue
        stamp = stamp_at(text, label.end(), order=order)
        if stamp:
            yield 4 if label["later"] else 1 if label["first"] else 2, stamp


def standing(text: str, order: Order | None) -> Iterator[Stamp]:
    """List the dates of datelines in the first lines, and those that stand alone above the body or at the very end."""
    lines = list(lines_of(text))
    above_body = True
    for line in lines[:HEAD_LINES]:
        yield from dateline_date(text, line, order)
        if above_body:
            yield from lone_date(text, line, order)
        above_body = above_body and not BODY.fullmatch(line.cut(text).strip())
    for line in lines[HEAD_LINES:][-TAIL_LINES:]:
        yield from lone_date(text, line, order)


def dateline_date(text: str, line: Span, order: Order | None) -> Iterator[Stamp]:
    """Yield the date of a line that opens as a dateline does: a place in capitals, the date, a dash."""
    opening = Span(line.start, min(line.end, line.start + MAX_LINE_CHARS))
    for stamp in stamps_within(text, opening, order):
        if DATELINE.match(text[opening.start : stamp.span.start]) and AFTER_DATELINE.match(text, stamp.span.end):
            yield stamp


def lone_date(text: str, line: Span, order: Order | None) -> Iterator[Stamp]:
    """Yield the date of a line that holds nothing else but a byline or another column."""
    if line.end - line.start > MAX_LINE_CHARS:
        return
    for stamp in stamps_within(text, line, order):
        before, after = text[line.start : stamp.span.start].strip(), text[stamp.span.end : line.end].strip()
        before = before if BYLINE.match(before) else SEPARATOR.split(" " + before)[-1]
        if ALONE.fullmatch(before) and ALONE.fullmatch(SEPARATOR.split(after + " ")[0]):
            yield stamp


def stamps_within(text: str, span: Span, order: Order | None) -> Iterator[Stamp]:
    """List the dates of one stretch, with their places in the whole text."""
    for stamp in find_stamps(span.cut(text), order=order):
        yield Stamp(Span(span.start + stamp.span.start, span.start + stamp.span.end), stamp.when)


def lines_of(text: str) -> Iterator[Span]:
    """List the lines near both ends of a text that are not blank."""
    edge = max(HEAD_CHARS, len(text) - TAIL_CHARS)
    for start, end in ((0, min(HEAD_CHARS, len(text))), (edge, len(text))):
        for line in re.finditer(r"[^\n]+", text[start:end]):
            if line[0].strip():
                yield Span(start + line.start(), start + line.end())
