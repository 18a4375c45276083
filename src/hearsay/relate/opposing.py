"""What sets two statements against each other? The signs by which a pair is judged, one function each."""

from __future__ import annotations

import re

from hearsay.model import Statement, Story
from hearsay.relate.clauses import denial_of, doubted_words
from hearsay.relate.denials import Answer, may_be_denied
from hearsay.relate.holding import DENYING, Word
from hearsay.relate.likeness import cosine
from hearsay.relate.opposites import clash
from hearsay.relate.pointing import POINTING
from hearsay.relate.wording import said

CONTRAST = re.compile(
    r"\b(?:but|however|although|though|while|whereas|yet|despite|instead|merely|on the other hand|by contrast)\b", re.I
)
WISHING = re.compile(r"\b(?:hop(?:e|es|ed|ing)|wish\w*|want\w*|fear\w*|pray\w*)\b", re.I)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
DATED_ALIKE = 0.45  # likeness from which two statements with other years date the same happening
DATED_NAMES = 3  # names that two such statements share
ASSERTING = frozenset({"asserts", "confirms", "narrates", "predicts"})
NOT = re.compile(r"\b(?:not|no|never|cannot|failed to|fails to|fail to)\b|n[’']t\b", re.I)
SAYS_NO = 0.65  # share of a denied clause that the other statement must hold to be so
SAME_WORDS, LONG_WORDS = 0.9, 10  # likeness and length from which two statements are one sentence printed twice
BARE_WORDS = 6  # of a denial that only points back: "the rumours were false"
NOT_UNLIKE = 0.1  # likeness from which a mere "not" may answer another report's statement
LEAST_WORDS = 5  # what is shorter mostly names a thing and holds nothing to be so
CLOSE_CHARS = 110  # between a denial and what it answers, with no more than a "but" to say so
NEXT_CHARS = 450  # between a denial and what it answers in the same report


def may_answer(no: Word, yes: Word) -> bool:
    """Tell whether one says plainly no (not "not all", "not since 1908", "rejected the offer") to what is held so.

    What an outlet tells, or tells no to, counts only in the same report and where one of the two denies (is_answered).
    """
    told = "narrated" in (no.statement.manner, yes.statement.manner)
    if told and (no.statement.report != yes.statement.report or no.denies == yes.denies):
        return False
    plainly = any(clause.says_no and not clause.is_open for clause in no.clauses)
    return plainly and yes.statement.stance in ASSERTING and not _is_wished(no) and not _is_wished(yes)


def is_answered(a: Word, b: Word, answer: Answer, *, alike: float) -> bool:
    """Tell whether an answer counts, by how such pairs fared in 114 judged stories that no model had seen.

    Who denies in so many words answers whoever is quoted with it: a good half of these are disputes. A mere "not"
    answers what its own report tells, or what shares words with it; nearly none of the others did. An outlet's own
    telling is answered by a denial in the same report alone.
    """
    denies, here = a.denies != b.denies, a.statement.report == b.statement.report
    if "narrated" in (a.statement.manner, b.statement.manner):
        return answer.exact and denies and here
    return denies or (answer.exact and (here or alike >= NOT_UNLIKE))


def rebuts(a: Word, b: Word) -> bool:
    """Tell whether one denies what it reports the other to have said."""
    pairs = ((a.statement, b.statement), (b.statement, a.statement))
    return any(
        no.stance == "denies" != yes.stance and no.report == yes.report and no.content.span.contains(yes.content.span)
        for no, yes in pairs
    )


def gap(a: Statement, b: Statement) -> int:
    """Count the characters between two statements of one report; very many between those of two."""
    if a.report != b.report:
        return 1 << 30
    return max(a.content.start, b.content.start) - min(a.content.end, b.content.end)


def says_no_to(a: Word, b: Word) -> bool:
    """Tell whether one says no to a clause of the other, and the statement model does not know better."""
    pairs = (pair for pair in ((a, b), (b, a)) if _denial(*pair) >= SAYS_NO)
    return any(may_be_denied(no.statement, yes.statement) for no, yes in pairs)


def is_elsewhere(a: Word, b: Word) -> bool:
    """Tell whether two statements name other places or other people."""
    return is_at_another_place(a, b) or _apart(a.people, b.people)


def is_at_another_place(a: Word, b: Word) -> bool:
    """Tell whether two statements name other places."""
    return _apart(a.places, b.places)


def _apart(one: frozenset[str], two: frozenset[str]) -> bool:
    """Tell whether both name something, and nothing in common."""
    return bool(one and two and not one & two)


def opposed_axis(a: Word, b: Word, themes: frozenset[str]) -> str | None:
    """Name the axis on which two statements are opposed, if the same thing stands beside both outcomes."""
    axis = clash(a.stand, b.stand)
    if axis is None or "truth" in a.stand or "truth" in b.stand:
        return axis
    close = axis in themes or 0 <= gap(a.statement, b.statement) <= NEXT_CHARS
    return axis if close or (a.stand[axis].words & b.stand[axis].words) or a.names & b.names else None


def _denial(no: Word, yes: Word) -> float:
    """Tell how much of what one statement says no to the other holds to be so."""
    if yes.statement.stance not in ASSERTING or _is_repeated(no, yes) or _is_wished(no) or _is_wished(yes):
        return 0.0
    if len(said(yes.statement).split()) < LEAST_WORDS or not no.gist.plain & yes.gist.plain:
        return 0.0
    return max((denial_of(n, y) for n in no.clauses for y in yes.clauses), default=0.0)


def doubts_quoted(doubt: Word, told: Word) -> bool:
    """Tell whether one doubts, in the report that tells of both, what it quotes of the other."""
    words = doubted_words(said(doubt.statement)) if doubt.statement.report == told.statement.report else frozenset()
    return bool(words) and words <= frozenset().union(*(clause.words for clause in told.clauses))


def _is_wished(word: Word) -> bool:
    """Tell whether the cue says that somebody hopes or fears it, not that it is so."""
    return bool(word.statement.cue and WISHING.search(word.statement.cue.text))


def _is_repeated(a: Word, b: Word) -> bool:
    """Tell whether two reports quote one long sentence, whatever its cue was taken for in either."""
    apart, long = a.statement.report != b.statement.report, len(said(a.statement).split()) >= LONG_WORDS
    return apart and long and a.gist.negated == b.gist.negated and cosine(a.bare, b.bare) >= SAME_WORDS


def has_other_years(a: Word, b: Word) -> bool:
    """Tell whether two reports give one year each, not the same, for what they tell alike."""
    years = [set(YEAR.findall(said(word.statement))) for word in (a, b)]
    one_each = len(years[0]) == len(years[1]) == 1 and years[0] != years[1]
    if not one_each or a.statement.report == b.statement.report or len(a.names & b.names) < DATED_NAMES:
        return False
    return cosine(a.gist, b.gist) >= DATED_ALIKE


def likeness(a: Word, b: Word) -> float:
    """Compare what is said; a bare denial ("the rumours were false") is compared by the sentence that it stands in."""
    left = a.context if _is_bare(a) else a.gist
    right = b.context if _is_bare(b) else b.gist
    return cosine(left, right)


def _is_bare(word: Word) -> bool:
    return "truth" in word.stand and word.stand["truth"].sign == -1


def is_set_against(a: Word, b: Word, story: Story) -> bool:
    """Tell whether one report sets two statements against each other, and says so: "but", "disputed", "denied it"."""
    if not 0 <= gap(a.statement, b.statement) <= NEXT_CHARS:
        return False
    first, second = sorted((a, b), key=lambda w: w.statement.content.start)
    text = story.reading(first.statement.report).report.text
    between = text[first.statement.content.end : second.statement.content.start]
    near = len(between) <= CLOSE_CHARS and bool(CONTRAST.search(between))
    opposite = clash(a.stand, b.stand) is not None
    if near and opposite:
        return True
    no, other = (a, b) if a.denies else (b, a)
    if other.denies or no.statement.stance != "denies" or other.statement.stance not in ASSERTING:
        return False
    if POINTING.match(said(no.statement)) or (_is_bare(no) and len(said(no.statement).split()) <= BARE_WORDS):
        return second is no and not other.negated  # "it was not so" answers no "they gave no word"
    shared = opposite or bool(no.gist.weights.keys() & other.gist.weights.keys())
    answers = near and bool(NOT.search(said(no.statement)))
    return shared and (answers or (second is no and bool(DENYING.search(between[-120:]))))
