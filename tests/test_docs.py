"""The pages say what is true of the code: commands, options, dependencies, words, links."""

import importlib.util
import re
import tomllib
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import hearsay.model
from hearsay.faces.cli import app
from hearsay.options import ReadOptions, TellOptions

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CLI = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
COMMANDS = sorted(command.callback.__name__ for command in app.registered_commands)
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "plans").glob("*.md")])


def load_script(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_up_to_date():
    for path, text in load_script("write_docs").pages().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is out of date: run make docs"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command):
    assert f"## hearsay {command}\n" in CLI
    assert f"hearsay {command}" in README


def test_every_option_is_documented_and_says_what_it_does():
    for options in (ReadOptions, TellOptions):
        for field in fields(options):
            assert f"| `{options.__name__}` | `{field.name}` |" in CLI
            assert field.metadata["help"].endswith(".")


def test_every_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    needed = {re.match(r"[A-Za-z0-9_-]+", line).group() for line in project["dependencies"]}
    listed = {name.lower() for name in re.findall(r"^\| \[([\w-]+)\]", page, re.M)}
    assert needed <= listed


def test_the_words_table_names_real_classes():
    page = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([A-Z][A-Za-z]+)`", page)) - {"ReadOptions", "TellOptions"}
    nouns = {name for name, value in vars(hearsay.model).items() if is_dataclass(value)}
    assert named <= nouns
    assert len(named) > 15


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_between_pages_lead_somewhere(page):
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_pages_name_no_path_of_one_machine(page):
    assert not re.search(r"(?<![\w.])/(work|root|home|tmp|mnt|Users)/", page.read_text(encoding="utf-8"))


def test_the_readme_gives_two_commands():
    blocks = re.findall(r"```sh\n(.*?)```", README, re.S)
    assert "hearsay account examples/harbour-fire --output account.html" in blocks[0]
    assert "pytest" in blocks[1]
    assert all(block.count("\n") == 1 for block in blocks[:2])
