"""What do the sense model and its teacher look like? Layers of MPNet; a statement lies at the mean over its pieces.

The teacher has all twelve layers and also judges two statements at once; it is too large to ship. The sense model keeps
some of its layers, and is numbered by the pieces that all shipped models share.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from pairs_model import CLOSE as SHARED_CLOSE
from pairs_model import OPEN as SHARED_OPEN
from statements_model import MOST_ALONE, UNSURE
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import MPNetModel

OPEN, PAD, CLOSE, WIDTH = 0, 1, 2, 768
ADDED = 4  # pieces that MPNet has before those of BERT, in the same order
MOST_PIECES, BATCH = 96, 24
BETWEEN, FIRST, SECOND = 0, 1, 2  # whose a piece is
INNER, SCALE = 256, 10.0

SidedRow = tuple[list[int], list[int]]  # pieces, and whose each is
Floats = NDArray[np.float32]


class Sense(nn.Module):
    """The place of a statement: 768 numbers of length one."""

    def __init__(self, body: MPNetModel) -> None:
        super().__init__()
        self.body = body

    def place(self, statements: Sequence[list[int]]) -> Tensor:
        """Place statements, read in batches of like length."""
        order = sorted(range(len(statements)), key=lambda at: len(statements[at]))
        parts = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
        found = torch.cat([self._place([statements[at] for at in part]) for part in parts])
        return found[torch.tensor(order).argsort()]

    def _place(self, statements: Sequence[list[int]]) -> Tensor:
        read, held = self.read([[OPEN, *pieces[: MOST_ALONE - 2], CLOSE] for pieces in statements])
        return F.normalize(mean(read, held).float(), dim=-1)

    def read(self, rows: Sequence[list[int]]) -> tuple[Tensor, Tensor]:
        """Read rows of pieces; gives what was made of each piece, and which there are."""
        ids = padded(rows, PAD)
        held = ids != PAD
        return self.body(input_ids=ids, attention_mask=held.long()).last_hidden_state, held


class Teacher(Sense):
    """All of all-mpnet-base-v2, with a head that judges two statements: the same, opposed (log-odds)."""

    def __init__(self, folder: Path) -> None:
        super().__init__(MPNetModel.from_pretrained(folder, add_pooling_layer=False))
        self.head = nn.Sequential(
            nn.Linear(3 * WIDTH, INNER), nn.GELU(), nn.Dropout(0.1), nn.Linear(INNER, len(UNSURE))
        )
        nn.init.zeros_(self.head[-1].weight)
        self.head[-1].bias.data = torch.tensor([*UNSURE.values()])

    def judge(self, rows: Sequence[SidedRow]) -> Tensor:
        """Judge pairs of statements, by the first piece and the means of both sides."""
        read, _ = self.read([pieces for pieces, _ in rows])
        sides = padded([whose for _, whose in rows], BETWEEN)
        one, other = (mean(read, sides == side) for side in (FIRST, SECOND))
        return self.head(torch.cat([read[:, 0], (one - other).abs(), one * other * SCALE], -1)).float()

    def keep(self, layers: Sequence[int]) -> Sense:
        """Give what places statements, with some of the layers: a sense model to begin with."""
        body = self.body
        body.encoder.layer = nn.ModuleList(body.encoder.layer[n] for n in layers)
        body.config.num_hidden_layers = len(layers)
        return Sense(body)


class Shipped(nn.Module):
    """A sense model as it is exported: of whole rows of the shared pieces, with the shared marks at their ends."""

    def __init__(self, sense: Sense) -> None:
        super().__init__()
        self.body = sense.body
        words = self.body.embeddings.word_embeddings
        shared = words.weight.data[ADDED:].clone()
        shared[SHARED_OPEN], shared[SHARED_CLOSE] = words.weight.data[OPEN], words.weight.data[CLOSE]
        self.body.embeddings.word_embeddings = nn.Embedding.from_pretrained(shared)

    def forward(self, ids: Tensor) -> Tensor:
        """Place rows of one length."""
        return F.normalize(self.body(input_ids=ids).last_hidden_state.mean(1), dim=-1)


def mean(read: Tensor, held: Tensor) -> Tensor:
    """Give the mean of what was made of some pieces of each row."""
    weights = held[..., None].to(read.dtype)
    return (read * weights).sum(1) / weights.sum(1).clamp(min=1)


def padded(rows: Sequence[list[int]], empty: int) -> Tensor:
    """Fill rows up to one length."""
    made = torch.full((len(rows), max(map(len, rows))), empty)
    for row, pieces in enumerate(rows):
        made[row, : len(pieces)] = torch.tensor(pieces)
    return made


def sided(one: list[int], other: list[int]) -> SidedRow:
    """Join two statements to one row that fits."""
    room = MOST_PIECES - 4
    one = one[: max(room - len(other), room // 2)]
    other = other[: room - len(one)]
    whose = [BETWEEN, *[FIRST] * len(one), BETWEEN, BETWEEN, *[SECOND] * len(other), BETWEEN]
    return [OPEN, *one, CLOSE, CLOSE, *other, CLOSE], whose


def mpnet_tokenizer(folder: Path) -> Tokenizer:
    """Load MPNet's tokenizer without the padding and cutting that it ships with."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


@torch.no_grad()
def places_of(model: Sense, statements: Sequence[list[int]]) -> Floats:
    """Place all statements of a story."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        return np.asarray(model.place(statements).numpy(), dtype=np.float32)
