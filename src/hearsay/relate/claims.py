"""What is the same thing said? Statements become claims; how many independent origins stand behind each is counted.

Statements join by average linkage over the likeness of what they say. Numbers that differ and one negation too many
keep them apart: cosine alone would put a claim and its contradiction together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from hearsay.model import Claim, Origin, Statement, Story, content_id
from hearsay.relate.counting import count_origins_of
from hearsay.relate.likeness import Gist, cosine
from hearsay.relate.wording import is_negated, said, story_gists

# From a sweep over thirteen labelled stories: pair precision .85, recall .41; lower ones win recall and lose precision.
SAME_VOICE = 0.2
OTHER_VOICE = 0.3
SAME_TELLER = 0.6  # two sentences of one report: a writer says a thing twice only as headline, caption or by mistake
PLAIN_WORDS = 1  # telling words besides names that two statements must share: names tell whom, not what
NEARLY_SAME = 0.75
MAX_POSTING = 60  # a word that more statements than this share brings no two of them together

Pair = tuple[int, int]


def group_claims(story: Story, statements: Sequence[Statement], origins: Sequence[Origin]) -> tuple[Claim, ...]:
    """Group statements into claims, those told by most origins first; status is not judged yet."""
    gists = story_gists(story, statements)
    groups = _link(statements, gists)
    claims = [_claim([statements[i] for i in group], [gists[i] for i in group], (story, origins)) for group in groups]
    return tuple(sorted(claims, key=lambda c: (-c.origins, -c.reports, -len(c.statements), c.id)))


def _link(statements: Sequence[Statement], gists: Sequence[Gist]) -> list[list[int]]:
    """Join the likest pairs first, while the joined groups stay alike on average and nothing forbids it."""
    scores, barred = _candidates(statements, gists)
    home = {i: [i] for i in range(len(statements))}
    order = sorted(scores, key=lambda p: (-scores[p], statements[p[0]].id, statements[p[1]].id))
    for a, b in order:
        if home[a] is home[b] or _is_barred(home[a], home[b], barred) or not _may_join(home[a], home[b], scores):
            continue
        joined = home[a] + home[b]
        for member in joined:
            home[member] = joined
    return list({id(group): group for group in home.values()}.values())


def _candidates(statements: Sequence[Statement], gists: Sequence[Gist]) -> tuple[dict[Pair, float], set[Pair]]:
    """Score the pairs that share a telling word and pass their threshold by the margin above it; name the barred."""
    postings: dict[str, list[int]] = defaultdict(list)
    for i, gist in enumerate(gists):
        for word in gist.weights:
            postings[word].append(i)
    pairs = {pair for found in postings.values() if len(found) <= MAX_POSTING for pair in combinations(found, 2)}
    scores: dict[Pair, float] = {}
    barred: set[Pair] = set()
    for a, b in pairs:
        needed = _needed(statements[a], statements[b])
        alike = cosine(gists[a], gists[b])
        if len(gists[a].plain & gists[b].plain) < PLAIN_WORDS and alike < NEARLY_SAME:
            continue
        if alike >= needed and _apart(statements, gists, (a, b)):
            barred.add((a, b))
        elif alike >= needed:
            scores[(a, b)] = alike - needed
    return scores, barred


def _needed(a: Statement, b: Statement) -> float:
    """Return how alike two statements must be: voices repeat themselves, writers do not."""
    if a.report == b.report and "narrated" in (a.manner, b.manner):
        return SAME_TELLER
    return SAME_VOICE if a.voice.label == b.voice.label else OTHER_VOICE


def _apart(statements: Sequence[Statement], gists: Sequence[Gist], pair: Pair) -> bool:
    """Tell whether two alike statements differ where it matters: other numbers, or one says no."""
    a, b = pair
    numbers = bool(gists[a].numbers and gists[b].numbers and not gists[a].numbers & gists[b].numbers)
    return numbers or is_negated(statements[a], gists[a]) != is_negated(statements[b], gists[b])


def _is_barred(left: Sequence[int], right: Sequence[int], barred: set[Pair]) -> bool:
    """Tell whether two members of two groups differ where it matters: no friend of both may bring them together."""
    return any((min(a, b), max(a, b)) in barred for a in left for b in right)


def _may_join(left: Sequence[int], right: Sequence[int], scores: Mapping[Pair, float]) -> bool:
    """Ask for likeness between at least half of all pairs across the two groups."""
    across = sum((min(a, b), max(a, b)) in scores for a in left for b in right)
    return 2 * across >= len(left) * len(right)


def _claim(members: Sequence[Statement], gists: Sequence[Gist], around: tuple[Story, Sequence[Origin]]) -> Claim:
    story, origins = around
    ordered = sorted(members, key=lambda s: (s.report, s.content.start, s.id))
    count = count_origins_of(ordered, story, origins)
    return Claim(
        id=content_id("c", *sorted(s.id for s in members)),
        text=said(members[_central(members, gists)]),
        statements=tuple(s.id for s in ordered),
        voices=tuple(sorted({s.voice.label for s in members})),
        reports=len({s.report for s in members}),
        origins=count.origins,
        status="single-source",
        why=count.why,
    )


def _central(members: Sequence[Statement], gists: Sequence[Gist]) -> int:
    """Return the member that is most like all the others; among equals the one with fewest words."""
    likeness = [sum(cosine(g, other) for other in gists) for g in gists]
    return min(range(len(members)), key=lambda i: (-round(likeness[i], 6), len(said(members[i])), members[i].id))
