"""Are two names of groups, places or things one? Same words, a known form left off, an acronym, a slip of spelling."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Mapping
from functools import cache
from typing import Final

from rapidfuzz.distance import OSA, Levenshtein

from hearsay.annotate.gazetteer import find_places, has_place
from hearsay.relate.background import frequency
from hearsay.relate.naming.namings import Name, Naming
from hearsay.relate.naming.partition import Link, Parts, pairs_in_blocks
from hearsay.relate.naming.renown import Words, generics, is_generic, known_places, usual_words
from hearsay.relate.naming.sounds import key
from hearsay.relate.naming.spellings import name_score

SPELT_ALIKE: Final = 0.8  # token score from which two words in different reports are one place or group
GOVERNED_ALIKE: Final = 0.6  # the same where the words around are the same ("Banshir Valley", "Panjshir Valley")
LETTERS_ALIKE: Final = 0.6  # share of letters that two spellings have in common: "Guilford" is no "Walworth"
ACRONYM_LETTERS: Final = 4  # a word of so many may be an acronym of something else
RARE: Final = 3  # a word that more reports of the background have is no slip of the pen
_COMPASS: Final = frozenset(
    ("north", "south", "east", "west", "northern", "southern", "eastern", "western", "new", "central", "upper", "lower")
)
_SETTLEMENT: Final = frozenset(("village", "town", "city", "municipality", "island"))
_LODGING: Final = frozenset(("hotel", "and", "casino", "resort", "nightclub", "club"))
_ACRONYM: Final = re.compile(r"^(?:[A-Z]\.?){2,8}$|^(?=.*[A-Z].*[A-Z])[A-Za-z]{3,7}$|^[A-Z][a-z]{2,5}$")


def group_links(namings: Mapping[Name, Naming]) -> list[Link[Name]]:
    """Link the names whose wording says that they are one, whatever else the story has."""
    blocks: dict[Hashable, set[Name]] = defaultdict(set)
    for name, naming in namings.items():
        for block in _blocks(naming):
            blocks[block].add(name)
    links = []
    for one, other in pairs_in_blocks(blocks, order=lambda n: n.id):
        link = _compare(namings[one], namings[other])
        if link:
            links.append(Link(one, other, *link))
    return links + _acronym_links(namings)


def _blocks(naming: Naming) -> set[Hashable]:
    """List the keys under which a name meets those that it may be compared with."""
    words = naming.content
    if not words:
        return set()
    joined = key("".join(word for word in words if word.isalpha()))[:12]
    found: set[Hashable] = {
        ("bag", tuple(sorted(words))),
        ("legal", _bare(words)),
        ("key", joined),
        ("written", "".join(words)),
    }
    found |= {("less", joined[:i] + joined[i + 1 :]) for i in range(len(joined)) if len(joined) >= 4} | {
        ("less", joined)
    }
    if len(words) == 1:
        found |= {("sorted", _consonants(words[0]))}
    if len(words) > 1:
        found |= {("ends", words[0], words[-1])}
    return found


def _consonants(word: str) -> str:
    """Sort a word's consonants, j and g as one: what is left when a machine has scrambled a name."""
    return "".join(sorted(key(word).replace("K", "J")))


def _bare(words: Words) -> Words:
    """Drop the form of a firm, and "department" after the police."""
    kept = words
    while len(kept) > 1 and (kept[-1] in generics("legal") or kept[-2:] == ("police", "department")):
        kept = kept[:-1]
    return kept


def _compare(one: Naming, other: Naming) -> tuple[float, str] | None:
    """Score two names by their wording alone."""
    if one.name.person and other.name.person and max(len(one.name.words), len(other.name.words)) > 1:
        return None
    a, b = one.content, other.content
    if a == b or "".join(a) == "".join(b):
        return (6.0, "the same words") if one.name.person == other.name.person else None
    if not _kinds_agree(one, other):
        return None
    if len(a) > 2 and sorted(a) == sorted(b):
        return 5.5, "the same words in another order"
    if _bare(a) == _bare(b):
        return 5.5, "the same words but for the form of the firm or office"
    if (
        len(a) > 1
        and len(b) > 1
        and (a[0], a[-1]) == (b[0], b[-1])
        and (len(a) == 2 or len(b) == 2)
        and abs(len(a) - len(b)) == 1
        and a[-1] in generics("thing")
    ):
        return 5.0, "the same words, one left out"
    return _respelt(one, other)


def _kinds_agree(one: Naming, other: Naming) -> bool:
    """Tell whether two kinds may be of one thing: an unsure kind agrees with all, and wording tells more than kind."""
    if one.kind == other.kind or "other" in (one.kind, other.kind) or is_same_wording(one.name.words, other.name.words):
        return True
    shared = set(one.content[1:]) & set(other.content[1:]) & generics("group")
    return bool(shared) and not (one.name.person or other.name.person)


def is_same_wording(one: Words, other: Words) -> bool:
    """Tell whether two longer names are one in all but a word like "Limited" or "University", or a single letter."""
    short, long = sorted((one, other), key=len)
    rest = long[len(short) :]
    if len(short) > 1 and rest and short == long[: len(short)]:
        return all(word in generics("group") or word in generics("legal") for word in rest)
    written = " ".join(one), " ".join(other)
    return len(short) > 1 and len(one) == len(other) and min(map(len, written)) > 7 and OSA.distance(*written) <= 1


def _respelt(one: Naming, other: Naming) -> tuple[float, str] | None:
    """Score two names that are alike but for the spelling of one word."""
    a, b = one.content, other.content
    if len(a) != len(b) or (one.is_known and other.is_known):
        return None
    changed = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(changed) != 1 or not all(word.isalpha() for word in changed[0]):
        return None
    pair = changed[0]
    if _are_two_places(*pair):
        return None
    rare, usual = sorted((one, other), key=lambda n: (len(n.sightings), n.name.id))
    odd = pair[0] if rare is one else pair[1]
    if (
        any(word in generics(sort) for word in pair for sort in ("group", "place", "thing", "legal"))
        or min(map(len, pair)) < 4
    ):
        return None
    score = name_score(*pair) if Levenshtein.normalized_similarity(*pair) >= LETTERS_ALIKE else 0.0
    if score >= _needed(rare, usual, odd, governed=len(a) > 1 and min(map(len, pair)) >= 5):
        return 4.0 + score, f"one name in another spelling ({score:.2f})"
    return _slip(rare, usual, pair, odd)


def _are_two_places(one: str, other: str) -> bool:
    """Tell whether the gazetteer has both words, and for no place in common: Gainesville and Zanesville."""
    here, there = ({place.key for place in find_places(word)} for word in (one, other))
    return bool(here and there and not here & there)


def _needed(rare: Naming, usual: Naming, odd: str, *, governed: bool) -> float:
    """Say how alike two spellings must be: more where one report has both, for it should spell a name one way."""
    if odd in _places() or frequency(odd) > 30:
        return 2.0
    if not rare.reports & usual.reports:
        return GOVERNED_ALIKE if governed else SPELT_ALIKE
    outnumbered = len(usual.sightings) >= 3 * len(rare.sightings) and frequency(odd) <= RARE
    return SPELT_ALIKE if outnumbered and (governed or len(rare.sightings) == 1) else 2.0


@cache
def _places() -> frozenset[str]:
    return frozenset(words[0] for words in known_places() if len(words) == 1)


def _slip(rare: Naming, usual: Naming, pair: tuple[str, str], odd: str) -> tuple[float, str] | None:
    """Take an odd spelling that stands once or twice for the usual one that it nearly is."""
    if (
        len(rare.sightings) > 2
        or len(usual.sightings) < len(rare.sightings)
        or min(map(len, pair)) < 5
        or odd in _places()
    ):
        return None
    one_letter = OSA.distance(*pair) <= 1 and (pair[0][0] == pair[1][0] or min(map(len, pair)) > 6)
    in_phrase = len(rare.content) > 1 and len(usual.sightings) >= len(rare.sightings)
    if (
        one_letter
        and (frequency(odd) <= RARE or in_phrase)
        and (len(usual.sightings) > len(rare.sightings) or in_phrase)
    ):
        return 4.2, "one letter off, and found only here"
    scrambled = _consonants(pair[0]) == _consonants(pair[1]) and len(key(pair[0])) >= 4
    if (
        scrambled
        and not has_place(odd)
        and frequency(odd) <= 1
        and len(usual.sightings) >= 4
        and usual.reports >= rare.reports
        and len(rare.sightings) == 1
    ):
        return 4.1, "an odd spelling found once, of the same consonants, beside the usual one"
    return None


# ---------------------------------------------------------------- acronyms


def _initials(words: Words) -> set[str]:
    """Return the letters that may stand for a name, with and without its linking words."""
    linking = ("of", "the", "and", "for", "in", "on")
    return {"".join(w[0] for w in words), "".join(w[0] for w in words if w not in linking)}


def _acronym_links(namings: Mapping[Name, Naming]) -> list[Link[Name]]:
    """Link each acronym to the one name that it can stand for; two such names, and it stays alone."""
    longs: dict[str, list[Naming]] = defaultdict(list)
    for naming in namings.values():
        if not naming.name.person and len(naming.name.words) > 1:
            for letters in _initials(naming.name.words):
                longs["".join(sorted(letters))].append(naming)
    links = []
    for naming in namings.values():
        if len(naming.name.words) == 1 and not naming.is_known and any(_ACRONYM.match(text) for text in naming.texts):
            links += _links_of_acronym(naming, longs["".join(sorted(naming.name.words[0]))])
    return links


def _links_of_acronym(short: Naming, longs: list[Naming]) -> list[Link[Name]]:
    """Choose the names that an acronym stands for, those with its own order of letters first."""
    letters = short.name.words[0]
    usable = [long for long in longs if _kinds_agree(short, long) and len(letters) >= 2]
    straight = [long for long in usable if letters in _initials(long.name.words)]
    turned = len(letters) >= 3 and short.is_capitals and frequency(letters) <= RARE
    chosen = straight if straight else [long for long in usable if turned and len(long.content) >= 3]
    near = [long for long in chosen if long.reports & short.reports]
    chosen = near or (chosen if len(letters) >= 3 and short.is_capitals else [])
    if len({tuple(sorted(long.content)) for long in chosen}) != 1:
        return []
    why = f"{short.sightings[0].text} is short for {chosen[0].sightings[0].text}"
    return [Link(short.name, long.name, 5.2 if straight else 4.7, why) for long in chosen]


# ---------------------------------------------------------------- short forms


def short_form_links(namings: Mapping[Name, Naming], parts: Parts[Name]) -> list[Link[Name]]:
    """Link a name to the longer one that it begins or ends, where the story has but one such."""
    longer: dict[Words, list[Naming]] = defaultdict(list)
    for naming in namings.values():
        words = naming.name.words
        for cut in range(1, len(words)):
            longer[words[:cut]].append(naming)
            longer[words[cut:]].append(naming)
    links = []
    for naming in sorted(namings.values(), key=lambda n: (-len(n.name.words), n.name.id)):
        found = [
            (long, why)
            for long in longer.get(naming.name.words, ())[:40]
            if (why := _stands_for(naming, long, namings))
        ]
        nearest = [pair for pair in found if all(_holds(other, pair[0]) for other, _ in found)]
        found = nearest or found
        if len({parts.part[long.name] for long, _ in found}) == 1:
            links += [Link(naming.name, long.name, 4.4, why) for long, why in found]
    return links


def _holds(long: Naming, short: Naming) -> bool:
    """Tell whether a name begins or ends with another, or is it: "Kesh Valley Province" holds "Kesh Valley"."""
    words, part = long.name.words, short.name.words
    return words[: len(part)] == part or words[-len(part) :] == part


def _stands_for(short: Naming, long: Naming, namings: Mapping[Name, Naming]) -> str:
    """Say why a name may stand for a longer one, or nothing."""
    words, whole = short.name.words, long.name.words
    whole_group = is_same_wording(words, whole)
    if not _kinds_agree(short, long) or ((short.name.person or long.name.person) and not whole_group):
        return ""
    if len(words) == 1 and len(words[0]) <= ACRONYM_LETTERS and not _is_written_in(short, long):
        return ""
    if (all(is_generic(word) for word in words) and words[0] not in generics("thing")) or words[0].isdigit():
        return "" if words not in (("north",), ("south",)) else _compass(short, long)
    why = f"short for {long.sightings[0].text}"
    if short.is_place or long.is_place:
        return why if _is_same_place(short, long, namings) else ""
    if whole[: len(words)] == words:
        rest = whole[len(words) :]
        seat = Name(rest[1:], person=False)  # "the Dockers' Union of Torsund" where the story has Torsund
        seated = rest[0] == "of" and seat in namings and namings[seat].is_place
        return why if seated or _extends(rest, short, long) else ""
    before = whole[: -len(words)]
    return why if before[-1] not in ("of", "for", "in", "at", "from", "and") else ""


def _is_written_in(short: Naming, long: Naming) -> bool:
    """Tell whether a word stands letter for letter in a longer name: "UN" in "UN Council", not "ET" in "Et tu Vega"."""
    return any(text in whole.split() for text in short.texts for whole in long.texts)


def _extends(rest: Words, short: Naming, long: Naming) -> bool:
    """Tell whether the words after a short name only complete it; else they name a part or a numbered other."""
    both = short.reports & long.reports
    if rest[0] in ("flight", "act", "deal", "day") or (rest[-1].isdigit() and not both):
        return False
    completes = any(word in generics("group") for word in rest) or long.kind != "organization"
    return completes or any(long.first[report] < short.first[report] for report in both)


def _compass(short: Naming, long: Naming) -> str:
    """Let “the North” stand for the country of that name that its report has."""
    is_start = long.name.words[:1] == short.name.words and long.name.words in known_places()
    return f"short for {long.sightings[0].text}" if is_start and short.reports <= long.reports else ""


def _is_same_place(short: Naming, long: Naming, namings: Mapping[Name, Naming]) -> bool:
    """Tell whether the longer name is the short one's own: "X Valley", or "Strip" of "Vega Strip"."""
    words, whole = short.name.words, long.name.words
    if whole[: len(words)] == words:
        rest = whole[len(words) :]
        if rest[-1] in _LODGING and len(words) > 1 and _LODGING.issuperset(rest) and not has_place(" ".join(words)):
            return True
        if not all(word in generics("same") for word in rest) or (long.kind not in ("place", "other")):
            return False
        return not set(rest) & _SETTLEMENT or all(frequency(word) <= RARE for word in words)
    before = whole[: -len(words)]
    if words in known_places() or before[-1] in _COMPASS or before[-1] in ("of", "and"):
        return False
    named = Name(usual_words(" ".join(before)), person=False)
    return ((named in namings and namings[named].is_place) or before in known_places()) and bool(
        short.reports & long.reports
    )
