import gzip
import io
import os

import pytest

from hearsay.errors import ReadError, UsageError
from hearsay.read.files import Source, find_sources, open_source, read_whole


def names(found):
    return [one.location.rsplit("/", 1)[-1] for one in found if isinstance(one, Source)]


def test_folder_is_walked_in_order_with_a_reason_for_other_files(tmp_path):
    for name in ("b.txt", "a.md", "sub/c.html", "sub/d.jsonl.gz", ".hidden.txt", ".git/e.txt", "photo.jpg"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    found = list(find_sources([str(tmp_path)]))
    assert names(found) == ["a.md", "b.txt", "c.html", "d.jsonl.gz"]
    (skipped,) = [one for one in found if isinstance(one, ReadError)]
    assert skipped.location.endswith("photo.jpg")
    assert "not a kind of file" in skipped.reason


def test_link_out_of_the_folder_is_not_followed(tmp_path):
    inside = tmp_path / "pile"
    inside.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (inside / "own.txt").write_text("own")
    (inside / "alias.txt").symlink_to(inside / "own.txt")
    (inside / "out.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "up").symlink_to(tmp_path)
    found = list(find_sources([str(inside)]))
    assert names(found) == ["alias.txt", "own.txt"]
    assert sorted(e.location.rsplit("/", 1)[-1] for e in found if isinstance(e, ReadError)) == ["out.txt", "up"]


def test_pipe_in_a_folder_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (error,) = find_sources([str(tmp_path)])
    assert error.reason == "not a plain file"


@pytest.mark.parametrize("given", ["no/such/file.txt", "", "nul\x00byte"])
def test_missing_path_is_a_usage_error_that_names_it(given):
    with pytest.raises(UsageError, match="no such file"):
        list(find_sources([given]))


def test_address_is_a_usage_error_that_says_what_to_do():
    with pytest.raises(UsageError, match=r"https://news\.example/a: this version reads no addresses; save the page"):
        list(find_sources(["https://news.example/a"]))


def test_standard_input_stays_open():
    stdin = io.BytesIO(gzip.compress(b"packed"))
    with open_source(Source("-", "unknown", None), stdin) as stream:
        assert stream.read() == b"packed"
    assert not stdin.closed


def test_damaged_gzip_is_a_read_error(tmp_path):
    path = tmp_path / "cut.txt.gz"
    path.write_bytes(gzip.compress(os.urandom(5000))[:2000])
    with pytest.raises(ReadError, match="cut short or damaged"), open_source(Source("x", "text", path), None) as stream:
        stream.read()


def test_small_archive_of_a_huge_file_is_refused():
    bomb = io.BytesIO(gzip.compress(b"a" * 3_000_000))
    with (
        open_source(Source("-", "text", None), bomb) as stream,
        pytest.raises(ReadError, match="larger than 2 megabytes"),
    ):
        read_whole(stream, location="-", max_mbytes=2)
