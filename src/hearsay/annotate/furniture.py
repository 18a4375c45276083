"""Which stretches of the text are not the report? Share links, sign-ups, related headlines, biographies, credits.

Nothing is cut: each stretch is marked with a reason that a reader understands. The looks of furniture stand in
resources/furniture.tsv; the rules here are those that need neighbours: link blocks, repeats, biographies, splices.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from hearsay.annotate.lines import find_lines, has_stop, trim
from hearsay.annotate.wordlists import read_rows
from hearsay.model import Furniture, Report, Span

MAX_LINE_CHARS = 1_500  # a longer line is prose or a text without line ends: only what stands inside it is marked
MAX_TEASERS = 8
_TEASER_CHARS = 160
_LATE = 0.7  # a block of links that begins after this share of the text may run to the end of it
_FRAGMENT_WORDS = 5
_GALLERY = ("Photos: ", "Photo: ", "Gallery: ", "Slideshow: ")
_PICTURE = re.compile(r"\d{1,3}/(\d{1,3}) \S")  # "7/30 Solar flare …"
_SHOW_ALL = re.compile(r"\+ show all (.{3,80})")
_FEWEST_PICTURES = 3
_LAST_LINES = 8  # a biography stands at the end

_PERSON = r"[A-Z][\w.'’-]{1,24}(?: [A-Z][\w.'’-]{0,24}| (?:de|van|von|al|bin|der)){1,3}"
_NAME_LINE = re.compile(_PERSON)
_JOB = (
    r"(?:author|columnist|contributor|correspondent|editor|fellow|founder|co-founder|host|journalist|lecturer|"
    r"professor|reporter|scholar|strategist|writer|blogger|commentator|analyst|producer|freelancer|co-author)"
)
_BIOGRAPHY = re.compile(
    rf"[•*—–-]{{0,2}}\s?(?P<name>{_PERSON})(?:,? \(?@\w{{2,30}}\)?,?)?(?:, [^.]{{2,80}},)? "
    rf"(?:(?:is|was|serves as|works as)\b[^.]{{0,120}}\b{_JOB}\b|(?:writes|covers|reports)\b[^.]{{0,60}}\bfor )"
)
_SPLICE = re.compile(
    r"\b([A-Z][\w'’-]{2,24})(?P<splice>(?: [A-Z(\"“][\w.()'’\"”“-]{0,24},?){1,6} ?\1(?=[A-Z])[^\n]{0,900}?\bMORE\b)"
)


@dataclass(frozen=True, slots=True)
class Look:
    """One row of furniture.tsv: what a kind of furniture looks like, and how far its mark reaches."""

    scope: str
    reason: str
    trigger: str
    pattern: re.Pattern[str]


@cache
def looks(scope: str) -> tuple[Look, ...]:
    """Return the rows of one scope, in the order of the file."""
    rows = (row.split("\t") for row in read_rows("furniture.tsv"))
    return tuple(Look(s, r, t, re.compile(p, re.IGNORECASE)) for s, r, t, p in rows if s == scope)


def mark_furniture(report: Report) -> tuple[Furniture, ...]:
    """Mark what is not the report: disjoint spans in order, each with its reason."""
    text = report.text
    lines = tuple(find_lines(text))
    marks = [*_by_look(text, lines), *_inside(text), *_splices(text), *_repeats(text, lines), *_refrains(text, lines)]
    marks += _galleries(text, lines)
    marked = {mark.span for mark in marks}
    marks += _biographies(report, [line for line in lines if line not in marked])
    return _disjoint(text, marks)


def _by_look(text: str, lines: Sequence[Span]) -> Iterator[Furniture]:
    """Mark whole lines by how they look, link blocks and comment forms with what follows them."""
    for number, line in enumerate(lines):
        words = line.cut(text)
        if reason := _matches("line", words, re.Pattern.fullmatch):
            yield Furniture(line, reason)
        elif _is_small(line, text) and (reason := _matches("head", words, re.Pattern.match)):
            yield Furniture(line, reason)
        elif reason := _matches("links", words, re.Pattern.fullmatch):
            yield Furniture(line, reason)
            below = lines[number + 1 : number + 2 + MAX_TEASERS]
            yield from (Furniture(teaser, reason) for teaser in _teasers(text, below))
        elif line.start * 2 >= len(text) and (reason := _matches("tail", words, re.Pattern.fullmatch)):
            yield Furniture(Span(line.start, lines[-1].end), reason)
            return


def _matches(scope: str, words: str, how: Callable[[re.Pattern[str], str], re.Match[str] | None]) -> str | None:
    if len(words) > MAX_LINE_CHARS:
        return None
    return next((look.reason for look in looks(scope) if how(look.pattern, words)), None)


def _is_small(line: Span, text: str) -> bool:
    """Tell whether a line is the lesser part: what is most of the report is the report, whatever it begins with."""
    return (line.end - line.start) * 2 < len(text)


def _teasers(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Yield the headlines under a "Read more": lines that do not end in a full stop, or any short ones at the end."""
    is_late = bool(lines) and lines[0].start > len(text) * _LATE
    is_end = is_late and len(lines) <= MAX_TEASERS and all(line.end - line.start <= _TEASER_CHARS for line in lines)
    for line in lines[:MAX_TEASERS]:
        words = line.cut(text)
        stop = words.rstrip("'\"”’)").endswith((".", ":", ";", ","))
        if not is_end and (stop or len(words) > _TEASER_CHARS * 2):
            return
        yield line


def _inside(text: str) -> Iterator[Furniture]:
    lowered = text.lower()
    for look in looks("inside"):
        if look.trigger == "-" or look.trigger in lowered:
            for match in look.pattern.finditer(text):
                yield Furniture(Span(*match.span()), look.reason)


def _splices(text: str) -> Iterator[Furniture]:
    """Mark related headlines that a page spliced in behind a name: "Smith John SmithMayor bans … MORE"."""
    if "MORE" in text:
        for match in _SPLICE.finditer(text):
            yield Furniture(Span(*match.span("splice")), "related link")


def _repeats(text: str, lines: Iterable[Span]) -> Iterator[Furniture]:
    """Mark the second and later times that a long line stands in the report."""
    seen: set[str] = set()
    for line in lines:
        words = " ".join(line.cut(text).casefold().split()).rstrip(".")
        stop = has_stop(line.cut(text))
        if len(words) < (40 if stop else 15) or words.count(" ") < 2:
            continue
        if words in seen:
            yield Furniture(line, "repeated line" if stop else "repeated caption")
        seen.add(words)


def _refrains(text: str, lines: Sequence[Span]) -> Iterator[Furniture]:
    """Mark the title of a gallery where it stands again before each picture."""
    pictures = [line for line in lines if text.startswith(_GALLERY, line.start)]
    if len(pictures) >= 3:
        shared = _shared_beginning([line.cut(text) for line in pictures])
        if shared.count(" ") >= 2:
            yield from (Furniture(Span(p.start, p.start + len(shared)), "picture gallery") for p in pictures[1:])


def _galleries(text: str, lines: Sequence[Span]) -> Iterator[Furniture]:
    """Mark numbered pictures, a gallery that a page shows beside many reports, with the gallery's own title."""
    numbered = [(at, match[1]) for at, line in enumerate(lines) if (match := _PICTURE.match(text, line.start))]
    totals = Counter(total for _, total in numbered)
    pictures = [at for at, total in numbered if totals[total] >= _FEWEST_PICTURES]
    if pictures and pictures[0] >= 2 and (more := _SHOW_ALL.fullmatch(lines[pictures[0] - 1].cut(text))):
        title = lines[pictures[0] - 2]
        yield from [Furniture(title, "picture gallery")] if title.cut(text).strip() == more[1] else []
    yield from (Furniture(lines[at], "picture gallery") for at in pictures)


def _shared_beginning(lines: Sequence[str]) -> str:
    """Return the whole words that all lines begin with."""
    first, last = min(lines), max(lines)
    same = next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[:same].rpartition(" ")[0]


def _biographies(report: Report, lines: Sequence[Span]) -> Iterator[Furniture]:
    """Mark who wrote the report where the end of it says so, as long as the story never speaks of them."""
    text, first = report.text, max(1, len(lines) - _LAST_LINES)
    for number in range(first, len(lines)):
        line = lines[number]
        words = line.cut(text)
        match = _BIOGRAPHY.match(words) if len(words) <= MAX_LINE_CHARS else None
        if match and _is_outside_story(report, match["name"], lines[:number]):
            yield Furniture(line, "author biography")
        elif _is_self_praise(words) and _NAME_LINE.fullmatch(lines[number - 1].cut(text)):
            yield Furniture(Span(lines[number - 1].start, line.end), "author biography")


def _is_outside_story(report: Report, name: str, before: Sequence[Span]) -> bool:
    if report.byline and name.casefold() in report.byline.casefold():
        return True
    surname = name.split()[-1]
    return not any(surname in line.cut(report.text) for line in before)


def _is_self_praise(words: str) -> bool:
    """Tell whether a line is a row of fragments: "Beer lover. Night owl. Amateur writer."."""
    fragments = [f.split() for f in re.split(r"[.!]\s*", words.strip("\"“”‘’'")) if f]
    is_row = len(fragments) >= 3 and words.rstrip("\"”'’").endswith((".", "!"))
    return is_row and all(len(f) <= _FRAGMENT_WORDS for f in fragments)


def _disjoint(text: str, marks: Iterable[Furniture]) -> tuple[Furniture, ...]:
    """Keep the longest of marks that overlap."""
    kept: list[Furniture] = []
    trimmed = (Furniture(trim(text, mark.span), mark.reason) for mark in marks)
    for mark in sorted(trimmed, key=lambda m: (m.span.start, -m.span.end, m.reason)):
        if mark.span.start >= mark.span.end:
            continue
        if kept and mark.span.start < kept[-1].span.end:
            mark = Furniture(Span(kept[-1].span.end, max(mark.span.end, kept[-1].span.end)), mark.reason)
            mark = Furniture(trim(text, mark.span), mark.reason)
            if mark.span.start >= mark.span.end:
                continue
        kept.append(mark)
    return tuple(kept)
