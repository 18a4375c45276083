"""Which reports tell the newest state of a story, and which words tell an outcome or only how things stood that day."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from datetime import date
from functools import cache

from hearsay.annotate.wordlists import read_rows
from hearsay.relate.dating.windows import Window

# "Rescuers are trying", "still", "as of writing": true on the day of the report, and perhaps no longer.
PASSING = re.compile(
    r"\b(?:is|are|remains?|has been|have been)\s(?:still\s|currently\s|now\s|also\s)?[a-z]{2,}ing\b|\bstill\b"
    r"|\bremain(?:s|ing)?\b|\bas of (?:now|writing|press time)\b|\bso far\b|\b(?:is|are) (?:not )?yet to\b|\bnot yet\b"
    r"|\bcontinues? to\b|\b(?:is|are) (?:expected|due|set|feared|believed|missing|trapped|unknown|unclear|scheduled)\b",
    re.I,
)
# What is asked, feared or claimed settles nothing.
UNSURE = re.compile(
    r"\?|\b(?:may|might|could|would|will|likely|feared|fears?|claim(?:s|ed)?|alleg\w+|reportedly|rumou?r\w*|denie[sd]|deny"
    r"|race to|to be|before|if|how|why|what|when)\b",
    re.I,
)

Days = Mapping[str, Window]  # on which each report may have been written


def newest_of(days: Days, *, besides: Set[str]) -> frozenset[str]:
    """Name the reports of the story's last day, where it has more than one, besides some: spun copies tell no news."""
    told = {report: window for report, window in days.items() if report not in besides}
    last = max((window.first for window in told.values()), default=date.min)
    newest = {report for report, window in told.items() if window.first == last}
    return frozenset(newest if any(window.last < last for window in told.values()) else ())


def settles(text: str) -> bool:
    """Tell whether words tell an outcome as a fact."""
    return bool(_outcomes().search(text)) and not UNSURE.search(text)


@cache
def _outcomes() -> re.Pattern[str]:
    words = "|".join(re.escape(row).replace(r"\*", r"\w*") for row in read_rows("outcomes.txt"))
    return re.compile(rf"\b(?:{words})\b", re.I)
