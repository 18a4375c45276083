"""Who stands with whom? Groups that grow as pairs are joined; the same pairs in any order give the same groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Partition:
    """Disjoint groups of names (union-find); a group's root is its least name."""

    def __init__(self, names: Iterable[str]) -> None:
        self._parent = {name: name for name in names}

    def root(self, name: str) -> str:
        """Give the least name of the group that a name stands in."""
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def join(self, one: str, two: str) -> None:
        """Put two names, and all that stand with them, together."""
        first, second = sorted((self.root(one), self.root(two)))
        self._parent[second] = first

    def parts(self) -> list[tuple[str, ...]]:
        """List the groups, each in order, by their least names."""
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(self._parent):
            groups[self.root(name)].append(name)
        return [tuple(group) for _, group in sorted(groups.items())]
