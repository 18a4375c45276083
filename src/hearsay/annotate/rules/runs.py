"""Which stretches of a sentence are written as names? Runs of capitalised words with the small words inside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearsay.annotate.titles import is_head
from hearsay.annotate.tokens import Token
from hearsay.annotate.wordlists import read_classes, read_words

PARTICLES = frozenset(
    "al el ul ibn bin bint ben abu de da do dos das del della di du la le les van von der den ter ten zu y".split()
)
OPENING = frozenset("\"'“‘«([—–-•*:")
MAX_WORDS = 10


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens first..last (exclusive) of a sentence that look like one name; `opens` tells that it begins a sentence."""

    first: int
    last: int
    opens: bool


def find_runs(tokens: Sequence[Token], *, is_titled: bool) -> Iterator[Run]:
    """Yield the runs of a sentence; in a line of title case common words do not count as capitalised."""
    at = 0
    while at < len(tokens):
        if not is_name_word(tokens[at], is_titled=is_titled):
            at += 1
            continue
        end = _extend(tokens, at, is_titled=is_titled)
        yield Run(at, end, at == 0 or tokens[at - 1].text in OPENING)
        at = end


def is_name_word(token: Token, *, is_titled: bool = False) -> bool:
    """Tell whether a token can stand in a name for itself."""
    word = token.text
    if not word[0].isupper() or word in _skipped():
        return False
    if word.isupper() and len(word) > 3 and word.isalpha() and token.lower in read_words("common_words.txt.gz"):
        return False
    return not is_titled or token.lower not in read_words("common_words.txt.gz")


def _joiners(kind: str) -> frozenset[str]:
    """Return the words of names that "of", "'s" or a number may follow within the name."""
    return read_classes("name_joints.tsv")[kind]


def _skipped() -> frozenset[str]:
    return read_words("not_names.txt")


def _extend(tokens: Sequence[Token], at: int, *, is_titled: bool) -> int:
    """Return where the run that begins at a token ends."""
    end = at + 1
    while end < len(tokens) and end - at < MAX_WORDS:
        token = tokens[end]
        if is_name_word(token, is_titled=is_titled):
            end += 1
        elif (jump := _jump(tokens, at, end)) and is_name_word(tokens[end + jump], is_titled=is_titled):
            end += jump + 1
        elif _is_ordinal(token) and end + 1 < len(tokens) and tokens[end + 1].is_large:
            end += 1
        elif _is_number(token) and (_takes_number(tokens, end) or tokens[end - 1].lower in _joiners("number")):
            end += 1
        else:
            break
    return end


def _jump(tokens: Sequence[Token], at: int, end: int) -> int:
    """Return how many small words at `end` may join a name to the capitalised word after them; 0 for none."""
    word = tokens[end].text
    for size in (1, 2):
        if end + size >= len(tokens):
            return 0
        joins = _joins(tokens, at, end) if size == 1 else word in {"of", "for", "de"} and _joins(tokens, at, end)
        if not joins:
            return 0
        if tokens[end + size].is_large:
            return size
        if tokens[end + size].text not in {"the", "la", "los", "las"}:
            return 0
    return 0


def _joins(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether the small word or mark at `end` can stand inside the name that began at `at`."""
    word, before = tokens[end].text, tokens[end - 1].lower
    if word == "&" or (word == "-" and tokens[end].start == tokens[end - 1].end):
        return word == "&"
    if word in PARTICLES:
        return True
    if word in {"of", "for", "on"}:
        if before in _joiners("of"):
            return word == "of" or end - at <= 3
        return word == "of" and at > 0 and before in read_words("common_words.txt.gz") and not is_head(before)
    if word in {"and", ","}:
        return _is_listed_body(tokens, at, end)
    if word.lower() in {"'s", "’s"}:
        return before in _joiners("possessive")
    return False


def _is_listed_body(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether "and" or a comma lists what one body is for: "Rocket and Space Corporation"."""
    organization = read_classes("body_words.tsv")["tail"]
    before = [token.lower for token in tokens[at:end]]
    if tokens[end].text == "," and not _and_follows(tokens, end):
        return False
    if before[0] in {"ministry", "department", "committee", "office", "bureau"} and "of" in before:
        return end + 1 < len(tokens) and not is_head(tokens[end + 1].text)
    if before[-1] in organization or not all(word in read_words("common_words.txt.gz") for word in before[-1:]):
        return False
    last = end + 1
    while last + 1 < len(tokens) and tokens[last + 1].is_large and last - end < 6:
        last += 1
    return tokens[last].lower in organization


def _and_follows(tokens: Sequence[Token], end: int) -> bool:
    return any(token.text == "and" for token in tokens[end + 1 : end + 4])


def _is_number(token: Token) -> bool:
    return token.text.isdigit() and len(token.text) <= 4


def _is_ordinal(token: Token) -> bool:
    return token.text[0].isdigit() and token.text[-2:] in {"st", "nd", "rd", "th"}


def _takes_number(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether a number ends a name ("Salyut 7") and does not count what follows ("Monday 12 people")."""
    if len(tokens[end].text) == 4 and tokens[end].text[:2] in {"19", "20"}:
        return False
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    if after is None or not after.text[0].isalnum():
        return after is None or after.text not in {"%", "-", ":", ".", "/"} or end + 2 >= len(tokens)
    return after.is_large or after.lower in read_words("sentence_starters.txt")
