"""What holds for any pile: every excerpt cuts its own words, the order of arrival changes nothing, nothing crashes."""

from dataclasses import fields, is_dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hearsay.model import Excerpt, Reading
from hearsay.options import ReadOptions, TellOptions
from hearsay.pipeline import make_accounts, read_closely
from hearsay.read.draft import Draft
from hearsay.read.metadata import make_report
from hearsay.read.pile import read_pile

PEOPLE = ("Mira Koval", "Mira Kovall", "Koval", "Mr Tesh", "Ivo Tesh", "Ivo Tesh Jr.", "the mayor", "a source", "she")
PLACES = ("Velm", "Orlenz", "the Velm valley", "Kelmouth")
DAYS = ("on Monday", "on 3 June 2024", "last week", "in 1998", "shortly after 10:30 pm", "earlier")
COUNTS = ("12", "at least 12", "hundreds of", "2.5 million", "no", "between 10 and 20")
PATTERNS = (
    "{person} said {day} that {count} people had left {place}.",
    '"{count} people left {place}," {person} told AFP.',
    "{person} denied that {count} people had left {place}.",
    "“We will never leave {place},” {person} said. “Not {day}.”",
    "According to {person}, the bridge at {place} fell {day}.",
    "The bridge at {place} did not fall, {person} told reporters {day}.",
    "{person} {day}",
    "Share on Facebook",
    "• {place}: {count} homes",
    "(Photo: AFP)",
)
sentence = st.builds(
    lambda pattern, **words: pattern.format(**words),
    st.sampled_from(PATTERNS),
    person=st.sampled_from(PEOPLE),
    place=st.sampled_from(PLACES),
    day=st.sampled_from(DAYS),
    count=st.sampled_from(COUNTS),
)
oddity = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40)
text = st.lists(sentence | sentence | sentence | oddity, min_size=1, max_size=8).map("\n\n".join)
draft = st.builds(
    Draft,
    location=st.integers(0, 10**6).map("pile.jsonl#{}".format),
    text=text.filter(lambda words: any(map(str.isalpha, words))),
    outlet=st.sampled_from((None, "The Velm Post", "Reuters", "kelmouth.example")),
    published=st.sampled_from((None, "2024-06-03", "2024-06-04T08:00:00Z", "3 Juin", "9999-99-99")),
)
piles = st.lists(draft, min_size=1, max_size=5, unique_by=lambda d: (d.location, d.text))

thorough = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


def read_drafts(drafts):
    reports = {report.id: report for report in map(make_report, drafts)}
    readings = list(read_closely(reports.values()))
    assert all(isinstance(reading, Reading) for reading in readings), readings
    return readings


def excerpts(thing):
    if isinstance(thing, Excerpt):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from excerpts(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from excerpts(getattr(thing, field.name))


@thorough
@given(piles)
def test_every_excerpt_cuts_its_own_words(drafts):
    for account in make_accounts(read_drafts(drafts), TellOptions()):
        texts = {report.id: report.text for report in account.reports}
        for excerpt in excerpts(account):
            assert excerpt.start < excerpt.end
            assert texts[excerpt.report][excerpt.start : excerpt.end] == excerpt.text


@thorough
@given(piles, st.randoms(use_true_random=False))
def test_the_order_of_arrival_changes_nothing(drafts, random):
    readings = read_drafts(drafts)
    shuffled = random.sample(readings, len(readings))
    assert make_accounts(readings, TellOptions()) == make_accounts(shuffled, TellOptions())


@thorough
@given(piles)
def test_every_report_stands_in_one_story_and_one_origin(drafts):
    readings = read_drafts(drafts)
    accounts = make_accounts(readings, TellOptions())
    told = [report.id for account in accounts for report in account.reports]
    rooted = [report for account in accounts for origin in account.origins for report in origin.reports]
    assert sorted(told) == sorted(rooted) == sorted(reading.id for reading in readings)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=400) | st.text(max_size=200).map(lambda s: s.encode("utf-8", "surrogatepass")),
    st.sampled_from(["a.txt", "a.html", "a.json", "a.jsonl", "a.csv", "a.md", "a.txt.gz"]),
)
def test_reading_any_bytes_gives_a_report_or_a_reason(tmp_path, data, name):
    path = tmp_path / name
    path.write_bytes(data)
    pile = read_pile([str(path)], options=ReadOptions())
    assert pile.reports or pile.skipped
    assert all(skipped.reason for skipped in pile.skipped)
