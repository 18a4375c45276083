"""The way through the house: stages in an order that feeds them all, pure annotation, no dependence on arrival."""

import random

import msgspec
import pytest

from hearsay import pipeline
from hearsay.errors import UsageError
from hearsay.model import Report
from hearsay.options import ReadOptions, TellOptions
from hearsay.read.pile import read_pile

EXAMPLE = "examples/harbour-fire"


@pytest.fixture(scope="module")
def readings() -> list[pipeline.Reading]:
    reports = read_pile([EXAMPLE], options=ReadOptions()).reports
    return [r for r in pipeline.read_closely(reports) if isinstance(r, pipeline.Reading)]


def test_check_order_names_the_starved_stage() -> None:
    with pytest.raises(UsageError, match="stage 'sentences' needs furniture"):
        pipeline.check_order(pipeline.ANNOTATE[1:], ["report"])


def test_annotate_gives_the_same_for_the_same_report(readings: list[pipeline.Reading]) -> None:
    for reading in readings:
        assert pipeline.annotate(reading.report) == reading.annotation


def test_make_accounts_does_not_depend_on_arrival(readings: list[pipeline.Reading]) -> None:
    known = msgspec.json.encode(pipeline.make_accounts(readings, TellOptions()))
    for seed in range(2):
        shuffled = random.Random(seed).sample(readings, len(readings))
        assert msgspec.json.encode(pipeline.make_accounts(shuffled, TellOptions())) == known


def test_read_closely_names_a_report_that_breaks_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def annotate(report: Report, *, recogniser: str) -> pipeline.Annotation:
        if report.id == "bad":
            raise ValueError("boom")
        return pipeline.Annotation(report.id)

    monkeypatch.setattr(pipeline, "annotate", annotate)
    found = list(pipeline.read_closely([Report("bad", "bad.txt", "x"), Report("good", "good.txt", "y")]))
    assert found[0] == pipeline.Failure("bad.txt", "could not be annotated: ValueError('boom')")
    assert isinstance(found[1], pipeline.Reading)
