import numpy as np
import pytest

from hearsay.relate.sense import MOST_PIECES, WIDTH, sense_of

SHUT = "the mayor said: the harbour will stay shut until the fire is out"


def near(one: str, two: str) -> float:
    return float(sense_of(one) @ sense_of(two))


@pytest.mark.parametrize(
    ("same", "other"),
    [
        ("Ada Holm said: the port remains closed until the blaze is put out", "Ada Holm said: two sailors were hurt"),
        ("the quay is to remain closed while it burns", "the mayor said: the new school will open in May"),
    ],
)
def test_what_says_the_same_lies_nearer_than_what_the_same_voice_says_besides(same: str, other: str) -> None:
    assert near(SHUT, same) > near(SHUT, other) + 0.1


def test_a_place_has_length_one() -> None:
    assert sense_of(SHUT).shape == (WIDTH,)
    assert float(np.linalg.norm(sense_of(SHUT))) == pytest.approx(1.0, abs=1e-5)


def test_what_is_beyond_the_most_pieces_is_not_read() -> None:
    long = " ".join(["harbour"] * MOST_PIECES)
    assert np.array_equal(sense_of(long), sense_of(f"{long} and a school"))


@pytest.mark.parametrize("odd", ["", " ", "\x00", "火事", "😀 " * 500])
def test_any_text_has_a_place(odd: str) -> None:
    assert np.isfinite(sense_of(odd)).all()
