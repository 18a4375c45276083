import pytest

from hearsay.model import Report
from hearsay.relate.agencies import agencies_of, own_agency


@pytest.mark.parametrize(
    ("text", "fields", "expected"),
    [
        ("KESTREL BAY, Norrey (AP) — A ferry ran aground.", {}, ("AP",)),
        ("A ferry ran aground\nAFP | Updated: 08.19.21\nThe ferry …", {}, ("AFP",)),
        ("A ferry ran aground.\n© 2021 Reuters", {}, ("Reuters",)),
        ("A ferry ran aground.", {"url": "https://post.example/aponline/2021/ferry.html"}, ("AP",)),
        ("A ferry ran aground.", {"byline": "Ana Dahl, Associated Press"}, ("AP",)),
        ("A ferry ran aground.", {"credits": ("Agence France-Presse",)}, ("AFP",)),
        ("The owner told Reuters that the ferry was sound.", {}, ()),
        ("Ferry aground (Photo: AFP) seen from above.", {}, ()),
    ],
)
def test_agencies_are_told_by_where_they_are_named(text, fields, expected):
    assert agencies_of(Report("a", "a", text, **fields)) == expected


def test_an_agency_knows_itself():
    assert own_agency(Report("a", "a", "", outlet="Reuters")) == "Reuters"
    assert own_agency(Report("a", "a", "", url="https://www.afp.com/en/x")) == "AFP"
    assert own_agency(Report("a", "a", "", outlet="Kestrel Courier")) is None
