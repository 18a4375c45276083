"""Learn the weights of the spelling model from names that share one written form in another script.

    python training/spellings.py [SHARED] [--write]

One name: two Latin names of one Arabic, Hebrew or Russian form, each seen twice in it, and for each a usual one (a
third of its uses). The list is noisy, so a form counts only where it is long enough to mean one name (Arabic and
Hebrew leave vowels out), where it sounds at all like the name, and where no other script knows the two by different
forms only. Two names: both well known, no form in common even loosely written, and as hard as they come: half with the
same consonant key, half the most alike by Jaro-Winkler. A quarter of the names is held out: no pair of the test has a
name of the training. All of this goes by the forms and the hash, never by what a model makes of a pair.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import combinations
from pathlib import Path

import numpy as np
from letters import align_names, learn_rules
from rapidfuzz import process
from rapidfuzz.distance import Indel, JaroWinkler

from hearsay.relate.naming.letters import SCRIPTS, write_by
from hearsay.relate.naming.sounds import fold, key
from hearsay.relate.naming.spellings import features

Pair = tuple[str, str, int]
RESOURCES = Path(__file__).parents[1] / "src/hearsay/resources"
TABLE, RULES = RESOURCES / "spelling_weights.tsv", RESOURCES / "letter_rules.tsv.gz"


_LOOSE = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ئ": "ي", "ة": "ه", "ё": "е", "э": "е", "й": "и", "ь": None, "ъ": None}
)
_DOUBLE = re.compile(r"(.)\1+")
USUAL_SHARE = 0.34
WELL_KNOWN = 8
LEAST_LETTERS = {"arabic": 4, "hebrew": 4, "russian": 3}
SOUNDS_LIKE = 0.3  # of the consonants: drops slips of the list such as an office for a name

Forms = dict[str, Counter[tuple[str, str]]]  # folded Latin name -> (script, form) -> times seen


def read_forms(shared: Path) -> Forms:
    """Read how often each folded Latin name stands for which form; forms too short to mean one name are left out."""
    forms: Forms = defaultdict(Counter)
    with gzip.open(shared / "data/names/transliterations.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if len(row["form"]) < 3 or row["form"] == "عبد":
                continue
            for latin, count in row["latin"].items():
                if latin.isalpha() and len(fold(latin)) >= 4:
                    forms[fold(latin)][row["script"], _DOUBLE.sub(r"\1", row["form"].translate(_LOOSE))] += count
    return dict(forms)


def usual_forms(counts: Counter[tuple[str, str]]) -> dict[str, set[str]]:
    """Return the forms of each script that stand for a name often enough to be trusted."""
    totals = Counter[str]()
    for (script, _), count in counts.items():
        totals[script] += count
    usual: dict[str, set[str]] = defaultdict(set)
    for (script, form), count in counts.items():
        if count >= 2 and count >= USUAL_SHARE * totals[script]:
            usual[script].add(form)
    return usual


def may_vouch(name: str, script: str, form: str) -> bool:
    """Tell whether a form is long enough to mean one name and sounds at all like the Latin one."""
    if len(form) < LEAST_LETTERS[script]:
        return False
    return Indel.normalized_similarity(key(fold(form)), key(name)) >= SOUNDS_LIKE


def same_names(forms: Forms) -> list[tuple[str, str]]:
    """List the pairs of names that share a usual form, unless a script that has both knows them by others only."""
    usual = {name: usual_forms(counts) for name, counts in forms.items()}
    holders: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, scripts in usual.items():
        for script, own in scripts.items():
            for form in own:
                if may_vouch(name, script, form):
                    holders[script, form].append(name)
    pairs = {pair for names in holders.values() for pair in combinations(sorted(names), 2)}
    return sorted((a, b) for a, b in pairs if all(usual[a][s] & usual[b][s] for s in usual[a].keys() & usual[b].keys()))


def is_held_out(name: str) -> bool:
    """Tell whether a name belongs to the quarter held out."""
    return hashlib.sha256(name.encode()).digest()[0] < 64


def are_two(forms: Forms, one: str, other: str) -> bool:
    """Tell whether two names have a script in common and in none a form in common."""
    scripts = {script for script, _ in forms[one]} & {script for script, _ in forms[other]}
    return bool(scripts) and not forms[one].keys() & forms[other].keys()


def hard_negatives(forms: Forms, count: int, dice: random.Random) -> list[tuple[str, str]]:
    """Choose well-known names (so that silence means something) that are two but look or sound like one."""
    known = sorted(name for name, seen in forms.items() if seen.total() >= WELL_KNOWN)
    by_key: dict[str, list[str]] = defaultdict(list)
    for name in known:
        by_key[key(name)].append(name)
    same_key = [pair for group in by_key.values() for pair in combinations(group, 2) if are_two(forms, *pair)]
    alike: set[tuple[str, str]] = set()
    for name in known:
        near = process.extract(name, known, scorer=JaroWinkler.similarity, limit=8)
        others = [other for other, _, _ in near if other != name and are_two(forms, name, other)]
        alike.update((min(name, other), max(name, other)) for other in others[:3])
    half = count // 2
    first = dice.sample(same_key, min(half, len(same_key)))
    return sorted({*first, *dice.sample(sorted(alike), min(count - len(first), len(alike)))})


def easy_negatives(forms: Forms, count: int, dice: random.Random) -> list[Pair]:
    """Draw plainly different names, for the training only: without them the model knows no far side."""
    names = sorted(name for name in forms if not is_held_out(name))
    drawn = ((dice.choice(names), dice.choice(names)) for _ in range(count))
    return [(a, b, 0) for a, b in drawn if a != b and are_two(forms, a, b)]


def labelled_pairs(shared: Path) -> tuple[list[Pair], list[Pair]]:
    """Make the training pairs and the test pairs."""
    forms = read_forms(shared)
    positives = same_names(forms)
    negatives = hard_negatives(forms, len(positives), random.Random(20))
    pairs = [(a, b, 1) for a, b in positives] + [(a, b, 0) for a, b in negatives]
    train = [pair for pair in pairs if not is_held_out(pair[0]) and not is_held_out(pair[1])]
    test = [pair for pair in pairs if is_held_out(pair[0]) and is_held_out(pair[1])]
    return train + easy_negatives(forms, len(train) // 2, random.Random(21)), test


def learn_letters(forms: Forms, learns_from: Callable[[str], bool]) -> dict[str, dict[str, str]]:
    """Learn the rules of each script from some of the names."""
    rules = {}
    for script in SCRIPTS:
        names = [
            (name, form, count)
            for name, counts in sorted(forms.items())
            if learns_from(name)
            for (own, form), count in sorted(counts.items())
            if own == script
        ]
        rules[script] = learn_rules(align_names(names))
    return rules


def half(name: str) -> int:
    """Part the names in two halves, by their hash."""
    return hashlib.sha256(b"half" + name.encode()).digest()[0] % 2


def unseen_writer(forms: Forms) -> Callable[[str], Sequence[str]]:
    """Write each name by rules that the other half of the names has taught: as a new name is written later."""
    rules = [learn_letters(forms, lambda name, own=own: not is_held_out(name) and half(name) != own) for own in (0, 1)]
    return lru_cache(maxsize=None)(lambda name: tuple(write_by(rules[half(name)][s], name) for s in SCRIPTS))


def fit(
    pairs: list[Pair], write: Callable[[str], Sequence[str]], *, ridge: float = 1.5, rounds: int = 10, least: int = 6
) -> dict[str, float]:
    """Fit the logistic by Newton's method; a change seen in fewer than `least` pairs gets no weight of its own."""
    measured = [features(*sorted((a, b)), write) for a, b, _ in pairs]
    seen = Counter(name for row in measured for name in row)
    names = sorted(name for name, count in seen.items() if count >= least)
    column = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(pairs), len(names)))
    for i, row in enumerate(measured):
        for name in row.keys() & column.keys():
            x[i, column[name]] = row[name]
    y = np.array([label for _, _, label in pairs], dtype=float)
    w = np.zeros(len(names))
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(names))
        w += np.linalg.solve(hessian, x.T @ (y - p) - ridge * w)
    return dict(zip(names, (round(float(v), 2) for v in w), strict=True))


def write_rules(rules: dict[str, dict[str, str]]) -> None:
    """Write the table of rules, with a fixed time stamp so that the bytes repeat."""
    rows = (f"{script}\t{context}\t{part}\n" for script in SCRIPTS for context, part in sorted(rules[script].items()))
    with gzip.GzipFile(RULES, "wb", compresslevel=9, mtime=0) as file:
        file.write("".join(rows).encode("utf-8"))


def main() -> None:
    """Fit, and write the tables when asked."""
    shared = next((Path(a) for a in sys.argv[1:] if not a.startswith("-")), Path("../shared"))
    forms = read_forms(shared)
    train, test = labelled_pairs(shared)
    table = fit(train, unseen_writer(forms))
    print(len(train), "pairs to learn from,", len(test), "held out")
    lines = [
        "# feature\tweight: made by training/spellings.py from names that share a form in another script (Wikidata)"
    ]
    lines += [f"{name}\t{weight}" for name, weight in table.items()]
    print("\n".join(lines))
    if "--write" in sys.argv:
        TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
        write_rules(learn_letters(forms, lambda name: not is_held_out(name)))


if __name__ == "__main__":
    main()
