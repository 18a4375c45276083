"""Which inner cells of the encoder's layers does the reader need? The rest go, and training mends what is lost.

A cell's weight is |activation x gradient of the loss|, summed over some batches: the first-order estimate of what
the loss would gain without it (Molchanov and others, "Importance Estimation for Neural Network Pruning", 2019).
"""

from collections.abc import Sequence

import torch
from reader_rows import Row
from torch import Tensor, nn

INNER_WEIGHT = "blocks.0.narrow.weight"


def inner_of(weights: dict[str, Tensor]) -> int:
    """Tell how many inner cells a layer has."""
    return next(value for name, value in weights.items() if name.endswith(INNER_WEIGHT)).shape[1]


def narrowed(model: nn.Module, batches: Sequence[list[Row]], kept: int) -> dict[str, Tensor]:
    """Give the weights of a model that keeps the weightiest inner cells of each layer."""
    weights = model.state_dict()
    for n, cells in enumerate(weighed(model, batches)):
        best = cells.topk(kept).indices.sort().values
        layer = f"reader.blocks.{n}."
        for name in ("widen.weight", "widen.bias"):
            weights[layer + name] = weights[layer + name][best]
        weights[layer + "narrow.weight"] = weights[layer + "narrow.weight"][:, best]
    return weights


def weighed(model: nn.Module, batches: Sequence[list[Row]]) -> list[Tensor]:
    """Weigh the inner cells of each layer."""
    sums = [torch.zeros(block.narrow.in_features) for block in model.reader.blocks]
    seen: list[Tensor] = []

    def keep(layer: nn.Module, inputs: tuple[Tensor]) -> None:
        inputs[0].retain_grad()
        seen.append(inputs[0])

    hooks = [block.narrow.register_forward_pre_hook(keep) for block in model.reader.blocks]
    for group in batches:
        model.loss(group).backward()
        for total, cells in zip(sums, seen, strict=True):
            total += (cells * cells.grad).float().sum((0, 1)).abs()
        seen.clear()
    for hook in hooks:
        hook.remove()
    model.zero_grad(set_to_none=True)
    return sums
