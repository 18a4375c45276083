"""What does the pair model look like? The reader's encoder over two texts at once, judged at its first piece."""

from pathlib import Path

import torch
from pairs_news import Pair
from reader_model import Reader, load_minilm
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

OPEN, CLOSE, MOST_PIECES, LABELS = 101, 102, 96, 3
Row = tuple[list[int], list[int], int]


class Judge(nn.Module):
    """Two texts as one row of pieces, with the side of each piece; three scores out."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.reader = Reader(LABELS, dropout)

    def forward(self, ids: Tensor, sides: Tensor, mask: Tensor | None = None) -> Tensor:
        """Score entail, neutral, contradict for each row."""
        return self.reader(ids, sides, mask)[:, 0]


def from_minilm(path: Path) -> Judge:
    """Start from all-MiniLM-L6-v2; what tells its two sides apart is kept, as a difference from the first."""
    judge = Judge()
    load_minilm(judge.reader, path)
    kinds = load_file(str(path))["embeddings.token_type_embeddings.weight"]
    with torch.no_grad():
        judge.reader.shapes.weight.zero_()
        judge.reader.shapes.weight[1] = kinds[1] - kinds[0]
    return judge


def rows_of(pairs: list[Pair], tokenizer: Tokenizer) -> list[Row]:
    """Cut pairs into pieces: [CLS] premise [SEP] hypothesis [SEP], the longer side cut first."""
    firsts = tokenizer.encode_batch([p.premise for p in pairs], add_special_tokens=False)
    seconds = tokenizer.encode_batch([p.hypothesis for p in pairs], add_special_tokens=False)
    return [(*row_of(a.ids, b.ids), p.label) for a, b, p in zip(firsts, seconds, pairs, strict=True)]


def row_of(one: list[int], other: list[int]) -> tuple[list[int], list[int]]:
    """Join two rows of pieces to one that fits."""
    room = MOST_PIECES - 3
    left = max(room - len(other), room // 2)
    one, other = one[:left], other[: room - min(len(one), left)]
    return [OPEN, *one, CLOSE, *other, CLOSE], [0] * (len(one) + 2) + [1] * (len(other) + 1)


def tensors(group: list[Row]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Pad rows to one length; gives ids, sides, mask and labels."""
    longest = max(len(ids) for ids, _, _ in group)
    ids, sides = torch.zeros(2, len(group), longest, dtype=torch.int64)
    mask = torch.zeros(len(group), longest)
    for n, (pieces, side, _) in enumerate(group):
        ids[n, : len(pieces)] = torch.tensor(pieces)
        sides[n, : len(pieces)] = torch.tensor(side)
        mask[n, : len(pieces)] = 1.0
    return ids, sides, mask, torch.tensor([label for _, _, label in group])
