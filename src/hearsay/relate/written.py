"""On which days was each report of a story written? As it says, where that is believed; else by other evidence."""

from __future__ import annotations

from hearsay.model import Story
from hearsay.relate.dating.misdated import misdated
from hearsay.relate.dating.undated import windows_of
from hearsay.relate.dating.windows import Written


def date_reports(story: Story) -> Written:
    """Tell when the reports of a story were written; a date in doubt counts only where nothing better is known."""
    doubted = misdated(story)
    return Written(windows_of(story, doubted), doubted)
