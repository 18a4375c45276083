"""The words of a sentence, for reading names: possessive marks, initials, acronyms and mixed compounds told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from hearsay.annotate.wordlists import read_words
from hearsay.model import Span

_TOKEN = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.\w+|[@#]\w+"
    r"|[\w-]+(?:\.[\w-]+){0,3}\.(?:com|org|net|gov|info|co\.uk|tv|io)\b"
    r"|(?:[^\W\d_]\.){2,6}(?:[A-Z](?!\w))?|[A-Z]\.(?=\s?[A-Z])"
    r"|\b(?:St|Mt|Ft|Jr|Sr|Inc|Corp|Co|Ltd|Bros|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Sen|Rep|Gov|Rev|"
    r"Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|"
    r"Tenn|Tex|Vt|Va|Wash|Wis|Wyo)\."
    r"|[^\W_]+(?:[-‐'’&](?![sS]\b)[^\W_]+)*|['’][sS]\b|\S"
)
_COMPOUND_ENDS = (
    "backed", "led", "based", "born", "trained", "held", "owned", "run", "controlled", "made", "style", "era", "wide",
    "speaking", "linked", "aligned", "related", "friendly", "like", "occupied", "affiliated", "dominated", "sponsored",
    "built", "area", "bound", "educated", "allied", "ruled", "funded", "listed", "inspired", "brokered", "mediated",
)  # fmt: skip
KEPT_CHARS = 2_000  # a sentence is asked for more than once while a report is read; no longer stretch is kept


class Token(NamedTuple):
    """One word or mark, with where it stands."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def is_large(self) -> bool:
        """Tell whether the word begins with a capital."""
        return self.text[0].isupper()


def tokenise(text: str, span: Span) -> tuple[Token, ...]:
    """Return the tokens of a stretch of text."""
    return _kept_tokens(text, span) if span.end - span.start <= KEPT_CHARS else _cut(text, span)


@lru_cache(maxsize=128)
def _kept_tokens(text: str, span: Span) -> tuple[Token, ...]:
    return _cut(text, span)


def _cut(text: str, span: Span) -> tuple[Token, ...]:
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, span.start, span.end):
        word = match[0]
        if "-" in word and _is_mixed(word):
            tokens += _parted(word, match.start())
        else:
            tokens.append(Token(word, match.start(), match.end()))
    return tuple(tokens)


def _parted(word: str, start: int) -> Iterator[Token]:
    """Part a compound of a name and a common word at its hyphen: "anti-Taliban", "SAS-trained"."""
    for part in re.finditer(r"[^-]+|-", word):
        yield Token(part[0], start + part.start(), start + part.end())


def _is_mixed(word: str) -> bool:
    if "-to-" in word:
        return True
    first, last = word[: word.index("-")], word[word.rindex("-") + 1 :]
    if not first or not last:
        return False
    if first in {"Anti", "Pro", "Ex", "Non", "ex"}:
        return last[0].isupper()
    if first[0].islower() and any(char.isupper() for char in word):
        return len(first) > 2
    return first[0].isupper() and (
        last in _COMPOUND_ENDS or (len(last) > 4 and last in read_words("common_words.txt.gz"))
    )
