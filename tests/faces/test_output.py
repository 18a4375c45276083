import stat

import pytest

from hearsay.errors import UsageError
from hearsay.faces.cli import run
from hearsay.faces.output import format_for, refuse_input, write_file


@pytest.mark.parametrize(
    ("chosen", "name", "expected"),
    [
        (None, None, "terminal"),
        (None, "a.html", "html"),
        (None, "a.HTM", "html"),
        (None, "a.md", "markdown"),
        (None, "a.json", "json"),
        (None, "a.b.zip", "csv"),
        (None, "a.FTM.json", "ftm"),
        (None, "v1.2.html", "html"),
        ("json", "a.html", "json"),
        ("html", None, "html"),
    ],
)
def test_the_format_is_the_one_asked_for_or_guessed_from_the_ending(tmp_path, chosen, name, expected):
    assert format_for(chosen, tmp_path / name if name else None) == expected


def test_an_ending_that_tells_nothing_is_refused(tmp_path):
    with pytest.raises(UsageError, match="--format"):
        format_for(None, tmp_path / "account.pdf")


def test_an_input_is_never_overwritten(tmp_path):
    report = tmp_path / "report.html"
    report.write_text("x")
    with pytest.raises(UsageError, match="one of the inputs"):
        refuse_input(tmp_path / "." / "report.html", [str(report)])
    with pytest.raises(UsageError, match="input folder"):
        refuse_input(report, [str(tmp_path)])
    refuse_input(tmp_path / "new.html", [str(tmp_path)])


@pytest.mark.parametrize("name", ["account.html", "account.json"])
def test_an_account_in_an_input_folder_may_be_written_anew(tmp_path, name):
    (tmp_path / "report.txt").write_text("The ferry to Velm was late, the harbour said on Monday.\n")
    for _ in range(2):
        assert run(["account", str(tmp_path), "--output", str(tmp_path / name), "--quiet"]) == 0


def test_a_link_to_an_input_is_the_input(tmp_path):
    report = tmp_path / "report.html"
    report.write_text("x")
    link = tmp_path / "link.html"
    link.symlink_to(report)
    with pytest.raises(UsageError, match="one of the inputs"):
        refuse_input(link, [str(report)])


def test_a_failed_write_leaves_what_was_there(tmp_path):
    target = tmp_path / "account.html"
    target.write_text("before")
    with pytest.raises(UnicodeEncodeError):
        write_file(target, "broken \ud800")
    assert target.read_text() == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["account.html"]


def test_a_written_file_has_the_rights_of_any_new_file(tmp_path):
    write_file(tmp_path / "a.html", "é\n")
    (tmp_path / "b.html").write_text("x")
    assert (tmp_path / "a.html").read_bytes() == "é\n".encode()
    assert stat.S_IMODE((tmp_path / "a.html").stat().st_mode) == stat.S_IMODE((tmp_path / "b.html").stat().st_mode)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UsageError, match="nowhere"):
        write_file(tmp_path / "nowhere" / "a.html", "x")


def test_bytes_are_written_as_they_are(tmp_path):
    write_file(tmp_path / "a.zip", b"PK\r\n\xff")
    assert (tmp_path / "a.zip").read_bytes() == b"PK\r\n\xff"
