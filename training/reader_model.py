"""What does the reader's network look like? MiniLM's encoder, given casing, and conditional random fields."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS, SHAPES = 384, 6, 12, 1536, 30522, 512, 12
NEVER = -1e4


class Block(nn.Module):
    """One transformer layer of MiniLM, its three projections in one matrix."""

    def __init__(self, dropout: float, inner: int) -> None:
        super().__init__()
        self.look = nn.Linear(WIDTH, 3 * WIDTH)
        self.join = nn.Linear(WIDTH, WIDTH)
        self.widen = nn.Linear(WIDTH, inner)
        self.narrow = nn.Linear(inner, WIDTH)
        self.norm_look = nn.LayerNorm(WIDTH, eps=1e-12)
        self.norm_think = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | float) -> Tensor:
        """Mix the pieces of each row."""
        rows, pieces, _ = x.shape
        query, key, value = self.look(x).view(rows, pieces, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        weights = (query @ key.transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + bias).softmax(-1)
        mixed = (weights.to(value.dtype) @ value).transpose(1, 2).reshape(rows, pieces, WIDTH)
        x = self.norm_look(x + self.dropout(self.join(mixed)))
        return self.norm_think(x + self.dropout(self.narrow(F.gelu(self.widen(x)))))


class Reader(nn.Module):
    """Piece ids, shapes and a mask (none: nothing is padding) in; one score for each piece and tag out."""

    def __init__(self, tags: int, dropout: float = 0.1, inner: int = INNER) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.blocks = nn.ModuleList(Block(dropout, inner) for _ in range(LAYERS))
        self.head = nn.Linear(WIDTH, tags)
        nn.init.normal_(self.shapes.weight, std=0.02)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None) -> Tensor:
        """Score every tag at every piece."""
        return self.head(self.dropout(self.read(ids, shapes, mask)))

    def read(self, ids: Tensor, shapes: Tensor, mask: Tensor | None = None) -> Tensor:
        """Say what every piece is in its row."""
        x = self.pieces(ids) + self.places.weight[: ids.shape[1]] + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        bias = 0.0 if mask is None else (1.0 - mask)[:, None, None, :] * NEVER
        for block in self.blocks:
            x = block(x, bias)
        return x


def load_minilm(reader: Reader, path: Path) -> None:
    """Copy the weights of all-MiniLM-L6-v2 into a reader."""
    old = load_file(str(path))
    one_type = old["embeddings.token_type_embeddings.weight"][0]
    new = {
        "pieces.weight": old["embeddings.word_embeddings.weight"],
        "places.weight": old["embeddings.position_embeddings.weight"] + one_type,
        "norm.weight": old["embeddings.LayerNorm.weight"],
        "norm.bias": old["embeddings.LayerNorm.bias"],
    }
    parts = {
        "join": "attention.output.dense",
        "norm_look": "attention.output.LayerNorm",
        "widen": "intermediate.dense",
        "narrow": "output.dense",
        "norm_think": "output.LayerNorm",
    }
    for n in range(LAYERS):
        for end in ("weight", "bias"):
            layer = f"encoder.layer.{n}."
            three = [old[f"{layer}attention.self.{name}.{end}"] for name in ("query", "key", "value")]
            new[f"blocks.{n}.look.{end}"] = torch.cat(three)
            new |= {f"blocks.{n}.{ours}.{end}": old[f"{layer}{theirs}.{end}"] for ours, theirs in parts.items()}
    missing, unexpected = reader.load_state_dict(new, strict=False)
    if unexpected or set(missing) != {"shapes.weight", "head.weight", "head.bias"}:
        raise SystemExit(f"reader: the weights of {path} do not fit: missing {missing}, unexpected {unexpected}")


class Field(nn.Module):
    """A linear-chain conditional random field over B/I/O tags: O, then B and I of each kind."""

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.moves = nn.Parameter(torch.zeros(tags, tags))
        self.starts = nn.Parameter(torch.zeros(tags))
        self.ends = nn.Parameter(torch.zeros(tags))
        inside = torch.arange(tags) % 2 == 0
        inside[0] = False
        came = torch.arange(tags)[:, None]
        goes = torch.arange(tags)[None, :]
        legal = ~inside[None, :] | (came == goes) | (came == goes - 1)
        self.register_buffer("barred", torch.where(legal, 0.0, NEVER))

    def loss(self, scores: Tensor, allowed: Tensor, mask: Tensor) -> Tensor:
        """Give each row's minus log probability of the tag sequences that its labels allow."""
        held = scores.masked_fill(~allowed, NEVER)
        both = self._log_sum(torch.cat((scores, held)), torch.cat((mask, mask)))
        return both[: len(scores)] - both[len(scores) :]

    def _log_sum(self, scores: Tensor, mask: Tensor) -> Tensor:
        """Sum over all sequences as a tree of matrix products, rescaled at each level."""
        unit = torch.eye(scores.shape[-1])
        steps = self.moves + self.barred + scores[:, 1:, None, :]
        scale = steps.detach().amax((-1, -2))
        real = mask[:, 1:]
        chain = torch.where(real[..., None, None] > 0, (steps - scale[..., None, None]).exp(), unit)
        total = (scale * real).sum(1)
        while chain.shape[1] > 1:
            if chain.shape[1] % 2:
                chain = torch.cat((chain, unit.expand(len(chain), 1, -1, -1)), 1)
            chain = chain[:, 0::2] @ chain[:, 1::2]
            scale = chain.detach().amax((-1, -2))
            chain = chain / scale[..., None, None]
            total = total + scale.log().sum(1)
        first = self.starts + scores[:, 0]
        scale = first.detach().amax(-1)
        reach = (first - scale[:, None]).exp()[:, None, :]
        reach = reach @ chain[:, 0] if chain.shape[1] else reach
        return total + scale + (reach[:, 0] * self.ends.exp()).sum(-1).log()
