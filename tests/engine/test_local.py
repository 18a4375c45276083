"""The local engine: the same readings in the same order, and a report that kills its worker costs nobody else."""

import os
import signal

import pytest

from hearsay.engine import local
from hearsay.model import Annotation, Reading, Report
from hearsay.pipeline import Failure, read_closely

REPORTS = [Report(f"r{n}", f"r{n}.txt", f"Mayor Ines Falk said ferry {n} had sunk off Port Selby.") for n in range(20)]


def read_or_die(chunk: local.Chunk, recogniser: str) -> list[local.Found]:
    """Stand in for the real reader in a worker: one report kills the process."""
    if any(report.id == "r11" for report in chunk):
        os.kill(os.getpid(), signal.SIGKILL)
    return [Reading(report, Annotation(report.id)) for report in chunk]


@pytest.mark.slow
def test_annotate_all_gives_the_same_with_workers() -> None:
    assert list(local.annotate_all(REPORTS, workers=2)) == list(read_closely(REPORTS))


@pytest.mark.slow
def test_annotate_all_names_the_report_that_kills_its_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_read_chunk", read_or_die)
    found = list(local.annotate_all(REPORTS, workers=2))
    died = Failure("r11.txt", "could not be annotated: the process that read it died")
    assert [f if isinstance(f, Failure) else f.id for f in found] == [died if r.id == "r11" else r.id for r in REPORTS]


def test_annotate_all_starts_no_worker_for_a_few_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_pool", lambda workers: pytest.fail("a worker was started"))
    assert len(list(local.annotate_all(REPORTS[:3]))) == 3
