"""Numbers in figures and in words: the pattern that finds one and the bounds that it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hearsay.annotate.dating.timewords import TEENS, word_number

SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6, "billion": 1e9,
    "bn": 1e9, "trillion": 1e12, "tn": 1e12, "dozen": 12.0, "score": 20.0, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
VAGUE = {
    "dozens": (24.0, 99.0), "scores": (40.0, 99.0), "tens": (20.0, 90.0), "hundreds": (200.0, 900.0),
    "thousands": (2e3, 9e3), "millions": (2e6, 9e6), "billions": (2e9, 9e9), "trillions": (2e12, 9e12),
}  # fmt: skip
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}

_ONES = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|" + "|".join(TEENS)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_BELOW_HUNDRED = rf"(?:(?:{_TENS})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine)\b)?|one|{_ONES})"
_BIG = "hundred|thousand|million|billion|trillion|dozen|lakh|crore"
_VAGUE = "dozens|scores|tens|hundreds|thousands|millions|billions|trillions"

FIGURE = (
    r"(?:\d{1,3}(?:,[ ]?\d{3}(?!\d))+(?:\.\d{1,4})?|\d{1,3}(?:[ \u00a0\u202f]\d{3}(?!\d))+|\d{1,3}(?:\.\d{3}(?!\d)){2,}"
    r"|\d{1,9}(?:\.\d{1,6}|,\d{1,2}(?!\d))?)(?:[ ]?[½¼¾]|[ ]\d/\d(?!\d))?|[½¼¾]"
)
SHORT_SCALE = (
    r"(?:[ -]?(?:million|billion|trillion|thousand|hundred|lakh|crore|dozen)\b|[ ]?(?:mn|mln|bn|tn|m|k)\b(?![²³/]))"
)
_MORE = rf"(?:(?: and|,)? (?:a |{_BELOW_HUNDRED})?(?: ?(?:{_BIG}))?){{0,3}}"
WORDS = (
    rf"(?:half a (?:{_BIG})|(?:(?:several|a few|a couple of|many) )?(?:{_VAGUE})(?: of (?:{_VAGUE}))?"
    rf"|(?:several|a few|a couple of|a|{_BELOW_HUNDRED}) (?:and a half )?(?:{_BIG}){_MORE}|{_BELOW_HUNDRED})"
)
NUMBER = rf"(?:(?:{FIGURE})(?:['’]?s\b(?= of\b)|{SHORT_SCALE})?|(?i:\b{WORDS}\b))"


@dataclass(frozen=True, slots=True)
class Amount:
    """What a number stands for: closed bounds, and whether it is only a rough one."""

    low: float
    high: float
    rough: bool = False


def read_number(words: str) -> Amount | None:
    """Give the bounds of a number in figures or words; None when it is none."""
    lower = re.sub(r"\s+", " ", words.strip().lower().replace("’", "'"))
    if lower[:1].isdigit() or lower[:1] in FRACTIONS:
        return _figure(lower)
    if any(v in re.split(r"[\s-]", lower) for v in VAGUE) or lower.startswith(("several", "a few", "a couple", "many")):
        return _vague(lower)
    value = _spelled(lower)
    return None if value is None else Amount(value, value)


def _figure(lower: str) -> Amount | None:
    """Read digits with their separators and scale."""
    found = re.match(rf"({FIGURE})[ -]?(.*)$", lower)
    if not found:
        return None
    value, tail = digits_value(found[1]), found[2]
    if tail in ("'s", "s"):  # 1000's of …
        return Amount(2 * value, 9 * value, rough=True)
    if tail and tail not in SCALES:
        return None
    value = round(value * SCALES.get(tail, 1.0), 6)
    return Amount(value, value)


def digits_value(digits: str) -> float:
    """Read figures: 1,600 and 1, 600 and 1.600.000 are thousands, 2.5 and 2,5 are fractions."""
    parts = re.match(r"([\d., \u00a0\u202f]*\d)?\s*([½¼¾]|(?<=\s)\d/\d)?$", digits.strip())
    whole, fraction = (parts[1] or "0", parts[2]) if parts else (digits, None)
    mixed = re.match(r"(.*\d) (\d)/(\d)$", digits.strip())
    if mixed and mixed[3] != "0":
        return digits_value(mixed[1]) + int(mixed[2]) / int(mixed[3])
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", whole):
        whole = whole.replace(".", "")
    elif re.fullmatch(r"\d+,\d{1,2}", whole):
        whole = whole.replace(",", ".")
    return float(re.sub(r"[, \u00a0\u202f]", "", whole)) + FRACTIONS.get(fraction or "", 0.0)


def _vague(lower: str) -> Amount | None:
    """Read "dozens", "tens of thousands", "several hundred"."""
    parts = [p for p in lower.split() if p in VAGUE or p in SCALES]
    if not parts:
        return None
    if parts[0] in VAGUE:
        low, high = VAGUE[parts[0]]
        for scale in parts[1:]:
            factor = SCALES[scale.rstrip("s")]
            low, high = low * factor, high * factor
        return Amount(low, high, rough=True)
    factor = SCALES[parts[0]]
    if lower.startswith("a couple"):
        return Amount(2 * factor, 2 * factor, rough=True)
    return Amount(*VAGUE.get(parts[0] + "s", (2 * factor, 9 * factor)), rough=True)


def _spelled(lower: str) -> float | None:
    """Read number words: units add up, a scale multiplies what stands before it."""
    if lower.startswith("half a "):
        return SCALES[lower.split()[-1]] / 2
    total, current = 0.0, 0.0
    if " and a half" in lower:
        lower, current = lower.replace(" and a half", ""), 0.5
    for word in re.split(r"[\s,-]+", lower):
        if word in SCALES:
            current = (current or 1.0) * SCALES[word]
            if SCALES[word] >= 1000:
                total, current = total + current, 0.0
        elif word == "a":
            current += 1
        elif word != "and":
            number = word_number(word)
            if number is None:
                return None
            current += number
    return total + current
