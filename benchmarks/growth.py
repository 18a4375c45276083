"""How does the time of resolving names grow with the pile? Writes its table into docs/benchmarks.md.

    python benchmarks/growth.py [SHARED] [--write]

The first reports of the corpus as one story, which no real story is: the hardest case for telling names apart.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from itertools import islice
from pathlib import Path

from run import PAGE, between, table

from hearsay.model import Reading, Report, Story
from hearsay.pipeline import annotate
from hearsay.relate.entities import resolve_names

SIZES = (250, 500, 1000, 2000)


def read_corpus(shared: Path, count: int) -> list[Reading]:
    """Annotate the first reports of the corpus."""
    with gzip.open(shared / "data" / "corpus" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, count)]
    reports = [Report(f"r{n:05}", f"corpus#{n}", row["text"].replace("\r\n", "\n")) for n, row in enumerate(rows)]
    return [Reading(report, annotate(report)) for report in reports]


def measure(readings: list[Reading]) -> tuple[str, ...]:
    """Resolve the names of some reports as one story; a row of the table."""
    story = Story("s", tuple(readings))
    mentions = sum(len(reading.annotation.mentions) for reading in readings)
    started = time.process_time()
    entities = resolve_names(story)
    seconds = time.process_time() - started
    cells = (len(readings), mentions, len(entities))
    return *(f"{n:,}" for n in cells), f"{seconds:.1f} s", f"{1000 * seconds / mentions:.2f} s"


def main() -> None:
    """Print the table, and write it when asked."""
    shared = next((Path(a) for a in sys.argv[1:] if not a.startswith("-")), Path("../shared"))
    readings = read_corpus(shared, max(SIZES))
    rows = [measure(readings[:size]) for size in SIZES]
    drawn = table(("reports", "mentions", "entities", "CPU", "CPU for 1,000 mentions"), rows)
    print(drawn)
    if "--write" in sys.argv:
        PAGE.write_text(between(PAGE.read_text(encoding="utf-8"), "growth", drawn), encoding="utf-8")


if __name__ == "__main__":
    main()
