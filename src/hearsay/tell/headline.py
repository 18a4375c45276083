"""What a story is called: the report's title whose words most reports share, brought up to the newest settled state.

A title that a later report has overtaken gives way to the later report's: one that leaves open what is settled since
("Race to reach the crew" once the crew is found), and one with a number that was put right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hearsay.annotate.quantities import find_quantities
from hearsay.model import Copy, Dispute, Figure, Reading, Report, Role, Sentence, Span, Story
from hearsay.relate.background import idf, words_of
from hearsay.tell.newest import Days, settles

MAX_TITLE_WORDS = 28
SHARED = 0.4  # of the best title's share of the story's words: with less, a later title is of another matter
IDLE_WORDS = 6  # added to a title's length, so that a short title does not win by being short


@dataclass(frozen=True, slots=True)
class Title:
    """A title that the story could have."""

    text: str
    report: str
    is_spun: bool
    share: float


def choose_title(
    story: Story, copies: Sequence[Copy], days: Days, *, figures: Sequence[Figure], disputes: Sequence[Dispute]
) -> str | None:
    """Choose among the titles of a story's reports; None where no report has one."""
    ranked = _ranked(titles_of(story, copies))
    if not ranked:
        return None
    best, (wrong, right) = ranked[0], overtaken(figures, disputes)
    near = _near(ranked)
    if _has_number(best.text, wrong):
        return next((t.text for t in near if _has_number(t.text, right)), best.text)
    return (_settled_since(best, [t for t in near if not _has_number(t.text, wrong)], days) or best).text


def settling_report(story: Story, copies: Sequence[Copy], days: Days) -> str | None:
    """Name the report whose title settles what the best shared title leaves open."""
    ranked = _ranked(titles_of(story, copies))
    title = _settled_since(ranked[0], _near(ranked), days) if ranked else None
    return title.report if title else None


def _ranked(titles: Iterable[Title]) -> list[Title]:
    return sorted(titles, key=lambda t: (t.is_spun, -t.share, t.text))


def _near(ranked: Sequence[Title]) -> list[Title]:
    """Keep the titles that are of the same matter as the best."""
    return [t for t in ranked[1:] if not t.is_spun and t.share >= SHARED * ranked[0].share]


def _settled_since(best: Title, others: Iterable[Title], days: Days) -> Title | None:
    """Find the newest title, later than the best shared one, that tells how what that one leaves open came out."""
    if settles(best.text) or best.report not in days:
        return None
    last = days[best.report].last
    later = [t for t in others if t.report in days and days[t.report].first > last and settles(t.text)]
    return max(later, key=lambda t: (days[t.report].first, t.share, t.text), default=None)


def titles_of(story: Story, copies: Iterable[Copy]) -> list[Title]:
    """List the titles of a story's reports with the share of the story's words that each has."""
    spun = {c.derived for c in copies if c.kind in ("rewritten", "translated")}
    told: Counter[str] = Counter()
    for reading in story.readings:
        told.update(set(words_of(reading.report.text)))
    found = []
    for reading in story.readings:
        if text := title_of(reading):
            words = set(words_of(text))
            shared = sum(idf(w) * (told[w] - 1) for w in sorted(words) if told[w])
            found.append(Title(text, reading.id, reading.id in spun, shared / (IDLE_WORDS + len(words))))
    return found


def title_of(reading: Reading) -> str | None:
    """Return a report's title, or its headline where the text opens with one."""
    first = next((s for s in reading.annotation.sentences if s.role is Role.HEADLINE), None)
    title = reading.report.title or (first.span.cut(reading.report.text) if first else None)
    return title if title and len(title.split()) <= MAX_TITLE_WORDS else None


def overtaken(figures: Iterable[Figure], disputes: Iterable[Dispute]) -> tuple[set[float], set[float]]:
    """List the numbers that settled disputes have put right, and those that stand since."""
    settled = [d.sides for d in disputes if d.kind == "figures" and d.status == "settled"]
    stale = {s for sides in settled for side in sides[:-1] for s in side.statements}
    stands = {s for sides in settled for s in sides[-1].statements}
    values = [(v.statement, v.low) for figure in figures for v in figure.values]
    right = {low for statement, low in values if statement in stands and low is not None}
    return {low for statement, low in values if statement in stale and low is not None} - right, right


def _has_number(title: str, numbers: set[float]) -> bool:
    """Tell whether a title gives one of the numbers, in figures or in words."""
    if not numbers:
        return False
    quantities = find_quantities(Report("", "", title), (Sentence(Span(0, len(title)), 0),), ())
    return any(q.low in numbers for q in quantities)
