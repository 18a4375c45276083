"""How does the trained pair model become package data? To ONNX, to int8 per channel, with a measured temperature."""

import hashlib
import json
from pathlib import Path

import numpy as np
import onnxruntime
from pairs_model import LABELS, Judge, rows_of
from pairs_news import Pair
from reader_export import to_int8
from tokenizers import Tokenizer
from torch import Tensor

FILES = ("pairs.onnx", "reader-tokenizer.json")


def export(weights: dict[str, Tensor], tokenizer: Tokenizer, folder: Path, *, pairs: list[Pair]) -> None:
    """Write pairs.onnx and pairs.json into a folder that holds the reader's tokenizer, or put it there."""
    judge = Judge()
    judge.load_state_dict(weights)
    to_int8(judge, folder / "pairs.onnx", given=("ids", "sides"))
    (folder / "reader-tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    about = {"sha256": hashes, "temperature": temperature(folder / "pairs.onnx", pairs, tokenizer)}
    (folder / "pairs.json").write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def temperature(model: Path, pairs: list[Pair], tokenizer: Tokenizer) -> float:
    """Find by what to divide the scores so that their probabilities are the shares of pairs that are right."""
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    feeds = [{"ids": np.array([ids]), "sides": np.array([sides])} for ids, sides, _ in rows_of(pairs, tokenizer)]
    scores = np.concatenate([session.run(["scores"], feed)[0] for feed in feeds])
    labels = np.array([pair.label for pair in pairs])
    assert scores.shape[1] == LABELS

    def surprise(degrees: float) -> float:
        logits = scores / degrees
        logits = logits - logits.max(1, keepdims=True)
        chosen = logits[np.arange(len(labels)), labels]
        return float((np.log(np.exp(logits).sum(1)) - chosen).mean())

    return round(float(min(np.arange(0.3, 3.0, 0.02), key=surprise)), 2)
