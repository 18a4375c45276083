"""What is somebody called, by whom and when? Roles gathered by wording, those that cannot hold at once side by side."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from hearsay.model import Entity, Excerpt
from hearsay.tell.formats.phrases import plain, tell_day
from hearsay.tell.formats.views import View

# How an office is held, by the words that say so; whoever holds it one way does not hold it another way at one time.
STATES = {
    "past": "former ex then deposed ousted retired dismissed sacked toppled erstwhile",
    "provisional": "acting interim caretaker",
    "coming": "elect designate incoming",
    "claimed": "proclaimed declared styled",
}
_STATE = {word: state for state, words in STATES.items() for word in words.split()}
_WORD = re.compile(r"\w+")
_REST = frozenset(("of", "for", "in", "at", "to", "with"))


@dataclass(frozen=True, slots=True)
class RoleLine:
    """One wording of a role, how it says that the office is held, where it stands, and the days of those reports."""

    text: str
    state: str
    spans: tuple[Excerpt, ...]
    days: str


@dataclass(frozen=True, slots=True)
class Office:
    """One office in the wordings of the reports, those that say the same of how it is held side by side."""

    lines: tuple[RoleLine, ...]

    @property
    def differ(self) -> bool:
        """Tell whether reports say that the office is held in different ways."""
        return len({line.state for line in self.lines}) > 1

    def joint(self, number: int) -> str:
        """Return the sign between a line and the next."""
        return "≠" if self.lines[number].state != self.lines[number + 1].state else "·"

    @property
    def short(self) -> str:
        """The wordings in a line, with a sign between those that differ."""
        words = [f"{line.text} {self.joint(n)} " for n, line in enumerate(self.lines[:-1])]
        return "".join(words) + self.lines[-1].text


def offices(view: View, entity: Entity) -> tuple[Office, ...]:
    """Gather what an entity is called: offices on which the reports differ first, then by how many reports say so."""
    wordings: dict[str, list[Excerpt]] = defaultdict(list)
    for note in entity.roles:
        wordings[" ".join(_WORD.findall(note.text.casefold()))].append(note.span)
    lines = [_line(view, sorted(spans)) for spans in wordings.values()]
    lines.sort(key=lambda line: (-len({span.report for span in line.spans}), line.spans))
    groups: list[list[RoleLine]] = []
    for line in lines:
        home = next((group for group in groups if any(_conflict(line.text, other.text) for other in group)), None)
        if home is None:
            groups.append([line])
        else:
            home.append(line)
    found = [Office(tuple(sorted(group, key=lambda line: line.state))) for group in groups]
    return tuple(sorted(found, key=lambda office: not office.differ))


def _line(view: View, spans: Iterable[Excerpt]) -> RoleLine:
    """Make the line of one wording, in the words that stand first."""
    marked = view.by_label(spans)
    days = dict.fromkeys(tell_day(view.sources[span.report].report.published) for span in marked)
    known = [day for day in days if day != "date unknown"] or list(days)
    text = plain(marked[0].text)
    return RoleLine(text, _split(text)[0], marked, ", ".join(known[:3]) + (" …" if len(known) > 3 else ""))


def _conflict(one: str, other: str) -> bool:
    """Tell whether two roles are one office held in different ways: "Vice-President", "former Vice President"."""
    (state, office), (also, same) = _split(one), _split(other)
    short, long = sorted((office, same), key=len)
    return bool(short) and state != also and long[-len(short) :] == short


def _split(role: str) -> tuple[str, tuple[str, ...]]:
    """Part how an office is held from the office, without what it is an office of."""
    words = [word for word in _WORD.findall(role.casefold()) if word not in ("the", "a", "an", "self")]
    end = next((n for n, word in enumerate(words) if word in _REST), len(words))
    held = [_STATE[word] for word in words[:end] if word in _STATE]
    return held[0] if held else "", tuple(word for word in words[:end] if word not in _STATE)
