import pytest

from hearsay.errors import ReadError
from hearsay.read.html import read_page

PARAGRAPHS = (
    "A fire broke out on the old quay of Port Ellery on Thursday, the harbour master said, and burnt two sheds.",
    "“We saw the smoke at six,” said Tom Marsh, who runs the ferry. “By seven the crane had fallen.”",
    "The mayor, Ada Lund, denied that the sheds had stored fuel, and said an inquiry would begin on Monday.",
)
BODY = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)


def page(head="", body=BODY):
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href='/'>Home</a></nav><article>{body}</article>"
        "<footer>Share on Facebook</footer></body></html>"
    )


def test_main_text_is_kept_and_menus_are_left():
    draft = read_page(page(), "p.html")
    assert draft.text.splitlines() == list(PARAGRAPHS)


def test_page_says_what_it_is():
    head = (
        "<title>Fire at the quay | Harbour Post</title><meta property='og:site_name' content='Harbour Post'>"
        "<link rel='canonical' href='https://post.example/fire'><meta name='author' content='Jane Doe'>"
        "<meta property='article:published_time' content='2021-08-19T17:10:00+01:00'>"
    )
    draft = read_page(page(head), "p.html")
    assert (draft.title, draft.outlet, draft.url) == ("Fire at the quay", "Harbour Post", "https://post.example/fire")
    assert (draft.byline, draft.published, draft.basis) == ("Jane Doe", "2021-08-19T17:10:00+01:00", "metadata")


@pytest.mark.parametrize(
    "block",
    [
        '{"@type": "NewsArticle", "datePublished": "2021-08-19"}',
        '[{"@type": "WebPage", "datePublished": "2001-01-02"}, {"@type": ["Article"], "datePublished": "2021-08-19"}]',
        '{"@graph": [{"@type": "Article", "datePublished": "2021-08-19"}]}',
    ],
)
def test_linked_data_dates_a_page(block):
    assert read_page(page(f'<script type="application/ld+json">{block}</script>'), "p").published == "2021-08-19"


def test_impossible_date_of_a_page_is_passed_over():
    head = "<meta property='article:published_time' content='1970-01-01'><meta name='date' content='2021-08-19'>"
    assert read_page(page(head), "p").published == "2021-08-19"


def test_fragment_is_read():
    assert read_page(BODY, "p").text.splitlines() == list(PARAGRAPHS)


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (page(body="<script>var a = 1;</script>"), "no main text"),
        ("", "no main text|no markup"),
        (page("<meta name='generator' content='Hearsay 0.1'>"), "an account that Hearsay wrote"),
        ("<p>x" * 50_000, "tags, more than"),
        ("x" * 5_000_000, "characters, more than"),
        ("<div>" * 30_000, "no main text|cannot be parsed|no markup"),
    ],
)
def test_what_holds_no_report_is_refused(html, reason):
    with pytest.raises(ReadError, match=reason):
        read_page(html, "p")
