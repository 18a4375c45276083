"""Formats: one account, told to a person, a program and a page; hostile text stays text."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import jsonschema
import pytest

from hearsay.errors import UsageError
from hearsay.model import Account
from hearsay.tell.formats import FORMATS, get_format, terminal
from hearsay.tell.formats.json import schema
from tests.tell.fiction import ACCOUNT, TEXTS, cut, report

READ_BY_PEOPLE = ("terminal", "html", "json", "markdown")
EVIL = (
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    '\x1b[31m\u202egnp.exe & "quoted" `md` [x](javascript:1)'
)


def hostile() -> Account:
    """The story with an attack in every field that comes from outside."""
    evil = EVIL + "\n"
    bad = report("wire", evil + TEXTS["wire"], title=EVIL, outlet=EVIL, url="javascript:alert(1)", byline=EVIL,
                 credits=(EVIL,), language='"><script>')  # fmt: skip
    shift = len(evil)

    def moved(e):
        return replace(e, start=e.start + shift, end=e.end + shift) if e and e.report == "wire" else e

    def spoiled(s):
        voice = replace(s.voice, label=EVIL, span=None)
        return replace(s, content=moved(s.content), cue=moved(s.cue), via=(), voice=voice)

    said = [spoiled(s) for s in ACCOUNT.statements]
    return replace(
        ACCOUNT,
        story=replace(ACCOUNT.story, title=EVIL),
        reports=(bad, *ACCOUNT.reports[1:]),
        statements=tuple(said),
        claims=tuple(replace(c, text=EVIL, why=EVIL, voices=(EVIL,)) for c in ACCOUNT.claims),
        disputes=tuple(replace(d, about=EVIL, why=EVIL) for d in ACCOUNT.disputes),
        origins=tuple(replace(o, label=EVIL, why=EVIL) for o in ACCOUNT.origins),
        copies=(), entities=(), figures=(), timeline=(), summary=(),
    )  # fmt: skip


class Page(HTMLParser):
    """What a page holds: its tags with attributes, and the text inside marks."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def values(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]


def page(*accounts: Account) -> str:
    return get_format("html").render(accounts)


@pytest.mark.parametrize("name", FORMATS)
def test_render_gives_the_same_bytes_twice(name: str) -> None:
    assert get_format(name).render([ACCOUNT]) == get_format(name).render([ACCOUNT])


@pytest.mark.parametrize("name", READ_BY_PEOPLE)
def test_render_takes_no_accounts_and_many(name: str) -> None:
    assert isinstance(get_format(name).render([]), str)
    assert get_format(name).render([ACCOUNT, ACCOUNT]).count("Harbour master: engine was sound") >= 2


@pytest.mark.parametrize("name", READ_BY_PEOPLE)
def test_render_takes_an_account_of_one_bare_report(name: str) -> None:
    lone = report("own", TEXTS["own"])
    story = replace(ACCOUNT.story, reports=1, origins=1, start=None, end=None)
    empty: dict[str, tuple[()]] = {f: () for f in ("copies", "entities", "statements", "claims", "disputes")}
    bare = replace(
        ACCOUNT, story=story, reports=(lone,), origins=ACCOUNT.origins[1:], figures=(), timeline=(), summary=(), **empty
    )
    assert "own.txt" in get_format(name).render([bare])


def test_get_format_names_the_choices() -> None:
    with pytest.raises(UsageError, match="terminal, html, json, markdown"):
        get_format("pdf")


# ---------------------------------------------------------------- json


def test_json_is_the_contract() -> None:
    document = json.loads(get_format("json").render([ACCOUNT]))
    assert document["format"] == "hearsay.accounts/1"
    jsonschema.validate(document["accounts"][0], json.loads(schema()))
    assert next(iter(document["accounts"][0])) == "format"


def test_schema_adds_fields_to_the_shared_contract_and_changes_none(shared) -> None:
    def keeps(ours: object, theirs: object) -> bool:
        if isinstance(theirs, dict):
            return isinstance(ours, dict) and all(key in ours and keeps(ours[key], theirs[key]) for key in theirs)
        return ours == theirs

    assert keeps(json.loads(schema()), json.loads((shared / "contract" / "account.schema.json").read_text()))


@pytest.mark.parametrize("form", ["terminal", "html", "markdown"])
def test_a_doubt_about_a_report_is_shown_where_the_report_is_named(form: str) -> None:
    doubted = replace(ACCOUNT.reports[0], caveats=("The date given with it is not believed.",))
    text = get_format(form).render([replace(ACCOUNT, reports=(doubted, *ACCOUNT.reports[1:]))])
    assert "is not believed" in " ".join(str(text).split())


# ---------------------------------------------------------------- terminal


def test_terminal_marks_every_sentence_with_its_sources() -> None:
    text = terminal.render([ACCOUNT], width=100)
    assert "At least 40 people were taken off the ship [A1 A2]" in text
    assert "3 reports going back to 2 independent origins" in text
    assert "takes 82 % from A1, rewritten" in text


def test_terminal_sets_the_sides_of_a_dispute_against_each_other() -> None:
    wide = terminal.render([ACCOUNT], width=100)
    assert re.search(r"Tomas Vell says: .*Ida Renko denies: ", wide)
    narrow = terminal.render([ACCOUNT], width=50)
    assert narrow.index("Tomas Vell says") < narrow.index("against") < narrow.index("Ida Renko denies")


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_terminal_keeps_to_its_width(width: int) -> None:
    assert max(map(len, terminal.render([ACCOUNT], width=width).splitlines())) <= width


def test_terminal_colours_only_where_asked() -> None:
    assert "\x1b[" not in terminal.render([ACCOUNT])
    assert "\x1b[" in terminal.render([ACCOUNT], colour=True)


@pytest.mark.parametrize("name", ["terminal", "markdown"])
def test_control_and_bidi_signs_never_reach_a_terminal(name: str) -> None:
    signs = r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
    assert not re.search(signs, get_format(name).render([hostile()]))


# ---------------------------------------------------------------- markdown


def test_markdown_foots_each_sentence_with_the_exact_words() -> None:
    text = get_format("markdown").render([ACCOUNT])
    assert "At least 40 people were taken off the ship[^1][^2]" in text
    assert "[^2]: A2 Coast Courier, 5 March 2031: “At least 40 persons were taken off the vessel”" in text
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))


def test_markdown_lets_no_text_become_markup() -> None:
    text = get_format("markdown").render([hostile()])
    assert not re.search(r"(?<!\\)<script|(?<!\\)<img|(?<!\\)\[x(?<!\\)\]", text)


# ---------------------------------------------------------------- html


def test_every_mark_leads_to_its_own_words() -> None:
    text = page(ACCOUNT, ACCOUNT)
    ids = Page(text).values("id")
    assert len(ids) == len(set(ids))
    assert {h[1:] for h in Page(text).values("href") if h.startswith("#")} <= set(ids)
    spot = cut("own", "46 passengers")
    assert f'<mark id="s1-B1-{spot.start}-{spot.end}">46 passengers</mark>' in text


def test_page_asks_the_network_for_nothing() -> None:
    shown = Page(page(ACCOUNT))
    assert not shown.values("src")
    assert [h for h in shown.values("href") if not h.startswith(("#", "data:,"))] == ["https://courier.example/linnet"]
    assert "noopener" in next(a["rel"] for t, a in shown.tags if a.get("href", "").startswith("https"))
    assert "url(" not in page(ACCOUNT)
    assert "@import" not in page(ACCOUNT)


def test_policy_allows_just_the_inline_style_and_script() -> None:
    text = page(ACCOUNT)
    policy = next(a["content"] for _, a in Page(text).tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        inside = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert len(inside) == 1
        assert f"{tag}-src 'sha256-{b64encode(sha256(inside[0].encode()).digest()).decode()}'" in policy
    assert not Page(text).values("style")


def test_page_lets_no_text_become_markup() -> None:
    text = page(hostile())
    shown = Page(text)
    assert sum(tag == "script" for tag, _ in shown.tags) == 1
    assert not any(tag == "img" for tag, _ in shown.tags)
    assert not any(name.startswith("on") for _, attrs in shown.tags for name in attrs)
    assert not any("javascript:" in href for href in shown.values("href"))
    assert set(shown.values("lang")) == {"en"}
    assert "\x1b" not in text


def test_furniture_is_shown_with_its_reason() -> None:
    assert '<span class="furniture" data-reason="share links">Share this page</span>' in page(ACCOUNT)


def test_changed_words_are_marked_on_both_sides() -> None:
    text = page(ACCOUNT)
    assert "<del>ran aground</del>" in text
    assert "<ins>stranded</ins>" in text


def test_many_stories_get_a_front_page() -> None:
    text = page(ACCOUNT, replace(ACCOUNT, story=replace(ACCOUNT.story, title="Another night")))
    assert '<a href="#story-2"><bdi>Another night</bdi></a>' in text
    assert 'id="front"' not in page(ACCOUNT)
