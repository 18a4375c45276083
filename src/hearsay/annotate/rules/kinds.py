"""Is a name a person's, a body's, a place's or another thing's? Evidence from its wording and its neighbours.

Each feature gives points to kinds; the points of all the places where a report has the name are added up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from hearsay.annotate.gazetteer import find_places
from hearsay.annotate.titles import demonyms, is_head
from hearsay.annotate.tokens import Token
from hearsay.annotate.wordlists import read_classes, read_rows, read_words
from hearsay.model import Kind

Points = Iterator[tuple[Kind, float]]
_BODY_WORDS = "body_words.tsv"
_MEMBERS = frozenset("officials spokesman spokeswoman shares executives fighters members militants".split())


def wording_points(words: Sequence[str]) -> Points:
    """Yield what the words of a name say by themselves."""
    name = " ".join(words)
    bare = name.removeprefix("The ").removeprefix("the ")
    if bare in read_words("organizations.txt"):
        yield "organization", 6.0
    yield from _place_points(bare, len(words))
    yield from _head_points([word.lower() for word in words])
    yield from _person_points(words)
    yield from _shape_points(words)


def _place_points(name: str, size: int) -> Points:
    if name in other_places():
        yield "place", 6.0
        return
    found = find_places(name)
    if not found:
        return
    if found[0].feature in {"country", "continent"}:
        yield "place", 7.0
    else:
        people = max(place.population for place in found)
        yield "place", 5.0 if people >= 1_000_000 else 3.5 if people >= 150_000 or size > 1 else 2.0


def _head_points(words: Sequence[str]) -> Points:
    """Give points for the first row of name_heads.tsv that fits; one word alone is a head of nothing, save a few."""
    for where, kind, heads in _heads():
        if (len(words) == 1) != (where == "word"):
            continue
        if where in {"last", "word"} and words[-1] in heads:
            yield kind, 5.0
            return
        if where == "first" and words[0] in heads:
            yield kind, 3.0
            return
        if where == "any" and not heads.isdisjoint(words):
            yield kind, 4.0
            return


@cache
def _heads() -> tuple[tuple[str, Kind, frozenset[str]], ...]:
    kinds: dict[str, Kind] = {"person": "person", "organization": "organization", "place": "place", "other": "other"}
    rows = (row.split("\t") for row in read_rows("name_heads.tsv"))
    return tuple((where, kinds[kind], frozenset(words.split())) for where, kind, words in rows)


@cache
def other_places() -> frozenset[str]:
    """Return the places that the gazetteer lacks."""
    return frozenset(name for row in read_rows("other_places.tsv") for name in row.split("\t")[1].split("|"))


def _person_points(words: Sequence[str]) -> Points:
    names = read_words("person_names.txt.gz")
    common = read_words("common_words.txt.gz")
    alphabetic = [word for word in words if word.replace("-", "").replace("'", "").replace("’", "").isalpha()]
    known = [word for word in alphabetic if word.lower() in names]
    if len(words) == 1:
        if known:
            yield "person", 1.5
        return
    if len(alphabetic) < len(words) - 1 or len(words) > 5:
        return
    if words[0].lower() in names and words[0].lower() not in common:
        yield "person", 3.0
    elif known:
        yield "person", 1.5
    if any(len(word) == 2 and word[1] == "." for word in words[:-1]):
        yield "person", 3.0
    if any(word in {"al", "bin", "ibn", "bint", "van", "von", "ben", "Al", "Bin", "Van", "Von"} for word in words):
        yield "person", 2.0
    if not any(word.lower() in common for word in alphabetic):
        yield "person", 1.5


def _shape_points(words: Sequence[str]) -> Points:
    """Give points for how a name is written: acronyms, numbers, web addresses, common words with capitals."""
    first = words[0]
    common = read_words("common_words.txt.gz")
    if len(words) == 1:
        if any(char.isdigit() for char in first):
            yield "other", 2.5
        elif "." in first.strip(".") and first.islower() is False and first.count(".") == 1 and len(first) > 5:
            yield "organization", 2.0
        elif first.isupper() and 1 < len(first) <= 6:
            yield "organization", 2.5
        elif any(char.isupper() for char in first[1:]) and "-" not in first:
            yield "organization", 1.2
        return
    if words[-1].isdigit():
        yield "other", 4.0
    if first in demonyms():
        yield "organization", 1.0
    if sum(word.lower() in common for word in words) * 2 >= len(words):
        yield "organization", 1.5
    if "&" in words:
        yield "organization", 3.0


def context_points(tokens: Sequence[Token], first: int, last: int) -> Points:
    """Yield what the words around a name say."""
    yield from _points_before(tokens, first)
    yield from _points_after(tokens, last)


def _points_before(tokens: Sequence[Token], first: int) -> Points:
    if first == 0:
        return
    nouns = read_classes(_BODY_WORDS)
    word = tokens[first - 1].text
    before = tokens[first - 2].lower if first > 1 else ""
    if word in nouns["preposition"]:
        yield "place", 2.0
    elif word in nouns["weaker"]:
        yield "place", 0.5
    elif word == "the":
        yield "person", -3.0
        yield "organization", 1.0
        if before in nouns["preposition"]:
            yield "place", 0.7
    elif word in nouns["says"]:
        yield "person", 1.5
    yield from _noun_points(word)
    if word in {"called", "named"}:
        yield from _noun_points(before)


def _noun_points(word: str) -> Points:
    nouns = read_classes(_BODY_WORDS)
    kinds: tuple[Kind, ...] = ("organization", "place", "person", "other")
    for kind in kinds:
        if word in nouns[kind]:
            yield kind, 3.0


def _points_after(tokens: Sequence[Token], last: int) -> Points:
    nouns = read_classes(_BODY_WORDS)
    after = [token.text for token in tokens[last : last + 9]]
    if not after:
        return
    if after[0] in nouns["says"]:
        yield "person", 0.7
        yield "organization", 0.6
    yield from ((kind, score / 2) for kind, score in _noun_points(after[0]) if kind != "person")
    if after[0] in {"who", "himself", "herself"} or after[:2] == [",", "who"]:
        yield "person", 3.0
    if after[0] in {"'s", "’s"} and len(after) > 1:
        yield from (("organization", 0.5) for noun in after[1:2] if noun in nouns["organization"] or is_head(noun))
    if after[0] in _MEMBERS:
        yield "organization", 2.5
    if after[0] == "(" and len(after) > 2 and after[2] == ")" and after[1].isupper() and len(after[1]) > 1:
        yield "organization", 2.0
    if after[0] in {",", "(", "–", "—"} and len(after) > 1:
        yield from _apposition_points(after[1:])


def _apposition_points(after: Sequence[str]) -> Points:
    """Yield what an apposition says: ", 34," ", a nurse" ", the agency" ", Kenya"."""
    if after[0].isdigit() and len(after[0]) == 2 and len(after) > 1 and after[1] in {",", ")", "."}:
        yield "person", 5.0
    elif after[0][0].isupper() and _is_land(after[0]):
        yield "place", 2.5
    elif after[0] in {"a", "an", "the", "his", "her", "its", "one"}:
        for noun in after[1:7]:
            if not noun[0].isalnum() or noun in {"who", "which", "that", "said"}:
                return
            if is_head(noun) and noun.islower():
                yield "person", 4.0
                return
            points = list(_noun_points(noun))
            if points:
                yield from points
                return


def _is_land(name: str) -> bool:
    """Tell whether a name is a country, a region or the like, as it stands behind a town's."""
    return name in other_places() or any(place.feature != "city" for place in find_places(name))


def best_kind(points: Counter[Kind]) -> Kind:
    """Return the kind with the most points; where nothing speaks, a body (measured on news: the likelier)."""
    order: tuple[Kind, ...] = ("organization", "person", "place", "other")
    return max(order, key=lambda kind: (points[kind], -order.index(kind)))
