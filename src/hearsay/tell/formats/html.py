"""Accounts as one self-contained page: what is known, disputed and copied, beside the reports that every mark opens.

The page asks the network for nothing: its one style sheet and one script are inline and named by their hash in the
page's own Content-Security-Policy. Without JavaScript all of it can be read and every mark is a plain link to the words
that it rests on.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from hearsay.annotate.gazetteer import country_name
from hearsay.model import Account, Copy, Excerpt
from hearsay.tell.formats import phrases, views
from hearsay.tell.formats.anchors import Anchors, showable
from hearsay.tell.formats.axes import draw_axes
from hearsay.tell.formats.changes import mark_changes
from hearsay.tell.formats.lineage import NARROW, WIDE, draw_lineage
from hearsay.tell.formats.maps import NARROW_MAP, WIDE_MAP, draw_map
from hearsay.tell.formats.phrases import STANCES, STATUSES
from hearsay.tell.formats.roles import offices
from hearsay.tell.formats.views import View, view_account

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}\Z")

# Every function that the templates call.
SPOKEN: tuple[Callable[..., object], ...] = (
    phrases.count,
    phrases.percent,
    phrases.plain,
    phrases.quoted,
    phrases.shorten,
    phrases.tell_bounds,
    phrases.tell_day,
    phrases.tell_number,
    phrases.tell_point,
    phrases.tell_range,
    phrases.tell_unit,
    phrases.tell_when,
    views.cast,
    views.dated,
    views.fold_quotes,
    views.narrators,
    views.ranked_claims,
    views.listed_copies,
    views.located,
    views.ranked_disputes,
    views.speakers,
    views.split_figures,
    views.web_link,
    country_name,
    draw_axes,
    draw_lineage,
    draw_map,
    mark_changes,
    offices,
)


@dataclass(frozen=True, slots=True)
class StoryPage:
    """One account on the page, with the anchors that its marks lead to."""

    view: View
    anchors: Anchors

    @property
    def id(self) -> str:
        """The id of the story's section."""
        return f"story-{self.view.number}"

    def link(self, excerpt: Excerpt) -> str:
        """Return the address of an excerpt's words on the page."""
        return f"#{self.anchors.name(excerpt)}"

    def hint(self, excerpt: Excerpt) -> str:
        """Word what a mark says before it is opened."""
        source = self.view.sources[excerpt.report]
        words = phrases.quoted(phrases.shorten(phrases.plain(excerpt.text), 120))
        return f"{source.outlet}, {phrases.tell_day(source.report.published)}: {words}"

    def copy_id(self, copy: Copy) -> str:
        """Return the id of the place where a copy's passages stand side by side."""
        labels = self.view.sources
        return f"s{self.view.number}-copy-{labels[copy.derived].label}-{labels[copy.source].label}"


def render(accounts: Sequence[Account]) -> str:
    """Write accounts as one HTML page."""
    pages = [StoryPage(view, Anchors(view)) for view in map(view_account, accounts, range(1, len(accounts) + 1))]
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    template = _environment().get_template("page.html.j2")
    return template.render(pages=pages, style=Markup(style), script=Markup(script), policy=policy)


@cache
def _environment() -> Environment:
    """Load the templates with the functions that they call."""
    environment = Environment(
        loader=PackageLoader("hearsay.tell.formats"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.globals.update({f.__name__: f for f in (*SPOKEN, language_tag)}, STANCES=STANCES, STATUSES=STATUSES)
    environment.globals.update(WIDE=WIDE, NARROW=NARROW, WIDE_MAP=WIDE_MAP, NARROW_MAP=NARROW_MAP)
    return environment


def _finalize(value: object) -> object:
    """Put a sign in place of characters that no browser can show, wherever text meets the page."""
    return showable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def language_tag(language: str | None) -> str:
    """Return a language where it is one that the page may name, else nothing."""
    return language if language and _LANGUAGE.match(language) else ""


@cache
def _asset(name: str) -> str:
    return resources.files("hearsay.tell.formats").joinpath("templates", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """Make the name that a Content-Security-Policy knows an inline text by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
