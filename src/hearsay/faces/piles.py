"""What do the commands work on? Reads and annotates the pile, and tells the person what was left out and why."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from hearsay.engine.local import annotate_all
from hearsay.errors import NothingRead, UsageError
from hearsay.faces.progress import follow, working
from hearsay.model import Account, Copy, Reading, Story
from hearsay.options import RECOGNISER, ReadOptions
from hearsay.pipeline import Failure, relate
from hearsay.read.pile import Repeat, Skipped, read_pile
from hearsay.tell.since import read_earlier


@dataclass(frozen=True, slots=True)
class ReadPile:
    """The readings of a pile; `same` are the locations of repeats by the id of the report that they repeat."""

    readings: tuple[Reading, ...]
    same: Mapping[str, tuple[str, ...]]
    left_out: int

    def close(self, *, quiet: bool, strict: bool) -> int:
        """Say how many inputs were left out, if any, and return the exit code."""
        if self.left_out and not quiet:
            say(f"{count(len(self.readings), 'report', 'reports')} read, {self.left_out} skipped")
        return 1 if strict and self.left_out else 0


@dataclass(frozen=True, slots=True)
class ComparedPile:
    """A pile with its copies and stories."""

    read: ReadPile
    copies: tuple[Copy, ...]
    stories: tuple[Story, ...]


def gather(paths: Sequence[str], options: ReadOptions, *, quiet: bool, recogniser: str = RECOGNISER) -> ReadPile:
    """Read and annotate all that the paths hold; name what had to be left out, one line each."""
    with working("Reading", quiet=quiet):
        pile = read_pile(paths, options=options, stdin=sys.stdin.buffer if "-" in paths else None)
    readings: list[Reading] = []
    left_out: list[Skipped | Repeat | Failure] = [*pile.skipped, *pile.repeats]
    annotated = annotate_all(pile.reports, recogniser=recogniser)
    for found in follow(annotated, label="Reading closely", total=len(pile.reports), quiet=quiet):
        if isinstance(found, Failure):
            left_out.append(found)
        else:
            readings.append(found)
    for out in left_out:
        say(f"skipped {out.location}: {out.reason}")
    for reading in readings:
        for caveat in reading.annotation.caveats:
            say(f"read in part {reading.report.location}: {caveat}")
    if not readings:
        raise NothingRead(f"no report could be read from {', '.join(paths)}")
    return ReadPile(tuple(readings), locations_by_report(pile.repeats), len(left_out))


def compare(pile: ReadPile, *, quiet: bool) -> ComparedPile:
    """Find the copies and the stories of a pile."""
    with working("Comparing the reports", quiet=quiet):
        copies, stories = relate(pile.readings)
    return ComparedPile(pile, copies, stories)


def load_earlier(path: Path | None) -> tuple[Account, ...]:
    """Read the accounts of an earlier call; none where no file is given."""
    if path is None:
        return ()
    try:
        return read_earlier(path.read_bytes())
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from error


def locations_by_report(repeats: Sequence[Repeat]) -> dict[str, tuple[str, ...]]:
    """Gather where each report was met again."""
    same: dict[str, tuple[str, ...]] = {}
    for repeat in repeats:
        same[repeat.report] = (*same.get(repeat.report, ()), repeat.location)
    return same


def say_written(output: Path, accounts: Sequence[Account], *, quiet: bool) -> None:
    """Tell what was written, for a person who waits for it."""
    if quiet:
        return
    reports = count(sum(account.story.reports for account in accounts), "report", "reports")
    origins = count(sum(account.story.origins for account in accounts), "origin", "origins")
    say(f"wrote {output}: {count(len(accounts), 'story', 'stories')}, {reports}, {origins}")


def count(number: int, one: str, more: str) -> str:
    """Word a count: "1 report", "8 reports"."""
    return f"{number} {one if number == 1 else more}"


def say(line: str) -> None:
    """Write one line to standard error; a location or reason may hold any character, a line end among them."""
    shown = " ".join(line.split()).encode(sys.stderr.encoding or "utf-8", "backslashreplace")
    print(shown.decode(sys.stderr.encoding or "utf-8"), file=sys.stderr)
