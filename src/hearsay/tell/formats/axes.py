"""Where the numbers of a figure stand on a small common axis: geometry in per cent of its width, one axis a unit."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from hearsay.model import Figure, FigureValue

# Room beside the outermost values, so that an open end has somewhere to point.
MARGIN = 8.0
# Units that numbers cannot be compared across; whatever else is counted stands on one axis ("people", "dead").
MEASURES = frozenset(
    "gram kilogram kg pound lb ounce ton tonne metre meter kilometre kilometer km mile foot feet inch yard "
    "second minute hour day week month year dollar euro pound yen yuan rouble ruble percent litre liter gallon "
    "hectare acre degree knot mph kph".split()
)
# Beyond this ratio of largest to smallest a plain scale would press the small values together.
LOGARITHMIC_RATIO = 25


@dataclass(frozen=True, slots=True)
class Bar:
    """Values that say the same; `left` and `right` run from 0 to 100 and are None where no number is given."""

    values: tuple[FigureValue, ...]
    left: float | None
    right: float | None

    @property
    def value(self) -> FigureValue:
        """The value that stands for them all."""
        return self.values[0]

    @property
    def is_point(self) -> bool:
        """Tell whether the value is one exact number."""
        return self.value.low is not None and self.value.low == self.value.high


@dataclass(frozen=True, slots=True)
class Axis:
    """Values that can be compared, with the axis that they share; `unit` is empty for things counted."""

    unit: str
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, float], ...]
    logarithmic: bool


def draw_axes(figure: Figure) -> tuple[Axis, ...]:
    """Lay the values of a figure on one axis for each unit, smallest values first."""
    units: dict[str, list[FigureValue]] = defaultdict(list)
    for value in figure.values:
        units[_measure(value.unit)].append(value)
    ordered = sorted(units.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(_axis(unit, sorted(values, key=_size_key)) for unit, values in ordered)


def _measure(unit: str | None) -> str:
    """Name the axis that a unit belongs on: things counted share one, each measure has its own."""
    word = (unit or "").casefold()
    return word if word in MEASURES or not word.isalpha() else ""


def _size_key(value: FigureValue) -> tuple[float, float, bool, bool, bool]:
    """Order by size; values that say the same stay in their order, side by side."""
    numbers = _numbers(value) or [math.inf]
    return (min(numbers), max(numbers), value.low is None, value.high is None, value.approximate)


def _numbers(value: FigureValue) -> list[float]:
    return [n for n in (value.low, value.high) if n is not None and math.isfinite(n)]


def _axis(unit: str, values: Sequence[FigureValue]) -> Axis:
    """Lay values of one unit on one axis."""
    numbers = sorted({n for v in values for n in _numbers(v)})
    groups = [tuple(same) for _, same in groupby(values, key=lambda v: (v.low, v.high, v.approximate))]
    if not numbers:
        return Axis(unit, tuple(Bar(g, None, None) for g in groups), (), False)
    logarithmic = numbers[0] > 0 and numbers[-1] / numbers[0] > LOGARITHMIC_RATIO
    low, high = _scaled(numbers[0], logarithmic), _scaled(numbers[-1], logarithmic)

    def place(number: float) -> float:
        if high == low:
            return 50.0
        return round(MARGIN + (100 - 2 * MARGIN) * (_scaled(number, logarithmic) - low) / (high - low), 2)

    bars = tuple(_bar(group, place) for group in groups)
    return Axis(unit, bars, _ticks(numbers, place), logarithmic)


def _bar(values: tuple[FigureValue, ...], place: Callable[[float], float]) -> Bar:
    """Lay values that say the same on their axis; an open end reaches to its edge."""
    value, known = values[0], _numbers(values[0])
    if not known:
        return Bar(values, None, None)
    left = place(min(known)) if value.low is not None else 0.0
    return Bar(values, left, place(max(known)) if value.high is not None else 100.0)


def _scaled(number: float, logarithmic: bool) -> float:
    return math.log10(number) if logarithmic else number


def _ticks(numbers: Sequence[float], place: Callable[[float], float]) -> tuple[tuple[float, float], ...]:
    """Tick the smallest and largest number, and those between that leave room for their words."""
    ticks = [(place(numbers[0]), numbers[0])]
    end = (place(numbers[-1]), numbers[-1])
    for number in numbers[1:-1]:
        spot = place(number)
        if spot - ticks[-1][0] > 18 and end[0] - spot > 18:
            ticks.append((spot, number))
    return tuple([*ticks, end] if len(numbers) > 1 else ticks)
