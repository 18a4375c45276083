"""Which pairs of news sentences teach the pair model? Altered, shortened and aligned ones, made from a corpus.

Alterations that contradict and those that leave the sense alone share their shape, so that nothing but the sense
tells them apart: both keep most words, both swap one, both may lose a clause or gain a speaker.
"""

import gzip
import json
import random
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from hearsay.relate.likeness import Gist, cosine, gist_of

ENTAIL, NEUTRAL, CONTRADICT = range(3)
SENTENCE = re.compile(r"(?<=[a-z0-9)][.!?])[”\"]? +(?=[A-Z“\"])")
NUMBER = re.compile(r"(?<![\w.,$-])(\d{1,3}(?:,\d{3})+|\d+)(?![\w,.-]\d|[-\w%])")
SMALL = "one two three four five six seven eight nine ten eleven twelve".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NOT = re.compile(r" not\b|(?<!ca)(?<!wo)n['’]t\b")
SMALL_FIRST = frozenset("The A An It He She They There In This".split())
MONTHS = "January February March April May June July August September October November December".split()
PLACES = "Texas Florida Ohio Chicago Paris London Berlin Moscow Beijing Tokyo Cairo Madrid Toronto Sydney".split()
NOT_AFTER = re.compile(r"\b(is|are|was|were|has|have|had|will|would|could|should|did|does|do|can)\b(?! not|n't)")
SPEECH = re.compile(
    r"^(.{30,}?), (?:[A-Z]?[\w.’' ]{2,40} )?(?:said|says|reported|told reporters|according to)\b[^,]{0,60}\.$"
)
SPEAKERS = (
    "Officials said {}",
    "The minister said {}",
    "According to police, {}",
    "A spokesman said that {}",
    "The agency reported that {}",
    "She told reporters that {}",
    "A witness said {}",
)
DENIALS = (
    "It is not true that {}",
    "Officials denied that {}",
    "There is no evidence that {}",
    "Reports that {} are false",
    "The ministry rejected claims that {}",
    "He denied that {}",
    "It was untrue that {}",
    "There was no indication that {}",
    "The rumour that {} was made up",
    "The company disputed that {}",
)
HEDGES = (
    "It was not clear whether {}",
    "Police are investigating whether {}",
    "He was asked whether {}",
    "She hoped that {}",
    "Some fear that {}",
    "It may be that {}",
)
ALIKE, TOO_ALIKE = 0.58, 0.97
TRAIN_PARTS, CHECK_PARTS = range(4), range(9, 10)  # of ten parts of the corpus


@dataclass(frozen=True, slots=True)
class Pair:
    """A premise, a hypothesis, and what the one makes of the other."""

    premise: str
    hypothesis: str
    label: int
    origin: str


def news_pairs(data: Path, rng: random.Random) -> list[Pair]:
    """Make all news pairs, the same from the same data."""
    altered = [pair for sentences in sentences_of(data, TRAIN_PARTS) for pair in _of_report(sentences, rng)]
    return altered + list(_aligned(data, rng))


def sentences_of(data: Path, parts: range) -> Iterator[list[str]]:
    """Yield the sentences of the corpus, report by report, from some of ten parts."""
    with gzip.open(data / "corpus" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if zlib.crc32(row["id"].encode()) % 10 in parts:
                yield cut(row["text"])


def cut(text: str) -> list[str]:
    """Cut a report into sentences of a usable length, roughly."""
    parts = (part.strip() for block in text[:6000].split("\n") for part in SENTENCE.split(block))
    return [p for p in parts if 7 <= len(p.split()) <= 38 and p[-1] in '.!?”"' and p[0].isupper()]


def _of_report(sentences: list[str], rng: random.Random) -> Iterator[Pair]:
    """Make pairs from some sentences of one report, one neutral pair among them."""
    for premise in rng.sample(sentences, min(2, len(sentences))):
        yield from _altered(premise, premise, rng)
    if len(sentences) > 4:
        one, other = rng.sample(sentences, 2)
        yield Pair(one, other, NEUTRAL, "same report")


def _altered(premise: str, text: str, rng: random.Random) -> Iterator[Pair]:
    """Alter a text that the premise entails: once so that it still does, once so that it cannot."""
    short = shortened(text, rng) if rng.random() < 0.6 else text
    kept, turned = _first(KEEPING, short, rng), _first(TURNING, short, rng)
    if rng.random() < 0.45:  # a turned sentence that is else reworded, so that rewording tells nothing
        turned = turned and (_first(KEEPING, turned, rng) or turned)
    if turned:
        yield Pair(*_either(premise, turned, rng), CONTRADICT, "altered")
    if kept:
        yield Pair(premise, kept, ENTAIL, "altered")
    elif short != premise:
        yield Pair(premise, short, ENTAIL, "shortened")
    if short != premise and rng.random() < 0.35:
        yield Pair(short, premise, NEUTRAL, "says more")
    if rng.random() < 0.12:
        yield Pair(premise if rng.random() < 0.3 else _framed(HEDGES, short, rng), short, *_hedged(premise, short))


def _hedged(premise: str, short: str) -> tuple[int, str]:
    return (ENTAIL, "shortened") if premise == short else (NEUTRAL, "hedged")


def _either(one: str, other: str, rng: random.Random) -> tuple[str, str]:
    return (one, other) if rng.random() < 0.6 else (other, one)


def _first(ways: "tuple[tuple[float, Way], ...]", text: str, rng: random.Random) -> str | None:
    """Try ways in a weighted random order until one alters the text."""
    order = sorted(ways, key=lambda way: rng.random() ** (1 / way[0]), reverse=True)
    return next((altered for _, way in order if (altered := way(text, rng)) and altered != text), None)


# ---------------------------------------------------------------- what keeps the sense


def shortened(text: str, rng: random.Random) -> str:
    """Drop the speaker, an opening phrase, an insertion or the last clause."""
    speech = SPEECH.match(text)
    if speech and rng.random() < 0.8:
        return speech[1].strip('“”" ') + "."
    parts = text.split(", ")
    if len(parts) == 3 and len(parts[1].split()) <= 8:
        return f"{parts[0]} {parts[2]}"
    if len(parts) == 2 and len(parts[0].split()) >= 7:
        return parts[0] + "."
    if len(parts) == 2 and len(parts[0].split()) <= 4 and len(parts[1].split()) >= 6:
        return parts[1][0].upper() + parts[1][1:]
    return text


def _swap(kind: str) -> "Way":
    def swap(text: str, rng: random.Random) -> str | None:
        found = [(m, other) for pattern, other in swaps(kind) for m in pattern.finditer(text)]
        if not found:
            return None
        match, other = rng.choice(found)
        return text[: match.start()] + other + text[match.end() :]

    return swap


@cache
def swaps(kind: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Read the swaps of one kind, both ways."""
    rows = (Path(__file__).parent / "pairs_swaps.tsv").read_text(encoding="utf-8").splitlines()
    told = [row.split("\t") for row in rows if row and not row.startswith("#")]
    both = [(a, b.lstrip(">")) for k, a, b in told if k == kind]
    both += [(b, a) for k, a, b in told if k == kind and b[0] != ">"]
    return tuple((re.compile(rf"(?<![\w-]){re.escape(a)}(?![\w-])"), b) for a, b in both)


def _rounded(text: str, rng: random.Random) -> str | None:
    """Say a number less exactly, or in words."""
    match = _number(text, rng)
    if not match:
        return None
    value = int(match[1].replace(",", ""))
    ways = [f"{value:,}", SMALL[value - 1] if 0 < value <= 12 else f"exactly {value:,}"]
    if value > 12:
        step = 10 ** (len(str(value)) - 1)
        ways += [f"more than {(value - 1) // step * step:,}", f"at least {value // step * step:,}"]
        ways += [f"about {round(value, 1 - len(str(value))):,}"] if value % step > step * 0.8 else []
    return text[: match.start()] + rng.choice(ways) + text[match.end() :]


def _number(text: str, rng: random.Random) -> re.Match[str] | None:
    """Choose a number that is no year."""
    found = [m for m in NUMBER.finditer(text) if not (len(m[1]) == 4 and m[1][:2] in ("19", "20")) and int(m[1][0])]
    return rng.choice(found) if found else None


def _spoken(text: str, rng: random.Random) -> str | None:
    return _framed(SPEAKERS, text, rng)


# ---------------------------------------------------------------- what turns it


def _other_number(text: str, rng: random.Random) -> str | None:
    match = _number(text, rng)
    words = [m for m in re.finditer(r"\b(?:" + "|".join(SMALL[1:]) + r")\b", text)]
    if match is None and words:
        word = rng.choice(words)
        return text[: word.start()] + rng.choice([w for w in SMALL[1:] if w != word[0]]) + text[word.end() :]
    if match is None:
        return None
    value = int(match[1].replace(",", ""))
    other = max(1, round(value * rng.choice((0.2, 0.4, 0.5, 0.7, 1.4, 1.8, 2.5, 5, 10))))
    return text[: match.start()] + f"{other + (other == value):,}" + text[match.end() :]


def _of_list(words: list[str]) -> "Way":
    def other(text: str, rng: random.Random) -> str | None:
        found = [m for m in re.finditer(r"\b(?:" + "|".join(words) + r")\b", text)]
        if not found:
            return None
        match = rng.choice(found)
        return text[: match.start()] + rng.choice([w for w in words if w != match[0]]) + text[match.end() :]

    return other


def _negated(text: str, rng: random.Random) -> str | None:
    """Put a "not" in, or take it out."""
    if re.search(r"\bnot\b|n['’]t\b|\bno\b", text):
        return (
            re.sub(r" not\b|n['’]t\b", "", text, count=1) if re.search(r" not\b|(?<!ca)(?<!wo)n['’]t\b", text) else None
        )
    match = NOT_AFTER.search(text)
    if match is None or text.endswith("?"):
        return None
    word = rng.choice((" not", " never")) if match[1] in ("has", "have", "had", "will") else " not"
    return text[: match.end()] + word + text[match.end() :]


def _denied(text: str, rng: random.Random) -> str | None:
    return _framed(DENIALS, text, rng)


def _framed(frames: tuple[str, ...], text: str, rng: random.Random) -> str:
    """Put a sentence into another one."""
    first = text.split(" ", 1)[0]
    small = (
        text[0].lower() + text[1:]
        if first in ("The", "A", "An", "It", "He", "She", "They", "There", "In", "This")
        else text
    )
    frame = rng.choice(frames)
    return frame.format(small.rstrip(".!?") if frame.endswith("}") else small.rstrip('.!?”"')) + "."


Way = Callable[[str, random.Random], str | None]
KEEPING: tuple[tuple[float, Way], ...] = ((3.0, _swap("entail")), (1.2, _rounded), (0.6, _spoken))
TURNING: tuple[tuple[float, Way], ...] = (
    (5.0, _swap("contradict")),
    (1.6, _other_number),
    (0.8, _of_list(WEEKDAYS)),
    (0.6, _of_list(MONTHS)),
    (0.5, _of_list(PLACES)),
    (1.0, _negated),
    (0.5, _denied),
)


# ---------------------------------------------------------------- the same told by two


def _aligned(data: Path, rng: random.Random) -> Iterator[Pair]:
    """Align what reports of different outlets tell of one story; alter some; take strangers for neutral."""
    for reports in _stories(data):
        for one, other in combinations(reports[:4], 2):
            yield from _told_by_two(one, other, rng)


def _stories(data: Path) -> Iterator[list[list[tuple[str, Gist]]]]:
    stories: dict[str, list[list[tuple[str, Gist]]]] = {}
    with gzip.open(data / "clustering" / "allsides.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            stories.setdefault(row["story"], []).append([(s, gist_of(s)) for s in cut(row["text"])[:40]])
    yield from stories.values()


def _told_by_two(one: list[tuple[str, Gist]], other: list[tuple[str, Gist]], rng: random.Random) -> Iterator[Pair]:
    for text, gist in one:
        alike, best = max(((cosine(gist, g), t) for t, g in other), default=(0.0, ""))
        if ALIKE <= alike <= TOO_ALIKE and gist_of(best).negated == gist.negated and _numbers_fit(gist, gist_of(best)):
            longer, shorter = sorted((text, best), key=len, reverse=True)
            yield Pair(longer, shorter, ENTAIL, "aligned")
            turned = _first(TURNING, shorter, rng)
            if turned and rng.random() < 0.6:
                yield Pair(*_either(longer, turned, rng), CONTRADICT, "aligned and altered")
        elif 0.08 <= alike < 0.3 and rng.random() < 0.12:
            yield Pair(text, best, NEUTRAL, "same story")


def _numbers_fit(a: Gist, b: Gist) -> bool:
    return not (a.numbers ^ b.numbers)
