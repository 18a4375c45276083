"""Which names stand where, and of what kind? By rules.

1. Runs of capitalised words, with titles, peoples' adjectives and sentence beginnings taken off.
2. Points for each kind from wording and context, added up over the report; surnames follow the full name.
3. A word that only begins sentences is a name if the report has it elsewhere or nothing in print writes it small.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hearsay.annotate.gazetteer import has_place
from hearsay.annotate.marks import NameMark
from hearsay.annotate.rules.kinds import best_kind, context_points, other_places, wording_points
from hearsay.annotate.rules.parts import Part, find_parts
from hearsay.annotate.rules.runs import PARTICLES, find_runs
from hearsay.annotate.titles import demonyms, is_head, is_honorific, role_after, role_before
from hearsay.annotate.tokens import Token, tokenise
from hearsay.annotate.wordlists import read_words
from hearsay.model import Kind, Role, Sentence, Span

_TITLED_SHARE, _PROSE_SHARE = 0.6, 0.9  # of capitalised words: in a line without a stop, and with one
_MOST_CONTEXTS = 3
_BRIEF, _SINGLE_POINTS = 4, 0.6
_ROLE_POINTS, _HONORIFIC_POINTS, _SURNAME_POINTS = 6.0, 7.0, 5.0
_SURE_POINTS = 3.0  # below, a name of several words says nothing of its parts


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A name as it stands: tokens first..last of a sentence, its words, its role; `opens` where a sentence begins."""

    tokens: tuple[Token, ...]
    first: int
    last: int
    opens: bool
    role: tuple[int, int] | None

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(token.text for token in self.tokens[self.first : self.last])

    @property
    def key(self) -> str:
        return " ".join(self.words).casefold()

    @property
    def span(self) -> Span:
        return Span(self.tokens[self.first].start, self.tokens[self.last - 1].end)


def mark_names(text: str, sentences: Sequence[Sentence]) -> tuple[NameMark, ...]:
    """Mark the names in a report's sentences, furniture left out."""
    told = [s for s in sentences if s.role is not Role.FURNITURE]
    lines = [tokenise(text, sentence.span) for sentence in told]
    found = [candidate for tokens in lines for candidate in _candidates(tokens)]
    kept = list(_accepted(found))
    kinds = _kinds(kept, is_brief=len(told) < _BRIEF)
    return tuple(NameMark(candidate.span, kinds[candidate.key]) for candidate in kept)


# ---------------------------------------------------------------- 1. candidates


def _candidates(tokens: tuple[Token, ...]) -> Iterator[_Candidate]:
    is_titled = _is_titled(tokens)
    for run in find_runs(tokens, is_titled=is_titled):
        for part in find_parts(tokens, run):
            yield _Candidate(tokens, part.first, part.last, part.opens, _role(tokens, part))


def _is_titled(tokens: Sequence[Token]) -> bool:
    """Tell whether a line is set in title case or capitals, so that a capital tells nothing."""
    small = read_words("sentence_starters.txt")
    words = [token for token in tokens[1:] if token.text.isalpha() and len(token.text) > 2 and token.lower not in small]
    share = _PROSE_SHARE if tokens and tokens[-1].text in ".,;" else _TITLED_SHARE
    return len(words) >= 4 and sum(token.is_large for token in words) > share * len(words)


def _role(tokens: Sequence[Token], part: Part) -> tuple[int, int] | None:
    before = role_before(tokens, part.first)
    return (min(before[0], part.title), before[1]) if before else role_after(tokens, part.last)


# ---------------------------------------------------------------- 3. beginnings of sentences


def _accepted(found: Sequence[_Candidate]) -> Iterator[_Candidate]:
    """Drop what only begins a sentence or is a common word with a capital, and part names that merely touch."""
    sure = {candidate.key for candidate in found if not candidate.opens}
    inner = {word.casefold() for c in found if len(c.words) > 1 for word in c.words[not c.opens :]}
    for candidate in found:
        if len(candidate.words) == 1:
            if _is_single_name(candidate, sure, inner):
                yield candidate
        else:
            yield from _parted(candidate, sure, inner)


def _is_single_name(candidate: _Candidate, sure: set[str], inner: set[str]) -> bool:
    """Tell whether one capitalised word is a name: print seldom writes it small, or the report has it inside a name."""
    word = candidate.words[0]
    if word in read_words("organizations.txt") or word in other_places() or _is_acronym(word):
        return True
    if word.lower() not in _common():
        return True
    if _title_points(candidate):
        return True
    if candidate.key in inner and not is_head(word):
        return not candidate.opens or candidate.key in sure
    return has_place(word) and not candidate.opens


def _common() -> frozenset[str]:
    return read_words("common_words.txt.gz")


def _is_acronym(word: str) -> bool:
    return word.isupper() and 1 < len(word) <= 5


def _parted(candidate: _Candidate, sure: set[str], inner: set[str]) -> Iterator[_Candidate]:
    """Yield a name of several words: less a common word that begins the sentence, or in two where two names touch."""
    words = candidate.words
    rest = replace(candidate, first=candidate.first + 1, opens=False)
    if candidate.opens and len(words) == 2 and words[1] in demonyms() and words[0].lower() in _common():
        return
    is_common = words[0].lower() in _common()
    if rest.words[0] in PARTICLES or not rest.words[0][0].isalnum():
        yield candidate
    elif candidate.opens and is_common and (rest.key in sure or (len(words) == 2 and rest.key in inner)):
        yield rest
    elif _touch(words, sure):
        yield replace(candidate, last=candidate.first + 1, role=None)
        yield rest
    else:
        yield candidate


def _touch(words: Sequence[str], sure: set[str]) -> bool:
    """Tell whether two names merely touch: "Equifax | Richard Smith", "Reuters | Equifax"."""
    names = read_words("person_names.txt.gz")
    common = _common()
    if words[0].casefold() not in sure or is_head(words[0]):
        return False
    if len(words) == 2:
        return words[1] in read_words("organizations.txt") and words[0].lower() not in names
    is_person = len(words) == 3 and words[1].lower() in names and words[2].lower() not in common
    return is_person and words[0].lower() not in names and words[1].lower() not in common


# ---------------------------------------------------------------- 2. kinds


def _kinds(found: Sequence[_Candidate], *, is_brief: bool) -> dict[str, Kind]:
    """Judge each name by the points of all its places; then parts of full names follow them.

    A report names a person in full once, so a single unknown word is a body's in a report but a person's in a line.
    """
    points: dict[str, Counter[Kind]] = {}
    places: dict[str, list[_Candidate]] = defaultdict(list)
    for candidate in found:
        places[candidate.key].append(candidate)
    for key, same in places.items():
        points[key] = _points(same)
        if len(same[0].words) == 1 and not _is_acronym(same[0].words[0]):
            points[key]["person" if is_brief else "organization"] += _SINGLE_POINTS  # type: ignore[assignment]
    _link_parts({candidate.key: candidate.words for candidate in found}, points)
    return {key: best_kind(counter) for key, counter in points.items()}


def _points(same: Sequence[_Candidate]) -> Counter[Kind]:
    """Add up what wording, titles and context say of one name; many alike contexts count as a few."""
    points: Counter[Kind] = Counter()
    for kind, score in (*wording_points(same[0].words), *max((_title_points(c) for c in same), key=len)):
        points[kind] += score  # type: ignore[assignment]
    weight = min(len(same), _MOST_CONTEXTS) / len(same)
    for candidate in same:
        for kind, score in context_points(candidate.tokens, candidate.first, candidate.last):
            points[kind] += score * weight  # type: ignore[assignment]
    return points


def _title_points(candidate: _Candidate) -> tuple[tuple[Kind, float], ...]:
    first = candidate.first
    if first and is_honorific(candidate.tokens[first - 1].text):
        return (("person", _HONORIFIC_POINTS),)
    if candidate.role and candidate.role[1] in {first, first - 1}:
        return (("person", _ROLE_POINTS),)
    return ()


def _link_parts(words: dict[str, tuple[str, ...]], points: dict[str, Counter[Kind]]) -> None:
    """Give a surname alone the kind of the full name, and the short form of a body that of the long one."""
    singles = {key for key, parts in words.items() if len(parts) == 1}
    for key, parts in words.items():
        kind = best_kind(points[key])
        if len(parts) < 2 or kind == "place" or points[key][kind] < _SURE_POINTS:
            continue
        first, last = parts[0].casefold(), parts[-1].casefold()
        if kind == "person" and last in singles and first != last:
            points[last]["person"] += _SURNAME_POINTS  # type: ignore[assignment]
        if kind == "person" and first in singles and first != last:
            points[first]["person"] += _SURNAME_POINTS / 2  # type: ignore[assignment]
        if kind != "person" and first in singles and not has_place(first):
            points[first][kind] += 2.0  # type: ignore[assignment]
