"""Are a model's weights the ones that were shipped, and how is it run? One thread, the same bytes on every call."""

import hashlib
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import onnxruntime
from tokenizers import Tokenizer

from hearsay.errors import ModelError

TOKENIZER = "reader-tokenizer.json"  # one for all models: they all begin with MiniLM
OPTIMISERS_OFF = ["SkipLayerNormFusion"]  # the fused kernel is slower on a processor than its parts: 23 ms, not 18
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
    """Load a model to run it in this thread alone."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(
        folder / f"{name}.onnx", options, providers=["CPUExecutionProvider"], disabled_optimizers=OPTIMISERS_OFF
    )


def tokenizer(folder: Path) -> Tokenizer:
    """Load what cuts text into the pieces that the models know."""
    return Tokenizer.from_file(str(folder / TOKENIZER))
