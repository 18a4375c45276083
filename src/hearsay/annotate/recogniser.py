"""Who is named, and which words say that somebody says something? Marked by the trained reader, or by rules.

The rules are the plain recogniser that the reader is measured against.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import cast

from hearsay.annotate.consensus import agreed
from hearsay.annotate.links import Link, linked
from hearsay.annotate.marks import Marks, NameMark, SpeechMark
from hearsay.annotate.quotations import find_quotations
from hearsay.annotate.reader import Mark, read
from hearsay.annotate.rebuttals import rebutted
from hearsay.annotate.rules.cues import mark_speech
from hearsay.annotate.rules.names import mark_names
from hearsay.annotate.rules.recogniser import mark_by_rules
from hearsay.annotate.seconding import seconded
from hearsay.annotate.tellings import mark_tellings
from hearsay.errors import UsageError
from hearsay.model import Kind, Report, Role, Sentence

LANGUAGE = "en"  # what the reader was trained on
MIN_CHARS_TO_TELL = 200  # below, a detected language is a guess: "Bilal Karimi, Kabul" may pass for any


def mark_report(report: Report, sentences: Sequence[Sentence], recogniser: str) -> Marks:
    """Mark one report with the recogniser that was asked for."""
    return get_recogniser(recogniser)(report, sentences)


def mark_by_reader(report: Report, sentences: Sequence[Sentence]) -> Marks:
    """Mark one report, furniture left out; attributions inside a content are marked beside the outer ones.

    A report in a language that the reader was not trained on is not read, and the caveats say so.
    """
    told = [s.span for s in sentences if s.role is not Role.FURNITURE]
    if _is_foreign(report):
        return Marks(caveats=(f"written in a language ({report.language}) that names and voices are not read in",))
    if not told:
        return Marks()
    reading = read(report.text, told)
    marked = [NameMark(mark.span, cast(Kind, mark.kind), mark.sure) for mark in reading.names]
    names = tuple(agreed(report.text, marked, mark_names(report.text, sentences), sentences=len(told)))
    heard = [s for s in sentences if s.span.end <= reading.read_to]
    told_in_full = tuple(mark_tellings(report.text, heard))
    by_rules = (*mark_speech(report.text, heard, find_quotations(report.text, heard)), *told_in_full)
    speech = [*_speech(report.text, reading.marks), *_speech(report.text, reading.inner)]
    cues = [mark.span for mark in (*reading.marks, *reading.inner) if mark.kind == "cue"]
    speech = seconded(report.text, speech, by_rules, cues=cues)
    speech += rebutted(report.text, speech)
    return Marks(names, tuple(sorted(speech, key=lambda m: (m.cue, m.content))), _unread(reading.read_to, told[-1].end))


def _is_foreign(report: Report) -> bool:
    language = (report.language or LANGUAGE).split("-")[0]
    return language != LANGUAGE and len(report.text) >= MIN_CHARS_TO_TELL


def _unread(read_to: int, end: int) -> tuple[str, ...]:
    return (f"too long: names and voices are read up to character {read_to} only",) if read_to < end - 1 else ()


def _speech(text: str, marks: Sequence[Mark]) -> Iterator[SpeechMark]:
    """Yield the links that hold something said, and what no cue claims under the cue before it."""
    links = linked(text, marks)
    for link in links:
        if link.contents:
            yield _speech_mark(link, link.contents)
    claimed = {content for link in links for content in link.contents}
    for content in (mark for mark in marks if mark.kind == "content" and mark not in claimed):
        before = [link for link in links if link.cue.start < content.start]
        if before:
            yield _speech_mark(before[-1], (content,))


def _speech_mark(link: Link, contents: Sequence[Mark]) -> SpeechMark:
    source = link.source.span if link.source else None
    return SpeechMark(source, link.cue.span, tuple(content.span for content in contents))


RECOGNISERS: Mapping[str, Callable[[Report, Sequence[Sentence]], Marks]] = {
    "reader": mark_by_reader,
    "rules": mark_by_rules,
}


def get_recogniser(name: str) -> Callable[[Report, Sequence[Sentence]], Marks]:
    """Return a recogniser by name; an unknown name is refused with those that there are."""
    if name not in RECOGNISERS:
        raise UsageError(f"there is no recogniser {name!r}; choose {' or '.join(RECOGNISERS)}")
    return RECOGNISERS[name]
