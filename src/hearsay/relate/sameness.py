"""Do two statements of a story say the same? Named signs of the pair, weighed as a table, give the log-odds.

The signs are what the words share, how near the two lie in sense, and what the statement model makes of them, beside
what each is and whose. The weights were fitted by training/claims.py.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from hearsay.relate.clauses import denial_of
from hearsay.relate.compared import Compared, Likeness, Pair
from hearsay.relate.opposites import clash
from hearsay.relate.pointing import points_back
from hearsay.relate.sayings import Saying

WEIGHTS: Mapping[str, float] = {
    "always": -9.32,
    "words alike": 1.75,
    "less than their likest": 1.01,
    "crowd": -0.30,
    "one word": -0.03,
    "words joined alike": 0.94,
    "near in sense": 11.95,
    "less near than their nearest": -0.97,
    "judged the same": 0.14,
    "judged opposed": -0.04,
    "voices share words": 0.01,
    "a number shared": 0.95,
    "one says no": -0.22,
    "one quoted, one told": -0.14,
    "one report": -0.18,
}
FEWEST_JOINTS = 3  # that a share of them is taken of
NEARLY_SAME = 0.4  # likeness of words from which one "not" more makes another statement
TOLD_TWICE = 0.6  # likeness from which two sentences of one report's own telling may be one, as headline or caption
SURELY_TWICE = 1.5  # log-odds of the statement model from which they are
MOSTLY = 0.6  # of a clause that the other says no to
SUREST = 6.0  # its log-odds are cut off here; a pair that it was not asked about is surely not the same


def signs_of(compared: Compared, pair: Pair) -> dict[str, float]:
    """Compare two statements of a story that meet."""
    one, two = (compared.sayings[place] for place in pair)
    at = tuple(compared.places[place] for place in pair)
    alike = compared.pairs[pair]
    return {
        "always": 1.0,
        "words alike": alike.words,
        "less than their likest": min(place.best for place in at) - alike.words,
        "crowd": math.log(min(place.crowd for place in at)),
        "one word": float(len(one.gist.weights.keys() & two.gist.weights.keys()) == 1),
        "words joined alike": _joined(one, two),
        "near in sense": alike.sense,
        "less near than their nearest": min(compared.nearest[place] for place in pair) - alike.sense,
        "judged the same": _cut_off(alike.bearing.same) if alike.bearing else -SUREST,
        "judged opposed": _cut_off(alike.bearing.opposed) if alike.bearing else -SUREST,
        "voices share words": _shared_part(one.speaker, two.speaker),
        "a number shared": float(bool(one.gist.numbers & two.gist.numbers)),
        "one says no": float(one.negated != two.negated),
        "one quoted, one told": float(bool(one.speaker) != bool(two.speaker)),
        "one report": float(one.statement.report == two.statement.report),
    }


def _cut_off(odds: float) -> float:
    return max(-SUREST, min(SUREST, odds))


def _joined(one: Saying, two: Saying) -> float:
    """Return the share of neighbouring words of the shorter that stand beside each other in the other."""
    return len(one.joints & two.joints) / max(FEWEST_JOINTS, min(len(one.joints), len(two.joints)))


def _shared_part(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0


def log_odds(signs: Mapping[str, float], weights: Mapping[str, float] = WEIGHTS) -> float:
    """Add the signs up."""
    return sum(weights[name] * value for name, value in signs.items())


def is_apart(one: Saying, two: Saying, alike: Likeness) -> bool:
    """Tell whether two statements differ for sure, however alike.

    They do with other numbers or outcomes or a "not" more, as a sequel, and where one only denies "the claim".
    """
    turned = (one.negated != two.negated and alike.words >= NEARLY_SAME) or clash(one.stand, two.stand) is not None
    if turned or _counts_otherwise(one, two) or _points_at_another(one, two) or _says_no_to(one, two):
        return True
    return not _is_told_twice(alike) and _is_one_teller(one, two)


def _counts_otherwise(one: Saying, two: Saying) -> bool:
    """Tell whether no number is shared, or each gives one of a thing that the other lacks: "3 years", "4 years"."""
    if one.gist.numbers and two.gist.numbers and not one.gist.numbers & two.gist.numbers:
        return True
    first, second = one.counts - two.counts, two.counts - one.counts
    return bool({counted for _, counted in first} & {counted for _, counted in second} - {""})


def _says_no_to(one: Saying, two: Saying) -> bool:
    """Tell whether one says no to most of what a clause of the other holds: "did not begin there", "began there"."""
    return any(
        denial_of(no, yes) >= MOSTLY
        for denial, other in ((one, two), (two, one))
        if other.statement.stance != "denies"
        for no in denial.clauses
        for yes in other.clauses
    )


def _points_at_another(one: Saying, two: Saying) -> bool:
    """Tell whether one denies what it does not say again ("disputed the claim"), and the other has another voice."""
    return (points_back(one.statement) or points_back(two.statement)) and not one.speaker & two.speaker


def _is_told_twice(alike: Likeness) -> bool:
    """Tell whether two sentences of one teller are one thing told twice: by their words, or for sure in sense."""
    return alike.words >= TOLD_TWICE or (alike.bearing is not None and alike.bearing.same >= SURELY_TWICE)


def _is_one_teller(one: Saying, two: Saying) -> bool:
    return not one.speaker and not two.speaker and one.statement.report == two.statement.report
