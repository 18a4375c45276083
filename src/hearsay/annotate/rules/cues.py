"""Find source, cue and content by rule: cue verbs, quotation marks and the shape of the sentence around them.

The plain method, kept as the baseline that a trained reader has to beat. The terms are PolNeAR's (Newell et al. 2018).

For each cue in a sentence, in this order:
1. the source: the noun phrase before the cue, or after it where the order is turned ("said the mayor");
2. the content: the quotation beside the cue, else the clause after it, else the clause before it;
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hearsay.annotate.lexicon import CueVerb, cue_verbs
from hearsay.annotate.marks import SpeechMark
from hearsay.model import Role, Sentence, Span

WORD = re.compile(r"\w+(?:['’.\-]\w+)*|[^\w\s]")
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who", "others", "some", "many", "both", "experts"})
# A subject never reaches back over these.
BARRIERS = frozenset(
    "that which because although though while when whereas where after before until since if but and or so yet as"
    " than whether how why what ; : ( ) – — … …".split()
)
AUXILIARIES = frozenset(
    "has have had was were is are be been being did does do not n't never also then later now again further recently"
    " repeatedly previously earlier reportedly additionally already still just once only even first finally publicly"
    " would will could may might can should must to further angrily today yesterday".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
DETERMINERS = frozenset("the a an this that these those his her their its our my your such no any some his".split())
NOUN_LIKE = frozenset(
    "answer believe call calls claim claims comment comments continue demand demands dispute doubt doubts estimate"
    " estimates fears feel find finds hope hopes note notes order orders plans pledge post posts project projects"
    " promise promises question reply report reports request show shows state states think tweet tweets vow"
    " warning".split()
)
HEARERS = frozenset("reporters journalists me him her them us the a staff officers police investigators".split())
TAKES_HEARER = frozenset({"tell", "inform", "remind", "warn", "assure", "ask", "urge"})
NEVER_BEFORE = frozenset({"to", "of", "in", "on", "for", "with", "by", "at", "from", "about", "a", "an"})
STOP_CONTENT = re.compile(
    r",[”\"’']?\s+(?:according to|adding|saying|stressing|noting|explaining|warning that|insisting"
    r"|(?:he|she|they|it|who|\w+ \w+) (?:said|says|told|added|reported|reports|wrote))\b"
)
MAX_APPOSITION_TOKENS = 40
TURN = re.compile(r",?\s+(?:but|while|although|though|whereas)\s")


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    lower: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class _Scene:
    """One sentence with its tokens and the quotations of its report."""

    text: str
    sentence: Span
    tokens: tuple[_Token, ...]
    quotations: tuple[Span, ...]


def mark_speech(text: str, sentences: Sequence[Sentence], quotations: Sequence[Span]) -> tuple[SpeechMark, ...]:
    """Mark what the report attributes, in order of the cue."""
    marked: list[SpeechMark] = []
    for sentence in sentences:
        if sentence.role is Role.FURNITURE:
            continue
        scene = _scene(text, sentence.span, quotations)
        marked.extend(_in_sentence(scene))
    return tuple(marked)


def _scene(text: str, span: Span, quotations: Sequence[Span]) -> _Scene:
    near = tuple(q for q in quotations if q.overlaps(span))
    tokens = tuple(
        _Token(word := m.group(), at := m.start(), m.end(), word.lower(), _is_inside(at, near))
        for m in WORD.finditer(text, span.start, span.end)
    )
    return _Scene(text, span, tokens, near)


def _is_inside(at: int, quotations: Sequence[Span]) -> bool:
    return bool(quotations) and any(q.start <= at < q.end for q in quotations)


def _in_sentence(scene: _Scene) -> Iterator[SpeechMark]:
    taken = -1
    spoken: SpeechMark | None = None
    for at, length, verb in _cues(scene.tokens):
        if at <= taken:
            continue
        marked = _read_around(scene, at, length, verb)
        if marked is None and spoken is not None and _is_added(scene.tokens, at):
            marked = _added(scene, at, length, verb=verb, source=spoken.source)
        if marked is not None:
            spoken = marked
            taken = max(i for i, t in enumerate(scene.tokens) if t.start < marked.cue.end)
            yield marked


def _cues(tokens: Sequence[_Token]) -> Iterator[tuple[int, int, CueVerb]]:
    """Yield (token index, length in tokens, verb) for what may be a cue."""
    verbs = cue_verbs()
    for i, token in enumerate(tokens):
        if token.quoted:
            continue
        if token.lower in ("quoted", "quotes", "cited", "cites"):
            ends = next((j for j in range(i + 1, min(i + 14, len(tokens) - 1)) if tokens[j].lower == "as"), None)
            if ends is not None and tokens[ends + 1].lower == "saying":
                yield i, ends + 2 - i, CueVerb("quoted", "asserts", "qc")
                continue
        if token.lower == "according" and i + 1 < len(tokens) and tokens[i + 1].lower == "to":
            yield i, 2, CueVerb("according", "asserts", "c")
            continue
        pair = f"{token.lower} {tokens[i + 1].lower}" if i + 1 < len(tokens) else ""
        verb, length = (verbs[pair], 2) if pair in verbs else (verbs.get(token.lower), 1)
        if verb is not None and _is_verb(tokens, i, verb):
            yield i, length, verb


def _is_verb(tokens: Sequence[_Token], at: int, verb: CueVerb) -> bool:
    """Tell verb from noun and from participle: "the claims" is none, "is said to" is none."""
    if at and tokens[at].text[0].isupper() and not tokens[at].text.isupper():
        return False  # the United States, Bloomberg Reports
    word, before = tokens[at].lower, tokens[at - 1].lower if at else ""
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if word == verb.base and word not in ("read",) and before not in ("i", "we", "they", "you", "not", "n't") and at:
        return before.endswith("s") and word not in NOUN_LIKE and before not in DETERMINERS
    if word.endswith("ing") and word != "saying":
        return before in (",", "”", '"', "’")
    if word in NOUN_LIKE and (before in DETERMINERS | NEVER_BEFORE or before in (",", "") or before.endswith("ing")):
        return False
    return not (before in ("is", "are", "was", "were", "be", "been", "being") and after not in ("as", "by"))


def _read_around(scene: _Scene, at: int, length: int, verb: CueVerb) -> SpeechMark | None:
    if verb.base == "according":
        return _according(scene, at)
    return _quoted_as_saying(scene, at, length) if verb.base == "quoted" else _around(scene, at, length, verb)


def _quoted_as_saying(scene: _Scene, at: int, length: int) -> SpeechMark | None:
    """Read "the paper quoted him as saying CONTENT" and "he was quoted (by the paper) as saying CONTENT"."""
    tokens = scene.tokens
    cue = Span(tokens[at].start, tokens[at + length - 1].end)
    passive = at > 0 and tokens[at - 1].lower in ("was", "is", "were", "been")
    inner = _noun_phrase(scene, at + 1, at + length - 3)
    source = _subject_left(scene, at - 1, None) if passive else inner
    before = _quotation_before(scene, cue)
    start = tokens[at + length].start if at + length < len(tokens) else scene.sentence.end
    contents = (before,) if before else _rest(scene, start)
    return SpeechMark(source, cue, contents) if source and contents else None


def _according(scene: _Scene, at: int) -> SpeechMark | None:
    """Read "according to SOURCE, CONTENT" and "CONTENT, according to SOURCE"."""
    tokens = scene.tokens
    cue = Span(tokens[at].start, tokens[at + 1].end)
    end = next((i for i in range(at + 2, len(tokens)) if tokens[i].text in (",", ".", ";")), len(tokens))
    if end == at + 2:
        return None
    source = Span(tokens[at + 2].start, tokens[end - 1].end)
    if at <= 1:
        content = _trim(scene.text, Span(tokens[end].end, scene.sentence.end)) if end < len(tokens) else None
    else:
        content = _trim(scene.text, Span(scene.sentence.start, tokens[at].start))
    return SpeechMark(source, cue, (content,)) if content else None


def _around(scene: _Scene, at: int, length: int, verb: CueVerb) -> SpeechMark | None:
    """Read source and content off the two sides of a cue verb."""
    cue = Span(scene.tokens[at].start, scene.tokens[at + length - 1].end)
    before = _quotation_before(scene, cue) if "q" in verb.frames else None
    left = _subject_left(scene, at, before)
    cue = Span(_cue_start(scene.tokens, at), cue.end)
    if before is not None:
        source = left or _subject_right(scene, at + length)
        more = _quotations_after(scene, cue.end)
        return SpeechMark(source, cue, (before, *more))
    if left is None or _is_added(scene.tokens, at):
        return None
    contents = _content_after(scene, at + length, verb)
    if not contents and "c" in verb.frames:
        contents = _clause_before(scene, left, at + length)
    return SpeechMark(left, cue, contents) if contents else None


def _is_added(tokens: Sequence[_Token], at: int) -> bool:
    """Tell whether a cue goes on for whoever spoke before it in the sentence: ", adding that …"."""
    return at > 0 and tokens[at].lower.endswith("ing") and tokens[at - 1].text in (",", "”", '"', "’")


def _added(scene: _Scene, at: int, length: int, *, verb: CueVerb, source: Span | None) -> SpeechMark | None:
    contents = _content_after(scene, at + length, verb)
    cue = Span(scene.tokens[at].start, scene.tokens[at + length - 1].end)
    return SpeechMark(source, cue, contents) if contents else None


def _cue_start(tokens: Sequence[_Token], at: int) -> int:
    """Take auxiliaries and negation into the cue: "has not confirmed"."""
    first = at
    while first > 0 and tokens[first - 1].lower in AUXILIARIES and not tokens[first - 1].quoted:
        first -= 1
    return tokens[first].start


def _quotation_before(scene: _Scene, cue: Span) -> Span | None:
    """Return a quotation that ends shortly before the cue, with at most a subject between."""
    ending = [q for q in scene.quotations if q.end <= cue.start]
    if not ending or not _is_finished(scene.text, ending[-1]):
        return None
    between = scene.text[ending[-1].end : cue.start]
    return ending[-1] if len(between.split()) <= 8 and not re.search(r"[.;:]\s|,\s.*,\s", between) else None


def _is_finished(text: str, quotation: Span) -> bool:
    """Tell a quotation that a comma or stop closes from a few words quoted within a clause."""
    return text[quotation.end - 2] in ",.?!…—-" or text[quotation.end : quotation.end + 1] == ","


def _quotations_after(scene: _Scene, start: int) -> tuple[Span, ...]:
    """Return the second half of a split quotation: '"We go," he said, "at dawn."'."""
    for q in scene.quotations:
        if q.start >= start and scene.text[start : q.start].rstrip().endswith(","):
            return (q,)
    return ()


def _subject_left(scene: _Scene, at: int, quotation: Span | None) -> Span | None:
    """Return the noun phrase that is the subject of the cue, appositions included."""
    tokens = scene.tokens
    last = at - 1
    while last >= 0 and (tokens[last].lower in AUXILIARIES or tokens[last].lower in WEEKDAYS):
        last -= 2 if tokens[last].lower in WEEKDAYS and last and tokens[last - 1].lower == "on" else 1
    floor = quotation.end if quotation else scene.sentence.start
    first = last + 1
    if last >= 0 and tokens[last].text == ",":
        last -= 1
        first = _before_appositions(tokens, last, floor)
    while first > 0 and _extends_left(tokens, first - 1, floor):
        first -= 1
    return _noun_phrase(scene, first, last)


def _before_appositions(tokens: Sequence[_Token], last: int, floor: int) -> int:
    """Reach over "Ali Nazari, the spokesman, who …," back to the stretch that begins with a capital."""
    first = last
    while first > 0 and tokens[first - 1].start >= floor and last - first < MAX_APPOSITION_TOKENS:
        if tokens[first - 1].text == "," and tokens[first].text[:1].isupper() and first < last:
            return first
        first -= 1
    return first


def _extends_left(tokens: Sequence[_Token], at: int, floor: int) -> bool:
    token = tokens[at]
    if token.start < floor or token.quoted or token.text in ',"“”':
        return False
    if token.lower in cue_verbs() and token.lower not in NOUN_LIKE:
        return False
    return token.lower not in BARRIERS or (token.lower == "and" and _joins_names(tokens, at))


def _joins_names(tokens: Sequence[_Token], at: int) -> bool:
    """Tell whether "and" joins two names ("Saleh and Massoud") rather than two clauses."""
    return 0 < at < len(tokens) - 1 and tokens[at - 1].text[:1].isupper() and tokens[at + 1].text[:1].isupper()


def _noun_phrase(scene: _Scene, first: int, last: int) -> Span | None:
    tokens = scene.tokens
    while (first <= last and tokens[first].text in (",", ".", "-", "•", "–", "—")) or (
        first <= last and tokens[first].lower in BARRIERS | {"meanwhile", "however"}
    ):
        first += 1
    if first > last or tokens[last].start < scene.sentence.start:
        return None
    words = [t for t in tokens[first : last + 1] if t.text[:1].isalnum()]
    if not words or len(words) > 22 or words[-1].lower in AUXILIARIES | DETERMINERS | NEVER_BEFORE:
        return None
    return Span(tokens[first].start, tokens[last].end)


def _subject_right(scene: _Scene, at: int) -> Span | None:
    """Return the subject of a turned order: '"…," said Ali Nazari, a spokesman'."""
    tokens = scene.tokens
    end = at
    while end < len(tokens) and tokens[end].text not in ',.;:"“”' and tokens[end].lower not in BARRIERS - {"as", "and"}:
        end += 1
    if end == at or tokens[at].lower in NEVER_BEFORE - {"a", "an"}:
        return None
    return Span(tokens[at].start, tokens[end - 1].end)


def _content_after(scene: _Scene, at: int, verb: CueVerb) -> tuple[Span, ...]:
    """Return what stands after the cue as its content, or nothing where the frame does not fit."""
    tokens = scene.tokens
    start, framed = _skip_to_content(tokens, at, verb)
    if start >= len(tokens):
        return ()
    here = tokens[start]
    if here.quoted and "q" in verb.frames:
        return tuple(q for q in scene.quotations if q.start <= here.start < q.end)
    if not framed and (here.text in ",.;:)" or here.lower in NEVER_BEFORE - {"a", "an", "to"}):
        return ()
    if here.lower == "to":
        return _rest(scene, here.start) if "i" in verb.frames else ()
    framed = framed and set("ct") & set(verb.frames) != set()
    return _rest(scene, here.start) if framed or set("cn") & set(verb.frames) else ()


def _skip_to_content(tokens: Sequence[_Token], at: int, verb: CueVerb) -> tuple[int, bool]:
    """Step over whom was told and when ("told AFP on Friday") to what was said; True where "that" or ":" led in."""
    hearer = verb.base in TAKES_HEARER or (at < len(tokens) and tokens[at].lower in ("at", "in", "on", "during"))
    for i in range(at, min(len(tokens), at + (14 if hearer else 7))):
        word = tokens[i].lower
        if word in ("that", ":"):
            return (i, True) if word == "that" else (i + 1, True)
        if tokens[i].quoted and (hearer or i == at or tokens[i - 1].text == ","):
            return i, False
        if word in (".", ";") or word in BARRIERS or (i > at and not hearer and not _is_circumstance(tokens[i])):
            break
    return (_after_hearer(tokens, at) if hearer else at), False


def _after_hearer(tokens: Sequence[_Token], at: int) -> int:
    """Return where the words go on after whom was told: "told The Sun | she had seen it"; the end where they do not."""
    i = at
    while i < len(tokens) and (tokens[i].text[:1].isupper() or tokens[i].lower in HEARERS):
        i += 1
    return i if len(tokens) - i >= 5 and i > at else len(tokens)


def _is_circumstance(token: _Token) -> bool:
    """Tell whether a word may stand between a cue and its "that": names, days, prepositions, articles."""
    return (
        token.text[:1].isupper()
        or token.lower in NEVER_BEFORE | DETERMINERS | {"reporters", "journalists", ","}
        or token.text.isdigit()
    )


def _rest(scene: _Scene, start: int) -> tuple[Span, ...]:
    """Return the clause from here to the end of the sentence, a trailing attribution left out."""
    stop = _next_voice(scene, start)
    ends = [q.end for q in scene.quotations if q.start >= start and stop is None]
    end = max([scene.sentence.end if stop is None else stop, *ends])
    content = _trim(scene.text, Span(start, end))
    return (content,) if content and len(content.cut(scene.text).split()) >= 2 else ()


def _next_voice(scene: _Scene, start: int) -> int | None:
    """Return where another voice takes over in the sentence: ", he said" or ", but an aide said"."""
    trailing = STOP_CONTENT.search(scene.text, start, scene.sentence.end)
    turn = TURN.search(scene.text, start, scene.sentence.end)
    if turn and any(t.lower in cue_verbs() and t.start > turn.end() and not t.quoted for t in scene.tokens):
        return min(turn.start(), trailing.start()) if trailing else turn.start()
    return trailing.start() if trailing else None


def _clause_before(scene: _Scene, source: Span, after: int) -> tuple[Span, ...]:
    """Read "CONTENT, the mayor said." with nothing of weight after the cue."""
    rest = scene.text[scene.tokens[after - 1].end : scene.sentence.end]
    content = _trim(scene.text, Span(scene.sentence.start, source.start))
    if content is None or len(rest.split()) > 8 or not scene.text[content.end : source.start].strip().startswith(","):
        return ()
    return (content,)


def _trim(text: str, span: Span) -> Span | None:
    """Cut blanks, commas and the final stop off the two ends."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in ",;:•–—"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:."):
        end -= 1
    return Span(start, end) if end > start else None
