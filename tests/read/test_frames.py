import pytest

from hearsay.read.frames import find_byline, find_outlet, find_title

BODY = "A fire broke out on the old quay of Port Ellery on Thursday, the harbour master said in the evening."


@pytest.mark.parametrize(
    "text",
    [
        f"Fire destroys two sheds at the quay\n\n{BODY}",
        f"Fire destroys two sheds at the quay\n{BODY}",
        f"Fire destroys two sheds at the quay\n\nBy Jane Doe\n\n{BODY}",
        f"# Fire destroys two sheds at the quay\n\n{BODY}",
        f"Ellery Post on FacebookEllery Post on Twitter\nA man waves from the crane\n\n"
        f"Fire destroys two sheds at the quay\n\nThe harbour master says that fuel was stored\n\n{BODY}",
        f"19 August 2021\n\nFire destroys two sheds at the quay\n\n{BODY}",
    ],
)
def test_headline_is_found(text):
    assert find_title(text) == "Fire destroys two sheds at the quay"


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n\nThe sheds stood empty\n\n{BODY}",
        f"Image copyright Jane Doe Image caption The quay on Thursday\n{BODY}",
        f"The quay on Thursday. (Jane Doe/Reuters)\n\n{BODY}",
        f"next\nprev\n{BODY}",
        "Fire at the quay",
        "",
    ],
)
def test_no_headline_is_made_up(text):
    assert find_title(text) is None


def test_byline_is_found_in_its_own_line():
    assert find_byline(f"Fire\n\nBy Jane Doe and John van Roe\n\n{BODY}") == "Jane Doe and John van Roe"
    assert find_byline(f"BY JANE DOE, HARBOUR POST\n{BODY}") == "JANE DOE"
    assert find_byline(f"By Thursday the fire was out.\n{BODY}") is None


def test_outlet_is_named_by_share_links_headline_or_copyright():
    assert find_outlet("Ellery Post on FacebookEllery Post on Twitter\n", None) == "Ellery Post"
    assert find_outlet(BODY, "The last shed has fallen – Al-Akhbar") == "Al-Akhbar"
    assert find_outlet(BODY + "\n© 2021 Harbour Post. All rights reserved.", None) == "Harbour Post"


def test_quoted_person_photographer_or_agency_is_no_outlet():
    assert find_outlet(BODY, "We will rebuild the quay – Lund") is None
    assert find_outlet(BODY + "\n© 2021 Jane Doe", None) is None
    assert find_outlet(BODY + "\nCopyright 2017 The Associated Press. All rights reserved.", None) is None
