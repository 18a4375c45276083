from hearsay.read.draft import Draft
from hearsay.read.metadata import make_report

TEXT = "The fire on the old quay of Port Ellery was out by noon, said the harbour master, and no one was hurt."


def test_record_stands_before_the_text():
    text = f"Another headline here\n\nPublished: 12 March 2019\n\n{TEXT}"
    report = make_report(
        Draft("f", text, title="Fire", outlet="Harbour Post", published="2021-08-19", byline="By Jane Doe")
    )
    assert (report.title, report.outlet, report.byline) == ("Fire", "Harbour Post", "Jane Doe")
    assert (report.published.start, report.published.basis, report.published.span) == ("2021-08-19", "given", None)


def test_text_dates_a_report_with_its_span():
    report = make_report(Draft("f", f"Another headline here\n\nPublished: 12 March 2019\n\n{TEXT}"))
    assert report.title == "Another headline here"
    assert (report.published.start, report.published.basis) == ("2019-03-12", "dateline")
    assert report.published.span.report == report.id
    assert report.published.span.text == report.published.span.span.cut(report.text) == "12 March 2019"


def test_address_gives_outlet_and_day():
    report = make_report(
        Draft("f", TEXT, url="https://www.post.example/world/2017/oct/13/fire", published="0001-01-01")
    )
    assert (report.outlet, report.published.start, report.published.basis) == ("post.example", "2017-10-13", "metadata")
    archived = make_report(
        Draft("f", TEXT, url="http://web.archive.org/web/20151030223013/http://www.post.example:80/a")
    )
    assert (archived.outlet, archived.published) == ("post.example", None)


def test_country_of_the_address_settles_day_and_month():
    report = make_report(Draft("f", TEXT, url="https://post.co.uk/a", published="03/04/2021"))
    assert report.published.start == "2021-04-03"


def test_unknown_stays_unknown():
    report = make_report(Draft("f", TEXT))
    assert (report.title, report.url, report.outlet, report.byline, report.published) == (None,) * 5
    assert (report.credits, report.language) == ((), "en")


def test_id_is_of_the_content_alone():
    report = make_report(Draft("f", TEXT))
    assert make_report(Draft("elsewhere", TEXT)).id == report.id
    assert make_report(Draft("f", TEXT, url="https://post.example/a")).id != report.id
