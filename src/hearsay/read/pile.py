"""The way in: from paths and standard input to reports, with a reason for all that is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from hearsay.errors import ReadError
from hearsay.model import Report
from hearsay.options import ReadOptions
from hearsay.read.decode import decode_bytes
from hearsay.read.draft import Draft, Found, plain_lines
from hearsay.read.files import Form, Source, find_sources, open_source, read_whole
from hearsay.read.html import read_page
from hearsay.read.metadata import make_report
from hearsay.read.records import UTF16_MARKS, is_record_line, read_json, read_lines, read_table

HOPELESS = 100
MARKUP = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body|article|div|p|\?xml)\b", re.IGNORECASE)
JSON_START = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[\[{\]])")


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that is no report, with the reason in words."""

    location: str
    reason: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """An input that says nothing new: the same text, title, outlet and address as the report that is kept."""

    location: str
    reason: str
    report: str


@dataclass(frozen=True, slots=True)
class Pile:
    """All that was read: reports in order of their ids, and what was left out in order of its place."""

    reports: tuple[Report, ...]
    skipped: tuple[Skipped, ...] = ()
    repeats: tuple[Repeat, ...] = ()


def read_pile(inputs: Sequence[str], *, options: ReadOptions, stdin: BinaryIO | None = None) -> Pile:
    """Read all the inputs, keeping one of each report; the order of the inputs does not matter."""
    kept: dict[str, Report] = {}
    skipped, repeated = [], []
    for found in read_reports(inputs, options=options, stdin=stdin):
        if isinstance(found, Skipped):
            skipped.append(found)
            continue
        first = kept.setdefault(found.id, found)
        if first is not found:
            kept[found.id], other = sorted((first, found), key=worth)
            repeated.append(other)
    repeats = (Repeat(r.location, f"says the same as {kept[r.id].location}", r.id) for r in repeated)
    return Pile(
        tuple(kept[key] for key in sorted(kept)),
        tuple(sorted(skipped, key=lambda s: (s.location, s.reason))),
        tuple(sorted(repeats, key=lambda r: (r.location, r.report))),
    )


def worth(report: Report) -> tuple[bool, str, str]:
    """Rank equal reports: one that is dated first, then by location and by all that it says."""
    return report.published is None, report.location, repr(report)


def read_reports(
    inputs: Sequence[str], *, options: ReadOptions, stdin: BinaryIO | None = None
) -> Iterator[Report | Skipped]:
    """Read the inputs one report at a time, in their order, repeats and all."""
    for source in find_sources(inputs):
        for found in [source] if isinstance(source, ReadError) else read_source(source, options=options, stdin=stdin):
            if isinstance(found, Draft):
                found = refused(found, options) or found
            yield make_report(found) if isinstance(found, Draft) else Skipped(found.location, found.reason)


def read_source(source: Source, *, options: ReadOptions, stdin: BinaryIO | None) -> Iterator[Found]:
    """Read one file; what stops it midway comes last, as an error."""
    try:
        with open_source(source, stdin) as stream:
            if source.form == "lines":
                found = read_lines(stream, source.location, options=options)
            else:
                data = read_whole(stream, location=source.location, max_mbytes=options.max_mbytes)
                found = read_data(data, source, options=options)
            yield from while_hopeful(found, source.location)
    except ReadError as error:
        yield error


def while_hopeful(found: Iterator[Found], location: str) -> Iterator[Found]:
    """Pass on what is found in a file; where no record is a report, say so once, and do not read on for ever."""
    failed: list[ReadError] = []
    for one in found:
        if isinstance(one, Draft):
            yield from failed
            yield one
            yield from found
            return
        failed.append(one)
        if len(failed) == HOPELESS:
            break
    if len(failed) > 1:
        raise ReadError(location, f"none of its first {len(failed)} records is a report (first: {failed[0].reason})")
    yield from failed


def read_data(data: bytes, source: Source, *, options: ReadOptions) -> Iterator[Found]:
    """Read the bytes of one file according to its form."""
    form = sniffed(data) if source.form == "unknown" else source.form
    if form == "json":
        yield from read_json(data, source.location, options=options)
    elif form == "table":
        yield from read_table(data, source.location)
    elif form == "page":
        yield read_page(decode_bytes(data, source.location), source.location)
    else:
        text = decode_bytes(data, source.location).removeprefix("\ufeff")
        yield Draft(source.location, plain_lines(text))


def sniffed(data: bytes) -> Form:
    """Tell the form of bytes that come without a name."""
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if head.startswith(UTF16_MARKS):
        head = head.decode("utf-16", "replace").encode("utf-8")
    if JSON_START.match(head) or is_record_line(head):
        return "json"
    return "page" if MARKUP.match(head) else "text"


def refused(draft: Draft, options: ReadOptions) -> ReadError | None:
    """Say why a draft makes no report, None where it does."""
    if len(draft.text) > options.max_report_chars:
        limit = f"{options.max_report_chars:,} (max_report_chars)"
        return ReadError(draft.location, f"{len(draft.text):,} characters, more than {limit}: split it up")
    if not any(map(str.isalpha, draft.text)):
        return ReadError(draft.location, "too short: there is no letter in it")
    return None
