"""What does a text hold to be so, and what not? Its clauses, each with its telling words and where a "no" bites.

A clause that leaves open whether it is so (a condition, a question, a guess) says neither yes nor no.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from hearsay.annotate.wordlists import read_rows
from hearsay.relate.background import idf, words_of
from hearsay.relate.likeness import stem

BREAK = re.compile(
    r"[.;:!?,()–—\n]|\s-\s|\b(?:but|and|or|while|although|though|because|who|which|where|when|after|before|since|than"
    r"|until|as|so|despite|without|instead|rather)\b",
    re.I,
)
KEPT = frozenset({"?", "since", "until", "before"})
NO = re.compile(
    r"\b(?:not|never|cannot|neither|nobody|none of|(?:fail(?:s|ed)?|unable) to|den(?:y|ies|ied)|refut(?:es?|ed)"
    r"|no (?:signs?|indications?|evidence|proof|truth)(?: that| of)?|no)\b|n[’']t\b",
    re.I,
)
# A "no" that says nothing about what follows: part of it, more than it, only when, no longer, no matter.
HALF = re.compile(
    r"\s*(?:only|just|merely|necessarily|all|every\w*|always|enough|yet (?:clear|known)|clear|sure|certain|longer|that"
    r"|matter|doubt|least|even|more|less|until|unless|one|alone|exactly|quite|so|too|very|wonder|surpris\w+"
    r"|the (?:first|only|last)|know|known|knew|say|said|tell|told|think|thought|believe|mention|comment|respond|want"
    r"|wanted|need|ask|asked|see|seen|look|mean|have to)\b",
    re.I,
)
PART = re.compile(r"\b(?:whole|all|entire|entirely|every|fully|complete|completely|yet|ever|again)\b", re.I)
OPEN = re.compile(
    r"\b(?:whether|if|unclear|uncertain|unknown|(?:could|might|(?-i:may)|would|should|must)(?:n[’']t)?|unless|perhaps|maybe"
    r"|how|what|why|likely|ought|let|want(?:s|ed)?|hop(?:e|es|ed|ing)|can|asked|urged|wish|please|supposed|need|since|until|before)\b|\?",
    re.I,
)
# Who doubts a thing often quotes the word for it: "I am sceptical of the 'finished' bridge".
DOUBTED = re.compile(
    r"\b(?:s[ck]eptical|doubt(?:s|ed|ful)?|unconvinced|unpersuaded)\b[^.;!?\n]{0,30}?[“\"'‘](\w[\w -]{2,30}\w)[”\"'’]",
    re.I,
)
LEAST_SHARED = 2  # telling words that two clauses must share to be of one thing
TELLING = 1.4  # words that more than a quarter of all reports have say nothing about what a clause is about
LIGHT = frozenset("say said says tell told ask report reports reported know think believe get got make made go".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """The telling words of a clause, those before the "no" and those after it; `is_open` where it takes no side."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    says_no: bool
    is_open: bool

    @property
    def words(self) -> frozenset[str]:
        """All telling words."""
        return frozenset((*self.before, *self.after))


def clauses_of(text: str) -> tuple[Clause, ...]:
    """Cut a text into its clauses."""
    return tuple(clause for piece in _pieces(text) if (clause := _clause(piece)).words)


def _pieces(text: str) -> Iterator[str]:
    """Cut where a clause ends; what leaves it open ("?", "since 1908") stays with it."""
    start = 0
    for cut in BREAK.finditer(text):
        yield text[start : cut.end() if cut[0].lower() in KEPT else cut.start()]
        start = cut.end()
    yield text[start:]


def _clause(piece: str) -> Clause:
    no = NO.search(piece)
    if no is None or HALF.match(piece, no.end()) or PART.search(piece, no.end()):
        return Clause(telling_words(piece), (), says_no=False, is_open=no is not None or bool(OPEN.search(piece)))
    before, after = telling_words(piece[: no.start()]), telling_words(piece[no.end() :])
    return Clause(before, after, says_no=True, is_open=bool(OPEN.search(piece)))


def telling_words(text: str) -> tuple[str, ...]:
    """Give the words that say what a clause is about, verbs in their base form, in order."""
    return tuple(root(w) for w in words_of(text) if idf(w) >= TELLING and w not in LIGHT)


def doubted_words(text: str) -> frozenset[str]:
    """Give the telling words that a text quotes to doubt them."""
    return frozenset(word for match in DOUBTED.finditer(text) for word in telling_words(match[1]))


@cache
def _bases() -> dict[str, str]:
    rows = (line.split("\t") for line in read_rows("verb_forms.tsv"))
    return {form: base for base, forms in rows for form in forms.split()}


def root(word: str) -> str:
    """Bring a lower-case word to what its forms share: "fell" and "fallen" to "fall", "attacked" to "attack"."""
    return stem(_bases().get(word, word))


def denial_of(no: Clause, yes: Clause) -> float:
    """Tell how much of what one clause says no to the other holds to be so, 0..1.

    The first telling word after the "no", mostly its verb, must stand in the other clause, and so must a word of what
    it is said of; where the clause names that by a pronoun alone, all that it says must stand there.
    """
    if not no.says_no or yes.says_no or no.is_open or yes.is_open or not no.after:
        return 0.0
    held, after = yes.words, frozenset(no.after)
    shared = no.words & held
    if no.after[0] not in held or len(shared) < LEAST_SHARED or (no.before and not held.intersection(no.before)):
        return 0.0
    share = min(len(shared) / len(no.words), len(after & held) / len(after))
    return share if no.before or share == 1 else 0.0
