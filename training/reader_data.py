"""Which texts teach the reader, with which spans? Every set becomes a list of labelled texts in one form."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

Bounds = tuple[int, int]
Marked = tuple[int, int, str]

NAME_KINDS = ("person", "organization", "place", "other")
VOICE_KINDS = ("source", "cue", "content")
NEWS, WEB, WIKI, POLITICS = 101, 2, 3, 4  # the first piece of a row says whose habits of marking it follows
KINDS = {
    **dict.fromkeys(("person", "per", "politician"), "person"),
    **dict.fromkeys(("organization", "org", "organisation", "politicalparty"), "organization"),
    **dict.fromkeys(("location", "loc", "facility", "country"), "place"),
    **dict.fromkeys(("norp", "misc", "product", "election", "event"), "other"),
}
NO_SPACE_BEFORE = frozenset(".,;:!?)]}%'’”")
NO_SPACE_AFTER = frozenset("([{“‘$")


@dataclass(slots=True)
class Labelled:
    """A text with its marked spans; None where a set says nothing of a layer."""

    text: str
    sentences: list[Bounds]
    names: list[Marked] | None = None
    voices: list[Marked] | None = None
    inner: list[Marked] | None = None
    origin: str = "nested"
    habits: int = NEWS
    has_other: bool = True


def read_sets(folder: Path) -> list[Labelled]:
    """Read every training set under a folder laid out as ../shared/data."""
    ner = folder / "ner"
    texts = from_set("worldwide", worldwide(ner / "worldwide-train.tsv"))
    for part in "ab":
        texts += from_set("ewt", ewt(ner / f"uner-ewt-{part}.iob2"), WEB)
    texts += from_set("wikigold", blocks(ner / "wikigold.conll"), WIKI)
    for part in ("train", "dev", "test"):
        texts += from_set("crossner", blocks(ner / f"crossner-politics-{part}.txt"), POLITICS)
    return texts + from_set("polnear", polnear(folder / "attribution" / "polnear" / "train"))


def from_set(origin: str, texts: list[Labelled], habits: int = NEWS) -> list[Labelled]:
    """Say which set texts come from and whose habits of marking it follows."""
    for text in texts:
        text.origin, text.habits = origin, habits
    return texts


def joined(tokens: Sequence[str]) -> tuple[str, list[Bounds]]:
    """Join tokens into running text by the scorer's rule; gives the text and each token's bounds."""
    text, bounds = "", []
    for token in tokens:
        if text and token not in NO_SPACE_BEFORE and not token.startswith("'") and text[-1] not in NO_SPACE_AFTER:
            text += " "
        bounds.append((len(text), len(text) + len(token)))
        text += token
    return text, bounds


def spans_of(tags: Sequence[str], bounds: Sequence[Bounds]) -> list[Marked]:
    """Turn B/I/O or I/O tags into spans of our kinds."""
    spans: list[Marked] = []
    before = "O"
    for tag, (start, end) in zip(tags, bounds, strict=True):
        kind = KINDS.get(tag[2:].lower())
        if kind and tag[0] == "I" and KINDS.get(before[2:].lower()) == kind:
            spans[-1] = (spans[-1][0], end, kind)
        elif kind:
            spans.append((start, end, kind))
        before = tag
    return spans


def rows_of(path: Path, word: int, tag: int = -1) -> Iterator[list[tuple[str, str]] | None]:
    """Give the blocks of a column file; None where a new document begins. Of nested tags the innermost stands last."""
    block: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        columns = re.split(r"[\t ]+", line.strip())
        if line.startswith(("# newdoc", "# file")):
            yield None
        elif not line.strip() and block:
            yield block
            block = []
        elif line.strip() and not line.startswith("# ") and not line.startswith("http"):
            block.append((columns[word], columns[tag]))


def block_text(block: Sequence[tuple[str, str]]) -> Labelled:
    """Make a labelled text of one block of words and tags."""
    text, bounds = joined([word for word, _ in block])
    return Labelled(text, [(0, len(text))], names=spans_of([tag for _, tag in block], bounds))


def blocks(path: Path) -> list[Labelled]:
    """Read a two-column file, a text for each block."""
    return [block_text(block) for block in rows_of(path, 0) if block]


def chained(texts: Sequence[Labelled], gap: str) -> Labelled:
    """Join texts into one; each stays a sentence."""
    whole = Labelled("", [], names=[])
    for text in texts:
        at = len(whole.text) + len(gap) * bool(whole.text)
        whole.text += gap * bool(whole.text) + text.text
        whole.sentences.append((at, at + len(text.text)))
        whole.names += [(start + at, end + at, kind) for start, end, kind in text.names]
    return whole


def documents(path: Path, word: int, tag: int = -1) -> Iterator[list[Labelled]]:
    """Group the blocks of a column file by document."""
    group: list[Labelled] = []
    for block in rows_of(path, word, tag):
        if block is None and group:
            yield group
            group = []
        elif block:
            group.append(block_text(block))
    yield group


def worldwide(path: Path) -> list[Labelled]:
    """Read newswire from all over the world; its blocks are paragraphs."""
    return [chained(group, "\n") for group in documents(path, 0)]


def ewt(path: Path) -> list[Labelled]:
    """Read the English web treebank, which marks no names of other kinds."""
    texts = [chained(group, " ") for group in documents(path, 1, 2)]
    for text in texts:
        text.has_other = False
    return texts


def rough_sentences(text: str) -> list[Bounds]:
    """Split at line ends and after full stops: enough to choose where windows end."""
    cuts = [0] + [m.end() for m in re.finditer(r"\n+|[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])", text)] + [len(text)]
    return [(a, b) for a, b in pairwise(cuts) if text[a:b].strip()]


def polnear(folder: Path) -> list[Labelled]:
    """Read PolNeAR's articles, each with the marks of its first annotator."""
    seen: set[str] = set()
    texts = []
    for path in sorted((folder / "attributions").glob("*.ann")):
        stem = re.sub(r"_[0-9a-f]{4}$", "", path.stem)
        source = folder / "text" / f"{stem}.txt"
        if stem in seen or not source.exists():
            continue
        seen.add(stem)
        text = source.read_bytes().decode("utf-8")
        texts.append(Labelled(text, rough_sentences(text), voices=brat_spans(path.read_text(encoding="utf-8"))))
    return texts


def brat_spans(annotation: str) -> list[Marked]:
    """Read the sources, cues and contents of a brat file; parts of a span count as spans."""
    spans: set[Marked] = set()
    for line in annotation.splitlines():
        columns = line.split("\t")
        kind, _, where = columns[1].partition(" ") if len(columns) > 1 else ("", "", "")
        if line.startswith("T") and kind.lower() in VOICE_KINDS:
            for part in where.split(";"):
                start, end = map(int, part.split())
                spans.add((start, end, kind.lower()))
    return sorted(spans)
