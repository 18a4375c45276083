import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.options import ReadOptions
from hearsay.read.pile import Skipped, read_pile, read_reports

OPTIONS = ReadOptions()
TEXT = "The fire on the old quay of Port Ellery was out by noon, said the harbour master."
OTHER = "Two sheds burnt on the quay, the mayor of Port Ellery told reporters on Friday."


def from_stdin(data, options=OPTIONS):
    return read_pile(["-"], options=options, stdin=io.BytesIO(data))


def test_text_is_exactly_the_input(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf  One fire\r\n\r\n\tTwo\rThree \n\n")
    (report,) = read_pile([str(path)], options=OPTIONS).reports
    assert report.text == "  One fire\n\n\tTwo\nThree \n\n"
    assert report.location == str(path)


def test_order_of_inputs_does_not_matter(tmp_path):
    for name, text in (("b.txt", TEXT), ("a.txt", OTHER), ("c.txt", TEXT), ("empty.txt", " ")):
        (tmp_path / name).write_text(text)
    paths = [str(path) for path in sorted(tmp_path.iterdir())]
    forward, backward = read_pile(paths, options=OPTIONS), read_pile(paths[::-1], options=OPTIONS)
    assert forward == backward == read_pile([str(tmp_path)], options=OPTIONS)
    assert [report.id for report in forward.reports] == sorted(report.id for report in forward.reports)


def test_repeat_names_the_report_that_it_repeats(tmp_path):
    rows = [
        {"id": "a", "text": TEXT},
        {"id": "b", "text": TEXT},
        {"id": "c", "text": TEXT, "url": "https://post.example/a"},
    ]
    path = tmp_path / "r.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    pile = read_pile([str(path)], options=OPTIONS)
    assert {report.location.rsplit("#")[-1] for report in pile.reports} == {"a", "c"}
    (repeat,) = pile.repeats
    assert repeat.location == f"{path}#b"
    assert repeat.report in {report.id for report in pile.reports}
    assert repeat.reason == f"says the same as {path}#a"
    assert len(list(read_reports([str(path)], options=OPTIONS))) == 3


def test_bad_inputs_are_skipped_with_their_reason_and_the_rest_is_read(tmp_path):
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "numbers.txt").write_text("12 34")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02" * 50)
    (tmp_path / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "broken.json").write_text('{"text": "cut')
    (tmp_path / "cut.txt.gz").write_bytes(b"\x1f\x8b\x08\x00cut")
    (tmp_path / "other.json").write_text(json.dumps([{"name": "x"}] * 500))
    pile = read_pile([str(tmp_path)], options=OPTIONS)
    assert [report.text for report in pile.reports] == [TEXT]
    reasons = {skip.location.rsplit("/")[-1]: skip.reason for skip in pile.skipped}
    assert reasons.pop("other.json").startswith(
        "none of its first 100 records is a report (first: no field holds a text"
    )
    assert sorted(reasons) == ["binary.txt", "broken.json", "cut.txt.gz", "empty.txt", "numbers.txt", "picture.html"]
    assert reasons["empty.txt"] == "empty"
    assert "no letter" in reasons["numbers.txt"]


def test_report_that_is_too_long_is_skipped():
    pile = from_stdin(b"fire " * 100, ReadOptions(max_report_chars=99))
    assert pile.skipped == (Skipped("-", "500 characters, more than 99 (max_report_chars): split it up"),)


@pytest.mark.parametrize(
    ("data", "locations"),
    [
        (TEXT.encode(), ["-"]),
        (f"<!doctype html><html><body><p>{TEXT}</p></body></html>".encode(), ["-"]),
        (json.dumps({"id": "a", "text": TEXT}).encode(), ["-#a"]),
        (json.dumps([{"text": TEXT}, {"text": OTHER}]).encode(), ["-#1", "-#2"]),
        (b'{"id": "a", "text": "One fire."}\n{"id": "b", "text": "Two fires."}\n', ["-#a", "-#b"]),
        (f"[Update] {TEXT}".encode(), ["-"]),
        (f"<!doctype html><html><body><p>{TEXT}</p></body></html>".encode("utf-16"), ["-"]),
    ],
)
def test_standard_input_is_known_by_its_look(data, locations):
    pile = from_stdin(data)
    assert sorted(report.location for report in pile.reports) == locations
    assert not any(report.text.startswith("<") for report in pile.reports)


def test_seed_reports_are_read(seeds):
    pile = read_pile([str(seeds)], options=OPTIONS)
    assert len(pile.reports) == 5
    assert not pile.skipped
    by_name = {report.location.rsplit("/")[-1][:3]: report for report in pile.reports}
    assert by_name["001"].credits == ("AFP",)
    assert by_name["001"].published.start == "2021-08-19T17:10:00"
    assert by_name["004"].outlet == "Al-Akhbar"
    assert {report.language for report in pile.reports} == {"en"}


def test_labelled_stories_keep_their_texts(shared):
    for path in sorted((shared / "stories").glob("*/reports.jsonl")):
        rows = {row["id"]: row["text"] for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
        pile = read_pile([str(path)], options=OPTIONS)
        assert {r.location.rsplit("#")[-1]: r.text for r in pile.reports} == rows


LOOKS = st.sampled_from(
    [
        b"",
        b"\xff\xfe",
        b"\x1f\x8b\x08",
        b"<html><body>",
        b'{"text": "',
        b'[{"text": "a',
        b"id,text\n1,",
        b"\xef\xbb\xbf",
    ]
)
NAMES = st.sampled_from(["a.txt", "a.html", "a.json", "a.jsonl", "a.csv", "a.tsv", "a.txt.gz", "a.csv.gz", "unknown"])


@given(look=LOOKS, data=st.binary(max_size=400), name=NAMES)
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_skipped(tmp_path_factory, look, data, name):
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(look + data)
    found = list(read_reports([str(path)], options=OPTIONS))
    assert found
    assert all(one.reason if isinstance(one, Skipped) else one.text for one in found)


@given(text=st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_text_of_a_record_is_kept_and_spans_cut_it(text):
    for one in from_stdin(json.dumps({"id": "a", "text": text}).encode("utf-8", "surrogatepass")).reports:
        assert one.text == text.replace("\r\n", "\n").replace("\r", "\n")
        if one.published and one.published.span:
            assert one.published.span.span.cut(one.text) == one.published.span.text
