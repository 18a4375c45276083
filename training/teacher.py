"""Train the sense model's teacher: `python training/teacher.py --mpnet DIR`.

all-mpnet-base-v2 learns from judged stories which statements say the same and which are opposed, read two at once, and
to place what says the same together. Most layers learn slower the deeper they lie. DIR holds all-mpnet-base-v2 as
Hugging Face names its files. Data: a folder laid out as ../shared/data.
"""

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from judged import is_taught
from pairs import CLIP, DECAY, LOG_EVERY, SAVE_EVERY, batches
from sense_model import Floats, Teacher, mpnet_tokenizer, places_of, sided
from statements import COMPANY
from statements_losses import sureness_loss, together
from statements_rows import Judged, Pair, TwoSided, company, judged_stories, near_pairs, sure
from torch import Tensor, nn

SEED, STEPS, FALLING = 1, 950, 350  # over the last so many steps the rates fall to nothing
RATES, DEEPER, WARM = (4e-5, 1e-3), 0.9, 100  # of the top layer and the head; each layer below learns so much slower
MOST_SAME, MOST_NEAR, NEAR_FOR_ONE, FEWEST = 100, 250, 2.5, 4  # rows of one story in a round
VECTORS_EVERY, VECTORS_WEIGH = 2, 0.5


def train(data: Path, work: Path, mpnet: Path) -> None:
    """Train from all-mpnet-base-v2."""
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    stories = judged_stories(data, mpnet_tokenizer(mpnet), is_taught)
    teacher = Teacher(mpnet).eval()
    near = [places_of(teacher, story.pieces) for story in stories]
    optimizer = torch.optim.AdamW(_groups(teacher), fused=True)
    teacher.train()
    rounds: list[list[TwoSided]] = []
    losses: list[float] = []
    for step in range(STEPS):
        if not rounds:
            drawn = [_lesson(s, p) for s, n in zip(stories, near, strict=True) for p in _drawn(s, n, rng)]
            rounds = batches(drawn, rng)
        loss = _loss(teacher, rounds.pop())
        if step % VECTORS_EVERY == 0:
            loss = loss + VECTORS_WEIGH * _apart(teacher, rng.choice(stories), rng)
        losses.append(_take(teacher, optimizer, loss, pace=_pace(step)))
        if (step + 1) % LOG_EVERY == 0:
            _log(work, f"step {step + 1} loss {np.mean(losses):.4f} cpu {time.process_time():.0f} s")
            losses.clear()
        if (step + 1) % SAVE_EVERY == 0 or step + 1 == STEPS:
            torch.save(teacher.state_dict(), work / "teacher.pt")


def _groups(teacher: Teacher) -> list[dict[str, object]]:
    """Give each layer its rate: the deeper, the slower."""
    layers = len(teacher.body.encoder.layer)
    groups: list[dict[str, object]] = []
    for name, part in teacher.named_parameters():
        depth = layers
        if ".layer." in name:
            depth = layers - 1 - int(name.split(".layer.")[1].split(".")[0])
        rate = RATES[1] if name.startswith("head") else RATES[0] * DEEPER**depth
        groups.append({"params": [part], "rate": rate, "weight_decay": DECAY if part.ndim > 1 else 0.0})
    return groups


def _pace(step: int) -> float:
    return min((step + 1) / WARM, (STEPS - step) / FALLING, 1.0)


def _take(teacher: Teacher, optimizer: torch.optim.AdamW, loss: Tensor, *, pace: float) -> float:
    for group in optimizer.param_groups:
        group["lr"] = group["rate"] * pace
    loss.backward()
    nn.utils.clip_grad_norm_(teacher.parameters(), CLIP)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return loss.item()


def _drawn(story: Judged, near: Floats, rng: random.Random) -> list[Pair]:
    """Draw the pairs of one story for a round: what is the same, what is opposed, near misses."""
    same, other, opposed = near_pairs(story, near, rng)
    others = other[: min(MOST_NEAR, int(NEAR_FOR_ONE * max(FEWEST, min(MOST_SAME, len(same)))))]
    return [*same[:MOST_SAME], *others, *opposed, *opposed]


def _lesson(story: Judged, pair: Pair) -> TwoSided:
    row = sided(story.pieces[pair[0]], story.pieces[pair[1]])
    return (*row, sure(story.same(*pair)), sure(pair in story.opposed))


def _loss(teacher: Teacher, group: list[TwoSided]) -> Tensor:
    """Give the loss of some pairs: whether they are the same, whether they are opposed."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = teacher.judge([(pieces, whose) for pieces, whose, _, _ in group])
    return sureness_loss(scores, torch.tensor([row[2:] for row in group]))


def _apart(teacher: Teacher, story: Judged, rng: random.Random) -> Tensor:
    places = company(story, rng, COMPANY)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        vectors = teacher.place([story.pieces[place] for place in places])
    return together(vectors, story, places)


def _log(work: Path, line: str) -> None:
    with (work / "teacher.log").open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mpnet", type=Path, required=True, help="the folder of all-mpnet-base-v2")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/teacher"))
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    train(args.data, args.work, args.mpnet)


if __name__ == "__main__":
    main()
