"""The nouns of Hearsay: plain frozen data that flows read → annotate → relate → tell.

A `Report` is what was read, an `Annotation` is what one report says by itself, the rest is what an
`Account` is made of (its JSON form is the contract that `hearsay schema` prints). Offsets everywhere
count Unicode code points of `Report.text`, which no stage ever edits.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Kind = Literal["person", "organization", "place", "other"]
Precision = Literal["instant", "day", "week", "month", "season", "year", "decade", "range", "unknown"]
Basis = Literal["given", "metadata", "dateline", "text", "lineage", "guess", "none"]
Stance = Literal["asserts", "denies", "confirms", "doubts", "predicts", "promises", "demands", "asks", "narrates"]
Manner = Literal["direct", "indirect", "mixed", "narrated"]
CopyKind = Literal["verbatim", "edited", "rewritten", "translated"]
Status = Literal["corroborated", "single-source", "disputed", "superseded"]


class Role(StrEnum):
    """What a sentence is in its report; only BODY, HEADLINE and CAPTION belong to the story."""

    BODY = "body"
    HEADLINE = "headline"
    CAPTION = "caption"
    FURNITURE = "furniture"


# ---------------------------------------------------------------- spans


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one report's text: text[start:end]."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """Return the words that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Excerpt:
    """A span lifted out of its report, with the words that it cuts: the evidence that an account shows."""

    report: str
    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """The bare span, for comparing within one report."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class When:
    """An interval of time: ISO 8601 dates or instants, None where open, both ends inclusive."""

    start: str | None
    end: str | None
    precision: Precision
    basis: Basis = "none"
    span: Excerpt | None = None


# ---------------------------------------------------------------- read


@dataclass(frozen=True, slots=True)
class Report:
    """One report as it was read. `location` is the path or URL, plus #record for a member of an archive."""

    id: str
    location: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    language: str | None = None
    published: When | None = None
    credits: tuple[str, ...] = ()
    aside: tuple[tuple[str, str], ...] = ()  # fields of the record that Hearsay does not know, kept as text

    @property
    def digest(self) -> str:
        """The sha256 of the text."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def excerpt(self, span: Span) -> Excerpt:
        """Lift a span out of this report."""
        return Excerpt(self.id, span.start, span.end, self.text[span.start : span.end])


# ---------------------------------------------------------------- annotate


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of text that is not the report (share links, biographies, forms …), with the reason."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, headline, caption or furniture line; `paragraph` counts from 0 over the report."""

    span: Span
    paragraph: int
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands; `role` is the title or description beside it ("Foreign Minister")."""

    span: Span
    kind: Kind
    role: Span | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with its calendar value against the report's own date."""

    span: Span
    when: When


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts: "at least 12 people" is low 12, high None, unit "people".

    Bounds are None where open; `unit` is a lower-case noun or measure in the singular or as written,
    `approximate` marks "about", "some", "nearly", "hundreds".
    """

    span: Span
    low: float | None
    high: float | None
    unit: str | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """Someone in the chain of an attribution as the report words them: voice or via."""

    label: str
    span: Span | None = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said what (PolNeAR's source, cue, content), resolved within the report.

    `voice` is who vouches (pronouns and "the spokesman" resolved to whom they stand for in this report),
    `via` the chain between the voice and this report, nearest the voice first.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    voice: Party
    via: tuple[Party, ...] = ()
    stance: Stance = "asserts"
    manner: Manner = "indirect"


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that one report says by itself: a pure function of the report."""

    report: str
    furniture: tuple[Furniture, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    caveats: tuple[str, ...] = ()  # what was not read or is less sure, in words for a reader


@dataclass(frozen=True, slots=True)
class Reading:
    """A report together with its annotation: what relate works on."""

    report: Report
    annotation: Annotation

    @property
    def id(self) -> str:
        """The report's id."""
        return self.report.id

    def excerpt(self, span: Span) -> Excerpt:
        """Lift a span out of the report."""
        return self.report.excerpt(span)

    def told(self) -> tuple[Sentence, ...]:
        """Return the sentences that belong to the story: all but furniture."""
        return tuple(s for s in self.annotation.sentences if s.role is not Role.FURNITURE)


# ---------------------------------------------------------------- relate


@dataclass(frozen=True, slots=True)
class Story:
    """The reports that tell of one chain of events, ordered by id; the story's id comes from theirs."""

    id: str
    readings: tuple[Reading, ...]

    def reading(self, report: str) -> Reading:
        """Return the reading of one report of the story."""
        return next(r for r in self.readings if r.id == report)


@dataclass(frozen=True, slots=True)
class Passage:
    """Two stretches that say the same in derived and source; score 0..1 is how alike their words are."""

    derived: Excerpt
    source: Excerpt
    score: float


@dataclass(frozen=True, slots=True)
class Copy:
    """Lineage: `derived` takes `share` (0..1) of its own story words from `source`."""

    derived: str
    source: str
    kind: CopyKind
    share: float
    directed: bool
    why: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent root that reports go back to; each report of a story stands in exactly one."""

    id: str
    label: str
    kind: Literal["agency", "outlet", "report"]
    reports: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class NameForm:
    """One spelling of an entity and how often it stands in the story."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class RoleNote:
    """What an entity is called beside its name, where it is so called."""

    text: str
    span: Excerpt


@dataclass(frozen=True, slots=True)
class Place:
    """Where a place lies, as the named gazetteer has it; country is ISO 3166-1 alpha-2."""

    latitude: float
    longitude: float
    country: str
    gazetteer: str
    key: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One real person, group or place of the story, however it is spelled."""

    id: str
    kind: Kind
    name: str
    names: tuple[NameForm, ...]
    mentions: tuple[Excerpt, ...]
    roles: tuple[RoleNote, ...] = ()
    place: Place | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who vouches for a statement: the quoted source, or the outlet itself for what it narrates."""

    label: str
    entity: str | None
    named: bool
    span: Excerpt | None


@dataclass(frozen=True, slots=True)
class Via:
    """One link of the chain between a voice and a report: medium, interviewer, agency, other outlet."""

    label: str
    entity: str | None
    span: Excerpt | None


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what in which report."""

    id: str
    report: str
    content: Excerpt
    more: tuple[Excerpt, ...]
    cue: Excerpt | None
    voice: Voice
    via: tuple[Via, ...]
    stance: Stance
    manner: Manner
    when: When | None
    claim: str | None = None

    def only_frames(self, other: Statement) -> bool:
        """Tell whether this is an outlet's sentence around the words of the other: not told by one voice more."""
        is_frame = self.manner == "narrated" and self.report == other.report and self.id != other.id
        return is_frame and self.content.span.contains(other.content.span)


@dataclass(frozen=True, slots=True)
class Claim:
    """The same thing said, across reports: counted by voices, reports and independent origins."""

    id: str
    text: str
    statements: tuple[str, ...]
    voices: tuple[str, ...]
    reports: int
    origins: int
    status: Status
    why: str


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute."""

    claims: tuple[str, ...]
    statements: tuple[str, ...]
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Sides that cannot all hold; score 0..1 is how sure Hearsay is that they conflict."""

    id: str
    about: str
    sides: tuple[Side, ...]
    kind: Literal["contradiction", "denial", "figures"]
    status: Literal["open", "settled"]
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class FigureValue:
    """One number given for a figure, where it stands and who gives it."""

    span: Excerpt
    low: float | None
    high: float | None
    unit: str | None
    approximate: bool
    statement: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """Quantities of the same thing, side by side."""

    about: str
    agrees: bool
    values: tuple[FigureValue, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A dated happening of the story; `otherwise` are the dates that other reports give for it."""

    when: When
    text: str
    spans: tuple[Excerpt, ...]
    statements: tuple[str, ...]
    reports: int
    origins: int
    otherwise: tuple[When, ...] = ()


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence or clause of the reports, chosen to tell the story."""

    text: str
    spans: tuple[Excerpt, ...]
    statements: tuple[str, ...]


# ---------------------------------------------------------------- tell


@dataclass(frozen=True, slots=True)
class Headline:
    """What an account is of: the story's id, title, time and counts."""

    id: str
    title: str
    start: When | None
    end: When | None
    reports: int
    origins: int


@dataclass(frozen=True, slots=True)
class AccountReport:
    """A report as the account carries it, with what was marked as furniture."""

    id: str
    location: str
    text: str
    title: str | None
    url: str | None
    outlet: str | None
    byline: str | None
    language: str | None
    published: When | None
    credits: tuple[str, ...]
    digest: str
    removed: tuple[Removed, ...]
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """A furniture mark in an account."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Since:
    """What is new in an account against an earlier one of the same story: a line to read, and ids to look up.

    `figures` are what figures are about whose numbers changed; `settled` are disputes that were open before.
    """

    text: str
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    claims: tuple[str, ...]
    disputes: tuple[str, ...]
    settled: tuple[str, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """One sourced account of one story."""

    story: Headline
    reports: tuple[AccountReport, ...]
    copies: tuple[Copy, ...]
    origins: tuple[Origin, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    disputes: tuple[Dispute, ...]
    figures: tuple[Figure, ...]
    timeline: tuple[TimelineEntry, ...]
    summary: tuple[SummarySentence, ...]
    since: Since | None = None
    format: Literal["hearsay.account/1"] = "hearsay.account/1"


def content_id(prefix: str, *parts: str) -> str:
    """Make a short stable id from content alone, so that order of arrival never shows in it."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return prefix + hashlib.sha256(joined).hexdigest()[:12]
