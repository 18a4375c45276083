"""One account made ready to be shown: labels for its sources, look-ups by id, and the order of all that is listed.

Every source is called by a letter and a number: the letter is its origin, the number its place in that origin (A1, A2,
B1). A reader who sees "A1 A2" knows that two reports stand on one origin.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from hearsay.model import (
    Account,
    AccountReport,
    Claim,
    Copy,
    Dispute,
    Entity,
    Excerpt,
    Figure,
    Kind,
    Origin,
    Place,
    Side,
    Statement,
    TimelineEntry,
    When,
)
from hearsay.tell.formats.phrases import STATUSES, plain, tell_day, tell_when

SAME_PLACE_CHARS = 180  # between two pieces that one mark stands for

_WORD = re.compile(r"\w+")

KINDS: tuple[tuple[Kind, str], ...] = (
    ("person", "People"),
    ("organization", "Organizations"),
    ("place", "Places"),
    ("other", "Other names"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A report with its label, the outlet's name to show and the place of its origin."""

    label: str
    letter: str
    rank: int
    outlet: str
    report: AccountReport


@dataclass(frozen=True, slots=True)
class Root:
    """An origin with its letter and its reports in order of time."""

    letter: str
    rank: int
    origin: Origin
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """All statements of one voice."""

    label: str
    entity: Entity | None
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """The same words of the same voice, in however many reports they stand; `first` stands for all."""

    first: Statement
    statements: tuple[Statement, ...]

    def excerpts(self) -> tuple[Excerpt, ...]:
        """Return all the words that the quotation is made of."""
        return tuple(part for s in self.statements for part in (s.content, *s.more))


@dataclass(frozen=True, slots=True)
class Appearance:
    """Where one entity is named in one report."""

    source: Source
    mentions: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class View:
    """An account with its look-ups; `number` tells accounts of one page apart."""

    number: int
    account: Account
    roots: tuple[Root, ...]
    sources: Mapping[str, Source]
    statements: Mapping[str, Statement]
    claims: Mapping[str, Claim]
    entities: Mapping[str, Entity]

    def told_at(self, statement: Statement) -> str:
        """Word when a statement was made, else when its report was published."""
        published = self.sources[statement.report].report.published
        return tell_day(published if statement.manner == "narrated" else statement.when or published)

    def voice_of(self, statement: Statement) -> str:
        """Name who vouches: the quoted voice, or the outlet for what a report tells by itself."""
        narrated = statement.manner == "narrated"
        return self.sources[statement.report].outlet if narrated else plain(statement.voice.label)

    def told_in(self, quote: Quote) -> str:
        """Name the outlets that carry a quotation, unless it has just been named."""
        outlets = list(dict.fromkeys(self.sources[s.report].outlet for s in quote.statements))
        last = quote.first.via[-1].label if quote.first.via else self.voice_of(quote.first)
        if [o.casefold() for o in outlets] == [last.casefold()]:
            return ""
        rest = f" and {len(outlets) - 2} more" if len(outlets) > 2 else ""
        return f"in {', '.join(outlets[:2])}{rest}"

    def side(self, side: Side) -> tuple[Statement, ...]:
        """Return the statements of one side of a dispute, earliest first, none that only frames another's words."""
        ids = side.statements or tuple(s for c in side.claims if c in self.claims for s in self.claims[c].statements)
        statements = self.in_order(ids)
        return tuple(s for s in statements if not any(map(s.only_frames, statements)))

    def in_order(self, ids: Iterable[str]) -> tuple[Statement, ...]:
        """Look statements up and put them in order of time."""
        known = {i: self.statements[i] for i in ids if i in self.statements}
        return tuple(sorted(known.values(), key=self._time_key))

    def _time_key(self, statement: Statement) -> tuple[str, str, int]:
        report = self.sources[statement.report].report
        return (moment(statement.when or report.published), report.id, statement.content.start)

    def by_label(self, excerpts: Iterable[Excerpt]) -> tuple[Excerpt, ...]:
        """Put excerpts in the order of their sources' labels, each once."""
        place = {report: n for n, report in enumerate(self.sources)}
        return tuple(sorted(set(excerpts), key=lambda e: (place[e.report], e.start, e.end)))

    def places(self, excerpts: Iterable[Excerpt]) -> tuple[tuple[Excerpt, int], ...]:
        """Give the stretches to mark, those of one line as one, each with its number among those of its report."""
        found: list[tuple[Excerpt, int]] = []
        for excerpt in self.by_label(excerpts):
            last, number = found[-1] if found else (excerpt, 0)
            joined = self._joined(last, excerpt) if number and last.report == excerpt.report else None
            if joined:
                found[-1] = (joined, number)
            else:
                found.append((excerpt, number + 1 if last.report == excerpt.report else 1))
        return tuple(found)

    def _joined(self, one: Excerpt, two: Excerpt) -> Excerpt | None:
        """Join two pieces of one sentence that was cut; None where they are far apart or on two lines."""
        text, end = self.sources[one.report].report.text, max(one.end, two.end)
        if two.start - one.end > SAME_PLACE_CHARS or "\n" in text[one.start : end]:
            return None
        return Excerpt(one.report, one.start, end, text[one.start : end])

    def appearances(self, entity: Entity) -> tuple[Appearance, ...]:
        """Tell where an entity is named, report by report."""
        found: dict[str, list[Excerpt]] = defaultdict(list)
        for mention in sorted(entity.mentions):
            found[mention.report].append(mention)
        return tuple(Appearance(s, tuple(found[i])) for i, s in self.sources.items() if i in found)

    def context(self, excerpt: Excerpt, *, chars: int = 60) -> tuple[str, str]:
        """Return the words just before and after an excerpt, on its own line of the report."""
        text = self.sources[excerpt.report].report.text
        before = text[max(0, excerpt.start - chars) : excerpt.start].rsplit("\n", 1)[-1]
        after = text[excerpt.end : excerpt.end + chars].split("\n", 1)[0]
        before = before.partition(" ")[2] if len(before) == chars else before
        after = after.rpartition(" ")[0] if len(after) == chars else after
        return before, after


def view_account(account: Account, number: int = 1) -> View:
    """Make one account ready to be shown."""
    roots = _rank_origins(account)
    return View(
        number=number,
        account=account,
        roots=roots,
        sources={s.report.id: s for root in roots for s in root.sources},
        statements={s.id: s for s in account.statements},
        claims={c.id: c for c in account.claims},
        entities={e.id: e for e in account.entities},
    )


def _rank_origins(account: Account) -> tuple[Root, ...]:
    """Letter the origins, those with most reports first, and number their reports by time."""
    reports = {r.id: r for r in account.reports}
    placed = {r for o in account.origins for r in o.reports}
    loose = tuple(sorted(r for r in reports if r not in placed))
    origins = [*account.origins, *([Origin("", "origin not counted", "report", loose, "")] if loose else [])]
    ordered = sorted(origins, key=lambda o: _origin_key(o, reports))
    given: Counter[str] = Counter()
    for copy in account.copies:
        given[copy.source] += round(1000 * copy.share) if copy.directed else 0
    inside = [sorted((reports[r] for r in o.reports if r in reports), key=lambda r: _place(r, given)) for o in ordered]
    return tuple(_make_root(rank, origin, inside[rank]) for rank, origin in enumerate(ordered))


def _place(report: AccountReport, given: Mapping[str, int]) -> tuple[str, int, str, str]:
    """Order the reports of an origin by day; of one day the report that others took most from comes first."""
    when = moment(report.published)
    return (when[:10], -given.get(report.id, 0), when, report.id)


def _origin_key(origin: Origin, reports: Mapping[str, AccountReport]) -> tuple[int, str, str]:
    first = min((moment(reports[r].published) for r in origin.reports if r in reports), default="")
    return (-len(origin.reports), first, origin.id)


def _make_root(rank: int, origin: Origin, inside: Sequence[AccountReport]) -> Root:
    letter = letters(rank)
    sources = tuple(Source(f"{letter}{n}", letter, rank, outlet_name(r), r) for n, r in enumerate(inside, start=1))
    return Root(letter, rank, origin, sources)


def letters(rank: int) -> str:
    """Count in letters: A to Z, then AA, AB and so on."""
    text = ""
    rank += 1
    while rank:
        rank, digit = divmod(rank - 1, 26)
        text = chr(ord("A") + digit) + text
    return text


def moment(when: When | None) -> str:
    """Return the earliest date of a time as a sort key; the unknown comes last."""
    return (when.start or when.end or "~") if when else "~"


def outlet_name(report: AccountReport) -> str:
    """Name a report's outlet: as given, else the host of its address, else its file."""
    if report.outlet:
        return plain(report.outlet).removeprefix("www.")
    host = _host(report.url) or _host(report.location)
    return plain(host or PurePosixPath(report.location).name or report.id)


def _host(address: str | None) -> str:
    link = web_link(address)
    return (urlsplit(link).hostname or "").removeprefix("www.") if link else ""


def web_link(address: str | None) -> str | None:
    """Return an address only where it is plain http or https."""
    try:
        parts = urlsplit((address or "").strip())
    except ValueError:
        return None
    return (address or "").strip() if parts.scheme in ("http", "https") and parts.netloc else None


def ranked_claims(account: Account) -> tuple[Claim, ...]:
    """Order claims by status, then by how many origins and reports carry them."""
    rank = {status: n for n, status in enumerate(STATUSES)}
    return tuple(sorted(account.claims, key=lambda c: (rank[c.status], -c.origins, -c.reports, c.id)))


def ranked_disputes(account: Account) -> tuple[Dispute, ...]:
    """Order disputes: the open first, the surest first."""
    return tuple(sorted(account.disputes, key=lambda d: (d.status != "open", -d.score, d.id)))


def fold_quotes(statements: Iterable[Statement]) -> tuple[Quote, ...]:
    """Fold statements in which one voice says the same words in several reports."""
    folded: dict[tuple[str, str, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        words = " ".join(_WORD.findall(statement.content.text.casefold()))
        narrated = statement.report if statement.manner == "narrated" else ""
        folded[statement.voice.entity or statement.voice.label.casefold(), narrated, words].append(statement)
    return tuple(Quote(same[0], tuple(same)) for same in folded.values())


def dated(entries: Iterable[TimelineEntry]) -> tuple[tuple[str, tuple[TimelineEntry, ...]], ...]:
    """Gather neighbouring happenings whose time is worded the same."""
    return tuple((words, tuple(same)) for words, same in groupby(entries, key=lambda e: tell_when(e.when)))


def split_figures(account: Account) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """Part the figures that are compared, those that differ first, from those given once."""
    shared = sorted((f for f in account.figures if _is_compared(f)), key=lambda f: f.agrees)
    return tuple(shared), tuple(f for f in account.figures if not _is_compared(f))


def _is_compared(figure: Figure) -> bool:
    """Tell whether several reports give a figure, or one gives it with several numbers."""
    return len({v.span.report for v in figure.values}) > 1 or len({(v.low, v.high, v.unit) for v in figure.values}) > 1


def speakers(view: View) -> tuple[Speaker, ...]:
    """Return quoted voices, those with most statements first."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for statement in view.account.statements:
        if statement.manner != "narrated":
            grouped[statement.voice.entity or statement.voice.label.casefold()].append(statement.id)
    found = [_speaker(view, ids) for ids in grouped.values()]
    return tuple(sorted(found, key=lambda s: (-len(s.statements), s.label, s.statements[0].id)))


def _speaker(view: View, ids: list[str]) -> Speaker:
    statements = view.in_order(ids)
    entity = view.entities.get(statements[0].voice.entity or "")
    return Speaker(entity.name if entity else statements[0].voice.label, entity, statements)


def narrators(view: View) -> tuple[Speaker, ...]:
    """Return what the reports say in their own voice, report by report."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for statement in view.account.statements:
        if statement.manner == "narrated":
            grouped[statement.report].append(statement.id)
    return tuple(Speaker(s.outlet, None, view.in_order(grouped[i])) for i, s in view.sources.items() if i in grouped)


def cast(account: Account) -> tuple[tuple[str, tuple[Entity, ...]], ...]:
    """Return entities by kind, the most named first."""
    groups = []
    for kind, title in KINDS:
        inside = [e for e in account.entities if e.kind == kind]
        if inside:
            groups.append((title, tuple(sorted(inside, key=lambda e: (-len(e.mentions), e.name, e.id)))))
    return tuple(groups)


def located(account: Account) -> tuple[tuple[Entity, Place], ...]:
    """Return the places with a point, those named most first."""
    found = [(e, e.place) for e in account.entities if e.place is not None]
    return tuple(sorted(found, key=lambda row: (-len(row[0].mentions), row[0].name, row[0].id)))


def ranked_copies(view: View) -> tuple[Copy, ...]:
    """Return the copies between the account's reports, in the order of their sources' labels."""
    place = {report: n for n, report in enumerate(view.sources)}
    known = [c for c in view.account.copies if c.derived in place and c.source in place]
    return tuple(sorted(known, key=lambda c: (place[c.derived], -c.share, place[c.source])))


def listed_copies(view: View) -> tuple[Copy, ...]:
    """Return the copies with those that a drawing shows before all others."""
    copies = ranked_copies(view)
    drawn = set(strongest_links(copies))
    return tuple(sorted(copies, key=lambda c: c not in drawn))


def strongest_links(copies: Iterable[Copy]) -> tuple[Copy, ...]:
    """Choose the copies that tie the reports together with the least lines: a maximum spanning forest by share."""
    root: dict[str, str] = {}

    def find(report: str) -> str:
        while root.setdefault(report, report) != report:
            report = root[report]
        return report

    kept = []
    for copy in sorted(copies, key=lambda c: (-c.share, not c.directed, c.derived, c.source)):
        left, right = find(copy.derived), find(copy.source)
        if left != right:
            root[left] = right
            kept.append(copy)
    return tuple(kept)
