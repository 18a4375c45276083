"""How telling is a word? Background statistics of news text, shared by the stages that compare reports.

The table (resources/background.tsv.gz, made by training/background.py) says in how many of 12,000 reports a word
stands; its weight is the usual inverse document frequency. Words that it lacks count as seen once. British and
American spellings count as one word.
"""

from __future__ import annotations

import gzip
import math
import re
from functools import lru_cache
from importlib import resources

from hearsay.relate.orthography import fold_spelling

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
RARE = 1  # reports in which a word that the table lacks counts as seen


def words_of(text: str) -> list[str]:
    """Cut a text into lower-case words and numbers, without possessive endings and punctuation."""
    return [plain(word) for word in WORD.findall(text)]


@lru_cache(maxsize=1 << 18)
def plain(word: str) -> str:
    """Give a word the form in which it is counted: lower case, American spelling, no possessive ending."""
    return fold_spelling(word.lower().replace("’", "'").removesuffix("'s"), _printed()[1])


@lru_cache(maxsize=1)
def _table() -> tuple[int, dict[str, int]]:
    """Count what each word's spellings have together."""
    reports, printed = _printed()
    counts: dict[str, int] = {}
    for word, count in printed.items():
        folded = fold_spelling(word, printed)
        counts[folded] = min(reports, counts.get(folded, 0) + count)
    return reports, counts


@lru_cache(maxsize=1)
def _printed() -> tuple[int, dict[str, int]]:
    packed = (resources.files("hearsay.resources") / "background.tsv.gz").read_bytes()
    head, *lines = gzip.decompress(packed).decode("utf-8").split("\n")
    rows = (line.split("\t") for line in lines)
    return int(head.split("\t")[1]), {word: int(count) for word, count in rows}


def frequency(word: str) -> int:
    """Count the reports of the background that have a lower-case word, however it is spelled."""
    return _table()[1].get(plain(word), RARE)


def reports_counted() -> int:
    """Count the reports of the background."""
    return _table()[0]


@lru_cache(maxsize=1 << 18)
def idf(word: str) -> float:
    """Weigh a lower-case word: near 0 where every report has it, near 9 where almost none has."""
    reports, counts = _table()
    return math.log((reports + 1) / (counts.get(plain(word), RARE) + 0.5))
