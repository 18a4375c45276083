"""Accounts for a person reading in a terminal: wrapped to its width, sources marked [A1], sides of a dispute facing.

All text is the reports' own and may be hostile: control signs are taken out before it reaches the terminal.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from hearsay.annotate.gazetteer import country_name
from hearsay.model import Account, Claim, Dispute, Entity, Excerpt, Figure, Side, TimelineEntry
from hearsay.tell.formats import phrases, views
from hearsay.tell.formats.axes import draw_axes
from hearsay.tell.formats.phrases import count, plain, tell_when
from hearsay.tell.formats.roles import offices
from hearsay.tell.formats.views import Quote, Root, Source, View, view_account

# A line longer than this is hard to read, however wide the terminal is.
WIDEST = 110
# What fits on a screen; the page and the JSON hold the rest.
MOST_CLAIMS = 15
MOST_DISPUTES = 10
MOST_FIGURES = 10
MOST_NAMES = 12
MOST_STATEMENTS = 4

STATUS_STYLES = {"corroborated": "green", "disputed": "red", "single-source": "yellow", "superseded": "dim"}


def render(accounts: Sequence[Account], *, width: int = 100, colour: bool = False) -> str:
    """Write accounts for a terminal of the given width, with colours only where asked."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(40, min(width, WIDEST)),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    for number, account in enumerate(accounts, start=1):
        console.print(_account(view_account(account, number), console.width))
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().split("\n")).rstrip("\n") + "\n"


def _account(view: View, width: int) -> Group:
    """Put the parts of one account in their order."""
    account = view.account
    parts = (
        ("What is known", [*(_summary(view)), *_claims(view)]),
        ("What is disputed", _disputes(view, width)),
        ("Timeline", [_timeline(view, account.timeline)] if account.timeline else []),
        ("Figures", _figures(view)),
        ("Who is who", [_cast(view, title, entities) for title, entities in views.cast(account)]),
        ("On the map", _places(view)),
        ("Where the reports come from", [_origins(view)]),
        ("Sources", [_sources(view)]),
    )
    shown = [r for title, inside in parts if inside for r in (_heading(title), *inside)]
    return Group(_head(view), *shown, Text())


def _head(view: View) -> Group:
    story = view.account.story
    counts = Text(f"{count(story.reports, 'report')} going back to {count(story.origins, 'independent origin')}")
    when = Text(phrases.tell_range(story.start, story.end), style="dim")
    since = view.account.since
    new = [Text.assemble(("New: ", "bold"), plain(since.text))] if since else []
    return Group(Rule(style="dim"), Text(plain(story.title), style="bold"), when, counts, *new)


def _heading(title: str) -> Padding:
    return Padding(Text(title.upper(), style="bold cyan"), (1, 0, 0, 0))


def _indent(inside: RenderableType, by: int = 2) -> Padding:
    return Padding(inside, (0, 0, 0, by))


def _marks(view: View, excerpts: Iterable[Excerpt]) -> str:
    """Join the labels of the reports that excerpts stand in, each once: [A1 B2]."""
    labels = dict.fromkeys(view.sources[e.report].label for e in view.by_label(excerpts))
    return f"[{' '.join(labels)}]" if labels else ""


def _told(view: View, text: str, excerpts: Iterable[Excerpt]) -> Text:
    """Make a line of the reports' words with its marks."""
    return Text.assemble(plain(text), " ", (_marks(view, excerpts), "cyan"))


def _summary(view: View) -> list[RenderableType]:
    return [_indent(_told(view, s.text, s.spans)) for s in view.account.summary]


def _claims(view: View) -> list[RenderableType]:
    claims = views.ranked_claims(view.account)
    return [Text(), *(_claim(view, c) for c in claims[:MOST_CLAIMS]), *_rest(len(claims) - MOST_CLAIMS, "claim")]


def _rest(number: int, noun: str) -> list[RenderableType]:
    """Say how many more there are, where there are more."""
    return [_indent(Text(f"and {count(number, f'more {noun}')}", style="dim"))] if number > 0 else []


def _claim(view: View, claim: Claim) -> RenderableType:
    contents = [s.content for s in view.in_order(claim.statements)]
    sign = phrases.STATUSES[claim.status][0]
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=2)
    grid.add_column(ratio=1)
    why = f"{claim.status} · {count(claim.reports, 'report')}, {count(claim.origins, 'origin')}"
    voices = f" · {plain(', '.join(claim.voices[:4]))}" if claim.voices else ""
    told = Group(_told(view, claim.text, contents), Text(why + voices, style="dim"))
    grid.add_row(Text(sign, style=STATUS_STYLES[claim.status]), told)
    return _indent(grid)


def _disputes(view: View, width: int) -> list[RenderableType]:
    disputes = views.ranked_disputes(view.account)
    shown = [_dispute(view, d, width) for d in disputes[:MOST_DISPUTES]]
    return [*shown, *_rest(len(disputes) - MOST_DISPUTES, "dispute")]


def _dispute(view: View, dispute: Dispute, width: int) -> RenderableType:
    """Let the sides of a dispute face each other where there is room, else stand one under the other."""
    sides = [_side(view, side) for side in dispute.sides]
    why = Text(plain(f"{dispute.status} · {dispute.why}") if dispute.why else dispute.status, style="dim")
    head = Group(Text(plain(dispute.about), style="bold"), why)
    if width < 32 * len(sides):
        apart = Text("  against", style="red")
        stacked = [part for side in sides for part in (apart, _indent(side))][1:]
        return _indent(Group(head, *stacked))
    table = Table(box=None, show_header=False, expand=True, padding=(0, 2, 0, 0), pad_edge=False)
    for _ in sides:
        table.add_column(ratio=1)
    table.add_row(*sides)
    return _indent(Group(head, table))


def _side(view: View, side: Side) -> Group:
    quotes = views.fold_quotes(view.side(side))
    shown: list[RenderableType] = [Padding(_quote(view, q), (0, 0, 1, 0)) for q in quotes[:MOST_STATEMENTS]]
    if len(quotes) > MOST_STATEMENTS:
        shown.append(Text(f"and {count(len(quotes) - MOST_STATEMENTS, 'more statement')}\n", style="dim"))
    return Group(*shown)


def _quote(view: View, quote: Quote) -> Text:
    statement = quote.first
    chain = plain(phrases.tell_chain(statement))
    where = ", ".join(filter(None, (chain, view.told_in(quote), view.told_at(statement))))
    words = plain(statement.content.text)
    return Text.assemble(
        (view.voice_of(statement), "bold"),
        f" {phrases.STANCES[statement.stance]}: ",
        phrases.quoted(words) if statement.manner == "direct" else words,
        (" " + _marks(view, [s.content for s in quote.statements]), "cyan"),
        (f"\n{where}", "dim"),
    )


def _timeline(view: View, entries: Sequence[TimelineEntry]) -> RenderableType:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=3, style="bold")
    table.add_column(ratio=8)
    for when, same in views.dated(entries):
        for number, entry in enumerate(same):
            told = _told(view, entry.text, entry.spans)
            for other in entry.otherwise:
                marks = _marks(view, [other.span] if other.span else [])
                told.append(f"\nothers say {plain(tell_when(other))} {marks}".rstrip(), style="red")
            table.add_row(Text("" if number else plain(when)), told)
    return _indent(table)


def _figures(view: View) -> list[RenderableType]:
    shared, once = views.split_figures(view.account)
    shown = [_figure(view, f) for f in shared[:MOST_FIGURES]]
    alone = [_given_once(view, once[:MOST_FIGURES])] if once else []
    rest = len(shared) + len(once) - len(shown) - len(once[:MOST_FIGURES])
    return [*shown, *alone, *_rest(rest, "figure")]


def _given_once(view: View, figures: Sequence[Figure]) -> RenderableType:
    """List the figures that one report gives."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    for figure in figures:
        value = figure.values[0]
        words = _told(view, phrases.quoted(value.span.text), [value.span])
        table.add_row(Text(plain(figure.about)), words)
    return _indent(Padding(Group(Text("given once", style="dim"), table), (0, 0, 1, 0)))


def _figure(view: View, figure: Figure) -> RenderableType:
    verdict = ("they agree", "green") if figure.agrees else ("they differ", "red")
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    for axis in draw_axes(figure):
        for bar in axis.bars:
            unit = phrases.tell_unit(bar.value)
            words = _told(view, phrases.quoted(bar.value.span.text), [v.span for v in bar.values])
            table.add_row(Text(f"{phrases.tell_bounds(bar.value)} {unit}".rstrip()), words)
    title = Text.assemble((plain(figure.about), "bold"), "  ", verdict)
    return _indent(Padding(Group(title, table), (0, 0, 1, 0)))


def _cast(view: View, title: str, entities: Sequence[Entity]) -> RenderableType:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=3)
    table.add_column(ratio=8, style="dim")
    for entity in entities[:MOST_NAMES]:
        forms = [f"{plain(f.text)} {f.count}" for f in entity.names[:6]]
        held = offices(view, entity)
        role = held[0].short if held else ""
        seen = " · ".join(forms) if len(forms) > 1 else f"named {len(entity.mentions)}×"
        table.add_row(Text(plain(entity.name)), Text("; ".join(filter(None, (role, seen)))))
    rest = len(entities) - MOST_NAMES
    more = [Text(f"and {rest} more", style="dim")] if rest > 0 else []
    return _indent(Group(Text(title, style="bold"), _indent(Group(table, *more))))


def _places(view: View) -> list[RenderableType]:
    """List where the places lie that have a point."""
    found = views.located(view.account)
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=3)
    table.add_column(ratio=8, style="dim")
    for entity, place in found[:MOST_NAMES]:
        where = f"{country_name(place.country)} · {phrases.tell_point(place)} · named {len(entity.mentions)}×"
        table.add_row(Text(plain(entity.name)), Text(where))
    return [_indent(table), *_rest(len(found) - MOST_NAMES, "place")] if found else []


def _origins(view: View) -> RenderableType:
    """Draw a tree: origins, their reports, and under each report what it took from which."""
    tree = Tree(Text("origins"), hide_root=True, guide_style="dim")
    for root in view.roots:
        _branch(view, tree, root)
    return _indent(tree)


def _branch(view: View, tree: Tree, root: Root) -> None:
    label = Text.assemble((f"{root.letter}  ", "bold cyan"), (plain(root.origin.label), "bold"))
    if root.origin.why:
        label.append(f": {plain(root.origin.why)}", style="dim")
    branch = tree.add(label)
    for source in root.sources:
        branch.add(_taken(view, source))


def _taken(view: View, source: Source) -> Text:
    """Tell one report and what it took, the largest share first."""
    text = Text.assemble((source.label, "cyan"), f" {source.outlet}")
    for copy in views.ranked_copies(view):
        if copy.derived == source.report.id:
            verb = "takes" if copy.directed else "shares"
            link = "from" if copy.directed else "with"
            share, other = phrases.percent(copy.share), view.sources[copy.source].label
            text.append(f"\n{verb} {share} {link} {other}, {copy.kind}", style="dim")
    return text


def _sources(view: View) -> RenderableType:
    table = Table(box=SIMPLE_HEAD, show_header=False, padding=(0, 2, 0, 0), pad_edge=False, show_edge=False)
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_column(style="dim")
    for source in view.sources.values():
        report = source.report
        title = plain(report.title or phrases.shorten(plain(report.text[:200]), 70))
        address = plain(report.url or report.location)
        told = Text.assemble((source.outlet, "bold"), f"  {title}\n", (address, "dim"))
        for caveat in report.caveats:
            told.append(f"\n{plain(caveat)}", style="red")
        table.add_row(source.label, told, Text(plain(tell_when(report.published))))
    return _indent(table)
