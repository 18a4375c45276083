"""The way through the house, as a table: which stage makes what, from what; and the loop that runs them.

`annotate` is a pure function of one report. `relate` looks across the pile, `tell` writes one account a story.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from hearsay.annotate.attributions import find_attributions
from hearsay.annotate.furniture import mark_furniture
from hearsay.annotate.names import find_names
from hearsay.annotate.quantities import find_quantities
from hearsay.annotate.recogniser import mark_report
from hearsay.annotate.sentences import split_sentences
from hearsay.annotate.times import find_times
from hearsay.errors import UsageError
from hearsay.model import Account, Annotation, Copy, Reading, Report, Story
from hearsay.options import RECOGNISER, TellOptions
from hearsay.relate.carriers import trace_carriers
from hearsay.relate.claims import group_claims
from hearsay.relate.comparing import compare_statements
from hearsay.relate.copies import trace_copies
from hearsay.relate.disputes import find_disputes
from hearsay.relate.entities import resolve_names
from hearsay.relate.figures import compare_figures
from hearsay.relate.origins import count_origins
from hearsay.relate.recurrence import mark_recurring
from hearsay.relate.statements import collect_statements
from hearsay.relate.status import judge_claims
from hearsay.relate.stories import group_stories
from hearsay.relate.written import date_reports
from hearsay.tell.account import Findings, compose_account
from hearsay.tell.summary import summarise
from hearsay.tell.timeline import order_timeline

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: `run` is called with what it `needs`, by position, and what it returns is called `makes`."""

    makes: str
    run: Callable[..., Any]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be annotated, and why."""

    location: str
    reason: str


ANNOTATE = (
    Stage("furniture", mark_furniture, ("report",)),
    Stage("sentences", split_sentences, ("report", "furniture")),
    Stage("marks", mark_report, ("report", "sentences", "recogniser")),
    Stage("mentions", find_names, ("report", "sentences", "marks")),
    Stage("times", find_times, ("report", "sentences")),
    Stage("quantities", find_quantities, ("report", "sentences", "times")),
    Stage("attributions", find_attributions, ("report", "sentences", "mentions", "marks")),
    Stage("caveats", attrgetter("caveats"), ("marks",)),
)

RELATE_PILE = (
    Stage("marked", mark_recurring, ("readings",)),
    Stage("copies", trace_copies, ("marked",)),
    Stage("stories", group_stories, ("marked", "copies")),
)

TELL_STORY = (
    Stage("written", date_reports, ("story",)),
    Stage("origins", count_origins, ("story", "copies")),
    Stage("entities", resolve_names, ("story",)),
    Stage("heard", collect_statements, ("story", "entities")),
    Stage("statements", trace_carriers, ("story", "heard", "entities", "copies")),
    Stage("compared", compare_statements, ("story", "statements")),
    Stage("claims", group_claims, ("story", "compared", "origins")),
    Stage("figures", compare_figures, ("story", "statements")),
    Stage("disputes", find_disputes, ("story", "statements", "compared", "claims", "figures", "written")),
    Stage("judged", judge_claims, ("claims", "disputes", "compared", "origins")),
    Stage("timeline", order_timeline, ("story", "statements", "origins", "written", "tell_options")),
    Stage("summary", summarise, ("story", "copies", "statements", "disputes", "written", "tell_options")),
)


def check_order(stages: Sequence[Stage], given: Iterable[str]) -> None:
    """Refuse an order of stages that starves one of them, naming the stage and what it lacks."""
    known = set(given)
    for stage in stages:
        lacking = [need for need in stage.needs if need not in known]
        if lacking:
            raise UsageError(f"stage {stage.makes!r} needs {', '.join(lacking)}, which no stage before it makes")
        known.add(stage.makes)


def run_stages(stages: Sequence[Stage], given: Mapping[str, Any]) -> dict[str, Any]:
    """Run the stages in order over what is given; return all that was given and made."""
    made = dict(given)
    for stage in stages:
        made[stage.makes] = stage.run(*(made[need] for need in stage.needs))
    return made


def annotate(report: Report, *, recogniser: str = RECOGNISER) -> Annotation:
    """Say all that one report says by itself: no clock, no neighbours, the same report gives the same annotation."""
    made = run_stages(ANNOTATE, {"report": report, "recogniser": recogniser})
    return Annotation(report=report.id, **{f.name: made[f.name] for f in fields(Annotation) if f.name != "report"})


def read_closely(reports: Iterable[Report], *, recogniser: str = RECOGNISER) -> Iterator[Reading | Failure]:
    """Annotate report by report; one that fails is named with its reason and never stops the pile."""
    for report in reports:
        try:
            yield Reading(report, annotate(report, recogniser=recogniser))
        except Exception as error:  # noqa: BLE001  one of the two edges: a bad report never stops a pile
            log.warning("%s: could not be annotated: %r", report.location, error)
            yield Failure(report.location, f"could not be annotated: {error!r}")


def relate(readings: Sequence[Reading]) -> tuple[tuple[Copy, ...], tuple[Story, ...]]:
    """Find the copies and the stories of a pile, in any order of arrival."""
    ordered = sorted(readings, key=lambda reading: reading.id)
    made = run_stages(RELATE_PILE, {"readings": ordered})
    return made["copies"], made["stories"]


def tell(story: Story, copies: Sequence[Copy], options: TellOptions) -> Account:
    """Write the account of one story."""
    own = {reading.id for reading in story.readings}
    inside = tuple(copy for copy in copies if copy.derived in own and copy.source in own)
    made = run_stages(TELL_STORY, {"story": story, "copies": inside, "tell_options": options})
    made["claims"] = made["judged"]
    return compose_account(story, Findings(**{f.name: made[f.name] for f in fields(Findings)}))


def make_accounts(readings: Sequence[Reading], options: TellOptions) -> tuple[Account, ...]:
    """Relate a pile and tell each of its stories, those with most reports first."""
    copies, stories = relate(readings)
    ordered = sorted(stories, key=lambda story: (-len(story.readings), story.id))
    return tuple(tell(story, copies, options) for story in ordered)


check_order(ANNOTATE, ["report", "recogniser"])
check_order(RELATE_PILE, ["readings"])
check_order(TELL_STORY, ["story", "copies", "tell_options"])
