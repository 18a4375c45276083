"""Which field of a record is what? Takes one decoded JSON object or table row, returns the draft of a report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from operator import itemgetter
from typing import Any

import msgspec

from hearsay.errors import ReadError
from hearsay.read.draft import Draft, plain_lines
from hearsay.read.html import read_page

# Field of a report: the names that records give it, the likeliest first, in lower case without punctuation.
NAMES = {
    "id": ("id", "reportid", "uid", "guid", "uuid"),
    "text": ("text", "maintext", "fulltext", "contenttext", "articletext"),
    "content": ("content", "body", "articlebody"),
    "html": ("html", "contenthtml", "rawhtml"),
    "title": ("title", "headline"),
    "url": ("url", "link", "canonical", "permalink", "sourceurl"),
    "outlet": ("outlet", "publisher", "source", "sitename", "publication", "sourcename", "sourcedomain"),
    "published": ("published", "publishedat", "datepublished", "publishdate", "datepublish", "pubdate",
                  "publicationdate", "date", "datetime", "timestamp"),
    "byline": ("byline", "author", "authors"),
    "language": ("language", "lang", "inlanguage"),
    "credits": ("credits", "agency", "agencies"),
}  # fmt: skip
EMPTY: tuple[Any, ...] = ("", [], {})
WORDS = ("text", "content", "html")  # the fields that hold the report itself
PUNCTUATION = re.compile(r"[^0-9a-z]+")
CREDIT_SEPARATOR = re.compile(r"[,;/|]")
MARKUP = re.compile(r"</(?:p|div|article|body|h[1-6]|li)>|<br ?/?>", re.IGNORECASE)
ASIDE_FIELDS = 60
ASIDE_CHARS = 2000
LINE_CHARS = 1000


def record_id(row: Mapping[str, Any]) -> str | None:
    """Return what a record calls itself, None where it has no name."""
    return stated(folded(row), "id")


def draft_from_record(row: Mapping[str, Any], location: str) -> Draft:
    """Make a draft of one record, or raise a ReadError that names the fields found in it."""
    fields = folded(row)
    text, page = text_and_page(fields, location)
    draft = Draft(
        location=location,
        text=plain_lines(text),
        title=stated(fields, "title"),
        url=stated(fields, "url"),
        outlet=stated(fields, "outlet"),
        published=stated(fields, "published"),
        byline=stated(fields, "byline"),
        language=stated(fields, "language"),
        credits=tuple(filter(None, map(str.strip, CREDIT_SEPARATOR.split(stated(fields, "credits") or "")))),
        aside=set_aside(fields),
    )
    return complete(draft, page) if page else draft


def text_and_page(fields: dict[str, tuple[str, Any]], location: str) -> tuple[str, Draft | None]:
    """Find the words of a record: its text, else its content, else the main text of its page."""
    text = prose(pick(fields, "text")[1])
    if text.strip():
        return text, None
    content, html = prose(pick(fields, "content")[1]), prose(pick(fields, "html")[1])
    if content.strip() and not MARKUP.search(content):
        return content, None
    if (html or content).strip():
        page = read_page(html if html.strip() else content, location)
        return page.text, page
    if any(name in fields for which in WORDS for name in NAMES[which]):
        raise ReadError(location, "empty: the record's text has no words")
    found = ", ".join(sorted(original for original, _ in fields.values())[:12]) or "none"
    raise ReadError(location, f"no field holds a text (wanted: text, content, body or html; found: {found[:300]})")


def complete(draft: Draft, page: Draft) -> Draft:
    """Fill from the page what the record leaves open."""
    return Draft(
        location=draft.location,
        text=draft.text,
        title=draft.title or page.title,
        url=draft.url or page.url,
        outlet=draft.outlet or page.outlet,
        published=draft.published or page.published,
        basis="given" if draft.published else page.basis,
        byline=draft.byline or page.byline,
        language=draft.language or page.language,
        credits=draft.credits,
        aside=draft.aside,
    )


def folded(row: Mapping[str, Any]) -> dict[str, tuple[str, Any]]:
    """Key a record by its field names without case and punctuation; the first of two alike stands."""
    fields: dict[str, tuple[str, Any]] = {}
    for name, value in row.items():
        if isinstance(name, str) and value is not None:
            fields.setdefault(PUNCTUATION.sub("", name.lower()) or name, (name, value))
    return fields


def pick(fields: Mapping[str, tuple[str, Any]], which: str) -> tuple[str, Any]:
    """Return the likeliest of the record's fields for one field of a report, by name and value."""
    for name in NAMES[which]:
        if name in fields and fields[name][1] not in EMPTY:
            return name, fields[name][1]
    return "", None


def prose(value: Any) -> str:
    """Return the words of a text field: a string, or a list of paragraphs."""
    if isinstance(value, list):
        return "\n\n".join(v for v in value if isinstance(v, str))
    return value if isinstance(value, str) else ""


def one_line(value: Any) -> str | None:
    """Return a field's value as one line: a string, a number, a list of names, or an object that has a name."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("title") or value.get("id")
    if isinstance(value, list):
        value = ", ".join(filter(None, (one_line(v) for v in value[:20])))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(str(value)[:LINE_CHARS].split()) or None


def stated(fields: Mapping[str, tuple[str, Any]], which: str) -> str | None:
    """Return what a record states for one field of a report, as one line."""
    return one_line(pick(fields, which)[1])


def set_aside(fields: Mapping[str, tuple[str, Any]]) -> tuple[tuple[str, str], ...]:
    """Keep the fields that no field of a report takes, as bounded text, in order of their names."""
    taken = {pick(fields, which)[0] for which in NAMES} | {name for which in WORDS for name in NAMES[which]}
    rest = sorted(
        (fields[name] for name in fields if name not in taken and fields[name][1] not in EMPTY), key=itemgetter(0)
    )
    return tuple((name[:100], as_text(value)) for name, value in rest[:ASIDE_FIELDS])


def as_text(value: Any) -> str:
    """Write any decoded value as bounded text."""
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode("utf-8")
    return text[:ASIDE_CHARS]
