"""Where do rows come from in which somebody says that somebody says? Whole sentences are set into a frame.

PolNeAR marks the outermost attribution only; the frames below make the outer one, the sentence brings the inner.
"""

import random
import re
from collections.abc import Sequence

from reader_data import VOICE_KINDS, Labelled, Marked

SOURCES = (
    "an aide|a spokesman|the spokeswoman|officials|two officials|a senior official|a witness|police|the ministry|he|"
    "she|the lawyer|a person familiar with the matter|people close to the family|a diplomat|the report|the newspaper|"
    "a former colleague|the governor|his brother|an army officer|residents|the company|local media|state television|"
    "a source in the ministry|the mayor|her office|the commander|a military source|three people briefed on the talks"
).split("|")
LISTENERS = (
    "Reuters|AFP|the Associated Press|reporters|the BBC|state media|the newspaper|a news conference|CNN|Al Jazeera|"
    "the court|parliament|a local radio station|The Times|journalists by phone|the agency"
).split("|")
# {s} is a source, {l} a listener, <…> the cue, […] the content, {c} the sentence that is set in
BEFORE = (
    "{s} <told> {l} [that {c}].",
    "{s} <told> {l} [{c}].",
    "{s} <said> [that {c}].",
    "{s} <said> [{c}].",
    "{s} <also said> [that {c}].",
    "{s} <reported> [that {c}].",
    "{s} <reports> [that {c}].",
    "{s} <said> on Tuesday [that {c}].",
    "{s} <wrote> on Twitter [that {c}].",
    "{s} <confirmed> to {l} [that {c}].",
    "{s} <claimed> [that {c}].",
    "{s} <denied> [that {c}].",
    "{s} <added> [that {c}].",
    "{s} <testified> [that {c}].",
    "{s} <recalled> [that {c}].",
    "{s} <said> in an interview with {l} [that {c}].",
    "<According to> {s}, [{c}].",
    "<According to> {s}, who spoke to {l}, [{c}].",
)
AFTER = (
    "[{c}], {s} <said>.",
    "[{c}], <according to> {s}.",
    "[{c}], {s} <told> {l}.",
    '["{c},"] {s} <said>.',
    '["{c},"] <said> {s}.',
    "[{c}], {s} <reported>.",
)
LOWERED = re.compile(r"(The|A|An|He|She|They|It|In|On|But|His|Her|Some|Many|This|That|Two|One|And|As|For|At)\b")


def nested(texts: Sequence[Labelled], rng: random.Random) -> list[Labelled]:
    """Make a row of each sentence that holds one whole attribution, and of a few that hold none."""
    rows = []
    for text in texts:
        for start, end in text.sentences if text.voices is not None else ():
            end = start + len(text.text[start:end].rstrip())
            inside = [mark for mark in text.voices if mark[0] < end and start < mark[1]]
            if not any(mark[0] < start or mark[1] > end for mark in inside) and _fit(text.text[start:end], inside, rng):
                moved = [(first - start, last - start, kind) for first, last, kind in inside]
                rows.append(framed(text.text[start:end], moved, rng))
    return rows


def _fit(sentence: str, inside: Sequence[Marked], rng: random.Random) -> bool:
    """Tell whether a sentence is short, one line and either a whole attribution or, now and then, none."""
    kinds = [kind for *_, kind in inside]
    whole = set(kinds) == set(VOICE_KINDS) and kinds.count("cue") == 1
    return 5 <= sentence.count(" ") <= 45 and "\n" not in sentence and (whole or (not kinds and rng.random() < 0.15))


def framed(sentence: str, inner: Sequence[Marked], rng: random.Random) -> Labelled:
    """Set one sentence and its marks into the content of another attribution."""
    held = sentence.rstrip(" .,")
    after = held[0] not in "\"“'" and rng.random() < 0.35
    if not after and LOWERED.match(held):
        held = held[0].lower() + held[1:]
    parts = {"{s}": rng.choice(SOURCES), "{l}": rng.choice(LISTENERS), "{c}": held}
    text, at = "", {}
    for part in re.findall(r"\{[slc]\}|[<>\[\]]|[^{}<>\[\]]+", rng.choice(AFTER if after else BEFORE)):
        at[part] = len(text)
        text += "" if part in "<>[]" else parts.get(part, part)
    source = (at["{s}"], at["{s}"] + len(parts["{s}"]), "source")
    marks = [source, (at["<"], at[">"], "cue"), (at["["], at["]"], "content")]
    moved = [(a + at["{c}"], min(b, len(held)) + at["{c}"], kind) for a, b, kind in inner if a < len(held)]
    text = text[0].upper() + text[1:]
    return Labelled(text, [(0, len(text))], voices=sorted(marks), inner=sorted(moved))
