"""What does a statement say, all told, and who prints it? Its words, their gist within its story, its polarity."""

from __future__ import annotations

from collections.abc import Sequence

from hearsay.annotate.lexicon import cue_verbs
from hearsay.model import Statement, Story
from hearsay.relate.likeness import Gist, gist_of, setting_of


def story_gists(story: Story, statements: Sequence[Statement]) -> list[Gist]:
    """Boil each statement down, with the story's own repetitions weighed in."""
    texts = ([s.span.cut(r.report.text) for s in r.told()] for r in story.readings)
    names = (m.span.cut(r.report.text) for r in story.readings for m in r.annotation.mentions)
    setting = setting_of(texts, names)
    return [gist_of(said(statement), setting) for statement in statements]


def said(statement: Statement) -> str:
    """Return all that a statement says, split quotations joined."""
    return " ".join([statement.content.text, *(m.text for m in statement.more)])


def worded(statement: Statement) -> str:
    """Word a statement as the statement model reads it, with who says it and how: "the mayor denied: the port shut"."""
    words = " ".join(said(statement).split())
    if statement.manner == "narrated":
        return words
    cue = statement.cue.text if statement.cue else ""
    return f"{statement.voice.label} {cue}: {words}"


def is_negated(statement: Statement, gist: Gist) -> bool:
    """Tell whether a statement holds that something is not so: by its words or by a denying cue, not by both."""
    if statement.cue is None:
        return gist.negated
    words = statement.cue.text.lower().split()
    verb = next((cue_verbs()[w] for w in reversed(words) if w in cue_verbs()), None)
    return gist.negated != (verb is not None and verb.stance == "denies")
