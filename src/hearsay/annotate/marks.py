"""What a recogniser hands over: where names stand, and which words say that somebody says something.

Two recognisers make marks: the trained reader and, as the baseline, the rules. What the marks mean (who "he" is,
which role stands beside a name, how the words came to the report) is for the stages after them.
"""

from __future__ import annotations

from dataclasses import dataclass

from hearsay.model import Kind, Span


@dataclass(frozen=True, slots=True)
class NameMark:
    """A name and its kind; `sure` 0..1 is the recogniser's own confidence."""

    span: Span
    kind: Kind
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class SpeechMark:
    """Source, cue and content as they stand in the text, before anyone asks who is meant (PolNeAR's terms)."""

    source: Span | None
    cue: Span
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Marks:
    """All that a recogniser marks in one report, in the order of the text, and what it could not read, in words."""

    names: tuple[NameMark, ...] = ()
    speech: tuple[SpeechMark, ...] = ()
    caveats: tuple[str, ...] = ()
