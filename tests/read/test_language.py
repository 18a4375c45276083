import pytest

from hearsay.read.language import detect_language, tag_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbour master said on Thursday that the fire was out and that it would not come back.", "en"),
        ("Der Hafenmeister sagte am Donnerstag, das Feuer sei gelöscht und werde nicht wiederkommen.", "de"),
        ("Le capitaine du port a déclaré jeudi que le feu était éteint et qu'il ne reviendrait pas.", "fr"),
        ("Начальник порта заявил в четверг, что пожар потушен и больше не вернётся.", "ru"),
        ("Fire!", None),
        ("12 34 56", None),
    ],
)
def test_language_is_told_by_the_words(text, language):
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("name", "tag"),
    [("en", "en"), ("EN_gb", "en-GB"), ("zh-hans-cn", "zh-Hans-CN"), ("English", "en"), ("unknown", None), ("", None)],
)
def test_given_language_becomes_a_tag(name, tag):
    assert tag_of(name) == tag
