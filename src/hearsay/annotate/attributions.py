"""Who is said to have said what in one report: source, cue and content, resolved to voice, chain, stance and manner."""

from __future__ import annotations

from collections.abc import Sequence

from hearsay.annotate.cues import Marked, mark_attributions
from hearsay.annotate.quotations import find_quotations
from hearsay.annotate.stance import manner_of, stance_of
from hearsay.annotate.voices import Cast, find_via, name_voice
from hearsay.model import Attribution, Mention, Party, Report, Sentence, Span


def find_attributions(
    report: Report, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Attribution, ...]:
    """Return the attributions of a report in the order of their cues."""
    quotations = find_quotations(report.text, sentences)
    cast = Cast()
    ordered = sorted(
        mark_attributions(report.text, sentences, quotations), key=lambda m: (m.cue.start, m.content[0].start)
    )
    return tuple(_resolve(report.text, mark, (sentences, mentions, quotations), cast=cast) for mark in ordered)


def _resolve(
    text: str, mark: Marked, around: tuple[Sequence[Sentence], Sequence[Mention], Sequence[Span]], *, cast: Cast
) -> Attribution:
    sentences, mentions, quotations = around
    voice = name_voice(text, mark.source, mentions, cast) if mark.source else cast.last() or Party("unnamed")
    used = tuple(s for s in (mark.source, *mark.content) if s)
    via = find_via(text, _sentence_of(sentences, mark.cue), used, mentions)
    cast.add(voice)
    return Attribution(
        source=(mark.source,) if mark.source else (),
        cue=(mark.cue,),
        content=mark.content,
        voice=voice,
        via=tuple(link for link in via if link.label != voice.label),
        stance=stance_of(text, mark.cue, mark.content[0], mark.verb),
        manner=manner_of(text, mark.content, quotations),
    )


def _sentence_of(sentences: Sequence[Sentence], cue: Span) -> Span:
    return next((s.span for s in sentences if s.span.overlaps(cue)), cue)
