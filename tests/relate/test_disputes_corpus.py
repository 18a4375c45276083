"""Forty candidate disputes of public reports, judged by hand: how many of the true are found, how few false ones said?

Only ids and offsets are kept; the reports are read where the shared folder is.
"""

import gzip
import json
from collections import defaultdict
from itertools import permutations
from pathlib import Path

import pytest

from hearsay.model import Reading, Report, Story, When
from hearsay.pipeline import TELL_STORY, read_closely, run_stages

CASES = Path(__file__).parent / "cases" / "judged.tsv"
TRUE_FOUND, FALSE_SAID = 12, 5  # at least, at most, of twenty each; better them with what is measured


def candidates():
    """Read the verdict, the set and the two sides of each candidate."""
    for line in CASES.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            verdict, _, name, *sides = line.split("\t")
            yield verdict == "true", name, *((s[0], int(s[1]), int(s[2])) for s in (sides[:3], sides[3:]))


def stories(shared, name, wanted):
    """Yield the stories of one set that hold a wanted report."""
    rows = defaultdict(list)
    with gzip.open(shared / "data" / "clustering" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            rows[row["story"]].append(row)
    for group in rows.values():
        if wanted & {row["id"] for row in group}:
            readings = read_closely(map(report_of, sorted(group, key=lambda row: row["id"])))
            yield Story(group[0]["story"], tuple(r for r in readings if isinstance(r, Reading)))


def report_of(row):
    day = row.get("published")
    given = When(day, day, "day", "given") if day else None
    return Report(
        row["id"], row["id"], row["text"], row.get("title"), row.get("url"), row.get("outlet"), published=given
    )


def disputed(story):
    """Give the spans of both sides of every dispute of a story, as pairs of sets."""
    until = [stage.makes for stage in TELL_STORY].index("disputes")
    made = run_stages(TELL_STORY[: until + 1], {"story": story, "copies": ()})
    said = {s.id: [(s.report, part.start, part.end) for part in (s.content, *s.more)] for s in made["statements"]}
    for dispute in made["disputes"]:
        sides = [[span for id in side.statements for span in said[id]] for side in dispute.sides]
        yield from permutations(sides, 2)


def meets(side, spans):
    report, first, last = side
    return any(report == own and start < last and first < end for own, start, end in spans)


@pytest.mark.slow
def test_true_disputes_are_found_and_false_ones_are_not(shared):
    cases = list(candidates())
    wanted = {report for _, _, *sides in cases for report, _, _ in sides}
    sets = sorted({name for _, name, *_ in cases})
    pairs = [pair for name in sets for story in stories(shared, name, wanted) for pair in disputed(story)]
    said = [case for case in cases if any(meets(case[2], a) and meets(case[3], b) for a, b in pairs)]
    found, false = sum(case[0] for case in said), sum(not case[0] for case in said)
    assert len(cases) == 40
    assert found >= TRUE_FOUND, [case for case in cases if case[0] and case not in said]
    assert false <= FALSE_SAID, [case for case in said if not case[0]]
