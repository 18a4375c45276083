"""The parts that the formats are made of: words for times, marked text, changed words, axes, the drawing."""

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.model import Copy, Excerpt, Figure, FigureValue, Origin, Removed, Side, When
from hearsay.tell.formats.anchors import mark_lines
from hearsay.tell.formats.axes import draw_axes
from hearsay.tell.formats.changes import mark_changes
from hearsay.tell.formats.lineage import MOST_ROWS, NARROW, WIDE, draw_lineage
from hearsay.tell.formats.phrases import plain, quoted, shorten, tell_bounds, tell_range, tell_unit, tell_when
from hearsay.tell.formats.views import fold_quotes, letters, outlet_name, strongest_links, view_account, web_link
from tests.tell.fiction import ACCOUNT, POST, cut, report, said


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (None, "date unknown"),
        (When(None, None, "unknown"), "date unknown"),
        (When("2031-03-04", "2031-03-04", "day"), "4 March 2031"),
        (When("2031-03-04", "2031-03-04", "day", "guess"), "around 4 March 2031"),
        (When("2031-03-04", "2031-03-04", "unknown"), "around 4 March 2031"),
        (When("2031-03-04T09:30:00", "2031-03-04T09:30:00", "instant"), "4 March 2031, 09:30"),
        (When("2031-03-04T09:30:00Z", "2031-03-04T09:30:00Z", "instant"), "4 March 2031, 09:30 UTC"),
        (When("2031-03-03", "2031-03-09", "week"), "in the week of 3 March 2031"),
        (When("2031-03-01", "2031-03-31", "month"), "in March 2031"),
        (When("2031-01-01", "2031-12-31", "year"), "in 2031"),
        (When("1980-01-01", "1989-12-31", "decade"), "in the 1980s"),
        (When("2031-03-04", "2031-03-06", "range"), "4–6 March 2031"),
        (When("2031-03-30", "2031-04-02", "range"), "30 March – 2 April 2031"),
        (When("2031-03-04", None, "range"), "from 4 March 2031"),
        (When(None, "2031-03-04", "range"), "until 4 March 2031"),
        (When("some day", "some day", "day"), "some day"),
        (When("2031-13-99", None, "day"), "from 2031-13-99"),
    ],
)
def test_tell_when_says_no_more_than_is_known(when: When | None, words: str) -> None:
    assert tell_when(when) == words


def test_tell_range_spans_a_story() -> None:
    first, last = When("2031-03-04T23:10:00Z", None, "instant"), When("2031-03-06", "2031-03-06", "day")
    assert tell_range(first, last) == "4–6 March 2031"
    assert tell_range(None, None) == "dates unknown"


def test_whole_months_and_years_go_by_their_names() -> None:
    assert tell_when(When("1992-01-01", "1997-12-31", "range")) == "1992–1997"
    assert tell_when(When("2031-03-01", "2031-05-31", "season")) == "in March–May 2031"
    assert tell_when(When("2030-10-01", "2031-04-30", "range")) == "October 2030 – April 2031"


def figure_of(words: str, number: float, unit: str | None) -> FigureValue:
    return FigureValue(Excerpt("r", 0, len(words), words), number, number, unit, False, None)


@pytest.mark.parametrize(
    ("words", "unit", "told"),
    [("280 tonnes of salt", "tonne", "tonnes"), ("twelve of our children", "child", "children"),
     ("hundreds of women", "woman", "women"), ("some 44 youths", "man", "men"),
     ("80m", "metre", "metres"), ("130-foot", "foot", "feet"), ("44mph", "mph", "mph"),
     ("44 sq mi", "square mile", "square miles"), ("44-year-old", "year-old", "years"), ("44", None, "")],
)  # fmt: skip
def test_tell_unit_takes_the_words_of_the_text_and_the_plural_of_measures(words, unit, told) -> None:
    assert tell_unit(figure_of(words, 44, unit)) == told


@pytest.mark.parametrize(("unit", "told"), [("£", "£44"), ("A$", "A$44"), ("%", "44%")])
def test_money_and_shares_carry_their_sign(unit, told) -> None:
    assert (tell_bounds(figure_of("44", 44, unit)), tell_unit(figure_of("44", 44, unit))) == (told, "")


@pytest.mark.parametrize(
    ("low", "high", "approximate", "words"),
    [(12, 12, False, "12"), (12, None, False, "12 or more"), (None, 900, False, "up to 900"),
     (200, 900, False, "200 to 900"), (172000, 172000, True, "about 172,000"), (8.5, 8.5, False, "8.5"),
     (None, None, False, "no number")],
)  # fmt: skip
def test_tell_bounds(low: float | None, high: float | None, approximate: bool, words: str) -> None:
    assert tell_bounds(FigureValue(cut("own", "46"), low, high, None, approximate, None)) == words


def test_plain_is_one_safe_line() -> None:
    assert plain(" a\n\tb\x1b[0m\u202e ") == "a b�[0m"
    assert quoted("yes") == "“yes”"
    assert quoted("“yes” he said") == "“yes” he said"
    assert shorten("one two three", 8) == "one two …"


def test_letters_go_on_after_z() -> None:
    assert [letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.parametrize(
    ("address", "link"),
    [("https://a.example/x", "https://a.example/x"), ("javascript:alert(1)", None), ("data:text/html,x", None),
     ("http://", None), ("http://[", None), (None, None), ("pile/a.txt", None)],
)  # fmt: skip
def test_web_link_is_only_the_web(address: str | None, link: str | None) -> None:
    assert web_link(address) == link


def test_outlet_name_falls_back_on_host_and_file() -> None:
    assert outlet_name(report("a", "x", url="https://www.post.example/1")) == "post.example"
    assert outlet_name(report("a", "x")) == "a.txt"


# ---------------------------------------------------------------- marked text

stretches = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted), max_size=12)


@given(st.text(alphabet="ab <&\n\r\x00é𝒳\u202e", max_size=60), stretches, stretches)
def test_marked_text_keeps_every_character_and_every_stretch(text, anchored, removed) -> None:
    anchors = [(a, b, f"x-{a}-{b}") for a, b in anchored]
    lines = mark_lines(text, [Removed(a, b, "r") for a, b in removed], anchors)
    bare = [unescape(re.sub(r"<[^>]*>", "", line)) for line in lines]
    assert bare == [re.sub(r"[\x00]", "�", line) for line in text.split("\n") if line.strip()]
    for a, b, name in set(anchors):
        found = "".join(_inside("\n".join(lines), name))
        assert found == "".join(x.replace("\x00", "�") for x in _lines_cut(text, a, b))


def _inside(markup: str, name: str) -> list[str]:
    """The text inside all marks of a name."""
    out, depth, opened = [], 0, []
    for tag, text in re.findall(r"(<[^>]*>)|([^<]+)", markup):
        if tag.startswith("</"):
            depth -= opened.pop()
        elif tag:
            opened.append(f'"{name}"' in tag)
            depth += opened[-1]
        elif depth:
            out.append(unescape(text))
    return out


def _lines_cut(text: str, start: int, end: int) -> list[str]:
    """What a stretch covers on the lines that are not blank."""
    lines = [m for m in re.finditer(r"[^\n]+", text) if m[0].strip()]
    return [text[max(start, m.start()) : max(max(start, m.start()), min(end, m.end()))] for m in lines]


def test_crossing_stretches_nest() -> None:
    assert mark_lines("abcdef", [], [(0, 4, "x"), (2, 6, "y")]) == [
        '<mark id="x">ab<mark id="y">cd</mark></mark><mark data-of="y">ef</mark>'
    ]


def test_a_stretch_over_two_lines_is_marked_on_both() -> None:
    assert mark_lines("ab\ncd", [], [(1, 4, "x")]) == ['a<mark id="x">b</mark>', '<mark data-of="x">c</mark>d']


# ---------------------------------------------------------------- changed words


def changed(left: str, right: str) -> tuple[list[str], list[str]]:
    ours, theirs = mark_changes(left, right)
    assert "".join(r.text for r in ours) == left
    assert "".join(r.text for r in theirs) == right
    return [r.text for r in ours if r.changed], [r.text for r in theirs if r.changed]


def test_mark_changes_finds_the_swapped_words() -> None:
    assert changed("The ship sank on Friday.", "The vessel sank Friday.") == (["ship", "on"], ["vessel"])


def test_mark_changes_overlooks_case_and_apostrophes() -> None:
    assert changed("the captain’s word", "The captain's word") == ([], [])


@given(st.text(max_size=80), st.text(max_size=80))
def test_mark_changes_loses_no_character(left: str, right: str) -> None:
    changed(left, right)


# ---------------------------------------------------------------- axes


def values(*bounds: tuple[float | None, float | None], unit: str = "people") -> Figure:
    span = cut("own", "46 passengers")
    return Figure("people", False, tuple(FigureValue(span, low, high, unit, False, None) for low, high in bounds))


def test_axes_put_equal_values_in_one_row_and_keep_order_of_size() -> None:
    (axis,) = draw_axes(values((46, 46), (40, None), (46, 46)))
    assert [(b.value.low, len(b.values)) for b in axis.bars] == [(40, 1), (46, 2)]
    assert axis.bars[0].right == 100
    assert axis.bars[0].left < axis.bars[1].left == axis.bars[1].right


def test_axes_turn_logarithmic_where_values_lie_far_apart() -> None:
    assert draw_axes(values((6, 6), (6000, 6000)))[0].logarithmic
    assert not draw_axes(values((0, 0), (6000, 6000)))[0].logarithmic


number = st.none() | st.floats(-1e9, 1e9)


@given(st.lists(st.tuples(number, number), max_size=6))
def test_axes_stay_on_the_sheet(bounds) -> None:
    for axis in draw_axes(values(*bounds)):
        assert all(b.left is None or 0 <= b.left <= b.right <= 100 for b in axis.bars)
        assert all(0 <= spot <= 100 for spot, _ in axis.ticks)


# ---------------------------------------------------------------- the drawing


def wire(number: int):
    """An account of many reports that all print one text."""
    names = [f"r{n:03}" for n in range(number)]
    copies = [Copy(b, a, "verbatim", 0.9, True, "", ()) for i, a in enumerate(names) for b in names[i + 1 : i + 4]]
    day = When("2031-03-04", "2031-03-04", "day", "given")
    reports = tuple(report(n, "x", published=day if i % 5 else None) for i, n in enumerate(names))
    origins = (Origin("o", "AFP", "agency", tuple(names), ""),)
    return replace(ACCOUNT, reports=reports, copies=tuple(copies), origins=origins)


@pytest.mark.parametrize("sheet", [WIDE, NARROW])
@pytest.mark.parametrize("number", [2, 40, 200])
def test_drawing_stays_readable(sheet, number: int) -> None:
    drawing = draw_lineage(view_account(wire(number)), sheet)
    assert len(drawing.nodes) == min(number, MOST_ROWS)
    assert len({n.y for n in drawing.nodes}) == len(drawing.nodes)
    assert all(0 < n.x < sheet.width and n.y < drawing.height for n in drawing.nodes)
    assert len(drawing.edges) < number
    assert drawing.rows_left_out == max(0, number - MOST_ROWS)


def test_drawing_arrows_need_a_known_direction() -> None:
    drawing = draw_lineage(view_account(ACCOUNT))
    assert drawing.edges[0].head
    undirected = replace(ACCOUNT, copies=(replace(ACCOUNT.copies[0], directed=False),))
    assert not draw_lineage(view_account(undirected)).edges[0].head


def test_strongest_links_make_no_ring() -> None:
    def link(a: str, b: str, share: float) -> Copy:
        return Copy(a, b, "edited", share, False, "", ())

    kept = strongest_links([link("a", "b", 0.5), link("b", "c", 0.9), link("c", "a", 0.7), link("a", "c", 0.7)])
    assert [(c.derived, c.source) for c in kept] == [("b", "c"), ("a", "c")]


def test_view_letters_the_largest_origin_first() -> None:
    view = view_account(replace(ACCOUNT, origins=ACCOUNT.origins[::-1]))
    assert {s.report.id: s.label for s in view.sources.values()} == {"wire": "A1", "print": "A2", "own": "B1"}


def test_a_side_does_not_show_the_sentence_around_words_that_it_shows() -> None:
    around = cut("wire", "“The engine failed and the wind did the rest,” Captain Tomas Vell told AFP.")
    frame = said("s9", around, POST, stance="narrates", manner="narrated", claim="c2")
    view = view_account(replace(ACCOUNT, statements=(*ACCOUNT.statements, frame)))
    assert [s.id for s in view.side(Side(("c2",), ("s3", "s9"), ("Tomas Vell",)))] == ["s3"]
    assert [s.id for s in view.side(Side((), ("s9",), ("Arlen Post",)))] == ["s9"]


def test_fold_quotes_joins_one_voice_saying_the_same_words() -> None:
    first, second = ACCOUNT.statements[0], replace(ACCOUNT.statements[1], content=cut("print", "At least 40 persons"))
    content = replace(first.content, report="print", text="AT LEAST 40 people were taken off the ship,")
    again = replace(first, id="s9", report="print", content=content)
    folded = fold_quotes([first, second, again])
    assert [[s.id for s in q.statements] for q in folded] == [["s1", "s9"], ["s2"]]


def test_view_names_an_outlet_once() -> None:
    view = view_account(ACCOUNT)
    quotes = {q.first.id: q for q in fold_quotes(ACCOUNT.statements)}
    assert view.told_in(quotes["s3"]) == ""  # via AFP, in AFP
    assert view.told_in(quotes["s2"]) == "in Coast Courier"
    assert view.told_in(quotes["s5"]) == ""  # Arlen Post reports, in Arlen Post


def test_view_puts_the_report_that_others_took_from_first_of_its_day() -> None:
    late = replace(ACCOUNT.reports[0], published=When("2031-03-05T09:00:00Z", None, "instant", "given"))
    view = view_account(replace(ACCOUNT, reports=(late, *ACCOUNT.reports[1:])))
    assert view.sources["wire"].label == "A1"


def test_view_shows_a_report_that_no_origin_holds() -> None:
    view = view_account(replace(ACCOUNT, origins=ACCOUNT.origins[:1]))
    assert view.sources["own"].label == "B1"
