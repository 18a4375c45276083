"""Are two written names of people one person's? An explained score over the parts that names play.

Surname and given name are compared by the spelling model; an initial, a nickname and a short form stand for a given
name; an extra middle name speaks against, because father and son are often told apart by nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from hearsay.relate.naming.renown import Words, is_nickname
from hearsay.relate.naming.sounds import key
from hearsay.relate.naming.spellings import Part, name_score

WEIGHTS: Final = {
    "surname": 3.0,            # spelling score of the surnames, 0..1
    "given name": 3.0,         # the same of the given names
    "given name shortened": -0.3,
    "initial": -0.6,
    "order turned": -0.8,
    "middle initial": -0.3,
    "extra middle name": -2.5,
    "other middle name": -4.0,
    "both respelt": -0.3,
    "respelt beside a short form": -1.5,  # "Tom Cohen" and "Thomas Kuhn": little is left that is the same
    "one report has both": -1.5,
    "shared role": 1.5,
    "kin": -9.0,
}  # fmt: skip
SURE: Final = 4.9
SURELY: Final = 0.9
NEARLY_SAME: Final = 0.95
_YOUNGER: Final = frozenset(("jr", "sr", "ii", "iii", "iv", "junior", "senior"))
_PARTICLES: Final = frozenset(
    (
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "bint",
        "abu",
        "von",
        "van",
        "de",
        "der",
        "den",
        "di",
        "da",
        "dos",
        "le",
        "la",
        "ul",
        "ur",
    )
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """An explained score."""

    score: float
    parts: tuple[Part, ...]

    @property
    def why(self) -> str:
        """Say the parts in words."""
        return ", ".join(part.name if part.value == 1 else f"{part.name} {part.value:.2f}" for part in self.parts)


@dataclass(frozen=True, slots=True)
class Context:
    """What the story says beside the two names."""

    one_report_has_both: bool = False
    shared_role: bool = False
    kin: bool = False


def core(words: Words) -> Words:
    """Drop particles and Jr./Sr. from a person's name, unless nothing else is left."""
    kept = tuple(word for word in words if word not in _PARTICLES and word not in _YOUNGER)
    return kept or words


def glued(words: Words) -> Words:
    """Write each particle and the word behind it as one: "Ben Hadda" is "Benhadda"."""
    joined: list[str] = []
    held = ""
    for at, word in enumerate(words):
        if at and word in _PARTICLES and at < len(words) - 1:
            held += word
        else:
            joined.append(held + word)
            held = ""
    return tuple(joined)


def generation(words: Words) -> frozenset[str]:
    """Return what tells generations apart: jr, sr, ii and so on."""
    return frozenset(words) & _YOUNGER


def name_likeness(one: str, other: str) -> float:
    """Score two words of names; where a consonant is lost or added, only near certainty or a single letter counts."""
    score = name_score(one, other)
    if score >= SURELY or key(one) == key(other) or (min(len(one), len(other)) > 5 and OSA.distance(one, other) <= 1):
        return score
    return 0.0


def given_likeness(one: str, other: str) -> tuple[float, str]:
    """Score two given names and say what stands for what."""
    if one == other:
        return 1.0, ""
    if len(one) == 1 or len(other) == 1:
        return (1.0, "initial") if one[0] == other[0] else (0.0, "")
    if is_nickname(one, other):
        return 1.0, "given name shortened"
    score = name_likeness(one, other)
    if min(len(one), len(other)) >= 3 and (one.startswith(other) or other.startswith(one)) and score < 0.8:
        return 0.8, "given name shortened"
    return score, ""


def compare_people(one: Words, other: Words, context: Context = Context()) -> Verdict:
    """Score two full names (two words or more) as one person's; from SURE on they are one."""
    ways = [_compare(core(one), core(other), turned=False), _compare(core(one), core(other)[::-1], turned=True)]
    if glued(one) == one != glued(other) or glued(other) == other != glued(one):
        ways.append(_compare(glued(one), glued(other), turned=False))
    best = max(ways, key=lambda way: sum(value * WEIGHTS[name] for name, value in dict(way).items()))
    parts: dict[str, float] = dict(best)
    if generation(one) != generation(other):
        parts["other middle name"] = 1.0
    for name, holds in (
        ("one report has both", context.one_report_has_both),
        ("shared role", context.shared_role),
        ("kin", context.kin),
    ):
        if holds and (
            name != "one report has both"
            or "extra middle name" in parts
            or "both respelt" in parts
            or parts["given name"] < 0.9
        ):
            parts[name] = 1.0
    table = tuple(Part(name, value, WEIGHTS[name]) for name, value in parts.items() if value)
    if min(parts["surname"], parts["given name"]) < 0.5:
        return Verdict(0.0, table)
    return Verdict(sum(part.value * part.weight for part in table), table)


def _compare(one: Words, other: Words, *, turned: bool) -> dict[str, float]:
    """Measure two names word by word in the order given."""
    surname = name_likeness(one[-1], other[-1])
    given, how = given_likeness(one[0], other[0])
    parts = {"surname": surname, "given name": given}
    if how:
        parts[how] = 1.0
        if surname < NEARLY_SAME:
            parts["respelt beside a short form"] = 1.0
    if turned:
        parts["order turned"] = 1.0
    if surname < 1 and given < 1:
        parts["both respelt"] = 1.0
    middle = _middle(one[1:-1], other[1:-1])
    if middle:
        parts[middle] = 1.0
    return parts


def _middle(one: Words, other: Words) -> str:
    """Say what the words between given name and surname tell."""
    if one == other:
        return ""
    if "".join(one) == "".join(other):
        return ""
    if not one or not other:
        return "middle initial" if all(len(word) == 1 for word in one + other) else "extra middle name"
    if len(one) == len(other) and all(given_likeness(a, b)[0] >= 0.6 for a, b in zip(one, other, strict=True)):
        return ""
    return "other middle name"
