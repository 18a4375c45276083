"""Mark names and speech by rules: what Hearsay did before it had a reader, and what the reader is measured against."""

from __future__ import annotations

from collections.abc import Sequence

from hearsay.annotate.marks import Marks
from hearsay.annotate.quotations import find_quotations
from hearsay.annotate.rules.cues import mark_speech
from hearsay.annotate.rules.names import mark_names
from hearsay.model import Report, Sentence


def mark_by_rules(report: Report, sentences: Sequence[Sentence]) -> Marks:
    """Mark one report without a model."""
    quotations = find_quotations(report.text, sentences)
    return Marks(mark_names(report.text, sentences), mark_speech(report.text, sentences, quotations))
