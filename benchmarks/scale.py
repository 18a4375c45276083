"""Measure how copies and stories grow with the pile, and what MinHash finds of the same copies.

    scale.py [--shared DIR] [--reports 1000 10000 12000]   rewrites the table "pile" of docs/benchmarks.md

Each size is the first reports of the corpus with the reports of the labelled copies among them, read once (sentences
and furniture); each finder then runs in a process of its own. Beyond the corpus, its paragraphs come again in other
company: each further report takes every one of its paragraphs from another report. Piles of more than 20,000 are for
Hearsay's copies alone. MinHash is datasketch's (pip install datasketch): sets of three words in a
row, 128 permutations, LSH at a Jaccard likeness of 0.5 and of 0.2.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count, islice
from multiprocessing import Pipe, get_context
from pathlib import Path
from typing import Any

from run import PAGE, ROOT, between, table

from hearsay.annotate.furniture import mark_furniture
from hearsay.annotate.sentences import split_sentences
from hearsay.model import Annotation, Reading, Report, When
from hearsay.relate.background import words_of
from hearsay.relate.copies import trace_copies
from hearsay.relate.lineage.candidates import find_candidates
from hearsay.relate.stories import group_stories

SIZES = (1_000, 10_000, 12_000)
ALL_UP_TO = 20_000  # reports up to which stories and the other finders are measured too
STRIDE = 7_919  # between the reports that the paragraphs of a mixed one come from
PERMUTATIONS = 128
SHINGLE = 3
THRESHOLDS = (0.5, 0.2)
HEAD = (
    "reports",
    "how",
    "pairs to compare",
    "labelled copies found",
    "called copies, but are none",
    "CPU for copies",
    "CPU with stories",
    "peak memory",
)

Pairs = set[frozenset[str]]
Finder = Callable[[Sequence[Reading]], Pairs]


def labelled(shared: Path) -> tuple[list[dict[str, Any]], Pairs, Pairs]:
    """Read the labelled pairs: their reports, the copies, and what only looks like one."""
    with gzip.open(shared / "data" / "copies" / "pairs.jsonl.gz", "rt", encoding="utf-8") as lines:
        pairs = [json.loads(line) for line in lines]
    rows = {pair[side]["id"]: pair[side] for pair in pairs for side in ("report_a", "report_b")}
    copies = {frozenset((p["a"], p["b"])) for p in pairs if p["label"] == "copy"}
    others = {frozenset((p["a"], p["b"])) for p in pairs if p["label"] != "copy"}
    return list(rows.values()), copies, others


def corpus(shared: Path) -> Iterator[dict[str, Any]]:
    """Yield the reports of the corpus, then mixed ones without end."""
    with gzip.open(shared / "data" / "corpus" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    yield from rows
    parts = [row["text"].split("\n") for row in rows]
    for number in count(len(rows)):
        yield mixed(rows[number % len(rows)], parts, number)


def mixed(row: dict[str, Any], parts: Sequence[Sequence[str]], number: int) -> dict[str, Any]:
    """Make a report as long as another, its paragraphs from all over the corpus, with no day of its own."""
    own = parts[number % len(parts)]
    stride = STRIDE + 101 * (number // len(parts))  # another one each time around, so that no two share more than a few
    others = (parts[(number + stride * place) % len(parts)] for place in range(1, len(own) + 1))
    text = "\n".join(other[place % len(other)] for place, other in enumerate(others))
    return row | {"id": f"mixed-{number}", "text": text, "published": None}


def pile_of(shared: Path, number: int) -> list[Reading]:
    """Read that many reports, the labelled ones among them."""
    rows, _, _ = labelled(shared)
    known = {row["id"] for row in rows}
    rows += islice((row for row in corpus(shared) if row["id"] not in known), number - len(rows))
    return [reading_of(row) for row in rows]


def reading_of(row: dict[str, Any]) -> Reading:
    """Read a report as far as copies and stories need it."""
    day = (row.get("published") or "")[:10]
    report = Report(
        id=row["id"],
        location=row["id"],
        text=row["text"],
        title=row.get("title"),
        url=row.get("url"),
        outlet=row.get("outlet"),
        published=When(day, day, "day", "given") if day else None,
    )
    furniture = mark_furniture(report)
    return Reading(report, Annotation(report.id, furniture, split_sentences(report, furniture)))


def by_hearsay(readings: Sequence[Reading]) -> Pairs:
    """Find the copies."""
    return {frozenset((copy.derived, copy.source)) for copy in trace_copies(readings)}


def by_minhash(threshold: float) -> Finder:
    """Make a finder of the pairs that datasketch's LSH names at a likeness."""

    def find(readings: Sequence[Reading]) -> Pairs:
        from datasketch import MinHash, MinHashLSH  # only here: all else runs without it

        index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
        found: Pairs = set()
        for reading in readings:
            words = words_of(reading.report.text)
            shingles = {" ".join(words[at : at + SHINGLE]).encode() for at in range(len(words) - SHINGLE + 1)}
            sketch = MinHash(num_perm=PERMUTATIONS)
            sketch.update_batch(shingles)
            found |= {frozenset((reading.id, other)) for other in index.query(sketch)}
            index.insert(reading.id, sketch)
        return found

    return find


FINDERS: dict[str, Finder] = {
    "Hearsay": by_hearsay,
    **{f"MinHash-LSH at {threshold}": by_minhash(threshold) for threshold in THRESHOLDS},
}


def measure(readings: Sequence[Reading], how: str, shared: Path) -> tuple[str, ...]:
    """Run one finder on one pile; meant for a process of its own."""
    _, copies, others = labelled(shared)
    started = time.process_time()
    found = FINDERS[how](readings)
    seconds = f"{time.process_time() - started:.1f} s"
    right, wrong = f"{len(found & copies)} of {len(copies)}", f"{len(found & others)} of {len(others)}"
    compared, with_stories = f"{len(found):,}", "–"
    if how == "Hearsay":
        compared = f"{len(find_candidates(readings)):,}"
    if how == "Hearsay" and len(readings) <= ALL_UP_TO:
        started = time.process_time()
        group_stories(readings, trace_copies(readings))
        with_stories = f"{time.process_time() - started:.1f} s"
    peak = f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    return f"{len(readings):,}", how, compared, right, wrong, seconds, with_stories, peak


def alone(work: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
    """Do some work in a forked process, which has the pile already."""
    here, there = Pipe(duplex=False)
    process = get_context("fork").Process(target=lambda: there.send(work()))
    process.start()
    there.close()  # so that a process that dies ends the waiting
    row: tuple[str, ...] = here.recv()
    process.join()
    return row


def bench(shared: Path, sizes: Sequence[int]) -> None:
    """Measure every finder at every size and write the table."""
    rows = []
    for number in sizes:
        readings = sorted(pile_of(shared, number), key=lambda reading: reading.id)
        for how in FINDERS if number <= ALL_UP_TO else ("Hearsay",):
            rows.append(alone(lambda how=how, readings=readings: measure(readings, how, shared)))
            print(*rows[-1], sep="  ", file=sys.stderr, flush=True)
    page = between(PAGE.read_text(encoding="utf-8"), "pile", table(HEAD, rows))
    PAGE.write_text(page, encoding="utf-8")


def main() -> None:
    """Parse the call and run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("HEARSAY_SHARED", ROOT.parent / "shared")))
    parser.add_argument("--reports", type=int, nargs="+", default=SIZES)
    call = parser.parse_args()
    if (call.shared / "data" / "corpus").is_dir():
        bench(call.shared.resolve(), call.reports)
    else:
        print(f"skipped: {call.shared} has no data/corpus (set HEARSAY_SHARED)")


if __name__ == "__main__":
    main()
