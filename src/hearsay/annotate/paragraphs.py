"""The paragraphs of a report and the role of each: headline, body or caption, with furniture set apart inside them.

Most texts give a line to a paragraph; texts wrapped at a fixed width give a block between blank lines to one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hearsay.annotate.lines import find_lines, has_stop, trim
from hearsay.model import Furniture, Report, Role, Span

_BULLET = re.compile(r"(?:[•·●▪◦■►‣]|[-–—*]{1,2}(?=\s)|#{1,6}(?=\s))\s*")  # and Markdown's heading marks
_CAPTION = re.compile(
    r"(?i:pictured|image caption|file ?(?:photo)?\b\s?[-–—:]|photo(?:s|graph)?\s?:|picture\s?:|caption\s?:|above:|"
    r"left:|right:|below:|\d{1,3}/\d{1,3} |in this (?:\w+ ){1,5}(?:photo|image|picture)|screenshot\b)"
)
_CAPTION_INSIDE = re.compile(
    r"\((?:(?:right|left|centre|center|above|below|inset|front|back)[ ,]{1,2})?pictured\b[^()]{0,40}\)|"
    r"\((?:above|left|right|centre|center|inset|[lrc])\)|"
    r"\((?:stock|file|inventory|library|archive) (?:photo|image|picture)\)|"
    r"\b(?:is|are) (?:pictured|shown|seen) in this\b|"
    r"\bin this (?:\S+ ){1,8}(?:file |handout |undated )?(?:photo|image)\b|"
    r"\b(?:undated|file|handout) (?:handout )?(?:photo|image|picture)\b",
    re.IGNORECASE,
)
_MAX_HEADLINE_CHARS = 250
_MAX_CAPTION_CHARS = 420
_MAX_CROSSHEAD_WORDS = 6
_MAX_SAID_CHARS = 100_000  # how much prose a caption is looked up in
_CREDITED = frozenset({"photo credit", "picture gallery"})
_WRAPPED_WIDTHS = range(45, 95)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its story part and its furniture in pieces, and the role of the story part."""

    pieces: tuple[tuple[Span, bool], ...]
    role: Role


def find_paragraphs(report: Report, furniture: Sequence[Furniture]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a report in order."""
    blocks = _blocks(report.text)
    marks = list(_marks_by_block(blocks, furniture))
    cut = [
        _pieces(report.text, block, [_clip(mark.span, block) for mark in near])
        for block, near in zip(blocks, marks, strict=True)
    ]
    credited = [_is_credited(block, near) for block, near in zip(blocks, marks, strict=True)]
    again = frozenset(_letters(m.span.cut(report.text)) for m in furniture if m.reason == "repeated caption")
    roles = _roles(report, [_story(report.text, pieces) for pieces in cut], credited, again)
    for pieces, role in zip(cut, roles, strict=True):
        yield Paragraph(pieces, role)


def _blocks(text: str) -> list[Span]:
    """Return the paragraphs' spans: lines, or blocks of lines where the text is wrapped at a fixed width."""
    lines = list(find_lines(text))
    if not _is_wrapped(text, lines):
        return lines
    blocks: list[Span] = []
    for line in lines:
        if blocks and text.count("\n", blocks[-1].end, line.start) == 1:
            blocks[-1] = Span(blocks[-1].start, line.end)
        else:
            blocks.append(line)
    return blocks


def _is_wrapped(text: str, lines: Sequence[Span]) -> bool:
    """Tell whether most lines break off in mid-sentence at about the same width and blank lines part the paragraphs."""
    if "\n\n" not in text and "\n \n" not in text:
        return False
    pairs = [(a, b) for a, b in pairwise(lines) if text.count("\n", a.end, b.start) == 1]
    broken = [a for a, _ in pairs if a.end - a.start in _WRAPPED_WIDTHS and not has_stop(a.cut(text))]
    return len(broken) >= 3 and len(broken) * 2 > len(pairs)


def _marks_by_block(blocks: Sequence[Span], furniture: Sequence[Furniture]) -> Iterator[list[Furniture]]:
    """Yield the furniture marks that touch each paragraph; both run in order, so one walk does."""
    first = 0
    for block in blocks:
        while first < len(furniture) and furniture[first].span.end <= block.start:
            first += 1
        after = first
        while after < len(furniture) and furniture[after].span.start < block.end:
            after += 1
        yield list(furniture[first:after])


def _clip(span: Span, block: Span) -> Span:
    return Span(max(span.start, block.start), min(span.end, block.end))


def _pieces(text: str, block: Span, marks: Sequence[Span]) -> tuple[tuple[Span, bool], ...]:
    """Part a paragraph into story (False) and furniture (True); bullets stay with the margin."""
    pieces: list[tuple[Span, bool]] = []
    at = block.start
    for mark in [*marks, Span(block.end, block.end)]:
        if bullet := _BULLET.match(text, at, mark.start):
            at = bullet.end() if bullet.end() < mark.start else at
        story = trim(text, Span(at, mark.start))
        pieces += [(story, False)] if story.start < story.end else []
        pieces += [(mark, True)] if mark.start < mark.end else []
        at = mark.end
    return tuple(pieces)


def _story(text: str, pieces: Sequence[tuple[Span, bool]]) -> str:
    return " ".join(span.cut(text) for span, is_furniture in pieces if not is_furniture)


def _roles(report: Report, told: Sequence[str], credited: Sequence[bool], again: frozenset[str]) -> Iterator[Role]:
    """Judge each paragraph by its words, its end and its neighbours."""
    prose = _prose(told)
    is_unstopped = sum(map(len, prose)) * 3 < sum(map(len, told))  # a text that ends nothing in a stop: no evidence
    said = " ".join(prose)[:_MAX_SAID_CHARS].casefold()
    in_head = True
    for words, has_credit in zip(told, credited, strict=True):
        is_caption = has_credit or (bool(again) and _letters(words) in again)
        role = _role(words, report.title, said=said, is_caption=is_caption, in_head=in_head)
        if role is not Role.CAPTION and is_unstopped and not _is_title(words, report.title):
            role = Role.BODY
        in_head = in_head and (role is not Role.BODY or not words)
        yield role


def _is_credited(block: Span, marks: Sequence[Furniture]) -> bool:
    """Tell whether a photo credit or a gallery mark opens or closes the paragraph."""
    near = [m.span for m in marks if m.reason in _CREDITED]
    return any(m.start <= block.start + 2 or m.end >= block.end - 2 for m in near)


def _prose(told: Sequence[str]) -> list[str]:
    return [words for words in told if has_stop(words)]


def _role(words: str, title: str | None, *, said: str, is_caption: bool, in_head: bool) -> Role:
    """Judge one paragraph: 1. the title; 2. caption signs; 3. prose; 4. how a line without a stop stands."""
    if _is_title(words, title):
        return Role.HEADLINE
    if is_caption or _CAPTION.match(words) or (len(words) <= _MAX_CAPTION_CHARS and _CAPTION_INSIDE.search(words)):
        return Role.CAPTION
    if not words or (has_stop(words) and not (in_head and _is_question_head(words))):
        return Role.BODY
    if len(words) > _MAX_CAPTION_CHARS or "http" in words or words.endswith((",", "—", "-")):
        return Role.BODY
    if _stands_in(words, said):
        return Role.CAPTION
    if in_head and len(words) <= _MAX_HEADLINE_CHARS:
        return Role.HEADLINE
    return Role.HEADLINE if len(words.split()) <= _MAX_CROSSHEAD_WORDS else Role.CAPTION


def _is_question_head(words: str) -> bool:
    """Tell whether a first line is a headline for all its question mark: "Is the bridge lost?"."""
    return words.endswith("?") and len(words) <= 120 and words.count(".") == 0


def _is_title(words: str, title: str | None) -> bool:
    """Tell whether a line is the report's title, give or take marks and case."""
    if not title or not words or len(words) > 3 * len(title) + 20:
        return False
    ours, given = _letters(words), _letters(title)
    return ours == given or (len(ours) > 20 and (ours in given or (given in ours and len(ours) < 1.5 * len(given))))


def _letters(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())


def _stands_in(words: str, said: str) -> bool:
    """Tell whether the body says the line again: captions often are a sentence of the story without its stop."""
    return len(words) > 30 and words.casefold().rstrip(" .") in said
