"""Train and export the statement model: `python training/statements.py train|export`.

It goes on from the trained pair model (`python training/pairs.py train`), over stories that were judged by hand: which
statements say the same, which cannot both be true, and which lie near each other in sense. One thread, fixed seeds,
resumes from its last checkpoint. Data: a folder laid out as ../shared/data.
"""

import argparse
import hashlib
import json
import random
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import torch
from checkpoints import resume, save
from judged import is_first
from numpy.typing import NDArray
from pairs import BATCH, CLIP, DECAY, LOG_EVERY, SAVE_EVERY, SMOOTHING, batches, lessons, pace
from pairs_model import LABELS, Row, from_minilm, rows_of, tensors
from reader import base_tokenizer, minilm_folder
from reader_export import to_int8
from reader_model import WIDTH
from statements_losses import rows_alone, together, two_sided_loss
from statements_model import Comparer, from_pairs
from statements_rows import Judged, TwoSided, company, judged_stories, rows_of_story
from torch import Tensor, nn
from torch.nn import functional as F

SEED = 11
RATES, STEPS = (1e-4, 8e-4), 1500  # of the body and the head; 1,300 steps more learned the stories by heart
COMPANY = 36
VECTORS_EVERY, VECTORS_WEIGH, PAIRS_EVERY = 2, 0.5, 4
FILES = ("statements.onnx", "reader-tokenizer.json")


def train(data: Path, work: Path, pairs: Path, most_steps: int | None) -> None:
    """Train from the pair model, or go on from the last checkpoint."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    tokenizer = base_tokenizer()
    plan = batches(rows_of(lessons(data), tokenizer))
    judged = judged_stories(data, tokenizer, is_first)
    comparer = from_pairs(torch.load(pairs)["model"])
    stories = Stories(judged, plan, minilm())
    Run(comparer, work / "state.pt").go(range(STEPS)[:most_steps], partial(stories.loss, comparer))


def minilm() -> Comparer:
    """Take all-MiniLM-L6-v2 as it comes, for its vectors."""
    return from_pairs(from_minilm(minilm_folder() / "model.safetensors").state_dict())


def pair_loss(comparer: Comparer, group: list[Row]) -> Tensor:
    """Give the loss of one batch of labelled pairs."""
    ids, sides, mask, labels = tensors(group)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores, _ = comparer(ids, sides, mask)
    return F.cross_entropy(scores[:, :LABELS].float(), labels, label_smoothing=SMOOTHING)


class Stories:
    """What is learned from judged stories, step by step, with the pairs of before so that they are not forgotten."""

    def __init__(self, stories: list[Judged], pairs: list[list[Row]], base: Comparer) -> None:
        self.stories, self.pairs = stories, pairs
        self.near = [vectors_of(story, base.eval()) for story in stories]
        self.rounds: dict[int, list[list[TwoSided]]] = {}

    def loss(self, comparer: Comparer, step: int) -> Tensor:
        """Give the loss of one step."""
        found = self._two_sided(comparer, step)
        if step % VECTORS_EVERY == 0:
            found = found + VECTORS_WEIGH * self._apart(comparer, step)
        if step % PAIRS_EVERY == 0:
            found = found + pair_loss(comparer, self.pairs[step // PAIRS_EVERY % len(self.pairs)])
        return found

    def _two_sided(self, comparer: Comparer, step: int) -> Tensor:
        """Say of pairs of statements whether they are the same and whether they are opposed."""
        return two_sided_loss(comparer, self._batch(step))

    def _batch(self, step: int) -> list[TwoSided]:
        """Give the batch of a step; each round over the stories draws other near misses."""
        at, number = step, 0
        while at >= len(self._round(number)):
            at -= len(self._round(number))
            number += 1
        return self._round(number)[at]

    def _round(self, number: int) -> list[list[TwoSided]]:
        if number not in self.rounds:
            rng = random.Random(SEED * 1000 + number)
            drawn = zip(self.stories, self.near, strict=True)
            rows = [row for story, near in drawn for row in rows_of_story(story, near, rng)]
            rng.shuffle(rows)
            self.rounds[number] = batches(rows, rng)
        return self.rounds[number]

    def _apart(self, comparer: Comparer, step: int) -> Tensor:
        """Draw together by their vectors what says the same, out of some statements of one story (SupCon)."""
        rng = random.Random(SEED * 100_000 + step)
        story = rng.choice(self.stories)
        places = company(story, rng, COMPANY)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            vectors = comparer(*rows_alone([story.pieces[place] for place in places]))[1]
        return together(vectors, story, places)


@torch.no_grad()
def vectors_of(story: Judged, comparer: Comparer) -> NDArray[np.float32]:
    """Place the statements of a story: near misses are drawn by where they lie."""
    order = sorted(range(len(story.pieces)), key=lambda place: len(story.pieces[place]))
    vectors = np.zeros((len(order), WIDTH), dtype=np.float32)
    for start in range(0, len(order), BATCH):
        part = order[start : start + BATCH]
        vectors[part] = comparer(*rows_alone([story.pieces[place] for place in part]))[1].numpy()
    return vectors


class Run:
    """One course of training, with what an interrupted one needs to go on."""

    def __init__(self, comparer: Comparer, path: Path) -> None:
        self.comparer, self.path = comparer, path
        head = list(comparer.reader.head.parameters())
        body = [p for name, p in comparer.reader.named_parameters() if not name.startswith("head")]
        groups = [{"params": part, "weight_decay": DECAY} for part in (body, head)]
        self.optimizer = torch.optim.AdamW(groups, fused=True)
        self.step = resume(self.comparer, self.optimizer, path)

    def go(self, steps: range, loss_of: Callable[[int], Tensor]) -> None:
        """Take the steps that are left."""
        self.comparer.train()
        losses: list[float] = []
        self.log(f"steps {len(steps)} from {self.step}")
        for step in steps[self.step :]:
            losses.append(self._take(loss_of(step), pace(step + 1, len(steps))))
            self.step = step + 1
            if self.step % LOG_EVERY == 0:
                mean = sum(losses) / len(losses)
                self.log(f"step {self.step} loss {mean:.4f} cpu {time.process_time():.0f} s")
                losses.clear()
            if self.step % SAVE_EVERY == 0 or self.step == len(steps):
                save(self.comparer, self.optimizer, self.step, path=self.path)

    def _take(self, loss: Tensor, pace: float) -> float:
        for part, rate in zip(self.optimizer.param_groups, RATES, strict=True):
            part["lr"] = rate * pace
        loss.backward()
        nn.utils.clip_grad_norm_(self.comparer.parameters(), CLIP)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        return loss.item()

    def log(self, line: str) -> None:
        """Add one line to the log."""
        with (self.path.parent / "statements.log").open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def export(weights: dict[str, Tensor], folder: Path) -> None:
    """Write statements.onnx and statements.json into a folder that holds the reader's tokenizer, or put it there."""
    comparer = Comparer()
    comparer.load_state_dict(weights)
    to_int8(comparer, folder / "statements.onnx", given=("ids", "sides"), made=("scores", "vectors"))
    (folder / "reader-tokenizer.json").write_text(base_tokenizer().to_str(), encoding="utf-8")
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    (folder / "statements.json").write_text(json.dumps({"sha256": hashes}, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("train", "export"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/statements"))
    parser.add_argument("--pairs", type=Path, default=Path("build/pairs/state.pt"), help="the trained pair model")
    parser.add_argument("--models", type=Path, default=Path("src/hearsay/models"))
    parser.add_argument("--most-steps", type=int, help="for a smoke test")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    if args.what == "train":
        train(args.data, args.work, args.pairs, args.most_steps)
    else:
        export(torch.load(args.work / "state.pt")["model"], args.models)


if __name__ == "__main__":
    main()
