"""How would an American paper spell this word? British and American prints of one text must weigh the same.

resources/spellings.tsv holds single words, folded always, and endings, folded where the outcome is a known word.
"""

from __future__ import annotations

from collections.abc import Container
from functools import cache

from hearsay.annotate.wordlists import read_rows

STEM = 3  # letters that must go before an ending: "hour" is no British "hor"


def fold_spelling(word: str, known: Container[str]) -> str:
    """Give the American spelling of a lower-case word, where `known` has it; else the word itself."""
    if word in _rows("word"):
        return _rows("word")[word]
    endings = _rows("ending")
    for length in range(_longest(), 1, -1):
        stem, ending = word[:-length], word[-length:]
        if len(stem) >= STEM and ending in endings and stem + endings[ending] in known:
            return stem + endings[ending]
    return word


@cache
def _rows(kind: str) -> dict[str, str]:
    rows = (row.split("\t") for row in read_rows("spellings.tsv"))
    return {british: american for scope, british, american in rows if scope == kind}


@cache
def _longest() -> int:
    return max(map(len, _rows("ending")))
