"""Which names stand where, of what kind, and with what role beside them? Marks become mentions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from hearsay.annotate.extents import whole_names
from hearsay.annotate.marks import Marks, NameMark
from hearsay.annotate.titles import role_after, role_before
from hearsay.annotate.tokens import Token, tokenise
from hearsay.annotate.wordlists import read_words
from hearsay.model import Mention, Report, Role, Sentence, Span


def find_names(report: Report, sentences: Sequence[Sentence], marks: Marks) -> tuple[Mention, ...]:
    """Return the mentions of a report's own text, furniture left out, each person with the role beside the name."""
    told = [s for s in sentences if s.role is not Role.FURNITURE]
    starts = [s.span.start for s in told]
    names = whole_names(report.text, marks.names)
    found = (_mention(report.text, told[at], mark) for mark, at in _placed(names, starts) if at >= 0)
    return tuple(mention for mention in found if mention is not None)


def _placed(names: Iterable[NameMark], starts: Sequence[int]) -> Iterator[tuple[NameMark, int]]:
    """Yield each name with the number of the sentence that it begins in, -1 for none."""
    for mark in names:
        yield mark, bisect_right(starts, mark.span.start) - 1


def _mention(text: str, sentence: Sentence, mark: NameMark) -> Mention | None:
    if not sentence.span.contains(mark.span) or (mark.kind == "other" and _is_no_name(mark.span.cut(text))):
        return None
    role = _role(tokenise(text, sentence.span), mark.span) if mark.kind == "person" else None
    return Mention(mark.span, mark.kind, role)


def _is_no_name(words: str) -> bool:
    """Tell whether the words are a day, a month or the like, which a recogniser may mark as a thing."""
    return words in read_words("not_names.txt")


def _role(tokens: Sequence[Token], name: Span) -> Span | None:
    """Return the title or description beside a person's name: "Foreign Minister", "spokesman for the port"."""
    inside = [i for i, token in enumerate(tokens) if token.start < name.end and name.start < token.end]
    if not inside:
        return None
    found = role_before(tokens, inside[0]) or role_after(tokens, inside[-1] + 1)
    return Span(tokens[found[0]].start, tokens[found[1] - 1].end) if found else None
