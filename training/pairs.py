"""Train and export the pair model: `python training/pairs.py train|export`.

One thread, fixed seeds, resumes from its last checkpoint. Data: a folder laid out as ../shared/data.
"""

import argparse
import random
import time
from collections import Counter
from pathlib import Path
from typing import TypeVar

import torch
from checkpoints import resume, save
from pairs_data import read_pairs, read_set
from pairs_export import export
from pairs_model import Judge, Row, from_minilm, rows_of, tensors
from pairs_news import Pair, news_pairs
from reader import base_tokenizer, minilm_folder
from torch import nn
from torch.nn import functional as F

SEED, BATCH, CLIP, WARM, RATE, HEAD_RATE, DECAY, SMOOTHING = 11, 32, 1.0, 0.06, 2e-4, 1e-3, 0.01, 0.05
# How much of each set is read; the rest of the time goes to news.
SHARES = {"ling_in_loop": 0.75, "wiki": 0.5, "cad": 0.5, "mnli-matched-dev": 1.0, "snli-dev": 0.35, "altered": 0.8}
LOG_EVERY, SAVE_EVERY, MEASURED_EVERY = 50, 200, 6

R = TypeVar("R", bound=tuple)


def lessons(data: Path) -> list[Pair]:
    """Choose and mix what is learned from."""
    rng = random.Random(SEED)
    pairs = [p for p in read_pairs(data)[0] + news_pairs(data, rng) if rng.random() < SHARES.get(p.origin, 1.0)]
    rng.shuffle(pairs)
    return pairs


def batches(rows: list[R], rng: random.Random | None = None) -> list[list[R]]:
    """Put rows of like length together, the batches in random order."""
    rng = rng or random.Random(SEED)
    groups: list[list[R]] = []
    for start in range(0, len(rows), 50 * BATCH):
        heap = sorted(rows[start : start + 50 * BATCH], key=lambda row: len(row[0]))
        groups += [heap[n : n + BATCH] for n in range(0, len(heap), BATCH)]
    rng.shuffle(groups)
    return groups


def train(data: Path, work: Path, most_steps: int | None) -> None:
    """Train from MiniLM, or go on from the last checkpoint."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    pairs = lessons(data)
    plan = batches(rows_of(pairs, base_tokenizer()))[:most_steps]
    judge = from_minilm(minilm_folder() / "model.safetensors")
    head = list(judge.reader.head.parameters())
    body = [p for name, p in judge.reader.named_parameters() if not name.startswith("head")]
    groups = [{"params": part, "weight_decay": DECAY} for part in (body, head)]
    optimizer = torch.optim.AdamW(groups, fused=True)
    done = resume(judge, optimizer, work / "state.pt")
    log(work, f"pairs {Counter((p.origin, p.label) for p in pairs)}")
    log(work, f"steps {len(plan)} from {done}")
    judge.train()
    losses: list[float] = []
    for step, group in enumerate(plan[done:], start=done + 1):
        losses.append(one_step(judge, optimizer, group, pace=pace(step, len(plan))))
        if step % LOG_EVERY == 0:
            log(work, f"step {step} loss {sum(losses) / len(losses):.4f} cpu {time.process_time():.0f} s")
            losses.clear()
        if step % SAVE_EVERY == 0 or step == len(plan):
            save(judge, optimizer, step, path=work / "state.pt")


def pace(step: int, steps: int) -> float:
    """Warm up, then fall in a line to nothing."""
    warm = WARM * steps
    return step / warm if step < warm else (steps - step) / (steps - warm)


def one_step(judge: Judge, optimizer: torch.optim.AdamW, group: list[Row], *, pace: float) -> float:
    """Learn from one batch; gives its loss."""
    for part, rate in zip(optimizer.param_groups, (RATE, HEAD_RATE), strict=True):
        part["lr"] = rate * pace
    ids, sides, mask, labels = tensors(group)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = judge(ids, sides, mask)
    loss = F.cross_entropy(scores.float(), labels, label_smoothing=SMOOTHING)
    loss.backward()
    nn.utils.clip_grad_norm_(judge.parameters(), CLIP)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return loss.item()


def log(work: Path, line: str) -> None:
    """Add one line to the log."""
    with (work / "pairs.log").open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("train", "export"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/pairs"))
    parser.add_argument("--models", type=Path, default=Path("src/hearsay/models"))
    parser.add_argument("--most-steps", type=int, help="for a smoke test")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    if args.what == "train":
        train(args.data, args.work, args.most_steps)
    else:
        weights = torch.load(args.work / "state.pt")["model"]
        measured = read_set(args.data / "nli" / "dev.jsonl.gz")[::MEASURED_EVERY]
        export(weights, base_tokenizer(), args.models, pairs=measured)


if __name__ == "__main__":
    main()
