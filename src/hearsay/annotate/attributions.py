"""Who is said to have said what in one report: source, cue and content, resolved to voice, chain, stance and manner."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hearsay.annotate.chains import find_carrier, find_cited, find_house, find_links, outside
from hearsay.annotate.ledes import foretold
from hearsay.annotate.lexicon import verb_in
from hearsay.annotate.marks import Marks, SpeechMark
from hearsay.annotate.orphans import adopt_orphans
from hearsay.annotate.quotations import find_quotations
from hearsay.annotate.recasting import recast
from hearsay.annotate.stance import manner_of, stance_of
from hearsay.annotate.voices import GOING_ON, Cast, name_retold, name_voice
from hearsay.model import Attribution, Mention, Party, Report, Sentence, Span

MAX_CHAIN = 6
NEIGHBOURS = 64  # marks before and behind one that are asked whether it stands in what they say
REGION_CHARS = 1_000  # around a cue, where links are looked for: no sentence of a newspaper is longer
ACCORDING = "according to"
OPENING_MARKS = "\"“‘'«„"
PASSIVE = re.compile(r"(?:\b(?:is|are|was|were|be|been|being)|['’]re) (?:\w+ )*?\w+(?:ed|en|own)\b", re.I)
NOBODY_KNOWN = Party("unnamed")
NOBODY = re.compile(
    r"\b(?:is|are|was|were|been|being) (?:\w+ly |also )?"
    r"(?:feared|believed|thought|said|reported|expected|known|understood|alleged|rumou?red)$"
    r"|\b(?:emerged|turns? out|turned out|appears|appeared|seems|seemed)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Scene:
    """What resolving an attribution needs of its report."""

    text: str
    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]
    quotations: Sequence[Span]
    marked: Sequence[SpeechMark]


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A mark with its voice and the links that stand beside it."""

    mark: SpeechMark
    voice: Party
    links: tuple[Party, ...]


def find_attributions(
    report: Report, sentences: Sequence[Sentence], mentions: Sequence[Mention], marks: Marks
) -> tuple[Attribution, ...]:
    """Return the attributions of a report in the order of their cues."""
    quotations = find_quotations(report.text, sentences)
    kept = _once(_within_sentence(report.text, sentences, recast(report.text, m)) for m in marks.speech)
    orphans = adopt_orphans(report.text, sentences, quotations, marked=kept)
    marked = sorted((*kept, *orphans), key=lambda m: (m.cue.start, m.content[0].start))
    scene = _Scene(report.text, sentences, mentions, quotations, marked)
    spoken = _renamed(scene, _hear(scene))
    return tuple(_attribution(scene, spoken, at) for at in range(len(spoken)))


def _once(marks: Iterable[SpeechMark]) -> list[SpeechMark]:
    """Keep one of each content: what is marked within a content may be the content itself."""
    kept: dict[tuple[Span, ...], SpeechMark] = {}
    for mark in marks:
        kept.setdefault(mark.content, mark)
    return list(kept.values())


def _within_sentence(text: str, sentences: Sequence[Sentence], mark: SpeechMark) -> SpeechMark:
    """Leave the sentence before to the outlet: "according to the port" vouches for its own sentence alone."""
    if ACCORDING not in mark.cue.cut(text).lower():
        return mark
    at = bisect_right(sentences, mark.cue.start, key=lambda s: s.span.start) - 1
    begins = sentences[at].span.start if at >= 0 else 0
    kept = tuple(c for c in mark.content if c.end > begins or c.cut(text)[:1] in OPENING_MARKS)
    return SpeechMark(mark.source, mark.cue, kept) if kept else mark


def _is_hearsay_of_nobody(text: str, mark: SpeechMark) -> bool:
    """Tell a cue behind which nobody stands: "hackers are feared to have …", "it has emerged that …"."""
    words = text[max(0, mark.cue.start - 12) : mark.cue.end]
    return bool(NOBODY.search(words)) and not text[mark.cue.end :].lstrip().startswith("by ")


def _hear(scene: _Scene) -> list[_Spoken]:
    """Give each mark its voice and its own links, in the order of the text, so that "he" can look back."""
    cast, spoken = Cast(scene.text, scene.mentions), list[_Spoken]()
    for at, mark in enumerate(scene.marked):
        if _is_hearsay_of_nobody(scene.text, mark):
            spoken.append(_Spoken(mark, NOBODY_KNOWN, ()))
            continue
        voice = _voice(scene, at, spoken, cast=cast)
        region = _region(scene, at)
        used = tuple(s for s in (voice.span, *mark.content) if s)
        links = find_links(scene.text, outside(region, used), used)
        cited = find_cited(scene.text, region) if mark.source else None
        if cited and not any(cited.overlaps(u) for u in used[:1]):
            links, voice = (*links, voice), name_voice(cited, mark.cue, cast)
        links = tuple(_named_before(link, spoken) for link in links) + _around(scene.text, mark)
        cast.add(voice, mark.cue.start, mark.source)
        cast.media += [link for link in links if link.named]
        spoken.append(_Spoken(mark, voice, links or _carried_on(scene.text, spoken, voice, mark)))
    return spoken


def _around(text: str, mark: SpeechMark) -> tuple[Party, ...]:
    """Return the medium that the source is of, and the one that is named for carrying what is said."""
    house = find_house(text, mark.source) if mark.source else None
    carrier = find_carrier(text, mark.content[-1])
    if carrier and carrier.span and mark.source and mark.source.overlaps(carrier.span):
        carrier = None
    return tuple(link for link in (house, carrier) if link)


def _renamed(scene: _Scene, spoken: Sequence[_Spoken]) -> list[_Spoken]:
    """Give the descriptions of the first lines the names that the next lines bring."""
    kinds = {mention.span: mention.kind for mention in scene.mentions}
    names = foretold(scene.text, [s.voice for s in spoken], [s.mark for s in spoken], kinds=kinds)
    return [_Spoken(s.mark, names.get(s.voice, s.voice), tuple(names.get(x, x) for x in s.links)) for s in spoken]


def _voice(scene: _Scene, at: int, spoken: Sequence[_Spoken], *, cast: Cast) -> Party:
    """Name the voice of a mark; without a source, it is whoever speaks or acts in the sentence already."""
    mark = scene.marked[at]
    teller = _teller(scene, at)
    if mark.source and teller and mark.source.cut(scene.text).lower() in ("he", "she"):
        return name_retold(mark.source, cast, teller=teller.source)
    if mark.source:
        return name_voice(mark.source, mark.cue, cast, said=mark.content)
    sentence = _sentence(scene, mark)
    before = [s.voice for s in spoken if sentence.contains(s.mark.cue)]
    subject = next((m for m in scene.mentions if sentence.contains(m.span) and m.span.end <= mark.cue.start), None)
    if before:
        return before[-1]
    if subject and _is_subject(scene, subject, mark):
        return Party(subject.span.cut(scene.text), subject.span, named=True)
    is_quoted = mark.content[0].cut(scene.text)[:1] in "\"“‘'"
    return (cast.last() if is_quoted else None) or NOBODY_KNOWN


def _teller(scene: _Scene, at: int) -> SpeechMark | None:
    """Return the mark in whose quotation another one is told: "“He said, ‘…’ ” she recalled"."""
    outer, cue = _outer(scene.marked, at), scene.marked[at].cue
    holder = scene.marked[outer] if outer is not None else None
    quoted = holder and any(c.contains(cue) and scene.text[c.start] in '“"' for c in holder.content)
    return holder if quoted else None


def _is_subject(scene: _Scene, name: Mention, mark: SpeechMark) -> bool:
    """Tell whether the first name of a sentence may be who says what a cue without a source says."""
    cue = mark.cue.cut(scene.text)
    opens = name.kind == "place" and name.span.start == _sentence(scene, mark).start
    is_somebody = opens or name.kind in ("person", "organization")
    return is_somebody and verb_in(cue) is not None and not PASSIVE.search(cue)


def _sentence(scene: _Scene, mark: SpeechMark) -> Span:
    at = bisect_right(scene.sentences, mark.cue.start, key=lambda s: s.span.start) - 1
    span = scene.sentences[at].span if at >= 0 else mark.cue
    return span if span.overlaps(mark.cue) else mark.cue


def _region(scene: _Scene, at: int) -> Span:
    """Return the words that can name links of a mark: its sentence, or the content that it is nested in."""
    mark = scene.marked[at]
    whole = _sentence(scene, mark)
    sentence = Span(max(whole.start, mark.cue.start - REGION_CHARS), min(whole.end, mark.cue.end + REGION_CHARS))
    outer = _outer(scene.marked, at)
    holder = next((c for c in scene.marked[outer].content if c.contains(mark.cue)), None) if outer is not None else None
    return Span(max(sentence.start, holder.start), min(sentence.end, holder.end)) if holder else sentence


def _denies(text: str, mark: SpeechMark) -> bool:
    return stance_of(text, mark.cue, mark.content[0]) == "denies"


def _outer(marked: Sequence[SpeechMark], at: int) -> int | None:
    """Return the mark in whose content this one stands, the innermost where there are several."""
    cue = marked[at].cue
    near = range(max(0, at - NEIGHBOURS), min(len(marked), at + NEIGHBOURS + 1))
    holders = [
        (content.end - content.start, i)
        for i in near
        if i != at and not marked[i].cue.overlaps(cue)
        for content in marked[i].content
        if content.contains(cue)
    ]
    return min(holders)[1] if holders else None


def _named_before(link: Party, spoken: Sequence[_Spoken]) -> Party:
    """Take "the newspaper" back to the link named last; "local television" stays what it is."""
    if link.named or not link.label.lower().startswith("the ") or len(link.label.split()) != 2:
        return link
    return next((p for s in reversed(spoken) for p in reversed(s.links) if p.named), link)


def _carried_on(text: str, spoken: Sequence[_Spoken], voice: Party, mark: SpeechMark) -> tuple[Party, ...]:
    """Let an interview go on: the same voice, speaking on or saying more, still speaks to whom it spoke."""
    goes_on = GOING_ON.search(mark.cue.cut(text)) is not None
    is_meant_again = not voice.named and voice.span is not None and voice.span != mark.source  # "the source" of before
    turns = spoken if goes_on or is_meant_again else spoken[-1:]
    said = next((s for s in reversed(turns) if _is_same(s.voice, voice)), None)
    return said.links if said else ()


def _is_same(one: Party, other: Party) -> bool:
    """Tell whether two parties are one: by the same words, or a name and a part of it."""
    words, others = set(one.label.split()), set(other.label.split())
    return words == others or (one.named and other.named and (words <= others or others <= words))


def _attribution(scene: _Scene, spoken: Sequence[_Spoken], at: int) -> Attribution:
    mark, voice = spoken[at].mark, spoken[at].voice
    return Attribution(
        source=(mark.source,) if mark.source else (),
        cue=(mark.cue,),
        content=mark.content,
        voice=voice,
        via=_chain(scene, spoken, at),
        stance=stance_of(scene.text, mark.cue, mark.content[0]),
        manner=manner_of(scene.text, mark.content, scene.quotations),
    )


def _chain(scene: _Scene, spoken: Sequence[_Spoken], at: int) -> tuple[Party, ...]:
    """Follow a nested attribution outwards: its own links, then the voice that tells of it, then that voice's links."""
    chain, seen = list(spoken[at].links), {at}
    outer = _outer(scene.marked, at)
    while outer is not None and outer not in seen and len(chain) < MAX_CHAIN:
        seen.add(outer)
        if not _denies(scene.text, scene.marked[outer]):  # who denies a thing does not pass it on
            chain += [spoken[outer].voice, *spoken[outer].links]
        outer = _outer(scene.marked, outer)
    unique = {link.label: link for link in chain if link.label != spoken[at].voice.label}
    return tuple(unique.values())
