"""What does the statement model look like? The pair model's encoder, over two statements at once or over one.

Two are judged at the first piece: as by the pair model, and whether they say the same, and whether they cannot both be
true. One is placed by the mean over its pieces.
"""

import torch
from pairs_news import CONTRADICT, ENTAIL, NEUTRAL
from reader_model import Reader
from torch import Tensor, nn
from torch.nn import functional as F

MOST_ALONE = 64
SAME, OPPOSED, SCORES = 3, 4, 5
UNSURE = {SAME: -1.0, OPPOSED: -3.0}  # log-odds to start with: most pairs of a story are neither


class Comparer(nn.Module):
    """Rows of pieces, with the side of each piece, in; out come the scores of each row, and where it lies."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.reader = Reader(SCORES, dropout)

    def forward(self, ids: Tensor, sides: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """Score each row (entail, neutral, contradict, same, opposed) and place it: a vector of length one."""
        read = self.reader.read(ids, sides, mask)
        held = torch.ones_like(ids, dtype=read.dtype) if mask is None else mask.to(read.dtype)
        mean = (read * held[..., None]).sum(1) / held.sum(1, keepdim=True)
        return self.reader.head(self.reader.dropout(read[:, 0])), F.normalize(mean.float(), dim=-1)


def from_pairs(weights: dict[str, Tensor]) -> Comparer:
    """Start from the trained pair model; "the same" begins as entailment does, "opposed" as contradiction."""
    comparer = Comparer()
    old = {name.removeprefix("reader."): value for name, value in weights.items()}
    rows, lifts = old.pop("head.weight"), old.pop("head.bias")
    comparer.reader.load_state_dict(old, strict=False)
    head = comparer.reader.head
    with torch.no_grad():
        head.weight[: len(rows)], head.bias[: len(rows)] = rows, lifts
        for score, like in ((SAME, ENTAIL), (OPPOSED, CONTRADICT)):
            head.weight[score] = rows[like] - rows[NEUTRAL]
            head.bias[score] = UNSURE[score]
    return comparer
