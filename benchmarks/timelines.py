"""Score timelines of the T17 topics: whether the right days are chosen and what is told of them is right.

    python benchmarks/timelines.py [SHARED] [--write]

With --write the table goes into docs/benchmarks.md. Each gold timeline says how many days to choose, between which, and
how many sentences a day (its mean, rounded), as is usual on T17. Date F1 asks for the very day. Aligned ROUGE (after
Martschat and Markert, 2017; simplified) pairs each chosen day with the gold day that gives most ROUGE-1 / (1 + days
between), greedily and one to one, and adds up counts. The baseline chooses the days on which most reports were
published and tells of them with their first sentences. The weights of looking back (tell/timeline.py) were chosen on
these topics.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from rouge import f1, overlap, rouge
from run import PAGE, between, table

from hearsay.annotate.times import find_times
from hearsay.model import Annotation, Reading, Report, Sentence, Span, When
from hearsay.tell.happenings import Happening, happenings_of
from hearsay.tell.timeline import MOST_OF_A_DAY, best_of, merge_happenings, weigh_told

TOPICS = ("h1n1", "haiti", "finan", "mj")
SIGNS = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "--": "–"}
RULE = "----"
Timeline = Mapping[date, list[str]]
Method = Callable[[Sequence[Reading], Timeline], Timeline]


def plain(line: str) -> str:
    """Undo the tokenising of the Penn Treebank, as far as reading a date needs it."""
    text = " ".join(SIGNS.get(word, word) for word in line.split())
    return re.sub(r" (?=[.,;:?!')”%]|n't)|(?<=[(“$]) ", "", text)


def read_topic(folder: Path) -> list[Reading]:
    """Read the reports of a topic; a line is a sentence."""
    csv.field_size_limit(1 << 24)
    with (folder / "outputwithpub.csv").open(encoding="utf-8", newline="") as file:
        return [reading_of(f"{n:04}", row["date"], row["text"]) for n, row in enumerate(csv.DictReader(file))]


def reading_of(name: str, day: str, text: str) -> Reading:
    """Make a reading of one dated document."""
    lines = [line for line in map(plain, text.splitlines()) if line]
    report = Report(name, name, "\n".join(lines), published=When(day, day, "day", "given"))
    sentences, start = [], 0
    for number, line in enumerate(lines):
        sentences.append(Sentence(Span(start, start + len(line)), number))
        start += len(line) + 1
    return Reading(report, Annotation(name, sentences=tuple(sentences), times=find_times(report, sentences)))


def read_gold(folder: Path) -> Iterator[Timeline]:
    """Read the gold timelines of a topic."""
    for path in sorted(folder.glob("gold-tl17-*/*.txt")):
        timeline: defaultdict[date, list[str]] = defaultdict(list)
        day = None
        for line in path.read_text(encoding="utf-8").splitlines():
            if re.fullmatch(r"\d{4}-\d\d-\d\d", line.strip()):
                day = date.fromisoformat(line.strip())
            elif day and line.strip() and not line.startswith(RULE):
                timeline[day].append(plain(line))
        yield dict(timeline)


def sentences_a_day(gold: Timeline) -> int:
    """Tell how many sentences a day the gold has, rounded."""
    return max(1, round(sum(map(len, gold.values())) / len(gold)))


# ---------------------------------------------------------------- methods


def by_hearsay(readings: Sequence[Reading], gold: Timeline) -> Timeline:
    """Choose as the product's timeline does: the days most told and looked back on, then what is most told of each."""
    by_day: defaultdict[date, list[Happening]] = defaultdict(list)
    for happening in (h for reading in readings for h in happenings_of(reading)):
        first, last = happening.days
        if first == last and min(gold) <= date.fromisoformat(first) <= max(gold):
            by_day[date.fromisoformat(first)].append(happening)
    best = sorted(by_day, key=lambda day: (-weigh_told(by_day[day]), day))[: len(gold)]
    return {day: told_of(by_day[day])[: sentences_a_day(gold)] for day in best}


def told_of(happenings: Sequence[Happening]) -> list[str]:
    """List the sentences of one day, one for each group that tells the same, the most told first."""
    groups = merge_happenings(sorted(happenings, key=lambda h: h.sentence)[:MOST_OF_A_DAY])
    return [best_of(group).sentence.text for group in sorted(groups, key=lambda g: (-weigh_told(g), g[0].clause))]


def by_publication(readings: Sequence[Reading], gold: Timeline) -> Timeline:
    """Choose the days on which most reports were published."""
    by_day: defaultdict[date, list[Reading]] = defaultdict(list)
    for reading in readings:
        day = date.fromisoformat((reading.report.published.start or "") if reading.report.published else "")
        if min(gold) <= day <= max(gold):
            by_day[day].append(reading)
    best = sorted(by_day, key=lambda day: (-len(by_day[day]), day))[: len(gold)]
    return {
        day: [r.told()[0].span.cut(r.report.text) for r in by_day[day] if r.told()][: sentences_a_day(gold)]
        for day in best
    }


METHODS: tuple[tuple[str, Method], ...] = (("hearsay", by_hearsay), ("publication count", by_publication))

# ---------------------------------------------------------------- scores


def aligned(said: Timeline, gold: Timeline, n: int) -> float:
    """Score what is told of the days, each paired with the gold day that suits it best."""
    text = {day: " ".join(lines) for day, lines in said.items()}
    wanted = {day: " ".join(lines) for day, lines in gold.items()}
    near = sorted(
        (-rouge(text[a], wanted[b])[0] / (1 + abs((a - b).days)), a, b)
        for a in text
        for b in wanted
        if abs((a - b).days) <= 10
    )
    pairs: dict[date, date] = {}
    for _, a, b in near:
        if a not in pairs and b not in pairs.values():
            pairs[a] = b
    shared = sum(overlap(text[a], wanted[b], n)[0] / (1 + abs((a - b).days)) for a, b in pairs.items())
    return f1(
        shared, sum(overlap(t, "", n)[1] for t in text.values()), sum(overlap(t, "", n)[1] for t in wanted.values())
    )


def score(shared: Path) -> list[tuple[str, ...]]:
    """Score every method on every gold timeline: method, topic, days, date F1, aligned ROUGE-1 and -2."""
    rows: list[tuple[str, ...]] = []
    means: defaultdict[str, list[tuple[float, ...]]] = defaultdict(list)
    for topic in TOPICS:
        readings = read_topic(shared / "data" / "timelines" / topic)
        for gold in read_gold(shared / "data" / "timelines" / topic):
            for name, method in METHODS:
                said = method(readings, gold)
                figures = (
                    f1(len(set(said) & set(gold)), len(said), len(gold)),
                    aligned(said, gold, 1),
                    aligned(said, gold, 2),
                )
                means[name].append(figures)
                rows.append((name, topic, str(len(gold)), *(f"{figure:.3f}" for figure in figures)))
    total = [(n, "mean", "", *(f"{sum(c) / len(c):.3f}" for c in zip(*m, strict=True))) for n, m in means.items()]
    return [*rows, *total]


HEAD = ("method", "topic", "days", "date F1", "aligned ROUGE-1", "aligned ROUGE-2")


def main() -> None:
    """Print the table, or put it into the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, nargs="?", default=Path("../shared"))
    parser.add_argument("--write", action="store_true")
    call = parser.parse_args()
    scores = table(HEAD, score(call.shared))
    print(scores)
    if call.write:
        PAGE.write_text(between(PAGE.read_text(encoding="utf-8"), "timelines", scores), encoding="utf-8")


if __name__ == "__main__":
    main()
