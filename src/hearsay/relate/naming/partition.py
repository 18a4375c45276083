"""Which names belong together, given links and contradictions? The same answer in any order of input.

Links are taken strongest first, ties by content; a link is refused where it would bring two names together that
contradict each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Link(Generic[Node]):
    """Two names that may be one: how sure, and why in words."""

    one: Node
    other: Node
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Parts(Generic[Node]):
    """The outcome: members of each part by its first member, the part of each node, and the links that were taken."""

    members: dict[Node, tuple[Node, ...]]
    part: dict[Node, Node]
    taken: tuple[Link[Node], ...]


def partition(
    nodes: Iterable[Node],
    links: Iterable[Link[Node]],
    *,
    clash: Callable[[Node, Node], bool],
    order: Callable[[Node], str],
) -> Parts[Node]:
    """Join nodes along links, never across a clash of any two members."""
    members = {node: [node] for node in sorted(nodes, key=order)}
    part = {node: node for node in members}
    taken = []
    for link in sorted(links, key=lambda k: (-k.score, *sorted((order(k.one), order(k.other))), k.why)):
        one, other = part[link.one], part[link.other]
        if one == other or any(clash(a, b) for a in members[one] for b in members[other]):
            continue
        keep, gone = (one, other) if order(one) <= order(other) else (other, one)
        for node in members[gone]:
            part[node] = keep
        members[keep] += members.pop(gone)
        taken.append(link)
    return Parts({first: tuple(sorted(group, key=order)) for first, group in members.items()}, part, tuple(taken))


def pairs_in_blocks(
    blocks: dict[Hashable, set[Node]], *, order: Callable[[Node], str], largest: int = 60
) -> list[tuple[Node, Node]]:
    """List each pair of nodes that share a block once; a block too large to tell anything is left out."""
    pairs: dict[str, set[tuple[Node, Node]]] = defaultdict(set)
    for block in blocks.values():
        if len(block) <= largest:
            ordered = sorted(block, key=order)
            for i, one in enumerate(ordered):
                pairs[order(one)].update((one, other) for other in ordered[i + 1 :])
    return [pair for first in sorted(pairs) for pair in sorted(pairs[first], key=lambda p: order(p[1]))]
