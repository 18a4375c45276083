"""Floors on the labelled sets; skipped where the shared folder is absent."""

import gzip
import json

from hearsay.annotate.furniture import mark_furniture
from hearsay.annotate.sentences import split_sentences
from hearsay.model import Annotation, Reading, Report, When
from hearsay.relate.copies import trace_copies
from hearsay.relate.stories import group_stories


def reading_of(row):
    day = row.get("published")
    report = Report(
        id=row["id"], location=row["id"], text=row["text"], title=row.get("title"), url=row.get("url"),
        outlet=row.get("outlet"), published=When(day, day, "day", "given") if day else None,
    )  # fmt: skip
    furniture = mark_furniture(report)
    return Reading(report, Annotation(report.id, furniture, split_sentences(report, furniture)))


def test_labelled_pairs_are_told_apart(shared):
    with gzip.open(shared / "data" / "copies" / "pairs.jsonl.gz", "rt", encoding="utf-8") as lines:
        pairs = [json.loads(line) for line in lines]
    reports = {pair[side]["id"]: pair[side] for pair in pairs for side in ("report_a", "report_b")}
    found = {frozenset((copy.derived, copy.source)) for copy in trace_copies([reading_of(r) for r in reports.values()])}
    called = {label: [frozenset((p["a"], p["b"])) in found for p in pairs if p["label"] == label]
              for label in ("copy", "quotes", "boilerplate")}  # fmt: skip
    right, wrong = sum(called["copy"]), sum(called["quotes"]) + sum(called["boilerplate"])
    assert not any(called["boilerplate"])
    assert 2 * right / (len(called["copy"]) + right + wrong) >= 0.95


def test_every_labelled_story_stays_whole(shared):
    split = {}
    for folder in sorted(path for path in (shared / "stories").iterdir() if path.is_dir()):
        rows = map(json.loads, (folder / "reports.jsonl").read_text("utf-8").splitlines())
        readings = [reading_of(row) for row in rows]
        stories = group_stories(readings, trace_copies(readings))
        split[folder.name] = len(stories)
    assert set(split.values()) == {1}, split


def test_the_spun_seed_goes_back_to_the_agency_print(seeds):
    rows = [{"id": path.name[:3], "text": path.read_text("utf-8")} for path in sorted(seeds.glob("*.txt"))]
    copies = trace_copies([reading_of(row) for row in rows])
    assert [(c.derived, c.source, c.kind, c.directed) for c in copies] == [("000", "001", "rewritten", True)]
