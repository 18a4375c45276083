"""What is the same thing said? Statements become claims; how many independent origins stand behind each is counted.

Statements join by average linkage over the log-odds that two say the same, the surest first, so that no chain of
half-alike statements grows; then each moves to the claim that it fits best. Numbers that differ and one negation too
many weigh against it more than words can for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hearsay.model import Claim, Origin, Story, content_id
from hearsay.relate.compared import Compared, Pair
from hearsay.relate.counting import count_origins_of
from hearsay.relate.crowding import MOST_PARTNERS
from hearsay.relate.grouping.linkage import Linkage
from hearsay.relate.grouping.settling import Terms, settle
from hearsay.relate.likeness import cosine
from hearsay.relate.sameness import WEIGHTS, is_apart, log_odds, signs_of
from hearsay.relate.sayings import Saying
from hearsay.relate.wording import said

# Below even odds: most pairs of a true claim are worded further apart than its surest ones. Chosen on the labelled
# stories that the weights were fitted on, too; plans/007 says what is left of it on others.
SAME = -1.0  # mean log-odds from which two groups are one claim
NEAREST = 0.25  # share of a link that is its surest pair: a wide claim is worded in many ways
SURE, UNLIKE = 1.5, -4.0  # log-odds are cut off at these, and those of statements that share no words are the lower
LEAD = 0.2  # by how much another claim must fit better for a statement to move
APART = -8.0  # log-odds of what differs where it matters


def group_claims(story: Story, compared: Compared, origins: Sequence[Origin]) -> tuple[Claim, ...]:
    """Group statements into claims, those told by most origins first; status is not judged yet."""
    groups = ([compared.sayings[place] for place in group] for group in link(compared))
    claims = [_claim(group, story, origins) for group in groups]
    return tuple(sorted(claims, key=lambda c: (-c.origins, -c.reports, -len(c.statements), c.id)))


def link(compared: Compared, weights: Mapping[str, float] = WEIGHTS, *, same: float = SAME) -> list[list[int]]:
    """Partition statements, in order of their ids, into those that say the same."""
    odds = {pair: _odds(compared, pair, weights) for pair in compared.pairs}
    linkage = Linkage(len(compared.sayings), unknown=UNLIKE, most=MOST_PARTNERS, nearest=NEAREST)
    for (one, two), sure in odds.items():
        linkage.add(one, two, sure)
    linkage.merge(same)
    return settle(linkage.groups(), odds, Terms(UNLIKE, MOST_PARTNERS, NEAREST, least=same, lead=LEAD))


def _odds(compared: Compared, pair: Pair, weights: Mapping[str, float]) -> float:
    one, two = (compared.sayings[place] for place in pair)
    if pair in compared.differing or is_apart(one, two, compared.pairs[pair]):
        return APART
    return round(max(UNLIKE, min(SURE, log_odds(signs_of(compared, pair), weights))), 6)


def _claim(members: Sequence[Saying], story: Story, origins: Sequence[Origin]) -> Claim:
    statements = sorted((m.statement for m in members), key=lambda s: (s.report, s.content.start, s.id))
    count = count_origins_of(statements, story, origins)
    return Claim(
        id=content_id("c", *sorted(s.id for s in statements)),
        text=said(_central(members).statement),
        statements=tuple(s.id for s in statements),
        voices=tuple(sorted({s.voice.label for s in statements if not any(map(s.only_frames, statements))})),
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
