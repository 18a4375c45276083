import gzip
import io
import json

import pytest

from hearsay.errors import ReadError
from hearsay.options import ReadOptions
from hearsay.read.fields import draft_from_record
from hearsay.read.records import read_json, read_lines, read_table

OPTIONS = ReadOptions()
TEXT = "A fire broke out on the quay of Port Ellery on Thursday."


def from_json(value):
    return list(read_json(json.dumps(value).encode(), "f.json", options=OPTIONS))


def from_lines(data, options=OPTIONS):
    return list(read_lines(io.BytesIO(data), "f.jsonl", options=options))


def test_fields_are_known_by_any_of_their_names():
    draft = draft_from_record(
        {
            "id": 7,
            "Content": TEXT,
            "headline": " Fire\nat the quay ",
            "link": "https://post.example/a",
            "source": {"id": "post", "name": "Harbour Post"},
            "publishedAt": "2021-08-19",
            "authors": [{"name": "Jane Doe"}, "John Roe"],
            "lang": "en",
            "agency": "AFP; Reuters",
            "section": "Port",
            "tags": ["fire"],
            "byline": "",
        },
        "f.json#7",
    )
    assert (draft.text, draft.title, draft.url) == (TEXT, "Fire at the quay", "https://post.example/a")
    assert (draft.outlet, draft.published, draft.byline) == ("Harbour Post", "2021-08-19", "Jane Doe, John Roe")
    assert (draft.language, draft.credits) == ("en", ("AFP", "Reuters"))
    assert draft.aside == (("section", "Port"), ("tags", '["fire"]'))


def test_aside_is_bounded():
    draft = draft_from_record({"text": TEXT, **{f"x{i}": "y" * 9999 for i in range(500)}}, "f")
    assert len(draft.aside) <= 60
    assert max(len(value) for _, value in draft.aside) <= 2000


def test_text_keeps_every_character_but_line_ends():
    text = "\ufeff  One\r\nTwo\rThree\u2028 \t\n\n"
    assert draft_from_record({"text": text}, "f").text == "\ufeff  One\nTwo\nThree\u2028 \t\n\n"


def test_html_of_a_record_is_read_as_a_page_and_the_record_wins():
    html = f"<html><head><title>Page title</title></head><body><article><p>{TEXT}</p></article></body></html>"
    draft = draft_from_record({"html": html, "title": "Record title"}, "f")
    assert (draft.text, draft.title) == (TEXT, "Record title")
    assert draft_from_record({"content": f"<p>{TEXT}</p>"}, "f").text == TEXT


def test_record_without_text_names_its_fields():
    with pytest.raises(ReadError, match=r"no field holds a text .* found: story, title"):
        draft_from_record({"story": "x", "title": "y"}, "f")
    with pytest.raises(ReadError, match="empty"):
        draft_from_record({"text": "  "}, "f")


@pytest.mark.parametrize(
    "wrap", [lambda rows: rows, lambda rows: {"articles": rows}, lambda rows: {"n": 2, "reports": rows}]
)
def test_json_lists_are_found(wrap):
    found = from_json(wrap([{"id": "a", "text": TEXT}, {"text": TEXT}]))
    assert [draft.location for draft in found] == ["f.json#a", "f.json#2"]


def test_single_json_record_goes_by_its_path():
    assert from_json({"text": TEXT})[0].location == "f.json"
    assert from_json({"text": TEXT, "id": "a"})[0].location == "f.json#a"


def test_account_is_no_report():
    with pytest.raises(ReadError, match="an account that Hearsay wrote"):
        from_json({"format": "hearsay.account/1", "reports": [{"text": TEXT}]})


@pytest.mark.parametrize("data", [b'{"text": "cut', b"nonsense", b"[" * 100_000, b'{"a": NaN}', b'"\\ud800"'])
def test_broken_json_is_a_read_error(data):
    with pytest.raises(ReadError):
        list(read_json(data, "f.json", options=OPTIONS))


def test_bad_lines_cost_only_themselves():
    found = from_lines(b'{"id": "a", "text": "One."}\n\n{oops\n[1]\n{"text": "Two."}\n{"text": "Caf\xe9"}')
    assert [one.location for one in found] == ["f.jsonl#a", "f.jsonl#3", "f.jsonl#4", "f.jsonl#5", "f.jsonl#6"]
    assert [getattr(one, "text", None) for one in found] == ["One.", None, None, "Two.", "Café"]
    assert found[1].reason.startswith("line 3: not valid JSON")


def test_json_lines_under_a_json_name_are_read():
    rows = b'{"text": "One."}\n{"text": "Two."}\n'
    assert [d.text for d in read_json(rows, "f.json", options=OPTIONS)] == ["One.", "Two."]


def test_lines_in_utf16_are_read():
    assert from_lines('{"text": "Zoë."}\n{"text": "Two."}\n'.encode("utf-16"))[0].text == "Zoë."


def test_cut_archive_keeps_what_came_before():
    rows = "".join(json.dumps({"id": i, "text": f"Report {i} of {i * 7919}."}) + "\n" for i in range(5000))
    packed = io.BytesIO(gzip.compress(rows.encode())[:-3000])
    found = []
    with pytest.raises(ReadError, match="cut short or damaged after"):
        found.extend(read_lines(gzip.GzipFile(fileobj=packed), "f.jsonl.gz", options=OPTIONS))


def test_enormous_line_is_passed_over():
    big = b'{"text": "' + b"a" * 2_500_000 + b'"}\n'
    options = ReadOptions(max_mbytes=1)
    found = from_lines(b'{"text": "One."}\n' + big + b'{"text": "Two."}\n', options)
    assert [getattr(one, "text", one) for one in found][::2] == ["One.", "Two."]
    assert "longer than 1 megabytes" in found[1].reason


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_table_is_read_with_any_usual_delimiter(delimiter):
    table = f'id{delimiter}text{delimiter}date\r\na{delimiter}"He said ""no"",\r\nand left."{delimiter}2021-08-19\r\n'
    (draft,) = read_table(table.encode(), "f.csv")
    assert (draft.location, draft.text, draft.published) == ("f.csv#a", 'He said "no",\nand left.', "2021-08-19")


def test_table_without_rows_is_refused():
    with pytest.raises(ReadError, match="without rows"):
        list(read_table(b"id,text\n", "f.csv"))
