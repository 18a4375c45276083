"""Score 60-word summaries of the AllSides stories against their editors' neutral ones, beside two plain baselines.

    python benchmarks/summaries.py [SHARED] [--every N] [--write]

With --write the table goes into docs/benchmarks.md; with --every only each n-th story is scored. The stories are the
labelled ones. lead-3 is the first three sentences of the story's first report by id; TextRank (Mihalcea and Tarau,
2004) ranks the sentences of all its reports and takes the best that fit into 60 words.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from rouge import rouge, words
from run import PAGE, between, table

from hearsay.model import Reading, Role, Story
from hearsay.options import ReadOptions, TellOptions
from hearsay.pipeline import TELL_STORY, read_closely, run_stages
from hearsay.read.pile import read_pile
from hearsay.relate.copies import trace_copies

WORDS = 60
DAMPING, ROUNDS = 0.85, 30
Summariser = Callable[[Story], str]


def stories(path: Path, every: int) -> Iterator[tuple[Story, str]]:
    """Yield each labelled story with its reference; of many, every n-th."""
    rows: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            rows[row["story"]].append(row)
    for name in sorted(rows)[::every]:
        readings = readings_of(rows[name])
        if readings and rows[name][0].get("summary"):
            yield Story(name, readings), rows[name][0]["summary"]


def readings_of(rows: Iterable[dict[str, str]]) -> tuple[Reading, ...]:
    """Read and annotate the reports of a story as the product does."""
    lines = "".join(json.dumps({k: v for k, v in row.items() if k != "summary"}) + "\n" for row in rows)
    pile = read_pile(["-"], options=ReadOptions(), stdin=io.BytesIO(lines.encode()))
    found = [r for r in read_closely(pile.reports) if isinstance(r, Reading)]
    return tuple(sorted(found, key=lambda reading: reading.id))


def by_hearsay(story: Story) -> str:
    """Summarise as the product does."""
    given = {"story": story, "copies": trace_copies(story.readings), "tell_options": TellOptions(words=WORDS)}
    return " ".join(sentence.text for sentence in run_stages(TELL_STORY, given)["summary"])


def sentences(reading: Reading) -> list[str]:
    """List the body sentences of a report."""
    return [s.span.cut(reading.report.text) for s in reading.told() if s.role is Role.BODY]


def by_lead(story: Story) -> str:
    """Take the first three sentences of the first report."""
    return " ".join(sentences(story.readings[0])[:3])


def by_textrank(story: Story) -> str:
    """Rank all sentences by the words that they share with one another; take the best that fit."""
    pool = [s for reading in story.readings for s in sentences(reading)[:60] if len(words(s)) > 3]
    bags = [set(words(s)) for s in pool]
    links = [[alike(a, b) if n != m else 0.0 for m, b in enumerate(bags)] for n, a in enumerate(bags)]
    ranks = pagerank(links)
    room, taken = WORDS, []
    for n in sorted(range(len(pool)), key=lambda n: (-ranks[n], n)):
        if len(words(pool[n])) <= room:
            taken.append(pool[n])
            room -= len(words(pool[n]))
    return " ".join(taken)


def alike(one: set[str], two: set[str]) -> float:
    """Measure the overlap of two sentences as TextRank does."""
    return len(one & two) / (math.log(len(one) + 1) + math.log(len(two) + 1)) if one and two else 0.0


def pagerank(links: Sequence[Sequence[float]]) -> list[float]:
    """Rank nodes by their weighted links."""
    out = [sum(row) or 1.0 for row in links]
    ranks = [1.0] * len(links)
    for _ in range(ROUNDS):
        ranks = [
            1 - DAMPING + DAMPING * sum(ranks[m] * links[m][n] / out[m] for m in range(len(links)) if links[m][n])
            for n in range(len(links))
        ]
    return ranks


SUMMARISERS: tuple[tuple[str, Summariser], ...] = (
    ("hearsay", by_hearsay),
    ("TextRank", by_textrank),
    ("lead-3", by_lead),
)


def score(shared: Path, every: int = 1) -> list[tuple[str, ...]]:
    """Score every summariser: name, ROUGE-1, -2, -L, mean words."""
    totals: dict[str, list[tuple[float, ...]]] = {name: [] for name, _ in SUMMARISERS}
    for story, reference in stories(shared / "data" / "clustering" / "allsides.jsonl.gz", every):
        for name, summarise in SUMMARISERS:
            said = summarise(story)
            totals[name].append((*rouge(said, reference), len(words(said))))
    return [
        (name, *(f"{sum(column) / len(column):.3f}" for column in zip(*rows, strict=True)))
        for name, rows in totals.items()
    ]


HEAD = ("summary", "ROUGE-1", "ROUGE-2", "ROUGE-L", "words")


def main() -> None:
    """Print the table, or put it into the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--write", action="store_true")
    call = parser.parse_args()
    scores = table(HEAD, score(call.shared, call.every))
    print(scores)
    if call.write:
        PAGE.write_text(between(PAGE.read_text(encoding="utf-8"), "summaries", scores), encoding="utf-8")


if __name__ == "__main__":
    main()
