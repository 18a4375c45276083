"""Stories that were judged by hand: what stands in the label files, and the statements that Hearsay finds there.

claims_grouped.tsv and disputes_judged.tsv hold reports and offsets alone; the texts are in ../shared/data.
"""

import gzip
import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from hearsay.model import Reading, Report, Statement, Story, When
from hearsay.pipeline import TELL_STORY, read_closely, relate, run_stages

HERE = Path(__file__).parent
HELD_OUT = 12  # one in so many stories is kept out
SETS = ("clustering/allsides.jsonl.gz", "clustering/incidents.jsonl.gz", "corpus/articles.jsonl.gz")
LEAST_SHARED = 0.4  # of a judged stretch and a statement together, for the one to be the other
TOLD = 1 + [stage.makes for stage in TELL_STORY].index("statements")

Place = tuple[str, int, int]


def report_of(row: dict[str, str]) -> Report:
    """Make a report of a row of ../shared/data."""
    day = row.get("published")
    published = When(day, day, "day", "given") if day else None
    return Report(row["id"], row["id"], row["text"], row["title"], outlet=row["outlet"], published=published)


def told(reports: Iterable[Report]) -> tuple[Story, list[Statement]]:
    """Make one story of some reports, and find its statements."""
    readings = [reading for reading in read_closely(reports) if isinstance(reading, Reading)]
    story = Story("", tuple(sorted(readings, key=lambda reading: reading.id)))
    copies, _ = relate(readings)
    made = run_stages(TELL_STORY[:TOLD], {"story": story, "copies": copies})
    return story, sorted(made["statements"], key=lambda s: s.id)


@lru_cache(maxsize=1)
def _judged_first() -> frozenset[str]:
    return frozenset((HERE / "judged_first.txt").read_text(encoding="utf-8").split())


def is_first(story: str) -> bool:
    """Tell whether the statement model begins with a story: those judged before it was trained, but for one in 12."""
    return story in _judged_first() and zlib.crc32(story.encode()) % HELD_OUT != 0


def is_taught(story: str) -> bool:
    """Tell whether the sense model and its teacher learn from a story."""
    return zlib.crc32(f"teacher {story}".encode()) % HELD_OUT != 0


def is_held_out(story: str) -> bool:
    """Tell whether no shipped model has learned from a story; the sense model's first teacher saw some steps of it."""
    return not is_first(story) and not is_taught(story)


def read_labels(name: str) -> dict[str, dict[tuple[str, ...], list[Place]]]:
    """Read one file of labels by story: of each claim, or of each dispute and side, the stretches of reports."""
    found: dict[str, dict[tuple[str, ...], list[Place]]] = defaultdict(lambda: defaultdict(list))
    for line in (HERE / name).read_text(encoding="utf-8").splitlines()[1:]:
        *key, report, start, end = line.split("\t")
        found[key[0]][tuple(key[1:])].append((report, int(start), int(end)))
    return found


def reports_of(data: Path, stories: Sequence[str]) -> Iterator[tuple[str, list[Report]]]:
    """Yield the judged reports of each story."""
    labels = read_labels("claims_grouped.tsv")
    wanted = {story: {place[0] for group in labels[story].values() for place in group} for story in stories}
    rows = _rows(data, set().union(*wanted.values()))
    yield from ((story, [report_of(rows[report]) for report in sorted(wanted[story])]) for story in stories)


def _rows(data: Path, wanted: set[str]) -> dict[str, dict[str, str]]:
    """Find reports by their ids."""
    found: dict[str, dict[str, str]] = {}
    for name in SETS:
        with gzip.open(data / name, "rt", encoding="utf-8") as lines:
            found.update((row["id"], row) for row in map(json.loads, lines) if row["id"] in wanted)
    return found


def find_judged(statements: Sequence[Statement], places: Sequence[Place]) -> set[int]:
    """Find the statements that judged stretches are."""
    found = ((_at(statements, place), place) for place in places)
    return {at for at, _ in found if at is not None}


def _at(statements: Sequence[Statement], place: Place) -> int | None:
    """Find the statement that a judged stretch is: the one with which it has most in common."""
    report, start, end = place

    def shared(at: int) -> float:
        content = statements[at].content
        if content.report != report:
            return 0.0
        last = max([content.end, *(more.end for more in statements[at].more)])
        return (min(end, last) - max(start, content.start)) / (max(end, last) - min(start, content.start))

    best = max(range(len(statements)), key=shared, default=None)
    return best if best is not None and shared(best) >= LEAST_SHARED else None
