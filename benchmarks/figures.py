"""Score how many were killed and injured in incidents, where their reports say so.

    python benchmarks/figures.py [SHARED]

A number counts as stated when a report has it, as a figure or a word, near a word for that fate. It is right when it
is the number that most reports of the incident give in one figure for that fate, the first among equals. No names and
no text are printed.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from hearsay.annotate.furniture import mark_furniture
from hearsay.annotate.quantities import find_quantities
from hearsay.annotate.sentences import split_sentences
from hearsay.annotate.times import find_times
from hearsay.model import Annotation, Reading, Report, Story, When
from hearsay.relate.amounts import PARTS
from hearsay.relate.figures import compare_figures

FATES = {
    "killed": r"kill\w*|dead|death\w*|die[ds]?|fatal\w*|slain|murder\w*",
    "injured": r"injur\w*|wound\w*|hurt|hospitali\w*",
}
WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
NEAR = r"(?:[^\w.!?/]+\w+){0,4}?[^\w.!?/]+"  # a few words of the same sentence


def read(path: Path) -> list[dict[str, Any]]:
    """Read one compressed file of rows."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def reading_of(row: dict[str, Any]) -> Reading:
    """Annotate as much of a report as figures need."""
    when = When(row["published"], row["published"], "day", "given") if row.get("published") else None
    report = Report(row["id"], row["id"], row["text"], row.get("title"), published=when)
    furniture = mark_furniture(report)
    sentences = split_sentences(report, furniture)
    times = find_times(report, sentences)
    quantities = find_quantities(report, sentences, times)
    return Reading(report, Annotation(report.id, furniture, sentences, (), times, quantities))


def is_stated(number: int, fate: str, text: str) -> bool:
    """Tell whether a text has a number near a word for a fate."""
    said = rf"(?<!no )(?:{number}|{WORDS[number]})" if number < len(WORDS) else str(number)
    return bool(re.search(rf"\b(?:{said}\b{NEAR}(?:{FATES[fate]})|(?:{FATES[fate]}){NEAR}{said})\b", text, re.I))


def found_number(story: Story, fate: str) -> float | None:
    """Give the number that most reports of a story have for a fate; of a part of the people where none is of all."""
    reports: Counter[tuple[bool, float]] = Counter()
    times: Counter[tuple[bool, float]] = Counter()
    for figure in compare_figures(story, ()):
        who, _, what = figure.about.rpartition(" ")
        values = [v for v in figure.values if v.low is not None] if what == fate else []
        told = [((who == "people" and v.unit not in PARTS - {"other"}, v.low), v.span.report) for v in values]
        reports.update(key for key, _ in dict.fromkeys(told))
        times.update(key for key, _ in told)
    ranked = sorted(reports, key=lambda key: (not key[0], -reports[key], -times[key]))
    return ranked[0][1] if ranked else None


def main() -> None:
    """Print the share that is right for each fate."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared"
    reports: dict[str, list[Reading]] = defaultdict(list)
    for row in read(shared / "data" / "clustering" / "incidents.jsonl.gz"):
        reports[row["story"]].append(reading_of(row))
    right: Counter[str] = Counter()
    stated: Counter[str] = Counter()
    for incident in read(shared / "data" / "figures" / "incidents.jsonl.gz"):
        story = Story(incident["story"], tuple(sorted(reports[incident["story"]], key=lambda r: r.id)))
        for fate in FATES:
            number = incident[fate]
            if number and any(is_stated(number, fate, r.report.text) for r in story.readings):
                stated[fate] += 1
                right[fate] += found_number(story, fate) == number
    print("| | stated | right | share |\n|---|---|---|---|")
    for fate in FATES:
        print(f"| {fate} | {stated[fate]} | {right[fate]} | {right[fate] / max(1, stated[fate]):.3f} |")


if __name__ == "__main__":
    main()
