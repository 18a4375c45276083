"""Are a model's weights the ones that were shipped, and how is it run? One thread a call, the same bytes every time."""

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import onnxruntime
from tokenizers import Tokenizer

from hearsay.errors import ModelError

T = TypeVar("T")
R = TypeVar("R")

TOKENIZER = "reader-tokenizer.json"  # one for all models: they all begin with MiniLM
OPTIMISERS_OFF = ["SkipLayerNormFusion"]  # the fused kernel is slower on a processor than its parts: 23 ms, not 18
MOST_THREADS = 8
REINSTALL = "reinstall with `pip install --force-reinstall hearsay`, or make new weights with `make {name}`"


def shipped() -> Path:
    """Give the folder of the weights that the package ships."""
    return Path(str(files("hearsay") / "models"))


def checked(folder: Path, name: str) -> dict[str, Any]:
    """Check that a model's files have the hashes that its description gives; gives the description."""
    advice = REINSTALL.format(name=name)
    try:
        about: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        found = {part: hashlib.sha256((folder / part).read_bytes()).hexdigest() for part in about["sha256"]}
    except FileNotFoundError as missing:
        raise ModelError(f"{missing.filename}: weights are missing: {advice}") from missing
    for part, expected in about["sha256"].items():
        if found[part] != expected:
            raise ModelError(f"{folder / part}: sha256 is {found[part][:12]}…, expected {expected[:12]}…: {advice}")
    return about


def session(folder: Path, name: str) -> onnxruntime.InferenceSession:
    """Load a model; each call runs in the thread that calls it, alone."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(
        folder / f"{name}.onnx", options, providers=["CPUExecutionProvider"], disabled_optimizers=OPTIMISERS_OFF
    )


def tokenizer(folder: Path) -> Tokenizer:
    """Load what cuts text into the pieces that the models know."""
    return Tokenizer.from_file(str(folder / TOKENIZER))


def side_by_side(run: Callable[[T], R], items: Sequence[T]) -> list[R]:
    """Ask a model about many items, in threads of this process; what it says of each is the same as one by one."""
    with ThreadPoolExecutor(min(MOST_THREADS, processors())) as pool:
        return list(pool.map(run, items))


def processors() -> int:
    """Count the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
