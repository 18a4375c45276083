"""When did what happen? The dated sentences of a story, merged over its reports and put in order of their dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hearsay.model import Excerpt, Origin, Statement, Story, TimelineEntry
from hearsay.options import TellOptions
from hearsay.relate.dating.undated import date_undated
from hearsay.relate.dating.windows import Written
from hearsay.relate.gist import cosine
from hearsay.tell.happenings import Happening, happenings_of
from hearsay.tell.redated import dated_otherwise, fold_prints, fold_within

SAME_HAPPENING = 0.4  # cosine of two clauses of one date above which they tell the same
# (after more than so many days, so much more a report counts): what is still told then mattered.
LOOKED_BACK = ((7, 6), (1, 2))
MOST_OF_A_DAY = 200  # happenings of one date that are compared; a longer list is of no use to a reader


def order_timeline(
    story: Story,
    statements: Sequence[Statement],
    origins: Sequence[Origin],
    written: Written,
    options: TellOptions,
) -> tuple[TimelineEntry, ...]:
    """List the dated happenings of a story in order; the most often told when there are too many."""
    by_days: defaultdict[tuple[str, str], list[Happening]] = defaultdict(list)
    for happening in fold_prints(h for reading in date_undated(story, written) for h in happenings_of(reading)):
        by_days[happening.days].append(happening)
    groups = [group for days in sorted(by_days) for group in merge_happenings(by_days[days][:MOST_OF_A_DAY])]
    most = options.timeline_entries
    told = fold_within(_told_most(groups)[: 2 * most])
    told = _told_most(told)[:most]
    best = [best_of(group) for group in told]
    entries = (
        replace(_entry(group, statements, origins), otherwise=others)
        for group, others in zip(told, dated_otherwise(told, best), strict=True)
    )
    return tuple(sorted(entries, key=lambda e: (e.when.start or "", e.when.end or "", -e.reports, e.text)))


def merge_happenings(happenings: Sequence[Happening]) -> list[list[Happening]]:
    """Put the happenings of one date that tell the same together, each with the group it is most like."""
    groups: list[list[Happening]] = []
    for happening in sorted(happenings, key=lambda h: (-len(h.words), h.clause)):
        likes = [max(cosine(happening.words, other.words) for other in group) for group in groups]
        best = max(range(len(groups)), key=lambda n: (likes[n], -n), default=None)
        if best is not None and likes[best] >= SAME_HAPPENING:
            groups[best].append(happening)
        else:
            groups.append([happening])
    return groups


def _told_most(groups: Sequence[list[Happening]]) -> list[list[Happening]]:
    """Rank groups: the most told, then those most like the story as a whole."""
    story: defaultdict[str, float] = defaultdict(float)
    for happening in (h for group in groups for h in group):
        for word, weight in happening.words.items():
            story[word] += weight
    central = {id(g): max(cosine(h.words, story) for h in g) for g in groups}
    return sorted(groups, key=lambda g: (-weigh_told(g), -central[id(g)], g[0].days, g[0].clause))


def weigh_told(happenings: Iterable[Happening]) -> int:
    """Weigh how often something is told: by how many reports, those that look back on it days later counting more."""
    farthest: defaultdict[str, int] = defaultdict(int)
    for happening in happenings:
        report = happening.sentence.report
        farthest[report] = max(farthest[report], happening.looks_back_days)
    return sum(1 + next((extra for days, extra in LOOKED_BACK if back > days), 0) for back in farthest.values())


def _reports(group: Iterable[Happening]) -> set[str]:
    return {h.sentence.report for h in group}


def _entry(group: Sequence[Happening], statements: Sequence[Statement], origins: Sequence[Origin]) -> TimelineEntry:
    best, reports = best_of(group), _reports(group)
    spans = tuple(sorted({h.sentence for h in group}))
    return TimelineEntry(
        when=best.when,
        text=" ".join(best.clause.text.split()),
        spans=spans,
        statements=_statements(spans, statements),
        reports=len(reports),
        origins=sum(1 for origin in origins if reports & set(origin.reports)),
    )


def best_of(group: Sequence[Happening]) -> Happening:
    """Choose the clause most like the others of its group: dated reports before others, the shorter of two."""
    return min(
        group,
        key=lambda h: (not h.is_sure, -sum(cosine(h.words, o.words) for o in group), len(h.clause.text), h.clause),
    )


def _statements(spans: Sequence[Excerpt], statements: Sequence[Statement]) -> tuple[str, ...]:
    """List the statements whose content overlaps the sentences."""
    found = {
        s.id
        for span in spans
        for s in statements
        if s.report == span.report and any(part.span.overlaps(span.span) for part in (s.content, *s.more))
    }
    return tuple(sorted(found))
