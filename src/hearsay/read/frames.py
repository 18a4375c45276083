"""What does the frame of a plain text say? Its headline, its byline, the outlet that prints it.

A text without a record or a page has only its own lines to go by. Each answer is None unless one plain rule finds it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from hearsay.read.agencies import OUTLET_WORD, label_of, outlets

HEAD_CHARS, TAIL_CHARS = 1500, 600
HEAD_LINES = 8
MAX_TITLE_CHARS = 200
MIN_TITLE_WORDS = 3
MIN_BODY_CHARS = 40
MARKDOWN_TITLE = re.compile(r"#{1,2}\s+(.{3,200}?)\s*#*")
STOPPED = re.compile(r"[.,;:][\"”’')]?$|[!?][\"”’)]$")
ABBREVIATED = re.compile(r"(?:\b[A-Z]\.|\.\.\.|…)$")
# First lines that are no headline: share links, menus, bylines, dates, picture captions.
FRAME_LINES = (
    r"(?:\S{1,40}\s){0,3}on\s(?:Facebook|Twitter)",
    r"by\s(?-i:[A-Z]\w{1,20}\s[A-Z])",
    r"(?:last\s)?(?:updated?|published|posted)(?::|\s(?:on|at|\d))",
    r"\W{0,3}\d{1,2}(?:[:./]|\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    r"\d{1,3}\s\w{3,7}\sago",
    r"(?:image|photo|picture|media)s?(?:\s(?:caption|copyright)|:)|file\s-|\(",
    r"(?:share|follow|enlarge|toggle)\s(?:this|on|us|caption|@)|get\s(?:daily|the\slatest)",
    r"read\smore|sign\s(?:in|up)|subscribe|skip\sto|advertisement|story\shighlights|please\senable|https?:",
)
FRAME_LINE = re.compile("|".join(FRAME_LINES), re.IGNORECASE)
PICTURE_CREDIT = re.compile(
    r"\([^()]{0,60}(?:/|\bphoto\b)[^()]{0,60}\)\W{0,2}$|Getty Images|toggle caption|AP Photo|\bAP$", re.IGNORECASE
)
NAME = r"(?:[A-Z][\w’'-]{0,20}\.?|[dv][aeo]n?|bin|al|el|der|ter)"
PERSON = rf"{NAME}(?:[ \t]{NAME}){{1,3}}"
BYLINE = re.compile(
    rf"^[ \t]*(?:By|BY)[ \t]+({PERSON}(?:(?:,|[ \t]and|[ \t]&)[ \t]{PERSON}){{0,4}})[ \t]*(?:$|[,|/•·–—])", re.MULTILINE
)
SHARED = re.compile(r"^[ \t]*(\S.{1,39}?) on Facebook\W{0,3}\1 on Twitter\b", re.MULTILINE)
COPYRIGHT = re.compile(
    r"(?:Copyright\s{0,2}©?|©)\s?(?:19|20)\d\d(?:-\d{4})?,?\s(?:by\s)?"
    r"((?:The\s)?[A-Z][\w&’'.-]{1,20}(?:\s[A-Z][\w&’'-]{1,20}){0,4})"
    r"(?=[.,]?\s*(?:$|\n|All\srights|LLC|Ltd|Inc))"
)
SYNDICATE = re.compile(r"\b(?:Agency|Services?|Syndicate|Group)\b")
AFTER_HEADLINE = re.compile(r"\s(?:[–—|-]|::)\s([^–—|]{2,40})$")


def find_title(text: str) -> str | None:
    """Return the headline: a first line above the body that is short, ends without a stop and stands by itself."""
    lines = [line.strip() for line in text[:HEAD_CHARS].split("\n")]
    filled = [i for i, line in enumerate(lines) if line]
    for i, following in pairwise(filled[:HEAD_LINES]):
        if match := MARKDOWN_TITLE.fullmatch(lines[i]):
            return match[1]
        if is_body(lines[i]):
            return None
        alone = following > i + 1 and (i == filled[0] or not lines[i - 1])
        above_body = i == filled[0] and len(lines[following]) > len(lines[i])
        if is_headline(lines[i]) and (alone or above_body):
            return lines[i]
    return None


def is_body(line: str) -> bool:
    """Tell whether a line is prose: long, or ended as a sentence is."""
    return len(line) > MAX_TITLE_CHARS or (len(line) > MIN_BODY_CHARS and bool(STOPPED.search(line)))


def is_headline(line: str) -> bool:
    """Tell whether a line reads as a headline: some words, a capital or a quotation mark first, no full stop."""
    if STOPPED.search(line) and not ABBREVIATED.search(line):
        return False
    framed = FRAME_LINE.match(line) or PICTURE_CREDIT.search(line)
    return len(line.split()) >= MIN_TITLE_WORDS and not framed and not line[0].islower()


def find_byline(text: str) -> str | None:
    """Return the names of a byline ("By Jane Doe and John Roe") in the first lines."""
    match = BYLINE.search(text[:HEAD_CHARS])
    if not match:
        return None
    names = " ".join(match[1].split()).split(", ")
    people = [name for name in names if not OUTLET_WORD.search(name.title()) and label_of(name) is None]
    return ", ".join(people) or None


def find_outlet(text: str, title: str | None) -> str | None:
    """Return the outlet: 1. of the share links, 2. after the headline, if well known, 3. of the copyright line."""
    if match := SHARED.search(text[:HEAD_CHARS]):  # 1.
        return match[1]
    if (match := AFTER_HEADLINE.search(title or "")) and match[1].strip() in outlets():  # 2.
        return match[1].strip()
    for match in COPYRIGHT.finditer(text[-TAIL_CHARS:]):  # 3.
        if OUTLET_WORD.search(match[1]) and not SYNDICATE.search(match[1]) and label_of(match[1]) is None:
            return match[1]
    return None
