"""The way through the house, as a table: which stage makes what, from what; and the loop that runs them.

`annotate` is a pure function of one report. `relate` looks across the pile, `tell` writes one account a story.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hearsay.annotate.attributions import find_attributions
from hearsay.annotate.furniture import mark_furniture
from hearsay.annotate.names import find_names
from hearsay.annotate.quantities import find_quantities
from hearsay.annotate.sentences import split_sentences
from hearsay.annotate.times import find_times
from hearsay.model import Account, Annotation, Reading, Report, Story
from hearsay.relate.claims import group_claims
from hearsay.relate.copies import trace_copies
from hearsay.relate.disputes import find_disputes
from hearsay.relate.entities import resolve_names
from hearsay.relate.figures import compare_figures
from hearsay.relate.origins import count_origins
from hearsay.relate.statements import collect_statements
from hearsay.relate.status import judge_claims
from hearsay.relate.stories import group_stories
from hearsay.tell.account import compose_account
from hearsay.tell.summary import summarise
from hearsay.tell.timeline import order_timeline


@dataclass(frozen=True, slots=True)
class Stage:
    """One step: `run` is called with what it `needs`, by position, and what it returns is called `makes`."""

    makes: str
    run: Callable[..., Any]
    needs: tuple[str, ...]


ANNOTATE = (
    Stage("furniture", mark_furniture, ("report",)),
    Stage("sentences", split_sentences, ("report", "furniture")),
    Stage("mentions", find_names, ("report", "sentences")),
    Stage("times", find_times, ("report", "sentences")),
    Stage("quantities", find_quantities, ("report", "sentences", "times")),
    Stage("attributions", find_attributions, ("report", "sentences", "mentions")),
)

RELATE_PILE = (
    Stage("copies", trace_copies, ("readings",)),
    Stage("stories", group_stories, ("readings", "copies")),
)

TELL_STORY = (
    Stage("origins", count_origins, ("story", "copies")),
    Stage("entities", resolve_names, ("story",)),
    Stage("statements", collect_statements, ("story", "entities")),
    Stage("claims", group_claims, ("story", "statements", "origins")),
    Stage("figures", compare_figures, ("story", "statements")),
    Stage("disputes", find_disputes, ("story", "statements", "claims", "figures")),
    Stage("judged", judge_claims, ("claims", "disputes", "statements", "origins")),
    Stage("timeline", order_timeline, ("story", "statements", "origins")),
    Stage("summary", summarise, ("story", "statements", "judged", "disputes")),
    Stage(
        "account",
        compose_account,
        ("story", "copies", "origins", "entities", "statements", "judged", "disputes", "figures", "timeline", "summary"),
    ),
)
