"""Every option of Hearsay: one frozen dataclass a stage, each field with a default, a unit in its name and a help line.

The command line and the docs page are generated from these; a tuned number says what measured it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

RECOGNISER = "reader"  # who marks names and speech unless a caller says otherwise


def option(default: Any, help: str) -> Any:
    """Declare an option's default and its help line."""
    return field(default=default, metadata={"help": help})


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How inputs are read."""

    max_mbytes: int = option(
        64, "Refuse a file (or a line of a file of records) larger than this many megabytes, unpacked."
    )
    max_pile_mbytes: int = option(4096, "Stop reading a file of JSON lines after this many megabytes, unpacked.")
    max_report_chars: int = option(1_000_000, "Refuse a single report longer than this many characters.")


@dataclass(frozen=True, slots=True)
class TellOptions:
    """How the account is told."""

    words: int = option(250, "Longest summary, in words.")
    timeline_entries: int = option(40, "Most happenings in the timeline; the most often told are kept.")
