"""The inspectable word lists behind attributions: which verbs cue what stance and frame, from resources/cues.tsv."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import cast

from hearsay.annotate.wordlists import read_rows
from hearsay.model import Stance

# What is said, as a noun: "a claim by the opposition that …".
SAYING_NOUNS = frozenset(
    "claim allegation accusation report suggestion assertion statement account charge complaint rumour rumor article"
    " story".split()
)


@dataclass(frozen=True, slots=True)
class CueVerb:
    """One verb that attributes: its base form, the stance it gives and the frames it stands in."""

    base: str
    stance: Stance
    frames: str


def _inflect(base: str) -> tuple[str, ...]:
    """Return the regular forms of a verb: -s, -ed, -ing."""
    stem = base[:-1] if base.endswith("e") else base
    plural = base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s")
    return plural, stem + "ed", stem + "ing"


@cache
def cue_verbs() -> dict[str, CueVerb]:
    """Map every form of every cue verb, lower-case, to the verb."""
    forms: dict[str, CueVerb] = {}
    for line in read_rows("cues.tsv"):
        base, stance, frames, irregular = line.split("\t")
        verb = CueVerb(base, cast(Stance, stance), frames)
        for form in (base, *(irregular.split(",") if irregular != "-" else _inflect(base))):
            forms.setdefault(form, verb)
    return forms


def verb_in(cue: str) -> CueVerb | None:
    """Return the verb that a cue turns on, None where the list has none of its words."""
    verbs = cue_verbs()
    tokens = re.findall(r"[\w’']+", cue.lower())
    pairs = [f"{a} {b}" for a, b in pairwise(tokens)]
    return next((verbs[t] for t in [*pairs, *reversed(tokens)] if t in verbs), None)
