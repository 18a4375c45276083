"""Put together what one story's account says: every part with its spans, statements pointing at their claims."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from hearsay.model import (
    Account,
    AccountReport,
    Claim,
    Copy,
    Dispute,
    Entity,
    Figure,
    Headline,
    Origin,
    Reading,
    Removed,
    Role,
    Statement,
    Story,
    SummarySentence,
    TimelineEntry,
    When,
)
from hearsay.relate.background import idf, words_of
from hearsay.tell.undated import windows_of

MAX_TITLE_WORDS = 28


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the stages found about one story."""

    copies: tuple[Copy, ...]
    origins: tuple[Origin, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    disputes: tuple[Dispute, ...]
    figures: tuple[Figure, ...]
    timeline: tuple[TimelineEntry, ...]
    summary: tuple[SummarySentence, ...]


def compose_account(story: Story, findings: Findings) -> Account:
    """Write the account of a story; reports stand in the order of their dates."""
    claim_of = {s: claim.id for claim in findings.claims for s in claim.statements}
    windows = {id: window.when() for id, window in windows_of(story).items()}
    reports = (_report(reading, windows.get(reading.id)) for reading in story.readings)
    return Account(
        story=_headline(story, findings),
        reports=tuple(sorted(reports, key=_by_time)),
        copies=findings.copies,
        origins=findings.origins,
        entities=findings.entities,
        statements=tuple(replace(s, claim=claim_of.get(s.id)) for s in findings.statements),
        claims=findings.claims,
        disputes=findings.disputes,
        figures=findings.figures,
        timeline=findings.timeline,
        summary=findings.summary,
    )


def _by_time(report: AccountReport) -> tuple[bool, str, str]:
    start = report.published.start if report.published else None
    return start is None, start or "", report.id


def _report(reading: Reading, window: When | None) -> AccountReport:
    """Carry a report over; one without a date gets the days on which it may have been written."""
    report = reading.report
    dated = report.published and report.published.start
    return AccountReport(
        id=report.id,
        location=report.location,
        text=report.text,
        title=report.title,
        url=report.url,
        outlet=report.outlet,
        byline=report.byline,
        language=report.language,
        published=report.published if dated else window or report.published,
        credits=report.credits,
        digest=report.digest,
        removed=tuple(Removed(f.span.start, f.span.end, f.reason) for f in reading.annotation.furniture),
        caveats=reading.annotation.caveats,
    )


def _headline(story: Story, findings: Findings) -> Headline:
    dates = sorted(
        (r.report.published for r in story.readings if r.report.published and r.report.published.start),
        key=lambda when: (when.start or "", when.end or ""),
    )
    return Headline(
        id=story.id,
        title=_title(story, findings),
        start=_day(dates[0]) if dates else None,
        end=_day(dates[-1]) if dates else None,
        reports=len(story.readings),
        origins=len(findings.origins),
    )


def _day(when: When) -> When:
    """Keep the day of a publication time: a story begins and ends on days."""
    start, end = (when.start or "")[:10] or None, (when.end or when.start or "")[:10] or None
    return When(start, end, "day" if start == end else "range", when.basis, None)


def _title(story: Story, findings: Findings) -> str:
    """Choose the report's title whose words most reports share; without titles, the first sentence of the summary."""
    rewritten = {c.derived for c in findings.copies if c.kind in ("rewritten", "translated")}
    titles = [(r, title) for r in story.readings if (title := _title_of(r))]
    if not titles:
        return findings.summary[0].text if findings.summary else story.readings[0].report.location
    told: Counter[str] = Counter()
    for reading in story.readings:
        told.update(set(words_of(reading.report.text)))

    def weight(pair: tuple[Reading, str]) -> tuple[bool, float, str]:
        words = set(words_of(pair[1]))
        shared = sum(idf(w) * (told[w] - 1) for w in words if told[w])
        return pair[0].id in rewritten, -shared / (6 + len(words)), pair[1]

    return min(titles, key=weight)[1]


def _title_of(reading: Reading) -> str | None:
    """Return a report's title, or its headline where the text opens with one."""
    first = next((s for s in reading.annotation.sentences if s.role is Role.HEADLINE), None)
    title = reading.report.title or (first.span.cut(reading.report.text) if first else None)
    return title if title and len(title.split()) <= MAX_TITLE_WORDS else None
