"""Train and export the sense model: `python training/sense.py train|export --mpnet DIR`.

Some layers of the trained teacher (`python training/teacher.py`) go on until they place the statements of judged
stories as all twelve do: as near to one another, and on the same spot (relational distillation after Park et al. 2019).
Fixed seeds, resumes from its last checkpoint. DIR holds all-mpnet-base-v2 as Hugging Face names its files. Data: a
folder laid out as ../shared/data.
"""

import argparse
import hashlib
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from checkpoints import resume, save
from judged import is_taught
from pairs import CLIP, DECAY, LOG_EVERY, SAVE_EVERY
from reader import base_tokenizer
from reader_export import to_int8
from sense_model import Sense, Shipped, Teacher, mpnet_tokenizer, places_of
from statements_losses import agreeing, together
from statements_rows import Judged, judged_stories
from torch import Tensor, nn
from torch.nn import functional as F

SEED, STEPS, WARM, RATE = 3, 2200, 100, 1.5e-4
KEPT = (0, 1, 3, 9, 10, 11)  # of the teacher's layers: of a dozen choices these begin nearest to where it ends
STORIES, COMPANY = 2, 48  # at each step, and statements of each
MOST_CLAIMS, MOST_OF_CLAIM = 4, 4  # whose statements are among them
CLAIMS_WEIGH = 0.2
FEWEST = 8  # statements of a story that is learned from
FILES = ("sense.onnx", "reader-tokenizer.json")

Placed = tuple[Judged, Tensor]  # a story, and where the teacher places its statements


def train(work: Path, teacher: Teacher, stories: list[Judged]) -> None:
    """Train from the teacher's layers, or go on from the last checkpoint."""
    torch.manual_seed(SEED)
    placed = list(zip(stories, _placed(teacher, stories, work / "places.npz"), strict=True))
    weights = [len(story.pieces) ** 0.5 for story in stories]
    model = teacher.keep(KEPT).train()
    model.body.embeddings.word_embeddings.weight.requires_grad_(False)
    learned = [part for part in model.parameters() if part.requires_grad]
    optimizer = torch.optim.AdamW(_groups(learned), betas=(0.9, 0.98), fused=True)
    losses: list[float] = []
    for step in range(resume(model, optimizer, work / "state.pt"), STEPS):
        rng = random.Random(SEED * 100_000 + step)
        loss = _loss(model, rng.choices(placed, weights, k=STORIES), rng)
        for group in optimizer.param_groups:
            group["lr"] = RATE * min((step + 1) / WARM, (STEPS - step) / STEPS)
        loss.backward()
        nn.utils.clip_grad_norm_(learned, CLIP)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        losses.append(loss.item())
        if (step + 1) % LOG_EVERY == 0:
            _log(work, f"step {step + 1} loss {np.mean(losses):.4f} cpu {time.process_time():.0f} s")
            losses.clear()
        if (step + 1) % SAVE_EVERY == 0 or step + 1 == STEPS:
            save(model, optimizer, step + 1, path=work / "state.pt")


def _placed(teacher: Teacher, stories: Sequence[Judged], kept: Path) -> list[Tensor]:
    """Let the teacher place the statements of each story, once."""
    if not kept.exists():
        places = {str(number): places_of(teacher.eval(), story.pieces) for number, story in enumerate(stories)}
        np.savez_compressed(kept, **places)
    found = np.load(kept)
    return [F.normalize(torch.tensor(found[str(number)]), dim=-1) for number in range(len(stories))]


def _groups(learned: Sequence[nn.Parameter]) -> list[dict[str, object]]:
    """Let matrices decay, not what shifts or scales."""
    return [
        {"params": [part for part in learned if (part.ndim > 1) == wide], "weight_decay": DECAY if wide else 0.0}
        for wide in (True, False)
    ]


def _loss(model: Sense, drawn: Sequence[Placed], rng: random.Random) -> Tensor:
    """Give the loss of one step: of some statements of some stories."""
    chosen = [(story, places, _company(story, places, rng)) for story, places in drawn]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        vectors = model.place([story.pieces[at] for story, _, ats in chosen for at in ats])
    parts = vectors.split([len(ats) for _, _, ats in chosen])
    losses = [
        agreeing(part, places[ats]) + CLAIMS_WEIGH * together(part, story, ats)
        for part, (story, places, ats) in zip(parts, chosen, strict=True)
    ]
    return torch.stack(losses).mean()


def _company(story: Judged, places: Tensor, rng: random.Random) -> list[int]:
    """Choose statements of one story: of some claims, those around one of its statements, and others."""
    groups = story.groups()
    rng.shuffle(groups)
    chosen = {at for group in groups[:MOST_CLAIMS] for at in rng.sample(group, min(MOST_OF_CLAIM, len(group)))}
    near = torch.argsort(places @ places[rng.randrange(len(places))], descending=True).tolist()
    chosen |= set([at for at in near if at not in chosen][: max(0, COMPANY * 2 // 3 - len(chosen))])
    rest = sorted(set(range(len(places))) - chosen)
    return sorted(chosen) + rng.sample(rest, max(0, min(len(rest), COMPANY - len(chosen))))


def _log(work: Path, line: str) -> None:
    with (work / "sense.log").open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def export(model: Sense, folder: Path) -> None:
    """Write sense.onnx and sense.json into a folder that holds the reader's tokenizer, or put it there."""
    to_int8(Shipped(model), folder / "sense.onnx", given=("ids",), made=("vectors",))
    (folder / "reader-tokenizer.json").write_text(base_tokenizer().to_str(), encoding="utf-8")
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    (folder / "sense.json").write_text(json.dumps({"sha256": hashes}, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("train", "export"))
    parser.add_argument("--mpnet", type=Path, required=True, help="the folder of all-mpnet-base-v2")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/sense"))
    parser.add_argument("--teacher", type=Path, default=Path("build/teacher/teacher.pt"), help="the trained teacher")
    parser.add_argument("--models", type=Path, default=Path("src/hearsay/models"))
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    teacher = Teacher(args.mpnet)
    if args.what == "train":
        teacher.load_state_dict(torch.load(args.teacher))
        stories = judged_stories(args.data, mpnet_tokenizer(args.mpnet), is_taught)
        train(args.work, teacher, [story for story in stories if len(story.pieces) >= FEWEST])
    else:
        model = teacher.keep(KEPT)
        model.load_state_dict(torch.load(args.work / "state.pt")["model"])
        export(model, args.models)


if __name__ == "__main__":
    main()
