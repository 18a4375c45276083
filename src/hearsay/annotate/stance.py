"""How does a voice stand to what it says? From the cue's verb, its negation and the first words of the content."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hearsay.annotate.lexicon import verb_in
from hearsay.model import Manner, Span, Stance

NEGATED = re.compile(
    r"\b(?:not|n[o’']t|never|nor|cannot|neither|refused? to|declined? to|failed? to|stopped short of)\b|n[’']t\b", re.I
)
NOTHING_SAID = re.compile(r"\b(?:not|n[’']t|declined to|refused to) (?:\w+ )?(?:elaborate|comment|respond|reply)", re.I)
NEGATIVES: dict[Stance, Stance] = {"confirms": "doubts", "denies": "asserts", "asserts": "doubts", "promises": "denies"}
DENIAL = re.compile(
    r"\b(?:(?:was|were|is|are|be|been)\s+(?:\w+\s+)?(?:false|untrue|baseless|unfounded|fabricated|fake|a lie|lies)"
    r"|not true|no truth|no evidence|no indications?|no signs?|no connections?|no links?|no knowledge"
    r"|(?:had|has|have) nothing to do)\b"
    r"|^[\"“‘'\s]*(?:\w+\s+){1,4}(?:did not|didn[’']t)\b(?! (?:appear|seem|know|deserve|want|think|expect))"
    r"|^\W*no\b(?! (?:one|longer|matter|doubt)\b)",
    re.I,
)
PROMISE = re.compile(
    r"^[\"“‘'\s]*(?:(?:I|[Ww]e)(?:['’]ll| will| shall| promise)\b(?! (?:never forget|see|have to|need))"
    r"|(?:I[’']m|I am|[Ww]e[’']re|[Ww]e are) going to (?!be\b|have\b)"
    r"|(?:it|they|he|she|we|I) would (?!not|be|have|never)\w"
    r"|(?:[\w’'.-]+ ){1,5}(?:stands?|stood|is|are|was|were) ready to )"
)
DEMAND = re.compile(
    r"\b(?:must(?! have)|should(?! have)|ought to|needs? to be|has to stop|needs is)\b|^\W*(?:do not|don[’']t|let)\b",
    re.I,
)
FORECAST = re.compile(
    r"^\W*(?:\w+ly,? )?(?:it|there|they|he|she)(?:['’]ll| will| is going to)\b"
    r"|^\W*(?:I|we) (?:fully )?expect\b"
    r"|\b(?:un)?likely\b|\bexpect(?:s|ed)? (?:it |them )?to\b",
    re.I,
)
ASSERTING = frozenset(
    {"say", "tell", "add", "write", "tweet", "state", "declare", "insist", "claim", "explain", "stress", "announce"}
)


def stance_of(text: str, cue: Span, content: Span) -> Stance:
    """Name the stance; negation turns it ("did not confirm" doubts), what is said decides for plain saying."""
    words = cue.cut(text)
    known = verb_in(words)
    stance: Stance = known.stance if known else "asserts"
    if NEGATED.search(words) and not NOTHING_SAID.search(words):
        return NEGATIVES.get(stance, stance)
    base = known.base if known else ""
    return _from_content(content.cut(text)) if stance == "asserts" and (base in ASSERTING or not base) else stance


def _from_content(said: str) -> Stance:
    head = " ".join(said.split()[:14])
    if said.rstrip(" \"”’'").endswith("?"):
        return "asks"
    if PROMISE.match(said):
        return "promises"
    if DENIAL.search(head):
        return "denies"
    if DEMAND.search(head):
        return "demands"
    return "predicts" if FORECAST.search(head) else "asserts"


def manner_of(text: str, content: Sequence[Span], quotations: Sequence[Span]) -> Manner:
    """Tell direct speech from indirect, by how much of the content stands in quotation marks."""
    total = sum(c.end - c.start for c in content) or 1
    quoted = sum(max(0, min(c.end, q.end) - max(c.start, q.start)) for c in content for q in quotations)
    if quoted >= 0.9 * total:
        return "direct"
    return "mixed" if quoted else "indirect"
