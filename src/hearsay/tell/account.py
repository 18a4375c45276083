"""Put together what one story's account says: every part with its spans, statements pointing at their claims."""

from __future__ import annotations

from collections.abc import Sequence
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
    Statement,
    Story,
    SummarySentence,
    TimelineEntry,
    When,
)
from hearsay.relate.dating.windows import Written
from hearsay.tell.headline import choose_title


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the stages found about one story."""

    written: Written
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
    sorted_reports = tuple(sorted((_report(r, findings.written) for r in story.readings), key=_by_time))
    return Account(
        story=_headline(story, findings, sorted_reports),
        reports=sorted_reports,
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


def _report(reading: Reading, written: Written) -> AccountReport:
    """Carry a report over; one without a date that is believed gets the days on which it may have been written."""
    report, window = reading.report, written.days.get(reading.id)
    given, wrong = (report.published.start or "") if report.published else "", written.doubted.get(reading.id, "")
    doubt = (f"The date given with it, {given[:10]}, is not believed: {wrong}.",) if wrong else ()
    return AccountReport(
        id=report.id,
        location=report.location,
        text=report.text,
        title=report.title,
        url=report.url,
        outlet=report.outlet,
        byline=report.byline,
        language=report.language,
        published=report.published if window is None or (given and not wrong) else window.when(),
        credits=report.credits,
        digest=report.digest,
        removed=tuple(Removed(f.span.start, f.span.end, f.reason) for f in reading.annotation.furniture),
        caveats=(*reading.annotation.caveats, *doubt),
    )


def _headline(story: Story, findings: Findings, reports: Sequence[AccountReport]) -> Headline:
    """Name the story and its days: those of the reports whose day is known."""
    dates = sorted(
        (r.published for r in reports if r.published and r.published.start and r.published.basis != "guess"),
        key=lambda when: (when.start or "", when.end or ""),
    )
    title = choose_title(
        story, findings.copies, findings.written.days, figures=findings.figures, disputes=findings.disputes
    ) or (findings.summary[0].text if findings.summary else story.readings[0].report.location)
    return Headline(
        id=story.id,
        title=title,
        start=_day(dates[0]) if dates else None,
        end=_day(dates[-1]) if dates else None,
        reports=len(story.readings),
        origins=len(findings.origins),
    )


def _day(when: When) -> When:
    """Keep the day of a publication time: a story begins and ends on days."""
    start, end = (when.start or "")[:10] or None, (when.end or when.start or "")[:10] or None
    return When(start, end, "day" if start == end else "range", when.basis, None)
