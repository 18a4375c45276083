"""Annotate many reports on the processors of this machine: the same readings in the same order, only sooner.

Workers are spawned, load the reader once each and take small chunks. When one dies (out of memory, killed), the
chunks that are left go to new workers, the first of them report by report, so that the report which kills is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import get_context

from hearsay.annotate.recogniser import get_recogniser
from hearsay.annotate.weights import processors
from hearsay.model import Reading, Report
from hearsay.options import RECOGNISER
from hearsay.pipeline import Failure, read_closely

CHUNK_REPORTS = 8
WORTH_WORKERS = 48  # reports below which starting workers costs more than it saves

Found = Reading | Failure
Chunk = Sequence[Report]
Read = Callable[[Chunk], list[Found]]


def annotate_all(
    reports: Sequence[Report], *, recogniser: str = RECOGNISER, workers: int | None = None
) -> Iterator[Found]:
    """Yield a reading, or the reason why there is none, for each report in order."""
    get_recogniser(recogniser)  # an unknown one is refused here, not by each worker
    read = partial(_read_chunk, recogniser=recogniser)
    count = workers or (processors() if len(reports) >= WORTH_WORKERS else 1)
    if count == 1:
        yield from read_closely(reports, recogniser=recogniser)
        return
    chunks: list[Chunk] = [reports[i : i + CHUNK_REPORTS] for i in range(0, len(reports), CHUNK_REPORTS)]
    while chunks:
        done = 0
        for found in _until_one_dies(read, chunks, count):
            yield from found
            done += 1
        if done < len(chunks):
            yield from _with_care(read, chunks[done])
            done += 1
        chunks = chunks[done:]


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def _read_chunk(chunk: Chunk, recogniser: str) -> list[Found]:
    return list(read_closely(chunk, recogniser=recogniser))


def _until_one_dies(read: Read, chunks: Sequence[Chunk], workers: int) -> Iterator[list[Found]]:
    """Yield the findings of chunk after chunk; stop short where a worker has died."""
    with _pool(workers) as pool:
        waiting = [pool.submit(read, chunk) for chunk in chunks]
        for future in waiting:
            try:
                found = future.result()
            except BrokenProcessPool:
                return
            yield found


def _with_care(read: Read, chunk: Chunk) -> Iterator[Found]:
    """Give each report a worker of its own: one that kills it is named, the others are read."""
    for report in chunk:
        found = next(_until_one_dies(read, [[report]], 1), None)
        yield from found or [Failure(report.location, "could not be annotated: the process that read it died")]
