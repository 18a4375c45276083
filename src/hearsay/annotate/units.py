"""What a number counts: measures, money, shares, ages, and the noun phrase of a count ("more than 6,000 fighters")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from hearsay.annotate.dating.timewords import resource_lines

NOUN_WORDS = 5  # words after a number among which its noun must stand
STATES = ("dead", "injured", "wounded", "missing", "killed", "hurt", "arrested", "displaced", "infected", "homeless")
IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "feet": "foot", "lives": "life", "wives": "wife",
    "knives": "knife", "thieves": "thief", "troops": "troops", "police": "police", "people": "people",
    "goods": "goods", "gunmen": "gunman", "policemen": "policeman", "fishermen": "fisherman", "series": "series",
    "species": "species", "aircraft": "aircraft", "buses": "bus", "viruses": "virus", "houses": "house",
    "cases": "case", "crises": "crisis", "horses": "horse", "purchases": "purchase", "courses": "course",
    "losses": "loss", "sheep": "sheep", "staff": "staff",
}  # fmt: skip
_PLURALS = frozenset(w for w in IRREGULAR if not w.endswith("s")) | {"personnel", "cattle", "others"}
_UNCHANGED = frozenset({"mph", "pence", "rand", "stone", "yuan"})  # of measures: their plural is no other
_VERBS = ("died", "came", "went", "took", "got", "fell", "rose", "sets", "gets", "makes", "takes", "comes", "goes")
_WORD = re.compile(
    r"(?:[ \t\u00a0]{1,2}|[ \t]?\n[ \t]?|[-–](?=[a-z]))[“\"‘']?"
    r"(?:([A-Za-z][A-Za-z.]{0,30}[A-Za-z]|[A-Za-z])[’”\"']?(?:s\b)?)"
)
_OLD = re.compile(r"[- \u00a0\n](year|month|week|day)s?[- \u00a0\n]old(s?)\b")
_OF = re.compile(r"(?:['’]?s)?[’”\"']?[ \n]of(?:[ \n](?:its|the|their|his|her|our|these|those))?(?=[ \n])")


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of measure: its name here, what it measures, and the factor to that dimension's base."""

    name: str
    dimension: str
    factor: float


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands after a number: the unit or head noun and where it ends; `age` and `measure` are told apart."""

    unit: str
    end: int
    kind: str  # "measure", "age", "people", "noun", "state"


@cache
def measures() -> dict[str, Measure]:
    """Read the units of measure by spelling."""
    rows = (line.split("\t") for line in resource_lines("units.tsv"))
    return {spelling: Measure(name, dimension, float(factor)) for spelling, name, dimension, factor in rows}


@cache
def measures_by_name() -> dict[str, Measure]:
    """Give the units of measure by the name that quantities carry."""
    return {m.name: m for m in measures().values()}


@cache
def people_words() -> frozenset[str]:
    """Read the nouns for people, in the singular."""
    return frozenset(singular(w) for w in resource_lines("people_words.txt"))


@cache
def _stops() -> frozenset[str]:
    return frozenset(resource_lines("count_stops.txt"))


@cache
def _measure_pattern() -> re.Pattern[str]:
    spellings = sorted((s for s in measures() if s[-1] not in "$£€¥₹₽"), key=lambda s: (-len(s), s))
    words = "|".join(re.escape(s) if len(s) < 3 or s.endswith("s") else re.escape(s) + "(?:e?s)?" for s in spellings)
    return re.compile(rf"[- \u00a0\n]{{0,2}}(?:U\.?S\.? )?({words})(?!\w)", re.IGNORECASE)


def read_counted(text: str, at: int) -> Counted | None:
    """Tell what the number that ends at `at` counts, if the words after it say so."""
    old = _OLD.match(text, at)
    if old:
        return Counted(f"{old[1]}-old", old.end(), "age")
    measured = _measure_pattern().match(text, at)
    if measured:
        spelling = measured[1].lower()
        name = measures().get(spelling) or measures().get(spelling.removesuffix("s")) or measures()[spelling[:-2]]
        return Counted(name.name, measured.end(), "measure")
    return _noun_phrase(text, at)


def _noun_phrase(text: str, at: int) -> Counted | None:
    """Walk the words after a number to the first plural noun; a state ("dead") right after it counts people."""
    of = _OF.match(text, at)
    place = of.end() if of else at
    for index in range(NOUN_WORDS):
        match = _WORD.match(text, place)
        if not match:
            return None
        word = match[1].lower()
        if index == 0 and word in STATES and not _leads_to_plural(text, match.end()):
            return Counted(word, match.end(1), "state")
        if (word in _stops() and match[1] != "US") or _is_verb(word):
            return None
        if is_plural(word):
            noun = singular(word)
            return Counted(noun, match.end(1), "people" if noun in people_words() else "noun")
        place = match.end()
    return None


def _leads_to_plural(text: str, at: int) -> bool:
    """Tell whether a plural noun follows at once, as in "injured soldiers"."""
    match = _WORD.match(text, at)
    return bool(match and is_plural(match[1].lower()) and match[1].lower() not in _stops())


def _is_verb(word: str) -> bool:
    return word in _VERBS


def read_one(text: str, at: int) -> Counted | None:
    """Tell what person or measure a single one counts ("one child", "one 40-year-old man")."""
    old = _OLD.match(text, at)
    if old:
        return Counted(f"{old[1]}-old", old.end(), "age")
    measured = _measure_pattern().match(text, at)
    if measured:
        return read_counted(text, at)
    place = at
    for _ in range(3):
        match = _WORD.match(text, place)
        if not match or match[1].lower() in _stops():
            return None
        if match[1].lower() in people_words():
            return Counted(match[1].lower(), match.end(1), "people")
        place = match.end()
    return None


def is_plural(word: str) -> bool:
    """Tell whether a lower-case word looks like a plural noun."""
    if word in IRREGULAR or word in _PLURALS:
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous", "as"))


def singular(word: str) -> str:
    """Give the singular of a lower-case noun, as far as spelling tells."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1] if is_plural(word) else word


def plural(noun: str) -> str:
    """Give the plural of a singular noun or a measure, as far as spelling tells; symbols stay as they are."""
    *before, last = noun.split(" ")
    if before:
        return " ".join([*before, plural(last)])
    if last in _plurals():
        return _plurals()[last]
    if last in _UNCHANGED or not last.isalpha() or len(last) < 3 or (last.endswith("s") and not last.endswith("ss")):
        return last
    if last.endswith(("ch", "sh", "ss", "x", "z")):
        return f"{last}es"
    return f"{last[:-1]}ies" if last.endswith("y") and last[-2:-1] not in "aeiou" else f"{last}s"


@cache
def _plurals() -> dict[str, str]:
    return {"person": "people", **{one: many for many, one in IRREGULAR.items()}}
