"""Which files do the given paths mean, and what are their bytes? Walks folders, unpacks gzip, bounds every size."""

from __future__ import annotations

import gzip
import io
import os
import re
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Literal, cast

from hearsay.errors import ReadError, UsageError

Form = Literal["text", "page", "json", "lines", "table", "unknown"]
FORMS: dict[str, Form] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".json": "json",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".csv": "table",
    ".tsv": "table",
}
GZIP = b"\x1f\x8b"
MEGABYTE = 1_000_000
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
OUTSIDE = "a link out of the folder, not followed; give its target as a path of its own"
UNPACK_ERRORS = (EOFError, gzip.BadGzipFile, zlib.error)


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read; `path` is None for standard input."""

    location: str
    form: Form
    path: Path | None


def find_sources(inputs: Sequence[str]) -> Iterator[Source | ReadError]:
    """List the files that the inputs mean, folders walked in sorted order; a missing path is a UsageError."""
    for given in inputs:
        refuse_missing(given)
    for given in inputs:
        if given == "-":
            yield Source("-", "unknown", None)
        elif Path(given).is_dir():
            yield from walk_folder(Path(given))
        else:
            yield Source(spelled(given), form_of(Path(given)) or "unknown", Path(given))


def refuse_missing(given: str) -> None:
    """Raise where an input can be no file of this machine."""
    if ADDRESS.match(given):
        raise UsageError(f"{given}: this version reads no addresses; save the page as .html and give that file")
    if given != "-" and not os.path.exists(given):
        raise UsageError(f"{given}: there is no such file or folder (or it may not be read)")


def walk_folder(root: Path) -> Iterator[Source | ReadError]:
    """List the report files below a folder; hidden files are passed by, all others are named with the reason."""
    inside = root.resolve()
    failed: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(folder, name) for name in folders):
            if leads_out(path, inside):
                yield ReadError(str(path), OUTSIDE)
        for path in (Path(folder, name) for name in sorted(names) if not name.startswith(".")):
            yield ReadError(str(path), OUTSIDE) if leads_out(path, inside) else source_of(path)
    for error in failed:
        yield ReadError(str(error.filename), f"cannot be read: {error.strerror or error}")


def leads_out(path: Path, inside: Path) -> bool:
    """Tell whether a path is a link to something beyond the folder."""
    return path.is_symlink() and not path.resolve().is_relative_to(inside)


def source_of(path: Path) -> Source | ReadError:
    """Take a file of a folder for a source, or say why it is none."""
    form = form_of(path)
    if form is None:
        known = " ".join(sorted(FORMS))
        return ReadError(str(path), f"not a kind of file that holds reports (known: {known}, each also with .gz)")
    if not path.is_file():
        return ReadError(str(path), "not a plain file")
    return Source(spelled(str(path)), form, path)


def spelled(path: str) -> str:
    """Spell a path in characters that can be written anywhere; bytes of a name that are no UTF-8 become escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def form_of(path: Path) -> Form | None:
    """Tell a file's form by its name, .gz set aside."""
    name = path.name.lower().removesuffix(".gz")
    return FORMS.get(Path(name).suffix)


@contextmanager
def open_source(source: Source, stdin: BinaryIO | None) -> Iterator[BinaryIO]:
    """Open a source's bytes, unpacked where they begin as gzip does; every failure is a ReadError."""
    try:
        if source.path is None:
            raw = io.BufferedReader(cast(io.RawIOBase, stdin or io.BytesIO()))
            try:
                yield unpacked(raw)
            finally:
                raw.detach()  # the caller's stream stays open
        else:
            with open(source.path, "rb") as file:
                yield unpacked(file)
    except UNPACK_ERRORS as error:
        raise ReadError(source.location, f"the gzip data is cut short or damaged ({error})") from error
    except OSError as error:
        raise ReadError(source.location, f"cannot be read: {error.strerror or error}") from error


def unpacked(stream: Any) -> BinaryIO:
    """See through gzip, by its first bytes and not by the name."""
    if stream.peek(2)[:2] == GZIP:
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    return cast(BinaryIO, stream)


def read_whole(stream: BinaryIO, *, location: str, max_mbytes: int) -> bytes:
    """Read all the bytes, or raise where there are none or too many."""
    data = stream.read(max_mbytes * MEGABYTE + 1)
    if len(data) > max_mbytes * MEGABYTE:
        raise ReadError(location, f"larger than {max_mbytes} megabytes: split it, or raise the limit (max_mbytes)")
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise ReadError(location, "empty")
    return data
