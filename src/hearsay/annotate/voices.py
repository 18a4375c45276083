"""Say who is meant by a source, within one report.

A `Cast` remembers who has spoken so far, so that "he", "the spokesman" and "the company" go back to the voice that
the report means. What stays open keeps the report's own description and is not named.

1. a pronoun goes to the last voice that fits, or to a later name that opens a sentence;
2. a name that is the source itself, not an affiliation beside it, is the voice;
3. "the spokesman" goes to the voice so described, "the minister" to the name so titled, "the company" to the group
   that spoke last or is named most; "… also said" to the last voice;
4. everything else is a description.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from hearsay.annotate.wordlists import read_rows
from hearsay.model import Mention, Party, Span

Sort = Literal["person", "group", "text", "crowd"]

PRONOUNS: dict[str, Sort] = {
    "he": "person", "she": "person", "him": "person", "her": "person", "his": "person", "i": "person", "it": "group",
    "they": "crowd", "we": "crowd", "them": "crowd",
}  # fmt: skip
POSSESSIVES: dict[str, Sort] = {"his": "person", "her": "person", "its": "group", "their": "crowd"}
DESCRIBED_BY_WHO = re.compile(r"(?P<who>\b(?:[Aa]n?|[Tt]he|[Oo]ne|[A-Z][\w’'-]+)(?: [\w’'-]+){0,4}),? \Z")
RELATIVE = frozenset({"who", "which", "that"})
GOING_ON = re.compile(r"\b(?:also|added|adds|adding|continued|continues|went on|further|reiterated)\b", re.I)
LEADING = re.compile(
    r"(?:(?:and|but|as|also|yet|so|meanwhile|however|while|(?:for|on) (?:his|her|its|their) part)\b,?\s*)+", re.I
)
PASSED_ON = re.compile(r",? (?:(?:cited|quoted) (?:by|in)|who)\b|, (?:which|whose|where)\b|['’]s voice\b")
OWNED_BY = re.compile(r"\b(?:of|for|to|from|by|against|with)$")
OWNS = re.compile(
    r"\s?['’]s\b|[sS]?['’](?=\s)|\s(?!(?:and|or|of|from|in|at|on|with|for|to|who|as|by|also|himself|herself)\b)(?=[a-z])"
)
THING = re.compile(r"(?:tion|sion|ment|ysis|ings?|ism|age|ure|video|data|letter|law|rules?)s?$")
BELONGS_BEHIND = re.compile(r",|\s(?:of|for|to|from|in|at|by|with|on|about|close|who|which|that)\s")
BELONGS = re.compile(r"['’]s?\s|\b(?:of|for|to|from|in|at|by|against|with|on|about)\b")
SENTENCE_END = re.compile(r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)[.!?:][”\"’']?\s|\n")
REACH_NEAR = 150
DESCRIBED = re.compile(r"\b(?:[Tt]he|an?) (?P<noun>\w+)\b(?! (?:of|for)\b|['’]s)")
MEDIA = frozenset("newspaper paper magazine daily broadcaster channel website outlet station".split())
ANY_GROUP = frozenset("company firm airline group agency movement carrier club organisation organization".split())
MUCH_MORE = 3  # times as often named as another group: the report is about it
REACH_CHARS = 600  # how far back a pronoun may look for a name; a voice may have spoken longer ago


@cache
def speaking_nouns() -> dict[str, Sort]:
    """Map each noun that can speak to the sort of voice it is."""
    rows = (line.split("\t") for line in read_rows("speakers.tsv"))
    sorts: dict[str, Sort] = {"person": "person", "group": "group", "text": "text", "crowd": "crowd"}
    return {word: sorts[sort] for word, sort in rows}


@dataclass(frozen=True, slots=True)
class _Turn:
    party: Party
    at: int
    sort: Sort
    words: frozenset[str]  # of the voice and of the source as worded: "Ines Falk, spokeswoman for the port"


@dataclass(slots=True)
class Cast:
    """The voices of a report in the order in which they spoke; grows while the report is read."""

    text: str
    mentions: Sequence[Mention]
    turns: list[_Turn] = field(default_factory=list)
    media: list[Party] = field(default_factory=list)  # the named links so far: what "the newspaper" may be

    def add(self, party: Party, at: int, source: Span | None = None) -> None:
        """Remember that this voice has spoken, and where, and in what words the source stands."""
        words = {*words_of(party.label), *(words_of(source.cut(self.text)) if source else ())}
        self.turns.append(_Turn(party, at, self._sort_of(party), frozenset(words)))

    def last(self, sort: Sort | None = None) -> Party | None:
        """Return who spoke last, of this sort if one is asked for."""
        turn = self.last_turn(sort)
        return turn.party if turn else None

    def last_turn(self, sort: Sort | None = None, outside: Sequence[Span] = ()) -> _Turn | None:
        """Return the last turn that lies outside some spans; a crowd may be anybody."""
        turns = (t for t in reversed(self.turns) if not any(s.start <= t.at < s.end for s in outside))
        return next((t for t in turns if sort in (None, "crowd") or t.sort == sort), None)

    def last_described(self, head: str) -> Party | None:
        """Return the last voice whose description has this head noun: "the source" after "a source of …"."""
        sort = speaking_nouns().get(head)
        fitting = (t for t in reversed(self.turns) if sort not in ("person", "group") or t.sort == sort)
        return next((t.party for t in fitting if head in t.words), None)

    def named_before(self, at: int, kind: str) -> list[Mention]:
        """Return the names of a kind that end before an offset, possessives left out."""
        return [
            m
            for m in self.mentions
            if m.span.end <= at and m.kind == kind and self.text[m.span.end : m.span.end + 2] not in ("'s", "’s")
        ]

    def _sort_of(self, party: Party) -> Sort:
        if party.named:
            kind = next((m.kind for m in self.mentions if m.span == party.span), "organization")
            return "person" if kind == "person" else "group"
        if party.label.istitle() and party.span is not None:
            return "group"
        head = head_of(party.label)
        return speaking_nouns().get(head, "text" if THING.search(head) else "person")


def name_voice(source: Span, cue: Span, cast: Cast, *, said: Sequence[Span] = ()) -> Party:
    """Say who a source is: a name, an earlier voice, or the report's own description of them.

    `said` is what they say: whoever speaks within it is another.
    """
    text = cast.text
    span = _strip(text, source)
    words = words_of(span.cut(text))
    if len(words) == 1 and words[0] in RELATIVE:
        return _antecedent(span, cast)
    if words[:1] == ["who"] and (before := DESCRIBED_BY_WHO.search(text, max(0, span.start - REACH_NEAR), span.start)):
        return name_voice(Span(*before.span("who")), cue, cast, said=said)
    if words[1:] == ["part"] and words[0] in POSSESSIVES:
        return _turned_round(said, cast) or _pronoun(span, POSSESSIVES[words[0]], cast, said=said)
    if len(words) == 1 and words[0] in PRONOUNS:
        return _pronoun(span, PRONOUNS[words[0]], cast, said=said)
    inside = [m for m in cast.mentions if span.contains(m.span)]
    named = _own_name(text, span, inside)
    if named is not None:
        return Party(named.span.cut(text), named.span, named=True)
    is_of_somebody = any(m.kind in ("person", "organization") for m in inside)
    return _described_before(span, cue, cast, named=is_of_somebody) or Party(span.cut(text), span, named=False)


def _turned_round(said: Sequence[Span], cast: Cast) -> Party | None:
    """Return the name that what is said begins with: "for his part, denied Ada Lund, who heads the port, that …"."""
    name = next((m.span for m in cast.mentions if said and m.span.start == said[0].start), None)
    return Party(name.cut(cast.text), name, named=True) if name else None


def name_retold(source: Span, cast: Cast, *, teller: Span | None) -> Party:
    """Say whom somebody quotes as "he": the person named or described last before, never the teller."""
    text = cast.text
    own = frozenset(words_of(teller.cut(text))) if teller else frozenset()
    names = [m.span for m in cast.named_before(source.start, "person") if not own & set(words_of(m.span.cut(text)))]
    described = [
        Span(*found.span())
        for found in DESCRIBED.finditer(text, max(0, source.start - REACH_CHARS), source.start)
        if speaking_nouns().get(found["noun"].lower()) == "person" and found["noun"].lower() not in own
    ]
    last = max([*names, *described], default=None)
    return Party(last.cut(text), last, named=last in names) if last else Party(source.cut(text), source)


def words_of(label: str) -> list[str]:
    """Return the words of a label, lower-case, possessive endings left out."""
    return [w.removesuffix("'s").removesuffix("’s") for w in re.findall(r"[\w.\-]+(?:['’]s)?", label.lower())]


def head_of(description: str) -> str:
    """Return the noun that says what somebody is: "boss" of "the boss of a union, who …"."""
    words = words_of(BELONGS_BEHIND.split(description, maxsplit=1)[0])
    return words[-1] if words else ""


def _strip(text: str, span: Span) -> Span:
    """Cut off what leads in ("but", "for his part"), "who …" and through whom the words came ("cited by …")."""
    match = LEADING.match(text, span.start, span.end)
    start = match.end() if match and match.end() < span.end else span.start
    passed_on = PASSED_ON.search(text, start, span.end)
    return Span(start, passed_on.start() if passed_on and passed_on.start() > start else span.end)


def _own_name(text: str, span: Span, inside: Sequence[Mention]) -> Mention | None:
    """Return the mention that is the source itself, not an affiliation or a place beside it."""
    people = [m for m in inside if m.kind == "person" and not _is_owner(text, m.span, span)]
    if people:
        return people[0]
    bare = words_of(re.sub(r"^(?:the|a|an)\s+", "", span.cut(text), flags=re.I))
    head = _before_comma(text, span)
    last = [m for m in inside if m.kind == "organization" and m.span.end == head.end]
    if last and not BELONGS.search(text, head.start, last[-1].span.start):
        return last[-1]
    for mention in (m for m in inside if m.kind != "person"):
        rest = [w for w in bare if w not in words_of(mention.span.cut(text))]
        if not rest or (len(rest) <= 2 and not speaking_nouns().keys() & set(rest) and mention.kind != "place"):
            return mention
    return None


def _before_comma(text: str, span: Span) -> Span:
    """Return the source without what is set off behind it: "the Orn Company, a maker of ropes"."""
    comma = text.find(",", span.start, span.end)
    return Span(span.start, comma) if comma > span.start else span


def _is_owner(text: str, name: Span, source: Span) -> bool:
    """Tell whether a person's name only says whose aide or lawyer speaks."""
    before = text[source.start : name.start].lower().rstrip()
    if OWNS.match(text, name.end, source.end):
        return True
    return bool(OWNED_BY.search(before)) and bool(speaking_nouns().keys() & set(words_of(before)))


def _antecedent(span: Span, cast: Cast) -> Party:
    """Return the name that "who" follows; else who spoke last."""
    before = [m for m in cast.mentions if m.span.end <= span.start]
    if before and span.start - before[-1].span.end <= 120:
        return Party(before[-1].span.cut(cast.text), before[-1].span, named=True)
    return cast.last() or Party(span.cut(cast.text), span)


def _pronoun(span: Span, sort: Sort, cast: Cast, *, said: Sequence[Span]) -> Party:
    """Return the last voice of the sort, unless a name of the sort has opened a sentence since."""
    turn = cast.last_turn(sort, outside=said)
    before = cast.named_before(span.start, "person" if sort == "person" else "organization")
    names = [m for m in before if not any(part.contains(m.span) for part in said)]
    near = [m for m in names if span.start - m.span.end <= REACH_CHARS and not _same_sentence(cast.text, m.span, span)]
    since = [m for m in near if (turn is None or m.span.start > turn.at) and _opens_sentence(cast.text, m.span)]
    if since and sort != "crowd":
        return Party(since[-1].span.cut(cast.text), since[-1].span, named=True)
    if turn is not None:
        return turn.party
    if near and sort != "crowd":
        return Party(near[-1].span.cut(cast.text), near[-1].span, named=True)
    return Party(span.cut(cast.text), span)


def _same_sentence(text: str, name: Span, pronoun: Span) -> bool:
    return not SENTENCE_END.search(text, name.end, pronoun.start)


def _opens_sentence(text: str, name: Span) -> bool:
    """Tell whether a name, titles and the like before it left aside, is the first thing in its sentence."""
    before = SENTENCE_END.split(text[max(0, name.start - 80) : name.start])[-1]
    return len(before.split()) <= 4 and "," not in before


def _described_before(span: Span, cue: Span, cast: Cast, *, named: bool) -> Party | None:
    """Take "the spokesman", "the minister", "the company" back to whom they stand for."""
    words = words_of(span.cut(cast.text))
    if named or not words or len(words) > 4 or words[0] not in ("the", "that", "this") or "’" in span.cut(cast.text):
        return None
    head = words[-1]
    sort = speaking_nouns().get(head)
    earlier = cast.last_described(head) or (_titled(head, span, cast) if sort != "group" else None)
    if earlier is None and head in MEDIA:
        return cast.media[-1] if cast.media else None
    if earlier is None and sort == "group":
        earlier = _so_called(head, span, cast) or (_group_meant(span, cast) if head in ANY_GROUP else None)
    if earlier is None and sort == "text":
        earlier = _author(head, cast)
    if earlier is None and sort == "person" and GOING_ON.search(cue.cut(cast.text)):
        earlier = cast.last("person")
    return earlier


def _so_called(head: str, span: Span, cast: Cast) -> Party | None:
    """Return the last group whose name has the noun: "the university" after "the University of Norden"."""
    groups = (m for m in reversed(cast.mentions) if m.kind in ("organization", "place") and m.span.end <= span.start)
    named = next((m for m in groups if head in words_of(m.span.cut(cast.text))), None)
    return Party(named.span.cut(cast.text), named.span, named=True) if named else None


def _group_meant(span: Span, cast: Cast) -> Party | None:
    """Return the group that spoke last, unless the report is plainly about another."""
    last, most = cast.last("group"), _most_named(span, cast)
    if last is None or most is None:
        return last or most
    named = Counter(m.span.cut(cast.text) for m in cast.mentions if m.kind == "organization")
    return most if named[most.label] >= MUCH_MORE * max(named[last.label], 1) else last


def _author(head: str, cast: Cast) -> Party | None:
    """Return whose "statement" speaks: the last voice that spoke in one."""
    made = re.compile(
        rf"\b(?:in|released|issued|wrote|published|posted) (?:an?|its|his|her|their|the) (?:\w+ )?{re.escape(head)}\b"
    )
    near = (t for t in reversed(cast.turns) if made.search(cast.text, max(0, t.at - REACH_NEAR), t.at + REACH_NEAR))
    return next((t.party for t in near), None)


def _titled(head: str, span: Span, cast: Cast) -> Party | None:
    """Return the nearest name before that bears the noun as its title: "the minister" after "Minister Falk"."""
    for mention in reversed(cast.mentions):
        if mention.span.end <= span.start and mention.role and head in words_of(mention.role.cut(cast.text)):
            return Party(mention.span.cut(cast.text), mention.span, named=True)
    return None


def _most_named(span: Span, cast: Cast) -> Party | None:
    """Return the group that the report has named most so far, if it has named it twice."""
    groups = cast.named_before(span.start, "organization")
    counts = Counter(m.span.cut(cast.text) for m in groups)
    if not counts or max(counts.values()) < 2:
        return None
    best = max(groups, key=lambda m: (counts[m.span.cut(cast.text)], m.span.start))
    return Party(best.span.cut(cast.text), best.span, named=True)
