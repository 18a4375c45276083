"""Chains of attribution: sentences of our own, each with who vouches and through whom the words came."""

from pathlib import Path

from hearsay import pipeline
from hearsay.model import Attribution, Report

CASES = Path(__file__).parent / "cases" / "chains.tsv"
NEEDED = 20  # of the 24; a sentence that is read wrongly today is worth keeping in the list


def plain(words: str) -> str:
    return words.lower().removeprefix("that ").removeprefix("the ").strip(" .")


def is_right(text: str, found: Attribution, expected: list[str]) -> bool:
    content, voice, links = expected
    said = plain(found.content[0].cut(text)) == plain(content)
    chain = [] if links == "-" else [plain(link) for link in links.split("; ")]
    return said and plain(found.voice.label) == plain(voice) and [plain(v.label) for v in found.via] == chain


def test_chains_are_followed() -> None:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = [line.split("\t") for line in lines]
    wrong = []
    for text, *expected in rows:
        found = pipeline.annotate(Report("r", "r.txt", text)).attributions
        if not any(is_right(text, attribution, expected) for attribution in found):
            wrong.append((text, [(a.voice.label, a.content[0].cut(text), [v.label for v in a.via]) for a in found]))
    assert len(rows) - len(wrong) >= NEEDED, wrong
