"""The exact words that a page links to: which stretches are linked, and a report's text with each of them marked.

Stretches nest where they can, so that a browser without JavaScript lights the whole of the one that was asked for.
Where two cross, or one runs over a line's end, its later pieces carry its id in `data-of`.
"""

from __future__ import annotations

import heapq
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from hearsay.model import Excerpt, Removed
from hearsay.tell.formats.views import View

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """A part of a marked stretch that lies in one line; `first` carries the id. Longer pieces open first."""

    start: int
    back: int  # minus the end, so that pieces sort outermost first
    is_anchor: bool
    name: str
    first: bool

    @property
    def end(self) -> int:
        """Where the piece ends."""
        return -self.back

    def opening(self) -> Markup:
        """Write the tag that opens the piece."""
        if not self.is_anchor:
            reason = Markup(' data-reason="{}"').format(showable(self.name)) if self.first else Markup("")
            return Markup('<span class="furniture"{}>').format(reason)
        return Markup('<mark id="{}">' if self.first else '<mark data-of="{}">').format(self.name)

    def closing(self) -> Markup:
        """Write the tag that closes the piece."""
        return Markup("</mark>" if self.is_anchor else "</span>")


class Anchors:
    """Gathers the stretches that one account's page links to, so that just those are marked in its reports."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._linked: dict[str, set[Excerpt]] = defaultdict(set)

    def name(self, excerpt: Excerpt) -> str:
        """Return the id of an excerpt's words on the page, and remember that it is linked."""
        self._linked[excerpt.report].add(excerpt)
        return f"{self.report(excerpt.report)}-{excerpt.start}-{excerpt.end}"

    def report(self, report: str) -> str:
        """Return the id of a report on the page."""
        return f"s{self._view.number}-{self._view.sources[report].label}"

    def lines(self, report: str) -> list[Markup]:
        """Return a report's lines with furniture and all linked words marked."""
        shown = self._view.sources[report].report
        return mark_lines(shown.text, shown.removed, ((e.start, e.end, self.name(e)) for e in self._linked[report]))


def mark_lines(text: str, removed: Iterable[Removed], anchors: Iterable[tuple[int, int, str]]) -> list[Markup]:
    """Mark furniture and named stretches in a text; one piece of markup a line that is not blank."""
    lines = [found.span() for found in _LINE.finditer(text)]
    stretches = [(r.start, r.end, False, r.reason) for r in removed]
    stretches += [(start, end, True, name) for start, end, name in set(anchors)]
    inside: list[list[Piece]] = [[] for _ in lines]
    for start, end, is_anchor, name in sorted(stretches):
        for n, piece in enumerate(_lay(lines, start, end)):
            line, first, last = piece
            inside[line].append(Piece(first, -last, is_anchor, name, n == 0))
    return [_nest(text, span, pieces) for span, pieces in zip(lines, inside, strict=True)]


def _lay(lines: list[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Cut a stretch into its parts on each line: line number, start, end."""
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if lines[middle][1] <= start else (low, middle)
    while low < len(lines) and lines[low][0] < end:
        first, last = max(start, lines[low][0]), min(end, lines[low][1])
        if first < last:
            yield low, first, last
        low += 1


def _nest(text: str, span: tuple[int, int], pieces: list[Piece]) -> Markup:
    """Write one line with its pieces properly nested; a piece that crosses another is cut where that one ends."""
    waiting, opened, out = sorted(pieces), list[Piece](), list[Markup]()
    position = span[0]
    while waiting or opened:
        if waiting and (not opened or waiting[0].start < opened[-1].end):
            piece = heapq.heappop(waiting)
            if opened and piece.end > opened[-1].end:
                rest = Piece(opened[-1].end, piece.back, piece.is_anchor, piece.name, False)
                heapq.heappush(waiting, rest)
                piece = Piece(piece.start, -opened[-1].end, piece.is_anchor, piece.name, piece.first)
            out += [showable(text[position : piece.start]), piece.opening()]
            position = piece.start
            opened.append(piece)
        else:
            piece = opened.pop()
            out += [showable(text[position : piece.end]), piece.closing()]
            position = piece.end
    return Markup("").join([*out, showable(text[position : span[1]])])


def showable(text: str) -> Markup:
    """Escape text for HTML, with a sign in place of what no browser can show."""
    return escape(_UNSHOWABLE.sub("�", text))
