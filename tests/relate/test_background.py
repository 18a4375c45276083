import pytest

from hearsay.relate.background import idf, plain


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("Harbour", "harbor"),
        ("kilometres", "kilometers"),
        ("fertiliser’s", "fertilizer"),
        ("recognised", "recognized"),
        ("neighbourhoods", "neighborhoods"),
        ("travelling", "traveling"),
        ("grey", "gray"),
    ],
)
def test_british_and_american_spellings_weigh_the_same(british, american):
    assert plain(british) == plain(american) == american
    assert idf(plain(british)) == idf(american)


@pytest.mark.parametrize("word", ["hour", "four", "your", "rise", "promise", "called", "filling", "there", "vogue"])
def test_words_that_only_look_british_stay(word):
    assert plain(word) == word
