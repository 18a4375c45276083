import io
import sys
import time

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


def test_work_without_a_measure_shows_its_name_when_it_is_long(monkeypatch):
    stream = Terminal()
    monkeypatch.setattr(progress, "PATIENCE_SECONDS", 0)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with progress.working("Comparing"):
        time.sleep(0.1)
    assert "Comparing" in stream.getvalue()


def test_work_without_a_measure_is_silent_when_quiet_or_piped(monkeypatch):
    for stream, quiet in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with progress.working("Comparing", quiet=quiet):
            pass
        assert stream.getvalue() == ""
