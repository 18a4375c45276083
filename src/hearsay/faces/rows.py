"""What do the single-stage commands print? One JSON object a line, spans as bare offsets into the report's text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from hearsay.model import Annotation, Attribution, Copy, Party, Reading, Report, Span, Story

Row = dict[str, Any]


def write_rows(rows: Iterable[Row]) -> str:
    """Write each row as one line of JSON."""
    return "".join(msgspec.json.encode(row).decode() + "\n" for row in rows)


def story_rows(stories: Sequence[Story], same: Mapping[str, Sequence[str]]) -> Iterator[Row]:
    """Make a row a report: which story it tells; `same` are the locations of repeats by the id of the report read."""
    for story in stories:
        for reading in story.readings:
            for location in (reading.report.location, *same.get(reading.id, ())):
                yield {"report": location, "story": story.id}


def copy_rows(copies: Sequence[Copy], reports: Mapping[str, Report]) -> Iterator[Row]:
    """Make a row a copy, with the aligned passages."""
    for copy in copies:
        derived, source = reports[copy.derived], reports[copy.source]
        yield {
            "derived": derived.location,
            "source": source.location,
            "kind": copy.kind,
            "share": copy.share,
            "directed": copy.directed,
            "why": copy.why,
            "passages": [
                {
                    "derived": [passage.derived.start, passage.derived.end],
                    "source": [passage.source.start, passage.source.end],
                    "score": passage.score,
                }
                for passage in copy.passages
            ],
        }


def annotation_row(reading: Reading) -> Row:
    """Make the row of one report: all that it says by itself."""
    found: Annotation = reading.annotation
    return {
        "report": reading.report.location,
        "digest": reading.report.digest,
        "furniture": [{**_ends(mark.span), "reason": mark.reason} for mark in found.furniture],
        "sentences": [
            {**_ends(sentence.span), "role": sentence.role, "paragraph": sentence.paragraph}
            for sentence in found.sentences
        ],
        "mentions": [
            {**_ends(mention.span), "kind": mention.kind, "role": _pair(mention.role)} for mention in found.mentions
        ],
        "times": [{**_ends(time.span), "when": time.when} for time in found.times],
        "quantities": [
            {**_ends(q.span), "low": q.low, "high": q.high, "unit": q.unit, "approximate": q.approximate}
            for q in found.quantities
        ],
        "attributions": [_attribution(attribution) for attribution in found.attributions],
    }


def _attribution(attribution: Attribution) -> Row:
    return {
        "source": [_pair(span) for span in attribution.source],
        "cue": [_pair(span) for span in attribution.cue],
        "content": [_pair(span) for span in attribution.content],
        "voice": _party(attribution.voice),
        "via": [_party(party) for party in attribution.via],
        "stance": attribution.stance,
        "manner": attribution.manner,
    }


def _party(party: Party) -> Row:
    return {"label": party.label, "span": _pair(party.span), "named": party.named}


def _ends(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
