import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import hearsay.pipeline
from hearsay.faces.cli import app, run

TEXT = """Bridge in Orlenz closed after crack is found

ORLENZ, 3 June 2024 - The old bridge in Orlenz was closed on Monday after a diver found a crack, the town said.

"Nobody will cross it this summer," Mayor Tilda Brandt told reporters. She said repairs would cost 2 million euros.
"""


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "pile" / "bridge.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


def one_line(capsys):
    error = capsys.readouterr().err
    assert error.count("\n") == 1, error
    return error


def hearsay_process(*arguments, **more):
    command = [sys.executable, "-c", "from hearsay.faces.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, **more)


# ---------------------------------------------------------------- calls that make no sense


@pytest.mark.parametrize(
    "arguments",
    [
        ["account"],
        ["account", "nowhere.txt"],
        ["account", "x.txt", "--words", "0"],
        ["account", "x.txt", "--words", "many"],
        ["account", "x.txt", "--bogus"],
        ["acount", "x.txt"],
        ["stories", ".", "--format", "html"],
        ["account", ".", "--format", "pdf"],
        ["account", ".", "--output", "account.pdf"],
    ],
    ids=" ".join,
)
def test_a_senseless_call_is_one_line_and_exit_2(arguments, capsys):
    assert run(arguments) == 2
    assert one_line(capsys).startswith("hearsay: ")


def test_no_command_shows_the_help(capsys):
    assert run([]) == 2
    assert "hearsay account" in capsys.readouterr().out


@pytest.mark.parametrize("command", [[], *([c.callback.__name__] for c in app.registered_commands)])
def test_every_help_has_an_example(command, capsys):
    assert run([*command, "--help"]) == 0
    assert "Example" in capsys.readouterr().out


def test_help_imports_nothing_heavy():
    code = (
        "import sys; from hearsay.faces.cli import run; run(['--help']);"
        "print([m for m in ('numpy', 'trafilatura', 'jinja2', 'hearsay.pipeline') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("[]")


def test_version_is_the_packages(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.strip() == f"hearsay {hearsay.__version__}"


# ---------------------------------------------------------------- what cannot be read


def test_an_empty_folder_is_exit_1(tmp_path, capsys):
    assert run(["account", str(tmp_path)]) == 1
    assert capsys.readouterr().out == ""


def test_a_bad_file_is_named_and_the_rest_is_read(report, capsysbinary):
    bad = report.with_name("bad.txt")
    bad.write_bytes(b"\x00\x01\x02\x03" * 50)
    assert run(["account", str(report.parent), "--format", "json"]) == 0
    out, err = capsysbinary.readouterr()
    assert len(json.loads(out)["accounts"]) == 1
    lines = err.decode().splitlines()
    assert len([line for line in lines if "bad.txt" in line]) == 1
    assert "1" in lines[-1]


def test_strict_makes_a_skipped_input_exit_1(report):
    report.with_name("bad.txt").write_bytes(b"")
    assert run(["stories", str(report.parent)]) == 0
    assert run(["stories", str(report.parent), "--strict"]) == 1


def test_only_bad_files_is_exit_1(tmp_path, capsys):
    (tmp_path / "bad.txt").write_bytes(b"")
    assert run(["account", str(tmp_path)]) == 1
    assert "bad.txt" in capsys.readouterr().err


def test_a_report_that_breaks_a_stage_does_not_stop_the_pile(report, monkeypatch, capsysbinary):
    other = report.with_name("other.txt")
    other.write_text(TEXT.replace("Orlenz", "Velm"), encoding="utf-8")
    whole = hearsay.pipeline.annotate

    def fragile(one, **options):
        if "Velm" in one.text:
            raise ValueError("no such stage")
        return whole(one, **options)

    monkeypatch.setattr(hearsay.pipeline, "annotate", fragile)
    assert run(["account", str(report.parent), "--format", "json"]) == 0
    out, err = capsysbinary.readouterr()
    assert len(json.loads(out)["accounts"]) == 1
    assert b"other.txt" in err


def test_a_repeat_has_its_story_too(report, capsysbinary):
    report.with_name("again.txt").write_text(TEXT, encoding="utf-8")
    assert run(["stories", str(report.parent)]) == 0
    rows = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert sorted(Path(row["report"]).name for row in rows) == ["again.txt", "bridge.txt"]
    assert len({row["story"] for row in rows}) == 1


# ---------------------------------------------------------------- what comes out


def test_output_is_written_and_its_input_kept(report, tmp_path, capsys):
    target = tmp_path / "account.html"
    assert run(["account", str(report), "--output", str(target)]) == 0
    assert "<html" in target.read_text(encoding="utf-8")
    assert "account.html" in capsys.readouterr().err
    assert run(["account", str(report), "--output", str(report), "--format", "json"]) == 2
    assert report.read_text(encoding="utf-8") == TEXT


def test_quiet_says_nothing_when_all_is_well(report, tmp_path, capsys):
    assert run(["account", str(report), "--output", str(tmp_path / "a.json"), "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_standard_input_is_read_and_a_piped_account_has_no_colour():
    done = hearsay_process("account", "-", input=TEXT.encode(), env={**os.environ, "FORCE_COLOR": ""})
    assert done.returncode == 0, done.stderr
    assert b"\x1b[" not in done.stdout
    assert b"WHAT IS KNOWN" in done.stdout


def test_words_bound_the_summary(report, capsysbinary):
    assert run(["account", str(report), "--format", "json", "--words", "5"]) == 0
    summary = json.loads(capsysbinary.readouterr().out)["accounts"][0]["summary"]
    assert sum(len(sentence["text"].split()) for sentence in summary) <= 30


def test_annotate_gives_spans_into_the_text(report, capsysbinary):
    assert run(["annotate", str(report)]) == 0
    (row,) = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    named = {TEXT[m["start"] : m["end"]]: m["kind"] for m in row["mentions"]}
    assert named["Tilda Brandt"] == "person"
    assert any("Nobody will cross" in TEXT[a:b] for found in row["attributions"] for a, b in found["content"])


def test_schema_is_json(capsysbinary):
    assert run(["schema"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["title"] == "Account"


# ---------------------------------------------------------------- verify


def test_verify_finds_an_excerpt_that_was_changed(report, tmp_path, capsys):
    target = tmp_path / "account.json"
    assert run(["account", str(report), "--output", str(target), "--quiet"]) == 0
    assert run(["verify", str(target)]) == 0
    capsys.readouterr()
    written = json.loads(target.read_text(encoding="utf-8"))
    written["accounts"][0]["statements"][0]["content"]["text"] += " and more"
    target.write_text(json.dumps(written), encoding="utf-8")
    assert run(["verify", str(target)]) == 1
    assert "and more" in "".join(capsys.readouterr())


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"not json", b"\xff\xfe\x00", b'{"format": "other/1"}'])
def test_verify_refuses_what_is_no_account(tmp_path, content, capsys):
    path = tmp_path / "account.json"
    path.write_bytes(content)
    assert run(["verify", str(path)]) in (1, 2)
    assert "account.json" in one_line(capsys)


# ---------------------------------------------------------------- ends before its time


def test_ctrl_c_is_one_line(report, monkeypatch, capsys):
    def interrupted(*given, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(hearsay.pipeline, "annotate", interrupted)
    assert run(["account", str(report)]) == 130
    assert one_line(capsys) == "hearsay: interrupted\n"


def test_a_reader_that_leaves_is_no_error():
    main = f"{sys.executable} -c 'from hearsay.faces.cli import main; main()'"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {main} schema | true"], capture_output=True, text=True)
    assert done.stderr == ""
    assert done.returncode == 0


def test_since_tells_in_a_line_what_is_new(report, tmp_path, capsys):
    earlier = tmp_path / "earlier.json"
    assert run(["account", str(report.parent), "--recogniser", "rules", "--output", str(earlier), "-q"]) == 0
    more = TEXT.replace("a diver found a crack", "two divers found a second crack") + "\nThe ferry runs instead.\n"
    (report.parent / "second.txt").write_text(more, encoding="utf-8")
    arguments = ["account", str(report.parent), "--recogniser", "rules", "--since", str(earlier), "-q"]
    assert run(arguments) == 0
    assert "New: 1 new report" in capsys.readouterr().out
    assert run([*arguments[:-1], "--output", str(earlier)]) == 2
    assert "would be overwritten" in one_line(capsys)


def test_since_wants_an_account(report, capsys):
    assert run(["account", str(report.parent), "--since", str(report)]) == 2
    assert "bridge.txt: this is not JSON" in one_line(capsys)
    assert run(["account", str(report.parent), "--since", "nowhere.json"]) == 1
    assert "nowhere.json" in one_line(capsys)
