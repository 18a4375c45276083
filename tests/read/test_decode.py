import pytest

from hearsay.errors import ReadError
from hearsay.read.decode import decode_bytes

ENGLISH = "Ada Lund’s café – the “Naïve Gull” – burnt, said José Marín. "
GERMAN = (
    "Der Bürgermeister sagte, die Brücke müsse für längere Zeit geschlossen bleiben; größere Schäden gäbe es früher. "
)
RUSSIAN = "Губернатор заявил в четверг, что пожар в порту потушен и угрозы для жителей города больше нет. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_english_is_read_in_any_usual_encoding(encoding):
    assert decode_bytes(ENGLISH.encode(encoding), "x").removeprefix("\ufeff") == ENGLISH


@pytest.mark.parametrize(("text", "encoding"), [(GERMAN * 5, "latin-1"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r")])
def test_other_scripts_are_detected(text, encoding):
    assert decode_bytes(text.encode(encoding), "x") == text


def test_charset_that_a_page_states_is_taken():
    page = '<html><head><meta charset="windows-1251"></head><body>Пожар</body></html>'
    assert "Пожар" in decode_bytes(page.encode("cp1251"), "x")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "a PDF: save its text"),
        (b"PK\x03\x04rest", "zip archive"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (bytes(range(256)) * 4, "binary data"),
        (b"text with a \x00 in it", "binary data"),
        ("Zoë said so, and Zoë".encode() + b"\xff\xfe" + " is sure, says Zoë".encode(), "wrongly encoded: byte 0xff"),
        ("Zoë and Zoë and Zo".encode() + "ë".encode()[:1], "cut short"),
        (b"\xff\xfea", "wrongly encoded"),
    ],
)
def test_what_is_no_clean_text_is_refused_with_the_reason(data, reason):
    with pytest.raises(ReadError, match=reason):
        decode_bytes(data, "x")
