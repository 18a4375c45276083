"""Annotate many reports on the processors of this machine: the same readings in the same order, only sooner.

Workers are spawned, load the reader once each and take small chunks. When one dies (out of memory, killed), the
chunks that are left go to new workers, the first of them report by report, so that the report which kills is named.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from hearsay.model import Reading, Report
from hearsay.pipeline import Failure, read_closely

CHUNK_REPORTS = 8
WORTH_WORKERS = 48  # reports below which starting workers costs more than it saves

Found = Reading | Failure
Chunk = Sequence[Report]


def annotate_all(reports: Sequence[Report], *, workers: int | None = None) -> Iterator[Found]:
    """Yield a reading, or the reason why there is none, for each report in order."""
    count = workers or (available() if len(reports) >= WORTH_WORKERS else 1)
    if count == 1:
        yield from read_closely(reports)
        return
    chunks: list[Chunk] = [reports[i : i + CHUNK_REPORTS] for i in range(0, len(reports), CHUNK_REPORTS)]
    while chunks:
        read = 0
        for found in _until_one_dies(chunks, count):
            yield from found
            read += 1
        if read < len(chunks):
            yield from _with_care(chunks[read])
            read += 1
        chunks = chunks[read:]


def available() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def _read_chunk(chunk: Chunk) -> list[Found]:
    return list(read_closely(chunk))


def _until_one_dies(chunks: Sequence[Chunk], workers: int) -> Iterator[list[Found]]:
    """Yield the findings of chunk after chunk; stop short where a worker has died."""
    with _pool(workers) as pool:
        waiting = [pool.submit(_read_chunk, chunk) for chunk in chunks]
        for future in waiting:
            try:
                found = future.result()
            except BrokenProcessPool:
                return
            yield found


def _with_care(chunk: Chunk) -> Iterator[Found]:
    """Give each report a worker of its own: one that kills it is named, the others are read."""
    for report in chunk:
        found = next(_until_one_dies([[report]], 1), None)
        yield from found or [Failure(report.location, "could not be annotated: the process that read it died")]
