"""Which clauses can a sentence do without? Datelines, asides in brackets, relative and trailing clauses.

A shorter telling is the sentence with such stretches left out: each that remains is a cut of its own, no word is
added. Who says it is never left out, and quotations are never cut into.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hearsay.annotate.dating.anchor import has_past
from hearsay.model import Reading, Role, Sentence, Span

DATELINE = re.compile(
    r"^[A-Z][A-Z.'’-]{1,20}(?:[ ,/]{1,2}[A-Z][A-Za-z.'’-]{1,20}){0,4}"
    r"(?:,? [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?,? ?(?:\([^()\n]{2,40}\) ?)?(?:--|[—–-]) ?(?=[\"“'‘]?[A-Z0-9])"
)
ASIDE = re.compile(r"\s?\([^()\n]{1,80}\)")
RELATIVE = re.compile(r",\s(?:who|which|whose|where)\s[^,;:\"“”()\n]{8,140}(?=,\s)(,)")
TRAILING = re.compile(
    r",\s(?:who|which|whose|where|after|while|as|although|though|(?P<participle>[a-z]{2,14}ing))\s[^,;:\"“”()\n]{8,160}?"
    r"(?=[.!]?\Z)"
)
# Posts, links and the words under pictures are no sentences of a report.
FOREIGN = re.compile(
    r"https?:|www\.|pic\.twitter\.com|\(@\w"
    r"|\b(?:[Pp]ictured|(?:undated|file|handout) (?:photo|image)|[Ii]n this (?:photo|image))\b"
)
SAYING = frozenset("according saying citing quoting adding telling claiming warning calling insisting noting".split())
QUOTED = re.compile(
    r"\"[^\"]{0,600}\"|“[^”]{0,600}”|(?<!\w)‘[^’\n]{0,600}’(?!\w)|(?<![\w.,!?…])'(?:[^'\n]|(?<=\w)'(?=\w)){1,600}'(?!\w)"
)
UNOPENED = re.compile(r"[,.!?…]['’](?=\s|\Z)")  # "…, I think,' she said": its beginning stands in another sentence
SAID_LAST = re.compile(r"[^,;:\"“”()\n]{1,90}\b(?:said|says|told|added|reported|reports|wrote)\b[^,;:\n]{0,40}[.!]?\Z")
WORD = re.compile(r"\w+")
ENDS = ".!?\"”’')…"
FEWEST_OUTSIDE = 2  # words beside a quotation: "he said"
MOST_DROPS = 3


def is_of_the_story(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a sentence tells of the story: no post, no link, no "A woman cries" under a picture of her."""
    return not FOREIGN.search(sentence.span.cut(reading.report.text)) and not describes_picture(reading, sentence)


def describes_picture(reading: Reading, sentence: Sentence) -> bool:
    """Tell whether a caption has no past form: it says what the picture shows."""
    return sentence.role is Role.CAPTION and not has_past(sentence.span.cut(reading.report.text))


def stands_alone(text: str) -> bool:
    """Tell whether a sentence can be told by itself: whole, and no quotation that lacks who says it."""
    line = text.strip()
    if not line or line.count('"') % 2 or line.count("“") != line.count("”"):
        return False
    outside = QUOTED.sub("", line)
    whole = line[-1] in ENDS and not UNOPENED.search(outside)
    return whole and (outside == line or len(WORD.findall(outside)) >= FEWEST_OUTSIDE)


def tellings(text: str) -> Iterator[tuple[Span, ...]]:
    """Yield the ways to tell a sentence, the fullest first: each as the stretches of it that remain."""
    core = _core(text)
    drops: list[Span] = []
    base = [*_asides(text)]
    for span in _clauses(text):
        if len(drops) < MOST_DROPS and not any(span.overlaps(drop) for drop in drops):
            drops.append(span)
    seen = set()
    for dropped in ([], *([drop] for drop in drops), drops):
        rest = _without(core, [*base, *dropped])
        if rest and rest not in seen:
            seen.add(rest)
            yield rest


def _core(text: str) -> Span:
    """Leave out the dateline."""
    found = DATELINE.match(text)
    return Span(found.end() if found else 0, len(text))


def _asides(text: str) -> Iterator[Span]:
    for found in ASIDE.finditer(text):
        span = Span(*found.span())
        if not _is_quoted(text, span):
            yield span


def _clauses(text: str) -> Iterator[Span]:
    """Yield the clauses that the sentence can do without, from its start."""
    for found in RELATIVE.finditer(text):
        # the second comma stays where it closes what another opened, "Orn, mayor of the town, which …, said", or
        # where who says it all comes last: "The gate was shut, which …, Orn told Radio Norden"
        stays = text.count(",", 0, found.start()) % 2 or SAID_LAST.match(text, found.end(1))
        span = Span(found.start(), found.start(1) if stays else found.end(1))
        if not _is_quoted(text, span):
            yield span
    last = TRAILING.search(text)
    if last and last["participle"] not in SAYING:
        span = Span(*last.span())
        if not _is_quoted(text, span):
            yield span


def _is_quoted(text: str, span: Span) -> bool:
    """Tell whether a stretch lies inside a quotation or cuts into one."""
    before, inside = text[: span.start], span.cut(text)
    opened = before.count('"') % 2 or before.count("“") > before.count("”")
    return bool(opened or inside.count('"') % 2 or inside.count("“") != inside.count("”"))


def _without(core: Span, drops: Sequence[Span]) -> tuple[Span, ...]:
    """Give what remains of a stretch when others are left out of it."""
    rest, at = [], core.start
    for drop in sorted(drops):
        if drop.start > at:
            rest.append(Span(at, drop.start))
        at = max(at, drop.end)
    if at < core.end:
        rest.append(Span(at, core.end))
    return tuple(rest)
