import io
import sys

from hearsay.faces import progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def watched(monkeypatch, *, patience, stream, quiet=False):
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", patience)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    assert list(progress.follow(range(5), label="annotating", total=5, quiet=quiet)) == [0, 1, 2, 3, 4]
    return stream.getvalue()


def test_long_work_shows_a_bar_on_a_terminal(monkeypatch):
    assert "annotating" in watched(monkeypatch, patience=-1, stream=Terminal())


def test_short_work_shows_nothing(monkeypatch):
    assert watched(monkeypatch, patience=60, stream=Terminal()) == ""


def test_quiet_or_piped_shows_nothing(monkeypatch):
    assert watched(monkeypatch, patience=-1, stream=Terminal(), quiet=True) == ""
    assert watched(monkeypatch, patience=-1, stream=io.StringIO()) == ""
