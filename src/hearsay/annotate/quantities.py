"""Numbers with what they count and the bounds that their words set: "at least 12 people", "up to 100kg", "hundreds".

One pattern finds modifier, currency, number and range; `numbers` reads the value, `units` what is counted.
Numbers inside times, names ("Tiangong-1"), codes, scores and lists count nothing and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hearsay.annotate.numbers import FIGURE, NUMBER, SCALES, Amount, digits_value, read_number
from hearsay.annotate.units import Counted, read_counted, read_one
from hearsay.model import Quantity, Report, Role, Sentence, Span, Time

_LOW = (
    r"at least|no fewer than|no less than|not less than|a minimum of"
    r"|(?:well |far |just )?(?:more than|over|above)|in excess of|upwards? of|exceeding|greater than"
)
_HIGH = (
    r"up ?to|at most|no more than|not more than|(?:far |slightly )?(?:fewer|less) than|(?:just )?under|below"
    r"|a maximum of|as (?:many|much) as|nearly|almost|close to"
)
_ABOUT = r"about|around|approximately|roughly|some|an estimated|estimated|circa|somewhere around|an average of"
_PLAIN = r"an additional|additional|another|a further|a total of|a combined|only|just|exactly|a|further"
_GAP = r"[ \u00a0\n]"
_MONEY = r"(?:(?:US|A|AU|C|NZ|HK)?\$|£|€|¥|₹|₽)"
_QUANTITY = re.compile(
    rf"(?<![A-Za-z])(?:\b(?P<plain>(?i:{_PLAIN})){_GAP})?"
    rf"(?:\b(?:(?P<low>(?i:{_LOW}))|(?P<high>(?i:{_HIGH}))|(?P<about>(?i:{_ABOUT}))){_GAP}|~{_GAP}?)?"
    rf"(?:(?P<between>(?i:between)){_GAP})?(?:(?:an additional|a combined|a){_GAP})?"
    rf"(?P<money>{_MONEY}{_GAP}?)?[“\"‘']?(?P<first>{NUMBER})"
    rf"(?:(?P<to>[-–—]|{_GAP}(?:to|or){_GAP}|{_GAP}and{_GAP})(?P<money2>{_MONEY})?(?P<second>{NUMBER}))?"
    rf"(?P<post>-plus\b|-odd\b|\+|{_GAP}or{_GAP}(?:more|so|fewer|less)\b)?"
)
_ODDS = re.compile(rf"\b(?:a|1|one)(?:{_GAP}|-)in(?:{_GAP}|-)(?:a{_GAP})?(?P<second>{NUMBER})(?:{_GAP}chance)?")
_ORDINAL = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)[ -](floor|storey|lap|round|level)\b")
_NUMBERED = re.compile(r"\b([Ll]ap|[Mm]agnitude)[ -](\d{1,3}(?:\.\d)?)\b")
_TIMES = re.compile(r"\b(?i:twice|thrice)\b")
_AGE = re.compile(r"(?:(?<=[a-z]), |\b(?:[Aa]ged|[Tt]urned) )(\d{1,3})(?=, |\b(?![\w%.]))")

_NOT_BEFORE = re.compile(r"(?:[\w.,:/#@&_+*=-]|No\. ?|[Nn]umber |[Pp]age |[Cc]hapter |[Aa]rticle |[Ss]ection )\Z")
_NOT_AFTER = re.compile(r"[:/]\d|-\d{3}|\.\d|[-/][A-Z]|st\b|nd\b|rd\b|th\b|[A-Za-z]+\d|@")
_NAMED_BEFORE = re.compile(r"(?<![.!?\n”\"’] )(?<!^)\b[A-Z][\w’']*[ \u00a0]\Z")
_LIST_MARK = re.compile(r"(?:^|\n)[ \t•*-]{0,4}\Z")
_CASUALTY_BEFORE = re.compile(
    r"(?i)\b(?:kill(?:ed|ing|s)|wound(?:ed|ing|s)|injur(?:ed|ing|es)|hospitali[sz](?:ed|ing)|dead|deaths?|toll|total|left"
    r"|all)[ :,to]{1,8}\Z"
)
_DEEP = re.compile(r"[- ](?:deep|long|high|wide|tall|dry|from|above|below|away|down|race|sprint)")
_ONE_HIT = re.compile(  # "three were killed and one was wounded"
    r"[ \n](?:(?:was|is|has been|had been)[ \n])?(?:\w{4,10}ly[ \n])?(?:killed|dead|died|injured|wounded|hurt)\b"
)
_BARE_AFTER = re.compile(r"(?i)[ \n](?:were|was|are|have|had|others?|more|died|of (?:them|those|whom|the))\b")


def find_quantities(report: Report, sentences: Sequence[Sentence], times: Sequence[Time]) -> tuple[Quantity, ...]:
    """Find the quantities of a report, in order, outside times and furniture."""
    taken = [t.span for t in times] + [s.span for s in sentences if s.role is Role.FURNITURE]
    found = [*_special(report.text), *_plain(report.text)]
    kept: list[Quantity] = []
    for quantity in sorted(_outside(found, taken), key=lambda q: (q.span.start, -q.span.end)):
        if not kept or quantity.span.start >= kept[-1].span.end:
            kept.append(quantity)
    return tuple(kept)


def _outside(found: Sequence[Quantity], taken: Sequence[Span]) -> Iterator[Quantity]:
    """Drop the quantities that overlap what is taken, in one sweep."""
    spans, index, reach = sorted(taken), 0, -1
    for quantity in sorted(found, key=lambda q: q.span):
        while index < len(spans) and spans[index].start < quantity.span.end:
            reach = max(reach, spans[index].end)
            index += 1
        if reach <= quantity.span.start:
            yield quantity


# ---------------------------------------------------------------- special shapes


def _special(text: str) -> Iterator[Quantity]:
    """Find odds, numbered floors and laps, "twice", and ages set between commas."""
    for match in _ODDS.finditer(text):
        amount = read_number(match["second"])
        if amount:
            yield Quantity(Span(*match.span()), amount.low, amount.high, "1 in")
    for match in _ORDINAL.finditer(text):
        yield _exact(Span(*match.span()), float(match[1]), f"{match[2]} no.")
    for match in _NUMBERED.finditer(text):
        yield _exact(Span(*match.span()), float(match[2]), f"{match[1].lower()} no.")
    for match in _TIMES.finditer(text):
        yield _exact(Span(*match.span()), 2.0 if match[0].lower() == "twice" else 3.0, "time")
    for match in _AGE.finditer(text):
        if int(match[1]) < 120 and (match[0][0] != "," or text[match.end() : match.end() + 1] == ","):
            yield _exact(Span(match.start(1), match.end(1)), float(match[1]), "year-old")


def _exact(span: Span, value: float, unit: str) -> Quantity:
    return Quantity(span, value, value, unit)


# ---------------------------------------------------------------- the common shape


@dataclass(frozen=True, slots=True)
class _Read:
    """A number as read: its bounds before modifiers, where it starts and ends, and its match."""

    amount: Amount
    start: int
    end: int
    match: re.Match[str]
    ranged: bool


def _plain(text: str) -> Iterator[Quantity]:
    place = 0
    while match := _QUANTITY.search(text, place):
        read = _read(text, match)
        place = match.end("first")
        if read is None:
            continue
        counted = _counted(text, read)
        read = _metres(text, read, counted)
        if _counts(text, read, counted):
            quantity = _quantity(text, read, counted)
            place = max(place, quantity.span.end)
            yield quantity


def _read(text: str, match: re.Match[str]) -> _Read | None:
    """Read one number or a range of two; "from 5 to 10" and "5 and 10" are two numbers, not a range."""
    first = read_number(match["first"])
    if first is None:
        return None
    end = match.start("first") + len(match["first"].rstrip())
    if match["second"] and _is_range(text, match):
        second = read_number(match["second"])
        if second:
            first = _scaled(first, match["first"], match["second"])
            if first.low < second.high:
                after = match.start("second") + len(match["second"].rstrip())
                return _Read(Amount(first.low, second.high), match.start(), _post_end(match, after), match, ranged=True)
    single = _Read(first, match.start(), end, match, ranged=False)
    return replace(single, end=_post_end(match, end)) if not match["second"] else single


def _post_end(match: re.Match[str], end: int) -> int:
    return match.end("post") if match["post"] else end


def _is_range(text: str, match: re.Match[str]) -> bool:
    join = match["to"].strip()
    if join == "and":
        return bool(match["between"])
    return not re.search(r"(?i)\bfrom\s$", text[max(0, match.start() - 6) : match.start()])


def _scaled(first: Amount, words: str, other: str) -> Amount:
    """Carry the scale of "5 to 10 million" over to the 5."""
    scale = re.search(r"([A-Za-z]+)$", other.strip())
    factor = SCALES.get(scale[1].lower(), 1.0) if scale and other[:1].isdigit() else 1.0
    if factor <= 1 or not re.fullmatch(r"[\d.]+", words.strip()):
        return first
    return Amount(first.low * factor, first.high * factor, first.rough)


def _metres(text: str, read: _Read, counted: Counted | None) -> _Read:
    """Read "40m" as metres unless money or a plural noun makes it millions."""
    number = text[read.match.start("first") : read.end]
    short = re.fullmatch(rf"({FIGURE})[ ]?m", number)
    if not short or read.match["money"] or (counted and counted.kind in ("people", "noun")):
        return read
    value = digits_value(short[1])
    return replace(read, amount=Amount(value, value))


def _counted(text: str, read: _Read) -> Counted | None:
    """Find what is counted; a sum of money counts its currency."""
    if read.match["money"] or read.match["money2"]:
        return Counted((read.match["money"] or read.match["money2"]).strip(), read.end, "measure")
    number = text[read.match.start("first") : read.end]
    single = read.amount.low == read.amount.high == 1
    counted = read_one(text, read.end) if single else read_counted(text, read.end)
    if re.fullmatch(rf"(?:{FIGURE})[ ]?m", number) and (counted is None or _is_depth(text, read.end)):
        return Counted("metre", read.end, "measure")
    return counted


def _is_depth(text: str, end: int) -> bool:
    return bool(_DEEP.match(text, end))


def _counts(text: str, read: _Read, counted: Counted | None) -> bool:
    """Veto numbers that count nothing: parts of names and codes, list marks, scores, a bare "one"."""
    start, match = read.match.start("first"), read.match
    if match["money"]:
        return True
    if _NOT_BEFORE.search(text[max(0, start - 9) : start]) or _NOT_AFTER.match(text, read.end):
        return False
    if counted:
        people = counted.kind in ("people", "measure", "age", "state")
        return people or not _NAMED_BEFORE.search(text[max(0, read.start - 24) : read.start])
    single = read.amount.low == read.amount.high == 1
    if single and _ONE_HIT.match(text, read.end):
        return True
    if single or read.ranged or re.match(r"[A-Za-z’']", text[read.end : read.end + 1]):
        return False
    return _stands_alone(text, read)


def _stands_alone(text: str, read: _Read) -> bool:
    """Tell whether a number without a noun still counts something: by its modifier or the words around it."""
    match, before = read.match, text[max(0, read.start - 24) : read.start]
    if _LIST_MARK.search(before[-8:]) and text[read.end : read.end + 1] in (".", ")"):
        return False
    if match["low"] or match["high"] or match["about"] or match["post"] or read.amount.rough:
        return True
    return bool(_BARE_AFTER.match(text, read.end) or _CASUALTY_BEFORE.search(before))


def _quantity(text: str, read: _Read, counted: Counted | None) -> Quantity:
    match, amount = read.match, read.amount
    post = (match["post"] or "").split()[-1:] if match.end("post") == read.end else []
    low: float | None = amount.low
    high: float | None = amount.high
    if match["low"] or (post and post[0] in ("-plus", "-odd", "+", "more")):
        high = None
    elif match["high"] or (post and post[0] in ("fewer", "less")):
        low = None
    rough = bool(amount.rough or match["about"] or post == ["so"] or _is_nearly(match["high"]))
    end = max(read.end, counted.end if counted else 0)
    if text.startswith("-plus", end):
        end, high = end + 5, None
    start = _tight_start(text, read)
    return Quantity(Span(start, end), low, high, counted.unit if counted else None, rough)


def _is_nearly(word: str | None) -> bool:
    return (word or "").lower() in ("nearly", "almost", "close to")


def _tight_start(text: str, read: _Read) -> int:
    """Leave out what changes nothing about the number: "just", and the article of "a 40m well"."""
    lead = re.match(r"(?i)(?:an?|just|only|exactly)[ \u00a0\n]", text[read.start : read.start + 8])
    return read.start + lead.end() if lead and read.match["plain"] else read.start
