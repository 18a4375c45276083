"""The days on which each report of a story may have been written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hearsay.model import Basis, Precision, When


@dataclass(frozen=True, slots=True)
class Window:
    """The days on which a report may have been written, both ends inclusive, and how that is known."""

    first: date
    last: date
    basis: Basis

    def when(self) -> When:
        """Tell the window as an interval of time."""
        precision: Precision = "day" if self.first == self.last else "range"
        return When(self.first.isoformat(), self.last.isoformat(), precision, self.basis)

    def days_from(self, other: Window) -> int:
        """Count the days that lie between this window and another for sure; none where the two meet."""
        return max(0, (self.first - other.last).days, (other.first - self.last).days)


@dataclass(frozen=True, slots=True)
class Written:
    """When each report of a story was written, as far as that is known, and why a date given with one is in doubt."""

    days: Mapping[str, Window]
    doubted: Mapping[str, str]
