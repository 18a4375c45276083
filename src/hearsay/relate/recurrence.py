"""Which lines of a report stand in other reports of its outlet that tell of other things? Those are furniture too.

One report cannot show this, so it is found across the pile, after each report was annotated by itself. What two
reports share that tell of like things is left alone: an outlet repeats the background of a story that it follows.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
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
    for reading in readings:
        by_outlet[outlet_of(reading.report).casefold()].append(reading)
    marked: dict[str, Reading] = {}
    for outlet, own in by_outlet.items():
        if outlet and len(own) >= FEWEST:
            marked.update((reading.id, reading) for reading in _marked(own))
    return tuple(marked.get(reading.id, reading) for reading in readings)


def _marked(own: Sequence[Reading]) -> Iterator[Reading]:
    """Yield the reports of one outlet that have recurring lines, with those marked."""
    outlet = Outlet()
    for reading in own:
        outlet.take(reading)
    for identity, spans in outlet.find_recurring().items():
        yield mark_spans(outlet.own[identity], spans)


class Outlet:
    """The reports of one outlet, as they come: which lines each tells, who bears each line, and what recurs."""

    def __init__(self) -> None:
        self.own: dict[str, Reading] = {}
        self._lines: dict[str, Lines] = {}
        self._bearers: defaultdict[str, list[str]] = defaultdict(list)
        self._recurring: dict[str, tuple[Span, ...]] = {}

    def take(self, reading: Reading) -> None:
        """Take in one report."""
        self.own[reading.id] = reading
        self._lines[reading.id] = _told_lines(reading)
        for line in self._lines[reading.id]:
            insort(self._bearers[line], reading.id)

    def add(self, reading: Reading) -> tuple[Reading, ...]:
        """Take in one report and give it as it stands marked, with the earlier ones whose marks it changes."""
        self.take(reading)
        before, self._recurring = self._recurring, self.find_recurring()
        now = self._recurring
        changed = {identity for identity in before.keys() | now.keys() if before.get(identity) != now.get(identity)}
        return tuple(mark_spans(self.own[i], now.get(i, ())) for i in sorted(changed | {reading.id}))

    def find_recurring(self) -> dict[str, tuple[Span, ...]]:
        """Give the spans that recur, by report."""
        often = {line for line, having in self._bearers.items() if _recurs(line, len(having), reports=len(self.own))}
        recurring = {line for line in often if self._tell_different_stories(line, often)}
        found: defaultdict[str, list[Span]] = defaultdict(list)
        for line in recurring:
            for identity in self._bearers[line]:
                found[identity] += self._lines[identity][line]
        return {identity: tuple(sorted(spans)) for identity, spans in sorted(found.items())}

    def _tell_different_stories(self, line: str, often: AbstractSet[str]) -> bool:
        """Tell whether enough of a line's reports, without all that recurs, are unlike one another."""
        kept: list[dict[str, float]] = []
        for identity in self._bearers[line][:MOST_BEARERS]:
            own = [words for other in self._lines[identity] if other not in often for words in words_of(other)]
            weights = word_weights(own)
            if weights and all(cosine(weights, other) < UNLIKE for other in kept):
                kept.append(weights)
            if len(kept) == FEWEST:
                return True
        return False


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


def mark_spans(reading: Reading, spans: Sequence[Span]) -> Reading:
    """Mark spans of a reading as furniture and drop what was found inside them."""
    if not spans:
        return reading
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
