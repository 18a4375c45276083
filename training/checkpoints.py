"""How does an interrupted training go on? From its last checkpoint, to the bit."""

from pathlib import Path

import torch
from torch import nn


def save(model: nn.Module, optimizer: torch.optim.Optimizer, step: int, *, path: Path) -> None:
    """Write a checkpoint in one move."""
    parts = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), "step": step}
    torch.save(parts | {"random": torch.get_rng_state()}, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").rename(path)


def resume(model: nn.Module, optimizer: torch.optim.Optimizer, path: Path) -> int:
    """Take up the last checkpoint, where there is one; gives the step that it stands at."""
    if not path.exists():
        return 0
    saved = torch.load(path)
    model.load_state_dict(saved["model"])
    optimizer.load_state_dict(saved["optimizer"])
    torch.set_rng_state(saved["random"])
    return int(saved["step"])
