"""Which characters do these bytes stand for? Says no, with the reason, rather than guess at damaged or binary data."""

from __future__ import annotations

import re

from resiliparse.parse.encoding import detect_encoding

from hearsay.errors import ReadError

MAGIC = (
    (b"%PDF-", "a PDF: save its text as .txt"),
    (b"PK\x03\x04", "a zip archive or office file: unpack it, or save its text as .txt"),
    (b"\xd0\xcf\x11\xe0", "an old office file: save its text as .txt"),
    (b"{\\rtf", "an RTF file: save its text as .txt"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a sound, film or picture file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"BZh", "a bzip2 archive: unpack it first"),
    (b"\xfd7zXZ", "an xz archive: unpack it first"),
    (b"7z\xbc\xaf", "a 7-zip archive: unpack it first"),
    (b"Rar!", "a rar archive: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive: unpack it first"),
    (b"\x1f\x8b", "a gzip archive inside a gzip archive: unpack it first"),
)
BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
SAMPLE_BYTES = 65536
# Below this many bytes beyond ASCII a detector guesses (it takes English "naïve" for Czech); cp1252 is then likeliest.
FEW_HIGH_BYTES = 40


def decode_bytes(data: bytes, location: str) -> str:
    """Return the text that the bytes spell, or raise a ReadError that says what they are instead."""
    refuse_binary(data, location)
    text = decode_marked(data, location)
    if text is None:
        text = decode_wide(data)
    if text is None and b"\x00" in data:
        raise ReadError(location, "binary data, not text: there are zero bytes in it")
    if text is None:
        text = decode_utf8(data, location)
    if text is None:
        text = decode_narrow(data, location)
    controls = CONTROL.findall(text[:SAMPLE_BYTES])
    if "\x00" in text or len(controls) > len(text[:SAMPLE_BYTES]) * 0.02:
        raise ReadError(location, "binary data, not text: it is full of control characters")
    return text


def refuse_binary(data: bytes, location: str) -> None:
    """Raise where the first bytes are those of a kind of file that holds no plain text."""
    for magic, kind in MAGIC:
        if data.startswith(magic):
            raise ReadError(location, f"not text but {kind}")


def decode_marked(data: bytes, location: str) -> str | None:
    """Decode by the byte order mark; None where there is none."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise ReadError(location, f"wrongly encoded: {said(error)}; save it again as UTF-8") from error
    return None


def decode_wide(data: bytes) -> str | None:
    """Decode UTF-16 without a mark, which shows in zero bytes at every other place."""
    sample = data[:SAMPLE_BYTES]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 2 < len(sample[0::2]) or min(even, odd) * 20 > len(sample):
        return None
    try:
        return data.decode("utf-16-be" if even > odd else "utf-16-le")
    except UnicodeDecodeError:
        return None


def decode_utf8(data: bytes, location: str) -> str | None:
    """Decode UTF-8; None where the bytes were never meant as such, a ReadError where they were and are damaged."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        loose = data.decode("utf-8", "surrogateescape")
        broken = sum("\udc80" <= c <= "\udcff" for c in loose)
        whole = sum(c > "\x7f" for c in loose) - broken
        if whole <= broken:
            return None
        if error.reason == "unexpected end of data":
            raise ReadError(location, "cut short: it ends in the middle of a character; fetch it again") from error
        raise ReadError(location, f"wrongly encoded: {said(error)}, the rest is; save it again as UTF-8") from error


def decode_narrow(data: bytes, location: str) -> str:
    """Decode one of the older encodings, as detected."""
    sample = data[:SAMPLE_BYTES]
    stated = b"charset" in sample[:4096].lower()
    found = detect_encoding(sample, from_html_meta=stated) or "cp1252"
    likely = "cp1252" if not stated and sum(b > 0x7F for b in sample) < FEW_HIGH_BYTES else found
    for encoding in (likely, found, "cp1252"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise ReadError(location, f"no encoding fits (tried utf-8, {found}, cp1252): save it again as UTF-8")


def said(error: UnicodeDecodeError) -> str:
    """Word a decoding error for a person."""
    return f"byte 0x{error.object[error.start]:02x} at offset {error.start} is not {error.encoding}"
