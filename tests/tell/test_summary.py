"""Summaries: the reports' own sentences, no longer than asked for, nothing said twice."""

from hearsay.model import Copy
from hearsay.options import TellOptions
from hearsay.relate.written import date_reports
from hearsay.tell.summary import summarise
from tests.relate.building import reading_of, story_of, tell

FIRE = (
    "A fire destroyed the old rope works in Port Selby on Friday, killing two dock workers, police said.\n"
    "The fire broke out shortly after midnight in a store of tarred rope.\n"
    "He said it was sad."
)
AGAIN = "A fire destroyed the old rope works in Port Selby on Friday, killing two dock workers, the police said."


def summary(words: int = 200, copies: tuple[Copy, ...] = ()) -> list[str]:
    story = story_of(reading_of(FIRE, "Harbour Post"), reading_of(AGAIN, "Quay News"))
    _, statements, _ = tell(story)
    return [s.text for s in summarise(story, copies, statements, (), date_reports(story), TellOptions(words=words))]


def test_summarise_says_nothing_twice() -> None:
    found = summary()
    assert sum("destroyed the old rope works" in text for text in found) == 1


def test_summarise_begins_with_what_most_reports_tell() -> None:
    assert "destroyed" in summary()[0]


def test_summarise_keeps_to_the_length_asked_for() -> None:
    assert sum(len(text.split()) for text in summary(words=20)) <= 20


def test_summarise_prefers_the_source_to_its_spun_copy() -> None:
    story = story_of(reading_of(FIRE, "Harbour Post"), reading_of(AGAIN, "Quay News"))
    source, spun = sorted(story.readings, key=lambda r: r.report.outlet or "")
    copy = Copy(spun.id, source.id, "rewritten", 0.9, True, "", ())
    _, statements, _ = tell(story)
    first = summarise(story, (copy,), statements, (), date_reports(story), TellOptions())[0]
    assert first.spans[0].report == source.id


def test_summarise_leaves_out_datelines_and_posts_and_gives_a_span_to_each_cut() -> None:
    text = (
        "PORT SELBY (AFP) - A fire (the third since May) destroyed the old rope works in Port Selby on Friday.\n"
        "Two dock workers died in the fire at the rope works of Port Selby https://t.example/x on Friday.\n"
    )
    story = story_of(reading_of(text, "Harbour Post"))
    _, statements, _ = tell(story)
    (only,) = summarise(story, (), statements, (), date_reports(story), TellOptions())
    assert only.text == "A fire destroyed the old rope works in Port Selby on Friday."
    assert [span.text.strip() for span in only.spans] == [
        "A fire",
        "destroyed the old rope works in Port Selby on Friday.",
    ]
    assert all(span.text == text[span.start : span.end] for span in only.spans)


def told(text: str) -> list[str]:
    story = story_of(reading_of(text, "Harbour Post"))
    _, statements, _ = tell(story)
    return [s.text for s in summarise(story, (), statements, (), date_reports(story), TellOptions())]


def test_summarise_tells_a_sentence_that_leans_right_after_the_one_it_leans_on() -> None:
    found = told(
        "Bosun Edda Karn pulled nine sleeping dockers out of the burning rope works of Port Selby.\n"
        "She broke the lock of the tar store with an anchor chain and went back in twice.\n"
        "A new rope works will be built of brick on the northern quay before winter.\n"
    )
    assert found.index("She broke the lock of the tar store with an anchor chain and went back in twice.") == 1 + next(
        n for n, text in enumerate(found) if text.startswith("Bosun Edda Karn")
    )


def test_summarise_leaves_out_a_sentence_whose_pronoun_nothing_told_explains() -> None:
    assert told("Port Selby mourns.\nHe broke the lock of the tar store with an anchor chain on Friday.\n") == []


def test_summarise_leaves_out_the_middle_of_a_quotation() -> None:
    found = told(
        "“The tar store burned for nine hours,” said bosun Edda Karn of Port Selby.\n"
        "I have never seen such a fire in all my years at the rope works of Port Selby.\n"
        "For the dockers of Port Selby, for their children, and for the town.”\n"
    )
    assert found == ["“The tar store burned for nine hours,” said bosun Edda Karn of Port Selby."]


def test_summarise_tells_little_of_what_ended_long_before() -> None:
    fire = "A fire destroyed the rope works of Port Selby and the tar store beside it on Friday.\n"
    old = "A storm broke the sail lofts of Cape Orran and their nine looms{}.\n"
    new = "Rain kept the sail lofts of Cape Orran and their nine looms from the fire.\n"
    assert old.format(" on Friday").strip() in told(fire + old.format(" on Friday") + new)
    assert old.format(" in 1987").strip() not in told(fire + old.format(" in 1987") + new)
