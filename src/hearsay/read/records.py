"""Which records does a file hold? JSON, JSON lines and tables in; drafts out, one bad record costing only itself."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from hearsay.errors import ReadError
from hearsay.options import ReadOptions
from hearsay.read.decode import decode_bytes, refuse_binary
from hearsay.read.draft import Found
from hearsay.read.fields import draft_from_record, record_id
from hearsay.read.files import MEGABYTE, UNPACK_ERRORS

LISTS = ("reports", "articles", "items", "news", "documents", "docs", "records", "entries", "results", "data", "rows")
KINDS = {str: "a string", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
ACCOUNT = "hearsay.account"
DELIMITERS = ("\t", ",", ";", "|")
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
DECODE_ERRORS = (msgspec.DecodeError, RecursionError, UnicodeDecodeError, ValueError)


# ---------------------------------------------------------------- JSON


def read_json(data: bytes, location: str, *, options: ReadOptions) -> Iterator[Found]:
    """Read a file that holds one JSON value: a record, a list of them, or an object with such a list."""
    refuse_binary(data, location)
    try:
        value = decode_json(data, location)
    except ReadError:
        if len([line for line in data.splitlines() if line.strip()][:2]) < 2 or not is_record_line(data):
            raise
        yield from read_lines(io.BytesIO(data), location, options=options)
        return
    if isinstance(value, Mapping):
        rows = listed(value, location)
        if rows is None:
            name = record_id(value)
            yield read_record(value, f"{location}#{name}" if name else location)
            return
        value = rows
    if not isinstance(value, list):
        raise ReadError(location, f"JSON, but {kind_of(value)} where a record or a list of records was expected")
    if not value:
        raise ReadError(location, "empty: a list without records")
    for number, row in enumerate(value, 1):
        yield read_row(row, location, number)


def listed(value: Mapping[str, Any], location: str) -> list[Any] | None:
    """Return the list of records that an object holds, None where it is a record itself."""
    if str(value.get("format", "")).startswith(ACCOUNT):
        raise ReadError(location, "an account that Hearsay wrote, not a report")
    for name in LISTS:
        rows = value.get(name)
        if isinstance(rows, list) and rows and all(isinstance(row, Mapping) for row in rows[:3]):
            return rows
    return None


def decode_json(data: bytes, location: str) -> Any:
    """Decode JSON in whatever encoding it is written, or raise a ReadError that says where it breaks."""
    try:
        return msgspec.json.decode(data)
    except DECODE_ERRORS as error:
        failure = error
    if data[:1] not in (b"{", b"[") or not is_utf8(data):
        try:
            return msgspec.json.decode(decode_bytes(data, location).encode("utf-8"))
        except DECODE_ERRORS as error:
            failure = error
    raise ReadError(location, f"not valid JSON ({failure or type(failure).__name__})")


def is_utf8(data: bytes) -> bool:
    """Tell whether the bytes are valid UTF-8."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def is_record_line(data: bytes) -> bool:
    """Tell whether the first line of a file is a JSON object by itself."""
    first = next((line for line in data.splitlines() if line.strip()), b"")
    try:
        return isinstance(msgspec.json.decode(first), dict)
    except DECODE_ERRORS:
        return False


# ---------------------------------------------------------------- JSON lines


def read_lines(stream: BinaryIO, location: str, *, options: ReadOptions) -> Iterator[Found]:
    """Read a file of one JSON record a line, holding one line in memory at a time."""
    filled = 0
    try:
        for number, line in enumerate(bounded_lines(stream, location, options=options), 1):
            if isinstance(line, ReadError):
                yield line
            elif line.strip():
                if not filled:
                    refuse_binary(line, location)
                filled += 1
                yield read_line(line, location, number)
    except UNPACK_ERRORS as error:
        raise ReadError(location, f"the gzip data is cut short or damaged after {filled} records ({error})") from error
    if not filled:
        raise ReadError(location, "empty")


def read_line(line: bytes, location: str, number: int) -> Found:
    """Read one line of a file of records."""
    try:
        return read_row(decode_json(line.strip(), f"{location}#{number}"), location, number)
    except ReadError as error:
        return ReadError(error.location, f"line {number}: {error.reason}")


def bounded_lines(stream: BinaryIO, location: str, *, options: ReadOptions) -> Iterator[bytes | ReadError]:
    """List the lines of a stream; one too long is passed over, and so is all after too many bytes."""
    limit, left = options.max_mbytes * MEGABYTE, options.max_pile_mbytes * MEGABYTE
    while line := stream.readline(limit):
        left -= len(line)
        if left < 0:
            raise ReadError(location, f"read to {options.max_pile_mbytes} megabytes only (max_pile_mbytes): split it")
        if line.startswith(UTF16_MARKS):
            rest = decode_bytes(line + stream.read(limit), location)
            yield from (row.encode("utf-8") for row in rest.splitlines())
        elif len(line) < limit or line.endswith(b"\n"):
            yield line
        else:
            while line and not line.endswith(b"\n") and left > 0:
                line = stream.readline(limit)
                left -= len(line)
            yield ReadError(location, f"a line longer than {options.max_mbytes} megabytes, passed over")


# ---------------------------------------------------------------- tables


def read_table(data: bytes, location: str) -> Iterator[Found]:
    """Read a table with a header row; commas, semicolons, tabs or bars between the columns."""
    text = decode_bytes(data, location).removeprefix("\ufeff")
    # A field can be no longer than the file, which is bounded. The limit is the whole process's: it only ever grows.
    csv.field_size_limit(max(len(text) + 1, csv.field_size_limit()))
    header = text[: text.find("\n") + 1 or len(text)]
    delimiter = max(DELIMITERS, key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 0
    try:
        for number, row in enumerate(reader, 1):
            filled = {name: value for name, value in row.items() if name and value and isinstance(value, str)}
            yield read_row(filled, location, number)
    except csv.Error as error:
        raise ReadError(location, f"not a well-formed table after row {number} ({error})") from error
    if not number:
        raise ReadError(location, "empty: a table without rows")


# ---------------------------------------------------------------- one record


def read_row(row: Any, location: str, number: int) -> Found:
    """Read one record, which is named by its id, else by its number."""
    if not isinstance(row, Mapping):
        return ReadError(f"{location}#{number}", f"{kind_of(row)} where a record was expected")
    return read_record(row, f"{location}#{record_id(row) or number}")


def read_record(row: Mapping[str, Any], location: str) -> Found:
    """Read one record that is named already."""
    try:
        return draft_from_record(row, location)
    except ReadError as error:
        return error


def kind_of(value: Any) -> str:
    """Name the kind of a decoded JSON value for a person."""
    return KINDS.get(type(value), "nothing")
