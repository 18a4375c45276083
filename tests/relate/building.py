"""Build small stories out of plain texts, annotated by the real pipeline."""

from hearsay import pipeline
from hearsay.model import Claim, Dispute, Entity, Origin, Reading, Report, Statement, Story, When, content_id
from hearsay.relate.claims import group_claims
from hearsay.relate.comparing import compare_statements
from hearsay.relate.disputes import find_disputes
from hearsay.relate.entities import resolve_names
from hearsay.relate.figures import compare_figures
from hearsay.relate.statements import collect_statements
from hearsay.relate.written import date_reports


def reading_of(
    text: str, outlet: str = "Harbour Post", *, published: str | None = "2024-03-08", credits: tuple[str, ...] = ()
) -> Reading:
    when = When(published, published, "day", "given") if published else None
    report = Report(
        content_id("r", text, outlet), f"{outlet}.txt", text, outlet=outlet, published=when, credits=credits
    )
    return Reading(report, pipeline.annotate(report, recogniser="rules"))


def story_of(*readings: Reading) -> Story:
    ordered = tuple(sorted(readings, key=lambda r: r.id))
    return Story(content_id("s", *(r.id for r in ordered)), ordered)


def own_origins(story: Story) -> tuple[Origin, ...]:
    """Every report its own origin."""
    return tuple(Origin(f"o{r.id}", r.report.outlet or "", "outlet", (r.id,), "") for r in story.readings)


def tell(story: Story) -> tuple[tuple[Entity, ...], tuple[Statement, ...], tuple[Claim, ...]]:
    entities = resolve_names(story)
    statements = collect_statements(story, entities)
    return entities, statements, group_claims(story, compare_statements(story, statements), own_origins(story))


def disputes_of(story: Story) -> tuple[Dispute, ...]:
    _, statements, claims = tell(story)
    compared, figures = compare_statements(story, statements), compare_figures(story, statements)
    return find_disputes(story, statements, compared, claims, figures, date_reports(story))
