"""How do trained weights become package data? To ONNX, to int8 per channel, with the fields beside them."""

import hashlib
import json
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from reader_model import NEVER, Reader
from reader_narrow import inner_of
from reader_rows import LAYERS, SIZES
from tokenizers import Tokenizer
from torch import Tensor, nn

FILES = ("reader.onnx", "reader-tokenizer.json")
LAYER_NAMES = ("names", "voices", "inner")


def export(trained: dict[str, Tensor], tokenizer: Tokenizer, folder: Path) -> None:
    """Write reader.onnx, reader-tokenizer.json and reader.json into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {name[7:]: value for name, value in trained.items() if name.startswith("reader.")}
    model = Reader(sum(SIZES), inner=inner_of(weights))
    model.load_state_dict(weights)
    to_int8(model, folder / "reader.onnx", given=("ids", "shapes"), keep_head=True)
    (folder / "reader-tokenizer.json").write_text(tokenizer.to_str(), encoding="utf-8")
    (folder / "reader.json").write_text(json.dumps(card(trained, folder), indent=1) + "\n", encoding="utf-8")


def to_int8(
    model: nn.Module,
    path: Path,
    *,
    given: tuple[str, ...],
    made: tuple[str, ...] = ("scores",),
    keep_head: bool = False,
) -> None:
    """Write a model of rows of ids, and what goes with each, as ONNX in int8; the last layer as it is, if kept."""
    full = path.with_suffix(".fp32")
    rows = (torch.ones(2, 17, dtype=torch.int64),) * len(given)
    sizes = {0: torch.export.Dim("rows", min=1, max=4096), 1: torch.export.Dim("pieces", min=2, max=512)}
    named = {"input_names": list(given), "output_names": list(made), "dynamic_shapes": (sizes,) * len(given)}
    torch.onnx.export(model.eval(), rows, **named, dynamo=True, opset_version=20).save(str(full))
    head = [node.name for node in onnx.load(full).graph.node if node.op_type == "MatMul"][-1]
    kept = [head] if keep_head else []
    quantize_dynamic(full, path, per_channel=True, weight_type=QuantType.QInt8, nodes_to_exclude=kept)
    full.unlink()
    forget_origins(path)


def forget_origins(path: Path) -> None:
    """Take out where each node was traced: the paths of the machine that trained it."""
    model = onnx.load(path)
    graph = model.graph
    parts = (model, graph, *graph.node, *graph.input, *graph.output, *graph.value_info, *graph.initializer)
    for part in parts:
        part.doc_string = ""
        del part.metadata_props[:]
    onnx.save(model, path)


def card(trained: dict[str, Tensor], folder: Path) -> dict[str, object]:
    """Say what the reader must know of its weights: hashes, tags, and what each tag makes of its neighbour."""
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    layers = []
    for n, (name, kinds) in enumerate(zip(LAYER_NAMES, LAYERS, strict=True)):
        field = {key: trained[f"fields.{n}.{key}"] for key in ("moves", "starts", "ends", "barred")}
        moves = (field["moves"] + field["barred"]).clamp(min=NEVER)
        parts = {"moves": moves, "starts": field["starts"], "ends": field["ends"]}
        layers.append({"name": name, "kinds": kinds} | {key: rounded(value) for key, value in parts.items()})
    return {"sha256": hashes, "layers": layers}


def rounded(values: Tensor) -> list[object]:
    """Give a tensor as plain numbers short enough to read."""
    return torch.round(values, decimals=4).tolist()
