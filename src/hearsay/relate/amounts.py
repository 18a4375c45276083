"""One quantity where it stands, made ready for comparing: its class, its fate, its scope, the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hearsay.annotate.titles import nations
from hearsay.annotate.units import STATES, Measure, measures, measures_by_name, people_words, singular
from hearsay.model import Excerpt, Quantity, Reading, Role, Sentence, Time
from hearsay.relate.background import idf
from hearsay.relate.fates import WORD, fates_of
from hearsay.relate.gist import cosine
from hearsay.relate.singles import singles_of

NEAR_WORDS = 10  # how many words on either side tell what a number is about
SAME_REPORT = 0.5  # two numbers of one report that exclude each other mostly mean two things
FAR_RATIO = 3.0  # numbers of one thing seldom differ more
NEARLY = 0.9
PLAIN_IDF = 1.6  # words more common than this tell nothing
PARTS = frozenset(  # of the people of one event: not all of them are these
    "other child adult teenager teen man woman boy girl baby infant mother father parent son daughter brother sister"
    " civilian soldier officer policeman firefighter deputy".split()
)
_COUNTRY = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][^\W\d_]+")
_EXTRA = re.compile(r"(?i)(?:an )?(?:another|additional|further)\b")


@dataclass(frozen=True, slots=True)
class Item:
    """A quantity in its report with what decides whether another one counts the same thing."""

    excerpt: Excerpt
    quantity: Quantity
    kind: str  # what may be compared at all: "people", "length", "year-old", "money $", a noun
    fate: str | None
    part: str | None
    scope: frozenset[int]
    nations: frozenset[str]  # whose they are: "8,000 Canadian consumers"
    around: dict[str, float]
    near: frozenset[str]
    head: str | None
    extra: bool
    low: float | None
    high: float | None


def items_of(reading: Reading) -> Iterator[Item]:
    """Yield the quantities of a report that count something comparable."""
    for sentence, quantities in _by_sentence(reading):
        fates = fates_of(reading.report.text, sentence.span, quantities)
        for quantity, fate in zip(quantities, fates, strict=True):
            item = _item(reading, quantity, (sentence, fate))
            if item:
                yield item


def _by_sentence(reading: Reading) -> Iterator[tuple[Sentence, list[Quantity]]]:
    """Yield the sentences of the story that hold quantities, each with its own."""
    quantities, index = [q for q in reading.annotation.quantities if not _is_named(reading, q)], 0
    for sentence in reading.annotation.sentences:
        here: list[Quantity] = []
        while index < len(quantities) and quantities[index].span.start < sentence.span.end:
            here.append(quantities[index])
            index += 1
        if here and sentence.role is not Role.FURNITURE:
            yield sentence, here


def _is_named(reading: Reading, quantity: Quantity) -> bool:
    """Tell whether a number is part of a name: the valley of the "Five Lions" counts none."""
    words = quantity.span.cut(reading.report.text)
    start = quantity.span.end - len(words.lstrip("“”\"‘’' "))
    return any(m.span.start <= start and quantity.span.end <= m.span.end for m in reading.annotation.mentions)


def lone_items_of(reading: Reading) -> Iterator[Item]:
    """Yield each one person of whom a report tells that they were killed or hurt, without a number."""
    sentences, index = reading.annotation.sentences, 0
    for fate, span in singles_of(reading):
        while sentences[index].span.end <= span.start:
            index += 1
        item = _item(reading, Quantity(span, 1.0, 1.0, "person"), (sentences[index], fate))
        if item:
            yield replace(item, part=None)


def _item(reading: Reading, quantity: Quantity, told: tuple[Sentence, str | None]) -> Item | None:
    text, span, (sentence, fate) = reading.report.text, quantity.span, told
    before = WORD.findall(text[sentence.span.start : span.start])[-NEAR_WORDS:]
    after = WORD.findall(text[span.end : max(span.end, sentence.span.end)])[:NEAR_WORDS]
    inside = WORD.findall(text[span.start : span.end])
    kind = _kind(quantity, fate)
    if kind is None:
        return None
    measure = measure_of(quantity.unit)
    factor = measure.factor if measure else 1.0
    return Item(
        excerpt=reading.excerpt(span),
        quantity=quantity,
        kind=kind,
        fate=fate,
        part=_part(kind, fate, inside),
        scope=_scope(reading, sentence),
        nations=frozenset(nations()[word] for word in _COUNTRY.findall(span.cut(text)) if word in nations()),
        around=_around(before, inside, after),
        near=frozenset(_telling([*before[-3:], *inside, *after[:4]])),
        head=next(iter(_telling(inside[-1:] if kind == quantity.unit else after[:2])), None),
        extra=bool(_EXTRA.match(text, span.start)),
        low=None if (low := _least(quantity)) is None else low * factor,
        high=None if quantity.high is None else quantity.high * factor,
    )


def _least(quantity: Quantity) -> float | None:
    """Give the lower bound, for comparing: "nearly 160,000" is no less than nine tenths of it, "up to" may be."""
    if quantity.low is None and quantity.high is not None and quantity.approximate:
        return NEARLY * quantity.high
    return quantity.low


def _part(kind: str, fate: str | None, inside: list[str]) -> str | None:
    """Name the part of all people that a count is of: its children, its women; None where it is of all.

    "Others" are a part of the dead, but all of the injured: the others are the dead.
    """
    whole = {"other"} if fate == "injured" else set()
    if kind != "people":
        return None
    some = " ".join(inside[-3:-1]).lower() in ("of the", "of those")  # "two of the victims"
    named = (one for word in reversed(inside) if (one := singular(word.lower())) in PARTS or some)
    return next((one for one in named if one not in whole), None)


def _kind(quantity: Quantity, fate: str | None) -> str | None:
    """Name the class within which numbers can be compared."""
    unit = quantity.unit
    if unit is None:
        return "people" if fate else None
    measure = measure_of(unit)
    if measure:
        return measure.dimension
    return "people" if unit in people_words() or unit in STATES else unit


def measure_of(unit: str | None) -> Measure | None:
    """Find the measure that a unit names, in whichever spelling."""
    return measures_by_name().get(unit or "") or measures().get(unit or "")


def _scope(reading: Reading, sentence: Sentence) -> frozenset[int]:
    """Give the years that a sentence is dated to, but for the report's own: other years mean other numbers."""
    own = reading.report.published.start[:4] if reading.report.published and reading.report.published.start else ""
    inside = [t for t in reading.annotation.times if sentence.span.contains(t.span)]
    return frozenset(int(y) for t in inside if (y := _year(t)) and y != own)


def _year(time: Time) -> str | None:
    when = time.when
    if when.start is None or when.end is None or when.start[:4] != when.end[:4]:
        return None
    return when.start[:4]


def _around(before: list[str], inside: list[str], after: list[str]) -> dict[str, float]:
    """Weigh the words around a number by how telling and how near they are; squares add up to one."""
    weights: dict[str, float] = {}
    for place, word in [*enumerate(reversed(before), 1), *((0, w) for w in inside), *enumerate(after, 1)]:
        for told in _telling([word]):
            weights[told] = max(weights.get(told, 0.0), idf(told) / (1 + place / 4))
    length = sum(w * w for w in weights.values()) ** 0.5
    return {word: weight / length for word, weight in weights.items()} if length else {}


def _telling(words: list[str]) -> list[str]:
    """Keep the words that say what a number is about, in the singular."""
    lower = [singular(w.lower().replace("’", "'").removesuffix("'s")) for w in words]
    return [w for w in lower if len(w) > 2 and idf(w) > PLAIN_IDF]


def closeness(one: Item, two: Item) -> float:
    """Score 0..1 whether two items of one kind count the same thing."""
    if (one.fate and two.fate and one.fate != two.fate) or ((one.scope or two.scope) and not one.scope & two.scope):
        return 0.0
    if one.nations and two.nations and not one.nations & two.nations:
        return 0.0
    apart, met = one.excerpt.report != two.excerpt.report, meets(one, two)
    parts = (
        (0.55, cosine(one.around, two.around)),
        (0.25, len(one.near & two.near) / max(1, min(len(one.near), len(two.near)))),
        (0.20, float(bool(one.head) and one.head == two.head)),
        (0.25, float(apart and one.fate is not None and one.fate == two.fate)),
        (-0.15, float(one.fate != two.fate)),
        (0.30, float(met and exact(one) and exact(two) and one.low != 1)),
        (0.15, float(met and exact(one) and exact(two) and _is_telling(one.low or 0.0))),
        (0.30, float(_same_range(one, two))),
        (0.10, float(met)),
    )
    score = max(0.0, min(1.0, sum(weight * value for weight, value in parts)))
    if one.extra != two.extra or one.part != two.part:
        score /= 2
    return score if met else score * _contrast(one, two) - (0.0 if apart else SAME_REPORT)


def _contrast(one: Item, two: Item) -> float:
    """Damp numbers that exclude each other by how far apart they are; ages also by whose they are."""
    first, second = one.high or one.low or 0.0, two.high or two.low or 0.0
    ratio = max(first, second) / max(1e-9, min(first, second))
    if one.kind == "year-old" and (ratio > 1.5 or one.head != two.head):
        return 0.4
    steps = ((FAR_RATIO, 1.0), (3 * FAR_RATIO, 0.8), (30 * FAR_RATIO, 0.5))
    return next((damp for most, damp in steps if ratio < most), 0.0)


def _same_range(one: Item, two: Item) -> bool:
    """Tell whether two items give the same lower and upper bound, which two things seldom do."""
    return (
        one.low is not None and one.low == two.low and one.high == two.high and one.high is not None and not exact(one)
    )


def _is_telling(value: float) -> bool:
    """Tell whether a number has three digits that matter: two such seldom agree by chance."""
    return len(f"{value:.6e}".partition("e")[0].rstrip("0").replace(".", "")) >= 3


def exact(item: Item) -> bool:
    """Tell whether an item gives one number."""
    return item.low is not None and item.low == item.high


def meets(one: Item, two: Item) -> bool:
    """Tell whether two ranges can both hold; rough numbers and converted measures give way a little."""
    give = 0.1 if one.quantity.approximate or two.quantity.approximate else 0.0
    if one.kind in ("length", "mass", "area", "volume"):
        give = max(give, 0.03)
    if one.quantity.unit != two.quantity.unit and one.kind != "people":
        give = max(give, 0.11 if "ton" in (one.quantity.unit, two.quantity.unit) else 0.06)
    low = max(_or(one.low, float("-inf")), _or(two.low, float("-inf")))
    high = min(_or(one.high, float("inf")), _or(two.high, float("inf")))
    return low * (1 - give) <= high * (1 + give)


def _or(value: float | None, other: float) -> float:
    return other if value is None else value
