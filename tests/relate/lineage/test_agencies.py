from hearsay.model import Report
from hearsay.relate.lineage.agencies import agencies_of, own_agency


def test_an_agency_knows_itself():
    assert own_agency(Report("a", "a", "", outlet="Reuters")) == "Reuters"
    assert own_agency(Report("a", "a", "", url="https://www.afp.com/en/x")) == "AFP"
    assert own_agency(Report("a", "a", "", outlet="Kestrel Courier")) is None


def test_credits_count_where_they_name_an_agency():
    report = Report("a", "a", "", credits=("AFP", "Kestrel Courier"), outlet="Norrey Post")
    assert agencies_of(report) == ("AFP",)
