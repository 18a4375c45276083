import pytest

from hearsay.read.credits import find_credits
from hearsay.read.draft import Draft

BODY = "\n\nThe harbour master, Tom Marsh, said that two sheds had burnt on Thursday before the rain came.\n\n" * 4


def credits(text, *, url=None, byline=None, outlet=None):
    return find_credits(Draft("x", text, url=url), byline=byline, outlet=outlet)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("PORT ELLERY (AFP) – A fire" + BODY, "AFP"),
        ("ELLERY, Pa. (AP) — A fire" + BODY, "AP"),
        ("LONDON, Dec 29 (Thomson Reuters Foundation) - A fire" + BODY, "Reuters"),
        ("New Delhi, Aug 19 (PTI) A fire" + BODY, "PTI"),
        ("MOSCOW, August 19. /TASS/. A fire" + BODY, "TASS"),
        ("Ellery (CNN) A fire" + BODY, "CNN"),
        ("PORT ELLERY (Harbour Press) — A fire" + BODY, "Harbour Press"),
        ("Fire at the quay\n\nAFP |\nUpdated: 08.19.21, 17:42" + BODY, "AFP"),
        ("Fire at the quay\n\nBy Jane Doe, Associated Press\n\nA fire" + BODY, "AP"),
        ("Jane Doe\n\nThe Associated Press\n\nPORT ELLERY — A fire" + BODY, "AP"),
        ("Fire Updated: 2016-07-15 06:50 (Xinhua)" + BODY, "Xinhua"),
        (BODY + "Jane Doe in Ellery and The Associated Press contributed to this report.", "AP"),
        (BODY + "___\n\nAssociated Press writer Jane Doe in Ellery reported.", "AP"),
        (BODY + "© 2017 Thomson Reuters. All rights reserved.", "Reuters"),
        (BODY + "(With inputs from ANI)", "ANI"),
        (BODY + "Material from AFP was used in this story.", "AFP"),
        (BODY + "Contributing: Jane Doe; Associated Press", "AP"),
        (BODY + "PA", "PA"),
        (BODY + "(Reporting by Jane Doe in Ellery; Editing by John Roe)", "Reuters"),
        (BODY + "This article originally appeared on Ellery Gazette.", "Ellery Gazette"),
    ],
)
def test_source_that_the_frame_names_is_credited(text, label):
    assert credits(text) == (label,)


@pytest.mark.parametrize(
    "text",
    [
        "A man waves a flag in Ellery\n(Photo: AFP)" + BODY,
        "The quay in 2017. (Jane Doe/Reuters)" + BODY,
        "Enlarge this image toggle caption Jane Doe/AP Jane Doe/AP" + BODY,
        "EPA/AFP\n" + BODY,
        "“It burns,” Tom Marsh told AFP." + BODY,
        "Reuters reports that the sheds had burnt." + BODY,
        "The Palestinian Authority (PA) said it would send help." + BODY,
        BODY + "Two sheds had burnt, a witness told Reuters.",
        BODY + "© REUTERS / Jane Doe",
        BODY + "This story was originally published in May",
    ],
)
def test_photo_credit_or_quoted_medium_is_none(text):
    assert credits(text) == ()


def test_address_byline_and_outlet_tell_of_agencies():
    assert credits("x", url="https://www.nytimes.com/aponline/2017/12/27/us/ap-us-snow.html") == ("AP",)
    assert credits("x", url="http://paper.example/wires/reuters/article-1.html") == ("Reuters",)
    assert credits("x", url="http://web.archive.org/web/2015/http://www.reuters.com/a") == ("Reuters",)
    assert credits("x", url="http://paper.example/news/reuters-journalists-freed") == ()
    assert credits("x", byline="Jane Doe, The Associated Press") == ("AP",)
    assert credits("x", byline="Jane Doe / The Harbour Post") == ("The Harbour Post",)
    assert credits("x", outlet="Agence France-Presse") == ("AFP",)


def test_outlet_does_not_credit_itself():
    text = "PORT ELLERY (WXYZ) — A fire" + BODY
    assert credits(text, url="https://www.wxyz.example/a") == ()
    assert credits(text, url="https://other.example/a") == ("WXYZ",)
