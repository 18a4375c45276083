"""The labelled pairs that the pair model learns from, and those that are kept out to score it."""

import gzip
import json
import zlib
from pathlib import Path

from pairs_news import CONTRADICT, ENTAIL, NEUTRAL, Pair

LABELS = {"entail": ENTAIL, "neutral": NEUTRAL, "contradict": CONTRADICT}
HELD_OUT = 5  # one in so many premises of mnli-matched-dev is kept out


def read_set(path: Path) -> list[Pair]:
    """Read one file of pairs."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [Pair(r["premise"], r["hypothesis"], LABELS[r["label"]], r["set"]) for r in map(json.loads, lines)]


def read_pairs(data: Path) -> tuple[list[Pair], list[Pair]]:
    """Read the pairs to learn from, and those kept out: their premises stand in none of the others."""
    pairs = read_set(data / "nli" / "train.jsonl.gz") + read_set(data / "nli" / "train-more.jsonl.gz")
    held = [p for p in pairs if p.origin == "mnli-matched-dev" and is_held_out(p)]
    premises = {plain(p.premise) for p in held}
    return [p for p in pairs if plain(p.premise) not in premises], held


def is_held_out(pair: Pair) -> bool:
    """Tell whether a pair's premise is one of those kept out."""
    return zlib.crc32(plain(pair.premise).encode()) % HELD_OUT == 0


def plain(text: str) -> str:
    """Give a premise the form by which it is known."""
    return text.lower().strip()
