"""How far off are the statement model, the sense model and its teacher? Losses of pairs judged, statements placed."""

import torch
from pairs_model import CLOSE, OPEN, tensors
from statements_model import OPPOSED, SAME, Comparer
from statements_rows import Judged, TwoSided, alone
from torch import Tensor
from torch.nn import functional as F

HEAT = 0.05
MATCHED, ON_THE_SPOT = 20.0, 2.0  # what it counts how near to each other and to the teacher's spot, beside their order


def two_sided_loss(comparer: Comparer, group: list[TwoSided]) -> Tensor:
    """Give the loss of some pairs of statements: the same or not, opposed or not."""
    ids, sides, mask, _ = tensors([(ids, sides, 0) for ids, sides, _, _ in group])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = comparer(ids, sides, mask)[0].float()
    return sureness_loss(scores[:, [SAME, OPPOSED]], torch.tensor([row[2:] for row in group]))


def sureness_loss(scores: Tensor, sure: Tensor) -> Tensor:
    """Compare log-odds of "the same" and "opposed" with how sure each is; what is opposed is rare and counts double."""
    same = F.binary_cross_entropy_with_logits(scores[:, 0], sure[:, 0])
    return same + F.binary_cross_entropy_with_logits(scores[:, 1], sure[:, 1], weight=1 + sure[:, 1])


def together(vectors: Tensor, story: Judged, places: list[int]) -> Tensor:
    """Give the loss that draws what says the same together, out of some statements of one story (SupCon)."""
    alike = (vectors @ vectors.T / HEAT).masked_fill(torch.eye(len(places), dtype=torch.bool), -1e4)
    same = torch.tensor([[a != b and story.same(a, b) for b in places] for a in places])
    chance = alike - alike.logsumexp(1, keepdim=True)
    paired = same.any(1)
    return -((chance * same).sum(1)[paired] / same.sum(1)[paired]).mean() if paired.any() else alike.sum() * 0


def agreeing(vectors: Tensor, teacher: Tensor) -> Tensor:
    """Give the loss of lying otherwise than the teacher has it: which are near, how near, and where."""
    self = torch.eye(len(vectors), dtype=torch.bool)
    ours, theirs = vectors @ vectors.T, teacher @ teacher.T
    wanted = (theirs / HEAT).masked_fill(self, -1e4).log_softmax(1)
    ranked = F.kl_div(
        (ours / HEAT).masked_fill(self, -1e4).log_softmax(1), wanted, reduction="batchmean", log_target=True
    )
    near, spot = (ours - theirs)[~self].square().mean(), (1 - (vectors * teacher).sum(1)).mean()
    return ranked + MATCHED * near + ON_THE_SPOT * spot


def rows_alone(texts: list[list[int]]) -> tuple[Tensor, Tensor, Tensor]:
    """Pad texts that are read by themselves: ids, sides, mask."""
    rows = [[OPEN, *alone(pieces), CLOSE] for pieces in texts]
    return tensors([(row, [0] * len(row), 0) for row in rows])[:3]
