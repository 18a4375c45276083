"""Words keep their offsets, windows hold every word, and weights that are not the shipped ones are refused."""

import itertools
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.annotate import encoder
from hearsay.annotate.encoder import CASELESS, LOWER, QUOTED, TITLE, UPPER, WINDOW_PIECES
from hearsay.errors import ModelError

MODELS = Path(encoder.__file__).parents[1] / "models"


def words_of(text: str, *sentences: tuple[int, int]) -> tuple[encoder.Pieces, list[str]]:
    pieces = encoder.load_encoder().cut(text, sentences or [(0, len(text))])
    return pieces, [text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]


@given(st.text(max_size=400), st.integers(1, 60))
@settings(max_examples=60, deadline=None)
def test_words_lie_in_order_inside_the_text(text: str, step: int) -> None:
    pieces, words = words_of(text, *((at, at + step) for at in range(0, len(text), step)))
    assert all(np.diff(pieces.starts) >= 0)
    assert all(pieces.ends >= pieces.starts)
    assert not len(words) or pieces.ends[-1] <= len(text)
    assert all(word.strip() for word, gap in zip(words, pieces.breaks, strict=True) if not gap)
    assert len(pieces.ids) == len(pieces.shapes) == len(pieces.words) == pieces.first_piece[-1]


def test_offsets_count_code_points_before_the_tokenizer_changes_them() -> None:
    _, words = words_of("“Ça va”, dit Zoë 😀 à Łódź…")
    assert words[1:3] == ["Ça", "va"]
    assert {"Zoë", "😀", "Łódź"} < set(words)


def test_a_line_end_between_sentences_parts_paragraphs_and_one_within_does_not() -> None:
    text = "Rain fell\nall day.\nIt stopped."
    pieces, _ = words_of(text, (0, 18), (19, len(text)))
    assert pieces.breaks.sum() == 1
    assert pieces.starts[pieces.breaks] == [18]


def test_casing_and_quotation_are_kept_for_the_model() -> None:
    pieces, words = words_of('The NRF said "no Deal" again')
    shapes = dict(zip(words, pieces.shapes[pieces.first_piece[:-1]].tolist(), strict=True))
    assert (shapes["The"], shapes["NRF"], shapes["said"], shapes["again"]) == (TITLE, UPPER, LOWER, LOWER)
    assert (shapes["no"], shapes["Deal"]) == (LOWER + QUOTED, TITLE + QUOTED)


@pytest.mark.parametrize("case", [str.lower, str.upper])
def test_a_paragraph_of_one_case_counts_as_without_casing(case) -> None:
    pieces, _ = words_of(case("The minister of Veldania flew to Rome"))
    assert set(pieces.shapes) == {CASELESS}


@given(st.lists(st.integers(1, 80), min_size=1, max_size=30))
@settings(max_examples=60, deadline=None)
def test_windows_hold_every_word_and_fit_the_model(lengths: list[int]) -> None:
    sentences = ["word " * (length - 1) + ". " for length in lengths]
    edges = np.cumsum([0, *map(len, sentences)])
    pieces, words = words_of("".join(sentences), *itertools.pairwise(edges))
    found = encoder.windows(pieces)
    assert found[0][0] == 0
    assert found[-1][1] == len(words)
    for (_, before), (first, last) in itertools.pairwise(found):
        assert first == before < last
    assert all(last - first <= WINDOW_PIECES for first, last in found)


def test_a_window_ends_with_a_paragraph_where_one_ends_late_enough() -> None:
    paragraphs = ["word " * 99 + ".\n", "word " * 30 + ". " + "word " * 60 + ".\n"]
    edges = np.cumsum([0, len(paragraphs[0]), 153, len(paragraphs[1]) - 153])
    pieces, _ = words_of("".join(paragraphs), *itertools.pairwise(edges))
    (first, second) = encoder.windows(pieces)
    assert first == (0, 101)
    assert second[1] == len(pieces.starts)


def test_a_report_scores_the_same_whatever_was_read_before() -> None:
    loaded = encoder.load_encoder()
    text = "Mayor Ilse Brandt said the bridge at Korvik would open in May."
    pieces = loaded.cut(text, [(0, len(text))])
    alone = loaded.scores(pieces)
    loaded.scores(loaded.cut("Something else entirely. " * 40, [(0, 1000)]))
    assert alone.tobytes() == loaded.scores(pieces).tobytes() == encoder.Encoder(MODELS).scores(pieces).tobytes()


def test_weights_that_were_changed_are_refused(tmp_path: Path) -> None:
    for name in ("reader.json", "reader-tokenizer.json"):
        shutil.copy(MODELS / name, tmp_path)
    (tmp_path / "reader.onnx").write_bytes(b"something else")
    with pytest.raises(ModelError, match="reinstall"):
        encoder.Encoder(tmp_path)
    (tmp_path / "reader.onnx").unlink()
    with pytest.raises(ModelError, match="missing"):
        encoder.Encoder(tmp_path)


def test_the_card_names_the_shipped_weights() -> None:
    card = (MODELS / "reader.md").read_text(encoding="utf-8")
    assert all(digest in card for digest in json.loads((MODELS / "reader.json").read_text())["sha256"].values())
