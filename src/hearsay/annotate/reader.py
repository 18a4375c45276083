"""Who is named in a report, and which words say that somebody says something? One pass of the model, decoded.

`read` marks names, the sources, cues and contents of attributions, and those of attributions inside a content;
`linked` joins marks into attributions. Offsets count code points of the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hearsay.annotate.encoder import Encoder, Pieces, load_encoder
from hearsay.annotate.tagging import Tagged, tagged
from hearsay.model import Span


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A span of a kind; `sure` is the model's probability of its least sure word."""

    start: int
    end: int
    kind: str
    sure: float

    @property
    def span(self) -> Span:
        """The bare span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the model says of one report; what begins at `read_to` or later was not read."""

    names: tuple[Mark, ...]
    marks: tuple[Mark, ...]
    inner: tuple[Mark, ...]
    read_to: int


def read(text: str, sentences: Sequence[Span], encoder: Encoder | None = None) -> Reading:
    """Read one report: the same text and sentences always give the same marks."""
    encoder = encoder or load_encoder()
    pieces = encoder.cut(text, [(span.start, span.end) for span in sentences])
    layers = tagged(encoder.scores(pieces), pieces.breaks, encoder.fields)
    names, marks, inner = (_marks(spans, pieces) for spans in layers)
    return Reading(names, marks, inner, read_to=int(pieces.ends[-1]) if len(pieces.ends) else 0)


def _marks(spans: Sequence[Tagged], pieces: Pieces) -> tuple[Mark, ...]:
    """Give spans of words their offsets."""
    return tuple(
        Mark(int(pieces.starts[span.first]), int(pieces.ends[span.last - 1]), span.kind, round(span.sure, 4))
        for span in spans
    )
