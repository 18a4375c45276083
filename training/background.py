"""Counts in how many reports of a corpus each word stands: the background statistics that relate/ weighs words with.

    python training/background.py ../shared/data/corpus/articles.jsonl.gz

writes src/hearsay/resources/background.tsv.gz: a first line with the number of reports, then word TAB reports, by
falling count. Only counts leave the corpus, never a text. A word must stand in reports of three outlets, so that no
outlet's furniture and no private person's name gets in by repetition alone.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from hearsay.relate.background import words_of

TARGET = Path(__file__).parent.parent / "src" / "hearsay" / "resources" / "background.tsv.gz"
LEAST_REPORTS = 4
LEAST_OUTLETS = 3
MOST_WORDS = 50_000


def count_words(corpus: Path) -> tuple[int, Counter[str]]:
    """Count reports, and reports per word, over the rows of a gzipped JSONL corpus."""
    counts: Counter[str] = Counter()
    outlets: defaultdict[str, set[str]] = defaultdict(set)
    reports = 0
    with gzip.open(corpus, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            reports += 1
            words = set(words_of(row["text"]))
            counts.update(words)
            for word in words:
                if len(outlets[word]) < LEAST_OUTLETS:
                    outlets[word].add(row.get("outlet") or "")
    kept = {w: n for w, n in counts.items() if n >= LEAST_REPORTS and len(outlets[w]) >= LEAST_OUTLETS}
    return reports, Counter(kept)


def write_table(reports: int, counts: Counter[str]) -> None:
    """Write the table so that the same counts give the same bytes."""
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:MOST_WORDS]
    lines = [f"#reports\t{reports}", *(f"{word}\t{count}" for word, count in rows)]
    TARGET.write_bytes(gzip.compress("\n".join(lines).encode("utf-8"), 9, mtime=0))
    print(f"{len(rows)} words of {reports} reports, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    write_table(*count_words(Path(sys.argv[1])))
