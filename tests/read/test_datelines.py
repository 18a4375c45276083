import pytest

from hearsay.read.datelines import find_publication

BODY = "\nA fire broke out on the old quay of Port Ellery on Thursday, the harbour master said in the evening.\n" * 9


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Fire at the quay\n\nUpdated: 08.19.21, 17:42" + BODY, "2021-08-19T17:42:00"),
        ("Updated: 08.20.21, 17:42" + BODY + "First published: 17:10, 08.19.21", "2021-08-19T17:10:00"),
        ("Fire Posted: Sunday, March 8, 2015 1:11 PM EDT Updated: April 5, 2015" + BODY, "2015-03-08T13:11:00-04:00"),
        ("Published on 12 March 2019" + BODY, "2019-03-12"),
        ("PORT ELLERY, March 12, 2019 (Reuters) - A fire" + BODY, "2019-03-12"),
        ("PORT ELLERY (Feb. 4, 2014) – A fire" + BODY, "2014-02-04"),
        ("Fire at the quay\n19 August 2021\n" + BODY, "2021-08-19"),
        ("Fire at the quay\nBy Jane Doe - August 22, 2012\n" + BODY, "2012-08-22"),
        ("Jane Doe | 19 August 2021 | 5 min read" + BODY, "2021-08-19"),
    ],
)  # fmt: skip
def test_date_of_publication_is_found(text, day):
    stamp = find_publication(text)
    assert stamp.when.start == day
    assert stamp.when.basis == "dateline"
    assert stamp.span.cut(text)[0].isalnum()


@pytest.mark.parametrize(
    "text",
    [
        "PORT ELLERY, Aug 19 (Reuters) - A fire" + BODY,
        "FILE - In this Dec. 31, 2016 file photo a crane stands on the quay." + BODY,
        "The letter was published on 12 March 2019 and burnt since." + BODY,
        "“Good riddance” — Tom Marsh (@tommarsh) May 27, 2013" + BODY,
        "Payments were made between Jan. 1, 2010 and Dec. 31, 2019." + BODY,
        BODY + "January 2, 2013 -- the day on which the harbour dues rise for all the boats that lie at the old quay",
    ],
)
def test_date_that_the_report_tells_of_is_left_alone(text):
    assert find_publication(text) is None
