"""What is the same thing said? Statements become claims; how many independent origins stand behind each is counted.

Statements join by average linkage over the log-odds that two say the same, the surest first, so that no chain of
half-alike statements grows. Numbers that differ and one negation too many weigh against it more than words can for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hearsay.model import Claim, Origin, Statement, Story, content_id
from hearsay.relate.counting import count_origins_of
from hearsay.relate.grouping.linkage import Linkage
from hearsay.relate.likeness import cosine
from hearsay.relate.sameness import MOST_PARTNERS, WEIGHTS, is_apart, log_odds, near_pairs, place_all, signs_of
from hearsay.relate.sayings import Saying, sayings_of
from hearsay.relate.wording import said

# Below even odds: most pairs of a true claim are worded further apart than its surest ones. Chosen on labelled stories
# with weights fitted on all but each, for precision: .89, recall .42 (training/claims.py).
SAME = -0.3  # mean log-odds from which two groups are one claim
SURE, UNLIKE = 3.0, -3.0  # log-odds are cut off at these, and those of statements that share no words are the lower
APART = -8.0  # log-odds of what differs where it matters


def group_claims(story: Story, statements: Sequence[Statement], origins: Sequence[Origin]) -> tuple[Claim, ...]:
    """Group statements into claims, those told by most origins first; status is not judged yet."""
    sayings = sayings_of(story, sorted(statements, key=lambda s: s.id))
    groups = ([sayings[place] for place in group] for group in link(sayings))
    claims = [_claim(group, story, origins) for group in groups]
    return tuple(sorted(claims, key=lambda c: (-c.origins, -c.reports, -len(c.statements), c.id)))


def link(sayings: Sequence[Saying], weights: Mapping[str, float] = WEIGHTS) -> list[list[int]]:
    """Partition statements, in order of their ids, into those that say the same."""
    places = place_all(sayings)
    linkage = Linkage(len(sayings), unknown=UNLIKE, most=MOST_PARTNERS)
    for one, two, alike in near_pairs(places):
        odds = APART
        if not is_apart(sayings[one], sayings[two], alike):
            signs = signs_of(sayings[one], sayings[two], alike, at=(places[one], places[two]))
            odds = max(UNLIKE, min(SURE, log_odds(signs, weights)))
        linkage.add(one, two, round(odds, 6))
    linkage.merge(SAME)
    return linkage.groups()


def _claim(members: Sequence[Saying], story: Story, origins: Sequence[Origin]) -> Claim:
    statements = sorted((m.statement for m in members), key=lambda s: (s.report, s.content.start, s.id))
    count = count_origins_of(statements, story, origins)
    return Claim(
        id=content_id("c", *sorted(s.id for s in statements)),
        text=said(_central(members).statement),
        statements=tuple(s.id for s in statements),
        voices=tuple(sorted({s.voice.label for s in statements})),
        reports=len({s.report for s in statements}),
        origins=count.origins,
        status="single-source",
        why=count.why,
    )


def _central(members: Sequence[Saying]) -> Saying:
    """Return the member that is most like all the others; among equals the one with fewest words."""

    def rank(member: Saying) -> tuple[float, int, str]:
        alike = sum(cosine(member.gist, other.gist) for other in members)
        return -round(alike, 6), len(said(member.statement)), member.statement.id

    return min(members, key=rank)
