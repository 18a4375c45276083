"""How does a written name sound? Letters to sounds, and sounds to changes.

A Latin token becomes a list of sounds (a digraph is one sound); two lists are aligned at least cost, and what must
change to make one of the other is listed, each change with its kind: a voice changed, a near vowel, an `h` come or
gone. The spelling model weighs these.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from anyascii import anyascii

MAX_LETTERS: Final = 40  # a longer token is no name that people transliterate; cut so that alignment stays bounded

_DIGRAPHS: Final = (
    ("shch", "S"), ("tsch", "C"), ("sch", "S"), ("tch", "C"), ("tsh", "C"), ("ch", "C"), ("cz", "C"), ("sh", "S"),
    ("zh", "Z"), ("dzh", "Z"), ("dj", "Z"), ("kh", "x"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"),
    ("dz", "z"), ("ts", "c"), ("tz", "c"), ("wh", "w"), ("rh", "r"), ("bh", "b"), ("sz", "s"), ("qu", "kv"),
    ("x", "ks"), ("ck", "k"), ("cq", "q"), ("ou", "u"), ("oo", "u"), ("ee", "i"),
)  # fmt: skip
_DIGRAPH: Final = re.compile("|".join(old for old, _ in _DIGRAPHS))
_SOUND: Final = dict(_DIGRAPHS)
_SOFT: Final = re.compile(r"c(?=[eiy])")
_GLIDE: Final = re.compile(r"y(?=[aeou])")
_DOUBLE: Final = re.compile(r"(.)\1+")
_NO_LETTER: Final = re.compile(r"[^a-z]+")

VOWELS: Final = frozenset("aeiou")
_VOICE: Final = frozenset(map(frozenset, ("pb", "td", "kg", "qg", "qk", "sz", "fv", "wv", "SZ", "CZ", "Zj", "yj")))
_FAMILIES: Final = tuple(map(frozenset, ("pbfvw", "tdc", "szSZCcj", "kgqxhC", "gjZ", "yji")))
_NEAR: Final = frozenset(map(frozenset, ("ae", "ei", "ou", "ai", "ao")))

# What each change costs the alignment (not the model: the model's weights are learnt).
_COST: Final = {
    "same": 0.0, "voice": 0.4, "kin": 0.6, "odd": 1.6, "near": 0.3, "far": 0.5, "glide": 0.4,
    "h": 0.3, "consonant": 1.0, "vowel": 0.4,
}  # fmt: skip
CHANGES: Final = ("voice", "kin", "odd", "near", "far", "glide", "h", "consonant", "vowel")


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Write a token in plain lower-case letters: "Gaddafi" and "Ğaddāfī" fold alike."""
    return _NO_LETTER.sub("", anyascii(text).lower())[:MAX_LETTERS]


@lru_cache(maxsize=1 << 16)
def sounds(token: str) -> str:
    """Write a folded token with one letter a sound."""
    text = _GLIDE.sub("j", token)
    text = _DIGRAPH.sub(lambda found: _SOUND[found[0]], text)
    text = _SOFT.sub("s", text).replace("c", "k") if "ts" not in token and "tz" not in token else text
    return _DOUBLE.sub(r"\1", text.replace("y", "i"))


_CLASSES: Final = {
    "B": "pb",
    "F": "fvw",
    "T": "td",
    "S": "szSCc",
    "J": "Zj",
    "K": "kgqx",
    "M": "m",
    "N": "n",
    "L": "l",
    "R": "r",
}
_KEY: Final = str.maketrans(
    {sound: name for name, group in _CLASSES.items() for sound in group} | dict.fromkeys("haeiou")
)


@lru_cache(maxsize=1 << 16)
def key(token: str) -> str:
    """Make the consonant key of a folded token: Massoud, Masoud and Mas'ud are all MST."""
    spelt = sounds(token)
    bare = spelt[1:].translate(_KEY)
    first = "A" if spelt[:1] in VOWELS or spelt[:1] == "h" else spelt[:1].translate(_KEY)
    return _DOUBLE.sub(r"\1", first + bare)


def _change(one: str, other: str) -> str:
    """Name the change that makes one sound of another."""
    if one == other:
        return "same"
    pair = frozenset((one, other))
    vowels = (one in VOWELS) + (other in VOWELS)
    if vowels == 2:
        return "near" if pair in _NEAR else "far"
    if vowels == 1:
        return "glide" if pair <= frozenset("iujwvy") else "odd"
    if pair in _VOICE:
        return "voice"
    return "kin" if any(pair <= family for family in _FAMILIES) else "odd"


def _loss(sound: str) -> str:
    """Name the change that drops a sound."""
    if sound in VOWELS:
        return "vowel"
    return "h" if sound in "hj" else "consonant"


@lru_cache(maxsize=1 << 10)
def _step(one: str, other: str) -> tuple[float, str]:
    """Cost and name of turning one sound (or none) into another (or none)."""
    name = _change(one, other) if one and other else _loss(one or other)
    return _COST[name], name


def align(one: str, other: str) -> list[tuple[str, str, bool, bool]]:
    """List the changes on the cheapest way: both sounds, whether at the start, whether at the end."""
    rows = [[(0.0, 0)] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            if i or j:
                rows[i][j] = _cheapest(rows, i, j, one, other)
    return _walk_back(rows, one, other)


def _cheapest(rows: list[list[tuple[float, int]]], i: int, j: int, one: str, other: str) -> tuple[float, int]:
    """Fill one cell: least cost so far and the move that reached it (0 both, 1 drop, 2 add)."""
    options = []
    if i and j:
        options.append((rows[i - 1][j - 1][0] + _step(one[i - 1], other[j - 1])[0], 0))
    if i:
        options.append((rows[i - 1][j][0] + _step(one[i - 1], "")[0], 1))
    if j:
        options.append((rows[i][j - 1][0] + _step("", other[j - 1])[0], 2))
    return min(options)


def _walk_back(rows: list[list[tuple[float, int]]], one: str, other: str) -> list[tuple[str, str, bool, bool]]:
    """Read the changes off the filled table."""
    changes = []
    i, j = len(one), len(other)
    while i or j:
        move = rows[i][j][1]
        mine, yours = one[i - 1] if move != 2 else "", other[j - 1] if move != 1 else ""
        at_end = i == len(one) and j == len(other)
        i, j = i - (move != 2), j - (move != 1)
        if mine != yours:
            changes.append((min(mine, yours), max(mine, yours), not i and not j, at_end))
    return changes


def change_name(one: str, other: str) -> str:
    """Name the kind of a change for the table of weights."""
    return _step(one, other)[1]
