"""What is commonly known of names? Tables that people have reviewed.

Countries and their other names, usual aliases, nicknames, words that name kinds of things: reviewed text under
resources/who/.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from anyascii import anyascii
from rapidfuzz.distance import OSA

from hearsay.annotate.wordlists import read_rows, read_words
from hearsay.relate.background import frequency

Words = tuple[str, ...]

_APOSTROPHE: Final = re.compile(r"['’‘`.]")
_POSSESSIVE: Final = re.compile(r"['’]s?$|(?<=[A-Z])s['’]$")
_WORD: Final = re.compile(r"[a-z0-9]+")
_LINKING: Final = frozenset(
    ("the", "of", "and", "for", "in", "on", "de", "la", "le", "les", "des", "du", "der", "die", "das")
)
_SAME_WORD: Final = {
    "centre": "center", "defence": "defense", "organisation": "organization", "labour": "labor", "gp": "grandprix",
    "harbour": "harbor", "theatre": "theater", "univ": "university", "dept": "department", "st": "saint", "mt": "mount",
    "ft": "fort", "games": "olympics", "intl": "international", "gov": "government", "govt": "government",
}  # fmt: skip


@lru_cache(maxsize=1 << 16)
def words_of_name(text: str) -> Words:
    """Cut a name into folded words: "U.S. Senate" is (us, senate), "Moon Jae-in’s" is (moon, jae, in)."""
    bare = _POSSESSIVE.sub("", text.strip().strip("“”\"‘’'«»()[],;:"))
    words = _WORD.findall(anyascii(_APOSTROPHE.sub("", bare)).lower())
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


@lru_cache(maxsize=1 << 16)
def content_words(words: Words) -> Words:
    """Drop linking words and write the rest one way: demonyms as their country, "centre" as "center"."""
    kept = [_SAME_WORD.get(word, word) for word in words if word not in _LINKING]
    text = " ".join(kept).replace("grand prix", "grandprix")
    if len(words) == 1:
        return tuple(text.split())  # "Russian" alone is not the country
    return tuple(_DEMONYM().get(word, word) for word in text.split())


def _names(resource: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = (row.split("\t") for row in read_rows(f"who/{resource}"))
    return tuple((row[0], tuple(name for name in (row[1] if len(row) > 1 else "").split("|") if name)) for row in rows)


@cache
def _DEMONYM() -> dict[str, str]:
    table = {}
    for row in read_rows("who/nations.tsv"):
        name, _, people = [*row.split("\t"), "", ""][:3]
        for word in filter(None, people.split("|")):
            if len(words_of_name(word)) == 1:
                table[words_of_name(word)[0]] = words_of_name(name)[-1]
    table["us"] = table["america"] = "states"
    return table


@cache
def _aliases() -> dict[str, Words]:
    """Every known name, as it is written and folded, to the words of the usual name."""
    table: dict[str, Words] = {}
    for resource in ("aliases.tsv", "nations.tsv", "regions.tsv"):
        for name, others in _names(resource):
            for written in (name, *others):
                table.setdefault(written, words_of_name(name))
                if len(words_of_name(written)) > 1 or len(written) > 4:
                    table.setdefault(" ".join(words_of_name(written)), words_of_name(name))
    return table


@cache
def _written() -> dict[Words, tuple[str, ...]]:
    found: dict[Words, tuple[str, ...]] = {}
    for resource in ("aliases.tsv", "nations.tsv"):
        for name, others in _names(resource):
            found[words_of_name(name)] = (*found.get(words_of_name(name), ()), name, *others)
    return found


def written_forms(words: Words) -> tuple[str, ...]:
    """List how a commonly known name is written: "U.S." for (united, states)."""
    return _written().get(words, ())


@lru_cache(maxsize=1 << 16)
def usual_words(text: str) -> Words:
    """Fold a name to the words of its usual name where it is commonly known, else to its own."""
    bare = text.strip().removeprefix("The ").removeprefix("the ")
    words = words_of_name(bare)
    for written in (bare, bare + ".", " ".join(words)):
        if written in _aliases():
            return _aliases()[written]
    return _aliases().get(_misspelt(words[0]), words) if len(words) == 1 and len(words[0]) > 5 else words


def _misspelt(word: str) -> str:
    """Return the known name that an unknown word is one letter off, or the word."""
    if frequency(word) > 3 or word in _DEMONYM():
        return word
    near = [
        known for known in _single_names() if known[0] == word[0] and OSA.distance(word, known, score_cutoff=1) <= 1
    ]
    return near[0] if len(near) == 1 else word


@cache
def _single_names() -> tuple[str, ...]:
    return tuple(
        sorted(name for name in _aliases() if len(name) > 5 and name.isascii() and name.islower() and name.isalpha())
    )


@cache
def known_places() -> frozenset[Words]:
    """Countries and first-level regions, by the words of every name."""
    return frozenset(
        words_of_name(written)
        for table in ("nations.tsv", "regions.tsv")
        for name, others in _names(table)
        for written in (name, *others)
    )


@cache
def known_names() -> frozenset[Words]:
    """Every name of the tables, folded."""
    return known_places() | frozenset(
        words_of_name(w) for name, others in _names("aliases.tsv") for w in (name, *others)
    )


@cache
def _nicknames() -> frozenset[tuple[str, str]]:
    pairs = set()
    for given, short in _names("nicknames.tsv"):
        for nick in short:
            pairs |= {(given, nick), (nick, given)}
    return frozenset(pairs)


def is_nickname(one: str, other: str) -> bool:
    """Tell whether one given name is a usual short form of the other."""
    return (one, other) in _nicknames()


@cache
def generics(sort: str) -> frozenset[str]:
    """Return the words of one sort: same, place, group, legal, thing."""
    rows = (row.split("\t") for row in read_rows("who/generics.tsv"))
    return frozenset(word for name, words in rows if name == sort for word in words.split())


def is_generic(word: str) -> bool:
    """Tell whether a word names a kind of thing and no thing."""
    return any(word in generics(sort) for sort in ("same", "place", "group", "legal", "thing"))


@lru_cache(maxsize=1 << 16)
def without_title(words: Words) -> Words:
    """Drop the titles that stand before a person's name; a name that is all title is kept as it is."""
    titles = read_words("who/honorifics.txt")
    at = 0
    while at < len(words) - 1 and (
        words[at] in titles or words[at] in _DEMONYM() or words[at : at + 2] == ("of", "state")
    ):
        at += 1
    titled = any(word in titles for word in words[:at])
    return words[at:] if titled and words[at] not in _LINKING else words
