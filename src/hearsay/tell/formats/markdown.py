"""Accounts as Markdown: the same account in plain sections, every line with footnotes that hold the exact words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from hearsay.annotate.gazetteer import country_name
from hearsay.model import Account, Claim, Copy, Dispute, Entity, Excerpt, Figure, Place, TimelineEntry
from hearsay.tell.formats import phrases, views
from hearsay.tell.formats.phrases import count, plain, tell_when
from hearsay.tell.formats.roles import Office, offices
from hearsay.tell.formats.views import Quote, Root, Source, View, view_account

_SIGNS = re.compile(r"([\\`*_\[\]<>|~#&$])")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")


def render(accounts: Sequence[Account]) -> str:
    """Write accounts as one Markdown text."""
    notes = Notes()
    blocks = [b for n, a in enumerate(accounts, start=1) for b in _account(view_account(a, n), notes)]
    return "\n\n".join([*blocks, *notes.blocks()]) + "\n"


class Notes:
    """The footnotes of the text: one for each excerpt, numbered as they come."""

    def __init__(self) -> None:
        self._texts: dict[tuple[int, Excerpt], tuple[int, str]] = {}

    def marks(self, view: View, excerpts: Iterable[Excerpt]) -> str:
        """Return the footnote marks of some excerpts."""
        return "".join(f"[^{self._number(view, e)}]" for e, _ in view.places(excerpts))

    def _number(self, view: View, excerpt: Excerpt) -> int:
        key = (view.number, excerpt)
        if key not in self._texts:
            source = view.sources[excerpt.report]
            where = f"{source.label} {safe(source.outlet)}, {phrases.tell_day(source.report.published)}"
            self._texts[key] = (len(self._texts) + 1, f"{where}: {safe(phrases.quoted(excerpt.text))}")
        return self._texts[key][0]

    def blocks(self) -> list[str]:
        """Write all footnotes in one block."""
        lines = [f"[^{n}]: {text}" for n, text in self._texts.values()]
        return ["\n".join(lines)] if lines else []


def safe(text: str) -> str:
    """Make a line of text mean itself in Markdown, HTML included."""
    return _NUMBERED.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", plain(text)))


def _account(view: View, notes: Notes) -> Iterator[str]:
    """Write the blocks of one account in their order."""
    account, story = view.account, view.account.story
    yield f"# {safe(story.title)}"
    counts = f"**{count(story.reports, 'report')}** going back to **{count(story.origins, 'independent origin')}**"
    yield f"{phrases.tell_range(story.start, story.end)} · {counts}"
    if account.since:
        yield f"**What is new:** {safe(account.since.text)}"
    parts: tuple[tuple[str, Iterable[str]], ...] = (
        ("What is known", _known(view, notes)),
        ("What is disputed", (_dispute(view, d, notes) for d in views.ranked_disputes(account))),
        ("Timeline", _timeline(view, notes)),
        ("Figures", (_figure(view, f, notes) for f in account.figures)),
        ("Who is who", (_cast(view, title, entities) for title, entities in views.cast(account))),
        ("On the map", _places(view, notes)),
        ("Where the reports come from", _origins(view)),
        ("Who said what", _voices(view, notes)),
        ("Sources", ["\n".join(_source(s) for s in view.sources.values())]),
    )
    for title, blocks in parts:
        inside = [block for block in blocks if block]
        if inside:
            yield f"## {title}"
            yield from inside


def _known(view: View, notes: Notes) -> Iterator[str]:
    for sentence in view.account.summary:
        yield f"{safe(sentence.text)}{notes.marks(view, sentence.spans)}"
    yield "\n".join(_claim(view, c, notes) for c in views.ranked_claims(view.account))


def _claim(view: View, claim: Claim, notes: Notes) -> str:
    contents = [s.content for s in view.in_order(claim.statements)]
    counts = f"{count(claim.reports, 'report')}, {count(claim.origins, 'origin')}"
    why = f"; {safe(claim.why)}" if claim.why else ""
    return f"- **{claim.status}** ({counts}): {safe(claim.text)}{notes.marks(view, contents)}{why}"


def _dispute(view: View, dispute: Dispute, notes: Notes) -> str:
    why = f": {safe(dispute.why)}" if dispute.why else ""
    lines = [f"### {safe(dispute.about)}", "", f"*{dispute.status}*{why}"]
    for number, side in enumerate(dispute.sides, start=1):
        quotes = views.fold_quotes(view.side(side))
        lines += ["", f"Side {number}:", "", *(_quote(view, q, notes) for q in quotes)]
    return "\n".join(lines)


def _quote(view: View, quote: Quote, notes: Notes) -> str:
    statement = quote.first
    words = plain(statement.content.text)
    words = phrases.quoted(words) if statement.manner == "direct" else words
    chain = [phrases.tell_chain(statement), view.told_in(quote), view.told_at(statement)]
    told = f"**{safe(view.voice_of(statement))}** {phrases.STANCES[statement.stance]}: {safe(words)}"
    return f"- {told}{notes.marks(view, quote.excerpts())} ({safe(', '.join(filter(None, chain)))})"


def _timeline(view: View, notes: Notes) -> Iterator[str]:
    yield "\n".join(
        f"- **{safe(tell_when(e.when))}**: {safe(e.text)}{notes.marks(view, e.spans)}{_otherwise(view, e, notes)}"
        for e in view.account.timeline
    )


def _otherwise(view: View, entry: TimelineEntry, notes: Notes) -> str:
    """Name the dates that other reports give."""
    dates = [f"{safe(tell_when(w))}{notes.marks(view, [w.span] if w.span else [])}" for w in entry.otherwise]
    return f" *(others say: {', '.join(dates)})*" if dates else ""


def _figure(view: View, figure: Figure, notes: Notes) -> str:
    verdict = "they agree" if figure.agrees else "they differ"
    head = f"### {safe(figure.about)}" + (f" ({verdict})" if len(figure.values) > 1 else "")
    rows = []
    for value in figure.values:
        number = f"{phrases.tell_bounds(value)} {safe(phrases.tell_unit(value))}".rstrip()
        mark = notes.marks(view, [value.span])
        rows.append(f"- {number}: {safe(phrases.quoted(value.span.text))}{mark}")
    return "\n".join([head, "", *rows])


def _cast(view: View, title: str, entities: Sequence[Entity]) -> str:
    return "\n".join([f"### {title}", "", *(_entity(view, e) for e in entities)])


def _entity(view: View, entity: Entity) -> str:
    roles = safe(", ".join(_office(office) for office in offices(view, entity)[:3]))
    forms = ", ".join(f"{safe(f.text)} {f.count}" for f in entity.names)
    return f"- **{safe(entity.name)}**{f', {roles}' if roles else ''} ({forms or f'named {len(entity.mentions)}'})"


def _office(office: Office) -> str:
    """Word an office as the reports do, each wording with its days."""
    said = [f"{line.text} ({line.days})" for line in office.lines]
    return "".join(f"{words} {office.joint(n)} " for n, words in enumerate(said[:-1])) + said[-1]


def _places(view: View, notes: Notes) -> Iterator[str]:
    yield "\n".join(_place(view, entity, place, notes) for entity, place in views.located(view.account))


def _place(view: View, entity: Entity, place: Place, notes: Notes) -> str:
    where = f"{safe(country_name(place.country))}, {phrases.tell_point(place)}"
    first = [seen.mentions[0] for seen in view.appearances(entity)]
    return f"- **{safe(entity.name)}**: {where}, named {len(entity.mentions)}×{notes.marks(view, first)}"


def _origins(view: View) -> Iterator[str]:
    yield "\n".join(_root(r) for r in view.roots)
    yield "\n".join(_copy(view, c) for c in views.ranked_copies(view))


def _root(root: Root) -> str:
    labels = ", ".join(f"{s.label} {safe(s.outlet)}" for s in root.sources)
    why = f" ({safe(root.origin.why)})" if root.origin.why else ""
    return f"- **{root.letter} {safe(root.origin.label)}**: {labels}{why}"


def _copy(view: View, copy: Copy) -> str:
    derived, source = view.sources[copy.derived], view.sources[copy.source]
    verb, link = ("takes", "from") if copy.directed else ("shares", "with")
    took = f"{verb} {phrases.percent(copy.share)} of its words {link} {source.label}"
    return f"- {derived.label} {took} ({copy.kind}): {safe(copy.why)}"


def _voices(view: View, notes: Notes) -> Iterator[str]:
    for speaker in (*views.speakers(view), *views.narrators(view)):
        head = f"### {safe(speaker.label)}"
        yield "\n".join([head, "", *(_quote(view, q, notes) for q in views.fold_quotes(speaker.statements))])


def _source(source: Source) -> str:
    report = source.report
    link = views.web_link(report.url)
    title = safe(report.title or phrases.shorten(plain(report.text[:200]), 70))
    address = f"<{link}>" if link and not re.search(r"[\s<>\\]", link) else safe(report.url or report.location)
    doubts = "".join(f" *{safe(caveat)}*" for caveat in report.caveats)
    return (
        f"- **{source.label}** {safe(source.outlet)}, {safe(tell_when(report.published))}: {title}. {address}{doubts}"
    )
