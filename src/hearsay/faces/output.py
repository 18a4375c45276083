"""Where does what was made go? To standard output, or to a file that is replaced in one step or not at all."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hearsay.errors import UsageError

if TYPE_CHECKING:
    from hearsay.model import Account

# What --output's ending says about the format; --format wins over it. The longer of two endings is looked up first.
FORMAT_OF_ENDING = {
    ".ftm.json": "ftm",
    ".geojson": "geojson",
    ".graphml": "graphml",
    ".jsonld": "jsonld",
    ".zip": "csv",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "terminal",
}

OWN_SIGNS = (b'<meta name="generator" content="Hearsay">', b'"format": "hearsay.account')


def format_for(chosen: str | None, output: Path | None) -> str:
    """Tell which format to write: the one asked for, else the one that the file's ending says, else terminal."""
    if chosen is not None:
        return chosen
    if output is None:
        return "terminal"
    for ending in ("".join(output.suffixes[-2:]).lower(), output.suffix.lower()):
        if ending in FORMAT_OF_ENDING:
            return FORMAT_OF_ENDING[ending]
    known = ", ".join(sorted(FORMAT_OF_ENDING))
    raise UsageError(f"{output}: its ending does not tell the format ({known} do): add --format")


def renderer_for(chosen: str, output: Path | None) -> Callable[[Sequence[Account]], str | bytes]:
    """Find what writes accounts in the format; for a terminal, one that knows its width and whether it has colours."""
    from hearsay.tell.formats import get_format, terminal

    if chosen == "csv" and output is None and sys.stdout.isatty():
        raise UsageError("csv is a zip of tables, not for a terminal: add --output FILE.zip")
    if chosen != "terminal" or output is not None or not sys.stdout.isatty():
        return get_format(chosen).render
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return partial(terminal.render, width=shutil.get_terminal_size().columns, colour=colour)


def refuse_input(output: Path, inputs: Sequence[str]) -> None:
    """Refuse to write over one of the inputs; an account of an earlier call in an input folder may be replaced."""
    target = output.resolve()
    if target.is_dir():
        raise UsageError(f"{output}: is a folder, not a file to write")
    for given in inputs:
        source = Path(given).resolve()
        if source == target:
            raise UsageError(f"{output}: is one of the inputs and would be overwritten")
        if source.is_dir() and source in target.parents and target.exists() and not is_account(target):
            raise UsageError(f"{output}: lies in the input folder {given} and would be overwritten")


def is_account(path: Path) -> bool:
    """Tell whether a file is an account that Hearsay wrote, by its first bytes."""
    with open(path, "rb") as file:
        head = file.read(4096)
    return any(sign in head for sign in OWN_SIGNS)


def write_file(output: Path, text: str | bytes) -> None:
    """Write the text beside its place and move it there, so that no half-written file is ever seen."""
    if not output.parent.is_dir():
        raise UsageError(f"{output}: the folder {output.parent} is not there")
    handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
    beside = Path(name)
    try:
        with open(handle, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode("utf-8"))
        os.chmod(beside, 0o666 & ~_umask())
        beside.replace(output)
    finally:
        beside.unlink(missing_ok=True)


def write_out(text: str | bytes) -> None:
    """Write to standard output as UTF-8, whatever the terminal's own encoding; be silent when the reader has left."""
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(text if isinstance(text, str) else text.decode("utf-8", "replace"))
        return
    try:
        stream.write(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
        stream.flush()
    except BrokenPipeError:
        # head or less has seen enough; what Python still holds back must go nowhere, or it complains at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
