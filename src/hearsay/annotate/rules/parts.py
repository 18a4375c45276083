"""Which names are in a run of capitalised words? Sentence beginnings, titles and adjectives come off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hearsay.annotate.gazetteer import find_places, has_place
from hearsay.annotate.rules.kinds import other_places
from hearsay.annotate.rules.runs import Run
from hearsay.annotate.titles import SUFFIXES, demonyms, is_head, is_honorific, is_modifier, name_after_title
from hearsay.annotate.tokens import Token
from hearsay.annotate.wordlists import read_classes, read_words

_AFTER_POLICE = frozenset("have has had are were was on in at who to and that recorded arrested".split())
_UNITS = frozenset("city county district village town state".split())  # "Kent County | Executive"
_LARGE = 200_000  # people: a town that a person's name behind it cannot take for a given name


@dataclass(frozen=True, slots=True)
class Part:
    """Tokens first..last of a sentence that are one name; its titles in the same run begin at `title`."""

    first: int
    last: int
    opens: bool
    title: int


def find_parts(tokens: Sequence[Token], run: Run) -> Iterator[Part]:
    """Yield the names in a run: sentence beginnings, titles and adjectives off, two names side by side apart."""
    first, last, opens = run.first, run.last, run.opens
    starters = read_words("sentence_starters.txt")
    while first < last and tokens[first].lower in starters and _is_starter(tokens[first], opens or last - first == 1):
        first += 1
    opens = opens and first == run.first
    while last > first and not tokens[first].text[0].isalnum():
        first += 1
    start = name_after_title(tokens, first, last)
    owner = _owner_of_title(tokens, first, start)
    if owner > first:
        yield Part(first, owner, opens, first)
    if start < last and not _is_no_name(tokens, start, last):
        yield from _names(tokens, Part(start, last, opens and start == first, owner))


def _names(tokens: Sequence[Token], part: Part) -> Iterator[Part]:
    """Yield what stands behind the titles: one name, or a place with a person behind it."""
    split = _place_before_person(tokens, part.first, part.last)
    if split:
        yield replace(part, last=split)
        yield Part(split, part.last, False, split)
        return
    start = _without_adjective(tokens, part.first, part.last)
    title = part.title if part.title < part.first else start
    yield replace(part, first=start, last=part.last + _is_police(tokens, start, part.last), title=title)


def _is_starter(token: Token, is_bare: bool) -> bool:
    """Tell whether a capitalised function word is no name: in mid-sentence "The" is part of one, and "WHO" is one."""
    return is_bare and not (token.text.isupper() and len(token.text) > 1)


def _owner_of_title(tokens: Sequence[Token], first: int, start: int) -> int:
    """Return where the place or body ends that a title is of: "Erie County | Executive", "US | President"."""
    if start == first or tokens[first].text in demonyms():
        return first
    end = next((at for at in range(first, start) if is_head(tokens[at].text) or is_honorific(tokens[at].text)), start)
    while end > first and is_modifier(tokens[end - 1].text) and tokens[end - 1].lower not in _UNITS:
        end -= 1
    return first if _is_no_name(tokens, first, end) else end


def _is_no_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a run is only titles, peoples or single letters."""
    words = [token.text for token in tokens[first:last]]
    if not words:
        return True
    if has_place(" ".join(words)) or " ".join(words) in read_words("organizations.txt"):
        return len(words) == 1 and words[0] in demonyms()  # towns are called Polish and Western too
    if all(word in demonyms() or word in {"and", "-"} for word in words):
        return " ".join(words) not in other_places()
    if len(words) == 1 and (len(words[0].rstrip(".")) < 2 or words[0] in SUFFIXES):
        return True
    return all(is_head(w) or is_honorific(w) or is_modifier(w) or w in {"of", "and"} for w in words)


def _place_before_person(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Return where a person begins behind a place: "ambassador to Afghanistan | Dmitry Zhirnov"."""
    if first == 0 or tokens[first - 1].text not in {"to", "of", "in", "for", "from"} or last - first < 3:
        return None
    names = read_words("person_names.txt.gz")
    common = read_words("common_words.txt.gz")
    for at in (first + 1, first + 2):
        place = " ".join(token.text for token in tokens[first:at])
        if any(token.lower in common or not token.text[0].isalpha() for token in tokens[at:last]):
            continue
        is_person = last - at >= 2 and tokens[at].lower in names and not has_place(tokens[at].text)
        if is_person and _is_land(place):
            return at
    return None


def _is_land(name: str) -> bool:
    """Tell whether a name is surely a place's: a country's, or one that nobody is called."""
    found = find_places(name)
    is_free = name.lower() not in read_words("person_names.txt.gz")
    return any(place.feature == "country" or (is_free and place.population >= _LARGE) for place in found)


def _is_police(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a town's police follow: "Oslo police" is a body that speaks, "Oslo police chief" an office."""
    if last >= len(tokens) or tokens[last].text != "police":
        return False
    after = tokens[last + 1].text if last + 1 < len(tokens) else "."
    is_free = not after[0].isalnum() or after in read_classes("body_words.tsv")["says"] or after in _AFTER_POLICE
    return is_free and has_place(" ".join(token.text for token in tokens[first:last]))


def _without_adjective(tokens: Sequence[Token], first: int, last: int) -> int:
    """Drop "Russian" before a person or a bare body: the adjective stays where the name is built on it."""
    adjective = tokens[first].text
    if last - first < 2 or adjective not in demonyms() or adjective in {"North", "South", "East", "West"}:
        return first
    rest = tuple(token.text for token in tokens[first + 1 : last])
    whole = " ".join((adjective, *rest))
    if has_place(whole) or whole in other_places() or whole in read_words("organizations.txt"):
        return first
    names = read_words("person_names.txt.gz")
    if " ".join(rest) in read_words("organizations.txt") and rest[0] != "Red":
        return first + 1
    common = read_words("common_words.txt.gz")
    is_person = len(rest) >= 2 and rest[0].lower() in names and not any(word.lower() in common for word in rest[1:])
    return first + 1 if is_person else first
