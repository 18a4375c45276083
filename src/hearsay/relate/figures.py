"""Which quantities of a story count the same thing, and do they agree? Ranges are compared, never words.

Items of one class are joined best pair first while a group hangs together on average; a figure is kept when
two reports give it or when it weighs enough by itself (people, money, shares).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from hearsay.annotate.units import measures_by_name, plural
from hearsay.model import Figure, FigureValue, Statement, Story
from hearsay.relate.amounts import Item, closeness, items_of, lone_items_of, measure_of, meets

SAME_THING = 0.22  # set on the labelled stories: below it, numbers of unlike things begin to join
MOST_ITEMS = 300  # of one class in one story; beyond it only the first of each report are compared
LIGHT_KINDS = ("time", "floor no.", "1 in", "degree")  # kept only when two reports give them
SMALL_COUNT = 3
READ_CHARS, MOST_TEXTS = 20_000, 20  # where it is looked up how a word is used
MOST_SUBJECTS = 6  # of the words around a number, how many are tried as what it is of

# What a length is called by the word beside it; other dimensions have one name.
MEASURED = {
    "depth": "deep depth below",
    "height": "tall high height altitude above",
    "width": "wide width across diameter",
    "length": "long length",
}
DIMENSIONS = {"mass": "weight"} | {name: name for name in ("area", "volume", "speed", "share", "length", "time")}
NUMBERED = frozenset("hundred thousand million billion dozen first second third half nearly around".split())
AFTER_NOUN = "and|that|which|who|is|was|were|are|has|had|in|on|at|of|for|to|from|by|after|before|with|will|would|as"


def compare_figures(story: Story, statements: Sequence[Statement]) -> tuple[Figure, ...]:
    """Group the quantities that count the same thing and tell whether they agree."""
    classes = _classes(story)
    of_report: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        of_report[statement.report].append(statement)
    groups = [g for kind in sorted(classes) for g in _join(classes[kind][:MOST_ITEMS]) if _matters(g)]
    groups.sort(key=lambda g: (-_reports(g), -len(g), _place(g[0])))
    texts = [reading.report.text[:READ_CHARS] for reading in story.readings[:MOST_TEXTS]]
    return tuple(_figure(group, of_report, texts) for group in groups)


def _classes(story: Story) -> dict[str, list[Item]]:
    """Sort the numbers of a story by what may be compared; lone victims only where no number tells of such."""
    classes: defaultdict[str, list[Item]] = defaultdict(list)
    for reading in story.readings:
        for item in items_of(reading):
            classes[item.kind].append(item)
    told = {item.fate for item in classes["people"]}
    for reading in story.readings:
        classes["people"] += [item for item in lone_items_of(reading) if item.fate not in told]
    return classes


def _place(item: Item) -> tuple[str, int]:
    return item.excerpt.report, item.excerpt.start


def _reports(group: Iterable[Item]) -> int:
    return len({i.excerpt.report for i in group})


def _join(items: Sequence[Item]) -> list[list[Item]]:
    """Join groups pair by pair, the closest first, while their items are the same thing on average."""
    scores = {(a, b): closeness(items[a], items[b]) for a in range(len(items)) for b in range(a + 1, len(items))}
    group_of = {i: [i] for i in range(len(items))}
    for (a, b), score in sorted(scores.items(), key=lambda pair: (-pair[1], _place(items[pair[0][0]]), pair[0])):
        if score < SAME_THING:
            break
        one, two = group_of[a], group_of[b]
        if one is not two and _hang_together(one, two, scores) and not _contrasted(one, two, items):
            one.extend(two)
            for member in two:
                group_of[member] = one
    groups = {min(members): members for members in group_of.values()}
    return [[items[i] for i in sorted(members)] for _, members in sorted(groups.items())]


def _hang_together(one: Sequence[int], two: Sequence[int], scores: dict[tuple[int, int], float]) -> bool:
    links = [scores[min(a, b), max(a, b)] for a in one for b in two]
    return sum(links) / len(links) >= SAME_THING * 0.8


def _contrasted(one: Sequence[int], two: Sequence[int], items: Sequence[Item]) -> bool:
    """Tell whether one report sets two such numbers apart: two things then, but for the ages of one boy."""
    return any(
        items[a].excerpt.report == items[b].excerpt.report
        and not meets(items[a], items[b])
        and (items[a].kind != "year-old" or items[a].head != items[b].head)
        for a in one
        for b in two
    )


def _matters(group: Sequence[Item]) -> bool:
    """Keep what two reports give; of what one gives alone, keep what weighs: people, money, shares, larger counts."""
    first = group[0]
    if _reports(group) > 1 or _fate(group):
        return True
    if first.kind in LIGHT_KINDS:
        return False
    return any((i.high or i.low or 0) >= SMALL_COUNT for i in group)


def _figure(group: Sequence[Item], of_report: dict[str, list[Statement]], texts: Sequence[str]) -> Figure:
    agrees = all(meets(a, b) for n, a in enumerate(group) for b in group[n + 1 :])
    return Figure(
        _about(group, texts), agrees, tuple(_value(item, of_report.get(item.excerpt.report, ())) for item in group)
    )


def _value(item: Item, statements: Sequence[Statement]) -> FigureValue:
    quantity = item.quantity
    return FigureValue(
        span=item.excerpt,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        approximate=quantity.approximate,
        statement=_statement(item, statements),
    )


def _statement(item: Item, statements: Sequence[Statement]) -> str | None:
    """Find the shortest statement of the report that says the number."""
    holding = [
        (part.end - part.start, s.id)
        for s in statements
        for part in (s.content, *s.more)
        if part.span.contains(item.excerpt.span)
    ]
    return min(holding)[1] if holding else None


def _about(group: Sequence[Item], texts: Sequence[str]) -> str:
    """Say what is counted: what became of the people, the measure of a thing, or the counted noun."""
    fate = _fate(group)
    if fate:
        return f"{_who(group)} {fate}"
    units = Counter(i.quantity.unit or "" for i in group)
    unit = min(units, key=lambda u: (-units[u], u))
    subject = _subject(group, unit, texts)
    if group[0].kind == "year-old":
        return f"age of the {subject}" if subject else "age in years"
    measure = measure_of(unit)
    name = _dimension_name(group, measure.dimension) if measure else None
    if name is None:
        return _as_written(plural(unit), group) if unit else "number"
    return f"{name} of the {subject}" if subject else f"{name} in {plural(unit)}"


def _fate(group: Sequence[Item]) -> str | None:
    """Tell what became of the people counted, as most of those who count them have it."""
    told = Counter(item.fate for item in group if item.fate)
    return min(told, key=lambda fate: (-told[fate], fate)) if told else None


def _who(group: Sequence[Item]) -> str:
    """Name the people counted: all of them, unless every count is of some part ("children", "others")."""
    parts = Counter(item.part or "" for item in group)
    return "people" if parts[""] else plural(min(parts, key=lambda part: (-parts[part], part)))


def _dimension_name(group: Sequence[Item], dimension: str) -> str | None:
    """Name what is measured by the nearest word that says so: "deep" makes a length a depth."""
    words = Counter(word for item in group for word in item.near)
    named = [(-words[word], name) for name, forms in MEASURED.items() for word in forms.split() if words[word]]
    fitting = [row for row in named if dimension == "length"]
    if dimension.startswith("money"):
        return "amount"
    return min(fitting)[1] if fitting else DIMENSIONS.get(dimension)


def _subject(group: Sequence[Item], unit: str, texts: Sequence[str]) -> str:
    """Find the word most shared around the numbers that the reports use as a noun, with "the" or "a" before it."""
    shared: Counter[str] = Counter()
    for item in group:
        shared.update({word: round(1000 * weight) for word, weight in item.around.items()})
        shared.update({item.head: 1000} if item.head else {})
    measured = {word for forms in MEASURED.values() for word in forms.split()}
    barred = {unit, *unit.split("-"), *measured, *measures_by_name(), *NUMBERED}
    best = sorted((w for w in shared if w not in barred), key=lambda w: (-shared[w], w))[:MOST_SUBJECTS]
    return next((word for word in best if _is_noun(word, texts)), "")


def _is_noun(word: str, texts: Sequence[str]) -> bool:
    """Tell whether a word stands after "the" and before what is no noun of its own: "an adult" is no subject."""
    there = re.compile(rf"\b(?:the|this|his|her|its) {re.escape(word)}(?= (?:{AFTER_NOUN})\b|[.,;:])", re.I)
    return any(there.search(text) for text in texts)


def _as_written(noun: str, group: Sequence[Item]) -> str:
    """Give a noun its capital where every report writes it so: "Americans"."""
    written = noun.capitalize()
    stem = written[:-1]  # they may count one of them
    return written if all(stem in item.excerpt.text for item in group) else noun
