"""Which lines of a report stand in other reports of its outlet that tell of other things? Those are furniture too.

One report cannot show this, so it is found across the pile, after each report was annotated by itself. What two
reports share that tell of like things is left alone: an outlet repeats the background of a story that it follows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hearsay.annotate.lines import find_lines, has_stop
from hearsay.model import Annotation, Attribution, Furniture, Reading, Role, Sentence, Span
from hearsay.relate.background import words_of
from hearsay.relate.gist import cosine, word_weights
from hearsay.relate.lineage.direction import outlet_of

REASON = "recurs in other reports of this outlet"
FEWEST = 3  # reports of different stories that must have the line
LEAST_SHARE = 0.02  # of the outlet's reports that must have a line short enough to recur by chance
LONG_CHARS = 60
FEWEST_WORDS = {False: 3, True: 6}  # of a line without a stop, and with one: "He declined to comment." is news
MOST_CHARS = 1_500
MOST_BEARERS = 40  # reports compared for one line
UNLIKE = 0.15  # cosine under which two reports tell different stories

Lines = dict[str, tuple[Span, ...]]


def mark_recurring(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Mark the lines that recur across an outlet's stories; the readings otherwise as they were."""
    by_outlet: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in sorted(readings, key=lambda reading: reading.id):
        by_outlet[outlet_of(reading.report).casefold()].append(reading)
    marked: dict[str, Reading] = {}
    for outlet, own in by_outlet.items():
        if outlet and len(own) >= FEWEST:
            marked.update(_marked(own))
    return tuple(marked.get(reading.id, reading) for reading in readings)


def _marked(own: Sequence[Reading]) -> Iterable[tuple[str, Reading]]:
    """Yield the reports of one outlet that have recurring lines, with those marked."""
    lines = {reading.id: _told_lines(reading) for reading in own}
    bearers: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in own:
        for line in lines[reading.id]:
            bearers[line].append(reading)
    often = {line: having for line, having in bearers.items() if _recurs(line, len(having), reports=len(own))}
    recurring = {line for line, having in often.items() if _tell_different_stories(having, often, lines)}
    for reading in own:
        spans = [span for line, spans in lines[reading.id].items() if line in recurring for span in spans]
        if spans:
            yield reading.id, mark_spans(reading, sorted(spans))


def _told_lines(reading: Reading) -> Lines:
    """Find the lines made of whole sentences of the story, by their words."""
    text, out = reading.report.text, dict[str, tuple[Span, ...]]()
    parts = [s.span for s in reading.told()]
    for span in find_lines(text):
        words = span.cut(text)
        while parts and parts[0].end <= span.start:
            parts.pop(0)
        whole = bool(parts) and all(span.contains(part) for part in parts[:12] if part.overlaps(span))
        if whole and parts[0].overlaps(span) and len(words) <= MOST_CHARS and _says_enough(words):
            key = " ".join(words.casefold().split())
            out[key] = (*out.get(key, ()), span)
    return out


def _says_enough(line: str) -> bool:
    return line.count(" ") + 1 >= FEWEST_WORDS[has_stop(line)]


def _recurs(line: str, bearers: int, *, reports: int) -> bool:
    return bearers >= FEWEST and (len(line) >= LONG_CHARS or bearers >= LEAST_SHARE * reports)


def _tell_different_stories(having: Sequence[Reading], often: Mapping[str, object], lines: Mapping[str, Lines]) -> bool:
    """Tell whether enough of the reports, without all that recurs, are unlike one another."""
    kept: list[dict[str, float]] = []
    for reading in having[:MOST_BEARERS]:
        own = [words for line in lines[reading.id] if line not in often for words in words_of(line)]
        weights = word_weights(own)
        if weights and all(cosine(weights, other) < UNLIKE for other in kept):
            kept.append(weights)
        if len(kept) == FEWEST:
            return True
    return False


def mark_spans(reading: Reading, spans: Sequence[Span]) -> Reading:
    """Mark spans of a reading as furniture and drop what was found inside them."""
    old = reading.annotation
    marks = sorted([*old.furniture, *(Furniture(span, REASON) for span in spans)], key=lambda mark: mark.span)
    annotation = Annotation(
        report=old.report,
        furniture=tuple(marks),
        sentences=tuple(_told_or_not(sentence, spans) for sentence in old.sentences),
        mentions=tuple(m for m in old.mentions if not _inside(m.span, spans)),
        times=tuple(t for t in old.times if not _inside(t.span, spans)),
        quantities=tuple(q for q in old.quantities if not _inside(q.span, spans)),
        attributions=tuple(a for a in old.attributions if not _speaks_inside(a, spans)),
        caveats=old.caveats,
    )
    return Reading(reading.report, annotation)


def _told_or_not(sentence: Sentence, spans: Sequence[Span]) -> Sentence:
    return replace(sentence, role=Role.FURNITURE) if _inside(sentence.span, spans) else sentence


def _speaks_inside(attribution: Attribution, spans: Sequence[Span]) -> bool:
    parts = (*attribution.source, *attribution.cue, *attribution.content)
    return any(_inside(part, spans) for part in parts)


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(other.contains(span) for other in spans)
