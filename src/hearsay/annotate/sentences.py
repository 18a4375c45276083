"""Where does each sentence stand, and is it body, headline, caption or furniture? The second stage of annotate.

sentencex finds the ends within a paragraph; our own pass joins what it parts wrongly ("at 5 p.m. Friday") and parts
what it leaves whole: sentences inside a quotation, and sentences glued together ("week.The").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sentencex import get_sentence_boundaries

from hearsay.annotate.lines import trim
from hearsay.annotate.paragraphs import find_paragraphs
from hearsay.annotate.wordlists import read_rows, read_words
from hearsay.model import Furniture, Report, Role, Sentence, Span

MAX_SENTENCE_CHARS = 2_000
_STOPS = ".!?…:;。！？।؟۔"
_CLOSERS = "\"'”’»)]"

# A stop with its closing marks, then blank: a sentence may end here, in or out of a quotation.
_END = re.compile(r"(?<=[\w%)\"'”’\]])(?:[.!?]{1,3}|…)[\"'”’»)\]]{0,3}(?=\s+[\"'“‘«(\[]{0,2}[A-Z0-9À-Þ@#])")
# The same without the blank, between a word and a capitalised word: "this week.The rocket".
_GLUED = re.compile(
    r"(?<![@/.\w-])(?:[a-zà-ÿ’']{2,30}|[A-Z]?[a-zà-ÿ]{2,30}|[A-Z]{2,6}|\d{2,6}|\d%)"
    r"(?P<stop>[.!?](?:[\"”’](?=[A-Z“‘\"])|(?=[\"“‘]?[A-Z])))(?=[\"“‘]?(?:[A-Z][a-zà-ÿ'’]+|[AI])(?:[ ,]|$))"
)
# A lost line end without any stop: "after the fireOn Sunday" (never "LinkedIn").
_SPLICED = re.compile(
    r"(?<=[a-zà-ÿ]{4})(?<!Linked)(?=(?:On|The|In|At|But|And|He|She|It|They|We|As|For|After|When|While|This|That|Its|His)"
    r" [A-Za-z])"
)
_SAYS = re.compile(
    r"\s*(?:[A-Z][\w.'’-]*|the|a|an|his|her|one|another|president|minister|spokes\w+|of|from|for|and|\w+ official|,"
    r"|(?:Mr|Mrs|Ms|Dr)\.)(?:\s+(?:[\w’'-]+|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Gov)\.)){0,6}?\s+"
    r"(?:said|says|asked|asks|told|tells|added|adds|wrote|writes|tweeted|shouted|cried|yelled|replied|demanded|wondered)\b"
)
# It panics on "J\u00a0." and on lone surrogates: to it all blanks are spaces (sentencex 1.0.32, fuzzed).
_ODD = re.compile(r"[\s\ud800-\udfff]")
_LAST_WORD = re.compile(r"[\w.'’]{1,24}$")
_ACRONYM = re.compile(r"(?:[A-Za-z]\.){1,5}[A-Za-z]|[A-Z]")
_FIRST_WORD = re.compile(r"[\s\"'“‘(]*([\w'’]+)")


def split_sentences(report: Report, furniture: Sequence[Furniture]) -> tuple[Sentence, ...]:
    """Split a report into sentences: in order, disjoint, and covering all text that is not blank."""
    language = (report.language or "en").split("-")[0].lower()
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(find_paragraphs(report, furniture)):
        for piece, is_furniture in paragraph.pieces:
            role = Role.FURNITURE if is_furniture else paragraph.role
            spans = [piece] if is_furniture else _within(report.text, piece, language)
            sentences += [Sentence(part, number, role) for span in spans for part in _bounded(report.text, span)]
    return tuple(sentences)


def _within(text: str, piece: Span, language: str) -> Iterator[Span]:
    """Yield the sentences of a stretch of one paragraph."""
    words = _ODD.sub(" ", piece.cut(text))
    start = 0
    for end in [*_ends(words, language), len(words)]:
        span = trim(text, Span(piece.start + start, piece.start + end))
        if span.start < span.end:
            yield span
        start = end


def _ends(words: str, language: str) -> list[int]:
    """Return the offsets inside a paragraph at which one sentence ends and another begins."""
    found = {row["end_index"] for row in get_sentence_boundaries(language, words)} - {len(words)}
    found = {_after_closers(words, end) for end in found}
    found |= {match.end() for match in _END.finditer(words)}
    kept = {end for end in found if not _is_inside_sentence(words, end)}
    glued = {_glued_end(words, match) for match in _GLUED.finditer(words)}
    spliced = {match.start() for match in _SPLICED.finditer(words)}
    return sorted((kept | glued | spliced) - {0, len(words)})


def _after_closers(words: str, end: int) -> int:
    """Move an end back over blanks, so that ends from both sources compare."""
    while end > 0 and words[end - 1].isspace():
        end -= 1
    return end


def _is_inside_sentence(words: str, end: int) -> bool:
    """Tell whether what looks like an end only closes an abbreviation, an initial or a quotation within a sentence."""
    before, after = words[max(0, end - 40) : end], words[end : end + 100]
    bare = before.rstrip(_CLOSERS)
    if bare[-1:] not in _STOPS:
        return True
    if after.lstrip(" \"'“‘(")[:1].islower() or (bare != before and bare[-1:] in "!?" and _SAYS.match(after)):
        return True
    return bare[-1:] == "." and not bare.endswith("..") and _ends_in_abbreviation(bare[:-1], after)


def _ends_in_abbreviation(bare: str, after: str) -> bool:
    """Tell whether the stop after these words belongs to "Mr.", "J.", "U.S." or the number of a list."""
    match = _LAST_WORD.search(bare)
    if not match:
        return False
    word = match[0]
    if word.isdigit() and len(word) <= 2 and match.start() == 0:
        return True
    if word.lower() in _abbreviations("always") or (len(word) == 1 and word.isupper() and word != "I"):
        return True
    if word.lower() not in _abbreviations("unless") and not _ACRONYM.fullmatch(word):
        return False
    first = _FIRST_WORD.match(after)
    return first is not None and first[1].lower() not in read_words("sentence_starters.txt")


@cache
def _abbreviations(kind: str) -> frozenset[str]:
    rows = (row.split("\t") for row in read_rows("abbreviations.txt"))
    return frozenset(word for name, words in rows if name == kind for word in words.split())


def _glued_end(words: str, match: re.Match[str]) -> int:
    """Return where a glued sentence ends: a straight mark closes an open quotation, else it opens the next."""
    end = match.end("stop")
    if words[end - 1] == '"' and words.count('"', 0, end) % 2 == 1:
        return end - 1
    return end


def _bounded(text: str, span: Span) -> Iterator[Span]:
    """Yield a sentence in parts of bounded length, parted at blanks where there are any."""
    start = span.start
    while span.end - start > MAX_SENTENCE_CHARS:
        limit = start + MAX_SENTENCE_CHARS
        blank = max(text.rfind(" ", start + 1, limit), text.rfind("\n", start + 1, limit))
        end = blank if blank > start else limit
        part = trim(text, Span(start, end))
        if part.start < part.end:
            yield part
        start = end
    rest = trim(text, Span(start, span.end))
    if rest.start < rest.end:
        yield rest
