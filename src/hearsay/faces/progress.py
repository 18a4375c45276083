"""How far along is long work? A bar on stderr, only for a person who watches and only once the work is long."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")

PATIENCE_SECONDS = 1.0  # shorter work shows nothing


def follow(items: Iterable[T], *, label: str, total: int | None = None, quiet: bool = False) -> Iterator[T]:
    """Pass the items on, drawing a bar when stderr is a terminal and a second has gone by."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    started = time.monotonic()
    bar: Progress | None = None
    try:
        for done, item in enumerate(items, start=1):
            yield item
            if bar is None and time.monotonic() - started > PATIENCE_SECONDS:
                bar = _bar(label, total)
            if bar is not None:
                bar.update(bar.task_ids[0], completed=done)
    finally:
        if bar is not None:
            bar.stop()


@contextmanager
def working(label: str, *, quiet: bool = False) -> Iterator[None]:
    """Show that something goes on while its length cannot be told, on a terminal and after a second."""
    if quiet or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    sign = Console(stderr=True).status(label)
    timer = threading.Timer(PATIENCE_SECONDS, sign.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()  # it may be starting the sign at this moment
        sign.stop()


def _bar(label: str, total: int | None) -> Progress:
    # Imported here: most calls end before a bar is due, and rich.progress costs 50 ms.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    bar.add_task(label, total=total)
    bar.start()
    return bar
