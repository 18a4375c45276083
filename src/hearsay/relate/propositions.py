"""Does what is attributed say something that may be so or not? A clause, a quotation, what a verb like "denied" takes.

The evidence is light: there is no parser. A few words without a verb behind a cue that takes no noun phrase ("was
optimistic about | the new board") say nothing that anybody could repeat or deny, and what somebody saw, knew or
decided they have not said: the outlet tells it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from hearsay.annotate.lexicon import SAYING_NOUNS, cue_verbs, verb_in
from hearsay.annotate.wordlists import read_words
from hearsay.model import Manner

AUXILIARIES = frozenset(
    "is are was were be been being am has have had do does did will would can could may might must shall should ought"
    " cannot".split()
)
SHORTENED = re.compile(
    r"(?:n['’]t|['’](?:re|ll|ve|m|d))$|^(?:he|she|it|that|there|who|what|this|here|where|how|let)['’]s$"
)
CLAUSAL = re.compile(r"^\W*(?:that\s+)?(?:he|she|it|they|we|i|there|you|to|not to)\s", re.I)
BARE_NAME = re.compile(r"\W*(?:the |an? )?\W*[A-Z][\w’'-]+(?: (?:of |the )*[A-Z][\w’'-]+)*\W*")
WORD = re.compile(r"\w+(?:['’]\w+)?")
QUOTED = re.compile(r"[“\"‘'«][^”\"»]{20,}")
FEW_WORDS = 5  # from here on, what "said" and its like introduce is taken for a clause without a known verb
TAKES_NOUNS = frozenset("nim")  # frames of the cue list: what is denied, vowed or praised needs no verb of its own


def is_proposition(contents: Sequence[str], *, cue: str, manner: Manner) -> bool:
    """Tell whether the contents of one cue, taken together, say something."""
    if all(BARE_NAME.fullmatch(words) for words in contents):
        return False
    if (
        manner == "direct"
        or any(QUOTED.search(words) for words in contents)
        or "according" in cue.lower()
        or cue in SAYING_NOUNS
    ):
        return True
    verb = verb_in(cue)
    if verb is None:
        return False
    if any(_has_verb(words) for words in contents):
        return True
    is_long = any(len(words.split()) >= FEW_WORDS for words in contents)
    return bool(TAKES_NOUNS & set(verb.frames)) or is_long


def _has_verb(words: str) -> bool:
    return CLAUSAL.match(words) is not None or any(is_verb(word) for word in WORD.findall(words.lower()))


@cache
def _verbs() -> frozenset[str]:
    return AUXILIARIES | read_words("past_verbs.txt") | cue_verbs().keys()


def is_verb(word: str) -> bool:
    """Tell whether a word, lower-case, can be a verb that says what happens or is."""
    return word in _verbs() or SHORTENED.search(word) is not None or (len(word) > 4 and word.endswith("ed"))
