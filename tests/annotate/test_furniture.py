from __future__ import annotations

import time
from itertools import pairwise

import pytest

from hearsay.annotate.furniture import mark_furniture
from hearsay.model import Report

PROSE = "The bridge at Kelmouth was closed on Monday after a barge struck its third pier, officials said."


def marks(text: str, **given: str) -> list[tuple[str, str]]:
    report = Report("r1", "r1.txt", text, **given)
    return [(mark.span.cut(text), mark.reason) for mark in mark_furniture(report)]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("kelmouthnews on Facebookkelmouthnews on Twitter", "share link"),
        ("Kelmouth Evening News on Facebook Kelmouth Evening News on Twitter", "share link"),
        ("Read or Share this story: https://example.org/a1", "share link"),
        ("/ embed home page code /", "embed mark"),
        ("READ MORE: Ferry captain cleared of blame", "related link"),
        ("See also  Ten bridges that you should have walked", "related link"),
        ("MOST READ IN NEWS 'OH BUOY' Lighthouse keeper weds at last FOG FEARS Coast to be closed", "related link"),
        ("Get the Kelmouth briefing delivered to your inbox every morning", "sign-up"),
        ("Follow our latest local and sports news via Google news", "follow link"),
        ("Your email address will not be published. Required fields are marked *", "comment form"),
        ("This site uses Akismet to reduce spam. Learn how your comment data is processed.", "comment form"),
        ("We use cookies to improve your visit.", "cookie notice"),
        ("Copyright 2021 The Kelmouth Courier. All rights reserved.", "copyright line"),
        ("(Photo: AFP)", "photo credit"),
        ("Enlarge this image toggle caption Ada Brandt/AP Ada Brandt/AP", "photo credit"),
        ("AFP |", "byline or date line"),
        ("By Ada Brandt for MailOnline", "byline or date line"),
        ("Updated: 08.19.21, 17:42", "byline or date line"),
        ("The bridge may fall soon originally appeared on kesh.com on Mon, 1 Jan 2018.", "byline or date line"),
        ("First published: 17:10, 08.19.21", "byline or date line"),
        ("Ada Brandt and Reuters contributed to this report.", "contributors line"),
        ("Back to top", "navigation"),
        ("next", "picture gallery"),
        ("Advertisement Continue reading the main story", "advertisement"),
    ],
)
def test_furniture_lines_are_marked_whole_with_a_reason(line: str, reason: str) -> None:
    assert marks(f"{PROSE}\n{line}\n{PROSE[:60]}.") == [(line, reason)]


@pytest.mark.parametrize(
    "line",
    [
        "More: that is what the harbour workers asked for on Friday, and the council refused.",
        "Follow the money, the auditor told the council.",
        "By Friday the river had fallen again.",
        "Read more than one report and you will find that they differ.",
        "Share prices of the shipping line fell by a fifth.",
        "He contributed to this report on harbour safety in 2019, the ministry said, and was paid for it.",
        "Photos of the barge show a hole in its bow.",
        "Updated figures are expected on Tuesday.",
        "The copyright of the film is in dispute.",
        "Next, the divers will look at the pier.",
    ],
)
def test_story_prose_is_never_marked(line: str) -> None:
    assert marks(f"{PROSE}\n{line}\nThe inquiry goes on.") == []


def test_credit_inside_a_line_is_marked_alone() -> None:
    text = "A diver looks at the pier in Kelmouth. (Ada Brandt/AFP/Getty Images)\n" + PROSE
    assert marks(text) == [("(Ada Brandt/AFP/Getty Images)", "photo credit")]


def test_text_without_line_ends_keeps_its_prose() -> None:
    text = f"{PROSE}Read or share this story: https://example.org/x The mayor said: “It will be rebuilt.” {PROSE}"
    assert marks(text) == [("Read or share this story: https://example.org/x", "share link")]


def test_headlines_spliced_in_behind_a_name_are_marked() -> None:
    text = (
        "Mayor Ines Okoro Ines Maria OkoroHarbour fees to rise Why the ferry is late MORE on Thursday closed the pier."
    )
    assert marks(text) == [("Ines Maria OkoroHarbour fees to rise Why the ferry is late MORE", "related link")]


def test_headlines_under_read_more_are_marked_until_prose() -> None:
    text = f"{PROSE}\nRead more:\nFerry captain cleared of blame\nWhat the divers saw under the pier\n{PROSE} Again."
    assert [reason for _, reason in marks(text)] == ["related link"] * 3


def test_second_printing_of_a_caption_is_marked_and_the_first_is_not() -> None:
    text = f"A diver under the pier\n{PROSE}\nA diver under the pier\nThe inquiry goes on."
    found = mark_furniture(Report("r1", "r1.txt", text))
    assert [(mark.span.start, mark.reason) for mark in found] == [(text.rindex("A diver"), "repeated caption")]


def test_biography_of_an_author_is_marked_unless_the_story_speaks_of_the_person() -> None:
    fragments = 'Ada Brandt\n\n"Tea lover. Night owl. Amateur sailor. Writer."'
    assert marks(f"{PROSE}\n{PROSE} Again.\n{fragments}")[0] == (fragments, "author biography")
    line = "Ada Brandt is a columnist for the Kelmouth Courier."
    assert marks(f"{PROSE}\n{line}") == [(line, "author biography")]
    assert marks(f"{PROSE} Brandt, the author of a book on bridges, fell in.\n{line}") == []


def test_comment_form_takes_the_comments_below_it() -> None:
    text = (
        f"{PROSE}\n\nThe inquiry goes on.\n\nLeave a Reply\n\nNice bridge! Why did it fall, I ask you?\n\nBack to top"
    )
    assert marks(text) == [(text[text.index("Leave") :], "comment form")]


def test_marks_are_disjoint_ordered_and_fast_on_hostile_text() -> None:
    began = time.process_time()
    for unit in ("AaaAaa ", "(photo ", "read more:\n", "Advertisement\nA b c.\n", "U.S. ", "John A B JohnX "):
        text = unit * (100_000 // len(unit)) + "MORE"
        found = mark_furniture(Report("r1", "r1.txt", text))
        assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert time.process_time() - began < 5


def test_numbered_pictures_are_a_gallery_with_its_title() -> None:
    pictures = [f"{number}/3 Lock {number} The lock at mile {number} by night Kelmouth Trust" for number in (1, 2, 3)]
    gallery = ["Our finest locks", "+ show all Our finest locks", *pictures]
    found = marks("\n".join([PROSE, *gallery, PROSE[:70] + "."]))
    assert found == [(line, "picture gallery") for line in gallery]


def test_a_score_at_the_head_of_a_line_is_no_picture() -> None:
    assert marks(f"{PROSE}\n3/4 of the voters stayed at home.\n1/2 of them said why.") == []
