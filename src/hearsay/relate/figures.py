"""Which quantities of a story count the same thing, and do they agree? Ranges are compared, never words.

Items of one class are joined best pair first while a group hangs together on average; a figure is kept when
two reports give it or when it weighs enough by itself (people, money, shares).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from hearsay.annotate.units import measures_by_name
from hearsay.model import Figure, FigureValue, Statement, Story
from hearsay.relate.amounts import Item, closeness, items_of, meets

SAME_THING = 0.22  # set on the labelled stories: below it, numbers of unlike things begin to join
MOST_ITEMS = 300  # of one class in one story; beyond it only the first of each report are compared
LIGHT_KINDS = ("time", "floor no.", "1 in", "degree")  # kept only when two reports give them
SMALL_COUNT = 3


def compare_figures(story: Story, statements: Sequence[Statement]) -> tuple[Figure, ...]:
    """Group the quantities that count the same thing and tell whether they agree."""
    classes: defaultdict[str, list[Item]] = defaultdict(list)
    for reading in story.readings:
        for item in items_of(reading):
            classes[item.kind].append(item)
    of_report: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        of_report[statement.report].append(statement)
    groups = [g for kind in sorted(classes) for g in _join(classes[kind][:MOST_ITEMS]) if _matters(g)]
    groups.sort(key=lambda g: (-_reports(g), -len(g), _place(g[0])))
    return tuple(_figure(group, of_report) for group in groups)


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
    if _reports(group) > 1:
        return True
    first = group[0]
    if first.kind in LIGHT_KINDS:
        return False
    return any((i.high or i.low or 0) >= SMALL_COUNT for i in group)


def _figure(group: Sequence[Item], of_report: dict[str, list[Statement]]) -> Figure:
    agrees = all(meets(a, b) for n, a in enumerate(group) for b in group[n + 1 :])
    return Figure(_about(group), agrees, tuple(_value(item, of_report.get(item.excerpt.report, ())) for item in group))


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


def _about(group: Sequence[Item]) -> str:
    """Say in the reports' own words what is counted: the unit, what became of it, and the words most shared."""
    first = group[0]
    if first.fate:
        return f"people {first.fate}"
    units = Counter(i.quantity.unit or "" for i in group)
    unit = min(units, key=lambda u: (-units[u], u))
    shared: Counter[str] = Counter()
    for item in group:
        for word, weight in item.around.items():
            shared[word] += weight  # type: ignore[assignment]  # a Counter of weights
    used = {unit, *unit.split("-"), *(m for m in measures_by_name() if m in shared)}
    best = sorted((w for w in shared if w not in used), key=lambda w: (-shared[w], w))[:2]
    return f"{unit}: {' '.join(best)}" if best else unit
