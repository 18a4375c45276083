"""How good and how fast is Hearsay? Runs the scorers of the shared folder and writes what they say.

    run.py gate  [--shared DIR]   score the labelled stories; exit 1 below a floor of floors.json
    run.py bench [--shared DIR]   that, every single-stage set, speed and memory; rewrites docs/benchmarks.md

Each figure comes from a fresh `hearsay` process of the environment that runs this file.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PAGE = ROOT / "docs" / "benchmarks.md"
HEARSAY = Path(sys.executable).with_name("hearsay")

# (stage, set under data/): what score_stages.py is run on.
STAGE_SETS = (
    ("stories", "clustering/g5.jsonl.gz"),
    ("stories", "clustering/allsides.jsonl.gz"),
    ("stories", "clustering/incidents.jsonl.gz"),
    ("copies", "copies/pairs.jsonl.gz"),
    ("names", "ner/worldwide-dev.tsv"),
    ("names", "ner/uner-ewt-b.iob2"),
    ("names", "ner/wikigold.conll"),
    ("attributions", "attribution/polnear/dev"),
    ("times", "time/TimeBank"),
    ("times", "time/AQUAINT"),
)
COMMAND_OF = {"names": "annotate", "attributions": "annotate", "times": "annotate"}
SPEED_REPORTS = 500


@dataclass(frozen=True)
class Run:
    """What one command printed and what it cost, measured on that process alone."""

    output: str
    cpu_seconds: float
    wall_seconds: float
    peak_mbytes: float


def run(*command: str | Path) -> Run:
    """Run a command to its end, measuring it alone; stop here with its last words when it fails."""
    started = time.monotonic()
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        process = subprocess.Popen([str(word) for word in command], stdout=out, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.monotonic() - started
        out.seek(0)
        err.seek(0)
        if process.returncode:
            sys.exit(f"{' '.join(map(str, command))}: exit {process.returncode}\n{err.read()[-1000:]}")
        return Run(out.read(), usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


# ---------------------------------------------------------------- stories


def score_stories(shared: Path) -> dict[str, Any]:
    """Score every labelled story; the scorer's own figures, totals and story by story."""
    command = f"{HEARSAY} account {{input}} --format json --quiet"
    scorer = shared / "bench" / "score_account.py"
    return dict(json.loads(run(sys.executable, scorer, shared / "stories", "--command", command, "--json").output))


def flatten(scores: Mapping[str, Any], prefix: str = "") -> dict[str, float]:
    """Make one level of the scores: {"copies": {"f1": …}} becomes {"copies.f1": …}."""
    flat: dict[str, float] = {}
    for name, value in scores.items():
        if isinstance(value, Mapping):
            flat |= flatten(value, f"{prefix}{name}.")
        elif isinstance(value, int | float):
            flat[prefix + name] = float(value)
    return flat


def below_floors(total: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """Name every score that lies below its floor."""
    found = ((name, total.get(name, 0.0), floor) for name, floor in floors.items())
    return [f"{name} is {score:.4f}, floor {floor}" for name, score, floor in found if score < floor]


def gate(shared: Path) -> int:
    """Print the table of the labelled stories and hold it against the floors."""
    total = flatten(score_stories(shared)["total"])
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    for name, score in total.items():
        print(f"  {name:24}{score:8.3f}" + (f"   floor {floors[name]}" if name in floors else ""))
    faults = below_floors(total, floors)
    for fault in faults:
        print(f"below the floor: {fault}", file=sys.stderr)
    return 1 if faults else 0


# ---------------------------------------------------------------- single stages, speed


def score_stages(shared: Path) -> list[tuple[str, str, str]]:
    """Score each single stage on its sets: (stage, set, figures)."""
    scorer = shared / "bench" / "score_stages.py"
    rows = []
    for stage, name in STAGE_SETS:
        path = shared / "data" / name
        if not path.exists():
            print(f"{path}: not there, left out", file=sys.stderr)
            continue
        command = f"{HEARSAY} {COMMAND_OF.get(stage, stage)} {{input}} --format jsonl --quiet"
        print(f"{stage} {name}", file=sys.stderr)
        scores = json.loads(run(sys.executable, scorer, stage, path, "--command", command).output)
        flat = flatten({k: v for k, v in scores.items() if k not in ("stage", "set", "table")})
        rows.append((stage, name, ", ".join(f"{k} {v:.3f}" for k, v in flat.items() if keep(k))))
    return rows


def keep(name: str) -> bool:
    """Tell whether a figure of the stage scorers is worth a reader's while."""
    return name.endswith("f1") or name in ("days_right", "b3_precision", "b3_recall", "precision", "recall")


def measure_speed(shared: Path) -> list[tuple[str, str, str, str]]:
    """Time whole commands, each in its own process: (what, seconds, a second, memory)."""
    rows = []
    for what, count, command in speed_commands(shared):
        done = run(*command)
        rate = f"{count / done.cpu_seconds:.1f} reports" if count else "–"
        seconds = f"{done.wall_seconds:.2f} s, {done.cpu_seconds:.2f} s CPU"
        rows.append((what, seconds, rate, f"{done.peak_mbytes:.0f} MB"))
    return rows


def speed_commands(shared: Path) -> Iterable[tuple[str, int, Sequence[str | Path]]]:
    """List the commands to time: what is shown for them, how many reports, the command."""
    yield "hearsay --help", 0, (HEARSAY, "--help")
    example = ROOT / "examples" / "harbour-fire"
    yield "hearsay account examples/harbour-fire", 8, (HEARSAY, "account", example, "--format", "json", "--quiet")
    seeds = shared / "seeds"
    yield "hearsay account ../shared/seeds", 5, (HEARSAY, "account", seeds, "--format", "json", "--quiet")
    with tempfile.TemporaryDirectory() as folder:
        some = Path(folder) / "reports.jsonl"
        with gzip.open(shared / "data" / "corpus" / "articles.jsonl.gz", "rt", encoding="utf-8") as corpus:
            some.write_text("".join(itertools.islice(corpus, SPEED_REPORTS)), encoding="utf-8")
        for stage in ("annotate", "stories", "copies"):
            command = (HEARSAY, stage, some, "--format", "jsonl", "--quiet")
            yield f"hearsay {stage}, {SPEED_REPORTS} reports of many outlets", SPEED_REPORTS, command


# ---------------------------------------------------------------- the page


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Draw a Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def story_tables(scores: Mapping[str, Any]) -> str:
    """Draw the totals with their floors, then the main figures story by story."""
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    total = flatten(scores["total"])
    totals = table(("measure", "score", "floor"), [(k, f"{v:.3f}", str(floors.get(k, "–"))) for k, v in total.items()])
    columns = ("names_found", "entities_b3", "statements_found", "voices_right", "origins_b3", "seconds")
    each = [(name, *(f"{row[c]:.2f}" for c in columns)) for name, row in scores["stories"].items()]
    return totals + "\n\n" + table(("story", *columns), each)


def between(page: str, mark: str, text: str) -> str:
    """Put the text between the page's two comments that carry the mark."""
    start, end = f"<!-- {mark} -->", f"<!-- end {mark} -->"
    if start not in page or end not in page:
        sys.exit(f"{PAGE}: the marks {start} and {end} are not there")
    return page[: page.index(start) + len(start)] + "\n" + text + "\n" + page[page.index(end) :]


def bench(shared: Path) -> int:
    """Measure everything and write the tables of docs/benchmarks.md."""
    page = PAGE.read_text(encoding="utf-8")
    page = between(page, "stories", story_tables(score_stories(shared)))
    page = between(page, "speed", table(("command", "time", "a CPU-second", "peak memory"), measure_speed(shared)))
    page = between(page, "stages", table(("stage", "set", "figures"), score_stages(shared)))
    PAGE.write_text(page, encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}", file=sys.stderr)
    return 0


def main() -> int:
    """Parse the call and run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("gate", "bench"))
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("HEARSAY_SHARED", ROOT.parent / "shared")))
    call = parser.parse_args()
    if not (call.shared / "bench").is_dir():
        print(f"skipped: {call.shared} has no bench/ (set HEARSAY_SHARED)")
        return 0
    return {"gate": gate, "bench": bench}[call.what](call.shared.resolve())


if __name__ == "__main__":
    sys.exit(main())
