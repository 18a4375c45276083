"""The tables of an account: which columns each has, and how its rows are made.

One row a thing; lists are joined by " | ".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from hearsay.model import Account, Excerpt, When

Cell = str | int | float | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: its name, its columns and what fills them."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Account], Iterator[Row]]


def _joined(texts: Iterable[str]) -> str:
    return " | ".join(texts)


def _when(when: When | None) -> Row:
    return (when.start, when.end, when.precision, when.basis) if when else (None, None, None, None)


def _at(excerpt: Excerpt | None) -> Row:
    return (excerpt.report, excerpt.start, excerpt.end, excerpt.text) if excerpt else (None, None, None, None)


def _reports(account: Account) -> Iterator[Row]:
    for r in account.reports:
        credits = _joined(r.credits)
        yield (r.id, r.location, r.title, r.outlet, r.url, r.byline, r.language, credits, *_when(r.published), r.digest)


def _statements(account: Account) -> Iterator[Row]:
    for s in account.statements:
        said = (s.voice.label, s.voice.entity, _joined(v.label for v in s.via), s.stance, s.manner)
        yield (s.id, s.claim, *said, s.cue.text if s.cue else None, *_at(s.content), *_when(s.when))


def _claims(account: Account) -> Iterator[Row]:
    for c in account.claims:
        yield (c.id, c.text, c.status, c.reports, c.origins, _joined(c.voices), _joined(c.statements), c.why)


def _disputes(account: Account) -> Iterator[Row]:
    for d in account.disputes:
        for number, side in enumerate(d.sides, start=1):
            told = (number, _joined(side.voices), _joined(side.claims), _joined(side.statements))
            yield (d.id, d.about, d.kind, d.status, d.score, d.why, *told)


def _figures(account: Account) -> Iterator[Row]:
    for number, figure in enumerate(account.figures, start=1):
        for v in figure.values:
            bounds = (v.low, v.high, v.unit, "yes" if v.approximate else "no")
            yield (number, figure.about, "yes" if figure.agrees else "no", *bounds, v.statement, *_at(v.span))


def _entities(account: Account) -> Iterator[Row]:
    for e in account.entities:
        p = e.place
        where = (p.latitude, p.longitude, p.country, p.gazetteer, p.key) if p else (None,) * 5
        roles = _joined(dict.fromkeys(role.text for role in e.roles))
        yield (e.id, e.kind, e.name, _joined(n.text for n in e.names), roles, len(e.mentions), *where, e.why)


def _mentions(account: Account) -> Iterator[Row]:
    for e in account.entities:
        for mention in e.mentions:
            yield (e.id, e.name, *_at(mention))


def _timeline(account: Account) -> Iterator[Row]:
    for t in account.timeline:
        told_in = _joined(dict.fromkeys(s.report for s in t.spans))
        yield (*_when(t.when), t.text, t.reports, t.origins, told_in, _joined(w.start or "" for w in t.otherwise))


def _copies(account: Account) -> Iterator[Row]:
    for c in account.copies:
        yield (c.derived, c.source, c.kind, c.share, "yes" if c.directed else "no", len(c.passages), c.why)


def _origins(account: Account) -> Iterator[Row]:
    for o in account.origins:
        yield (o.id, o.label, o.kind, _joined(o.reports), o.why)


WHEN = ("start", "end", "precision", "basis")
AT = ("report", "from", "to", "text")

TABLES = (
    Table(
        "reports",
        ("id", "location", "title", "outlet", "url", "byline", "language", "credits", *WHEN, "digest"),
        _reports,
    ),
    Table(
        "statements",
        ("id", "claim", "voice", "voice_entity", "via", "stance", "manner", "cue", *AT, *WHEN),
        _statements,
    ),
    Table("claims", ("id", "text", "status", "reports", "origins", "voices", "statements", "why"), _claims),
    Table(
        "disputes",
        ("id", "about", "kind", "status", "score", "why", "side", "voices", "claims", "statements"),
        _disputes,
    ),
    Table(
        "figures",
        ("figure", "about", "agrees", "low", "high", "unit", "approximate", "statement", *AT),
        _figures,
    ),
    Table(
        "entities",
        ("id", "kind", "name", "names", "roles", "mentions",
         "latitude", "longitude", "country", "gazetteer", "gazetteer_key", "why"),
        _entities,
    ),
    Table("mentions", ("entity", "name", *AT), _mentions),
    Table("timeline", (*WHEN, "text", "reports", "origins", "told_in", "otherwise"), _timeline),
    Table("copies", ("derived", "source", "kind", "share", "directed", "passages", "why"), _copies),
    Table("origins", ("id", "label", "kind", "reports", "why"), _origins),
)  # fmt: skip
