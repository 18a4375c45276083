"""How would a name be written in Arabic, Hebrew or Russian letters? Letter by letter, by rules that names have taught.

The table resources/letter_rules.tsv.gz says which letters stand for one Latin letter, and where others stand beside it,
which for it then: "c", "(c)e", "s(c)h". The last rule that fits wins. training/letters.py learns them.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

SCRIPTS: Final = ("arabic", "hebrew", "russian")

Rules = Mapping[str, str]  # what a letter stands in -> what is written for it


def contexts(token: str, at: int) -> Iterator[str]:
    """Yield what a letter stands in, from the letter alone to two letters on both sides."""
    padded = f"^^{token}$$"
    two, one, letter, next_one, next_two = padded[at], padded[at + 1], padded[at + 2], padded[at + 3], padded[at + 4]
    yield letter
    yield f"{one}({letter})"
    yield f"({letter}){next_one}"
    yield f"{one}({letter}){next_one}"
    yield f"({letter}){next_one}{next_two}"
    yield f"{two}{one}({letter})"
    yield f"{one}({letter}){next_one}{next_two}"
    yield f"{two}{one}({letter}){next_one}"
    yield f"{two}{one}({letter}){next_one}{next_two}"


def write_by(rules: Rules, token: str) -> str:
    """Write a folded token by the rules of one script."""
    written = []
    for at in range(len(token)):
        letter = ""
        for context in contexts(token, at):
            letter = rules.get(context, letter)
        written.append(letter)
    return "".join(written)


@lru_cache(maxsize=1 << 16)
def write_in_scripts(token: str) -> tuple[str, ...]:
    """Write a folded token in each of the scripts."""
    return tuple(write_by(_rules()[script], token) for script in SCRIPTS)


@cache
def _rules() -> dict[str, dict[str, str]]:
    """Read the table of rules."""
    packed = files("hearsay.resources").joinpath("letter_rules.tsv.gz").read_bytes()
    rules: dict[str, dict[str, str]] = {script: {} for script in SCRIPTS}
    for row in gzip.decompress(packed).decode("utf-8").splitlines():
        script, context, written = row.split("\t")
        rules[script][context] = written
    return rules
