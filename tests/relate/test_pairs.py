"""The pair model's rows fit its window, and missing or changed weights are named."""

import json
from pathlib import Path

import pytest

from hearsay.errors import ModelError
from hearsay.relate.pairs import MOST_PIECES, checked, judge, row_of


def test_row_of_marks_the_side_of_each_piece() -> None:
    assert row_of([5, 6], [7]) == ([101, 5, 6, 102, 7, 102], [0, 0, 0, 0, 1, 1])


@pytest.mark.parametrize(("one", "other"), [(500, 500), (500, 3), (3, 500)])
def test_row_of_cuts_the_longer_side(one: int, other: int) -> None:
    ids, sides = row_of([5] * one, [7] * other)
    assert len(ids) == len(sides) == MOST_PIECES
    assert ids.count(7) >= min(other, MOST_PIECES // 2 - 2)


def test_checked_names_missing_weights(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="missing"):
        checked(tmp_path)


def test_checked_names_changed_weights(tmp_path: Path) -> None:
    (tmp_path / "pairs.onnx").write_bytes(b"other weights")
    (tmp_path / "pairs.json").write_text(json.dumps({"sha256": {"pairs.onnx": "0" * 64}, "temperature": 1.0}))
    with pytest.raises(ModelError, match="expected 000000000000"):
        checked(tmp_path)


def test_judge_tells_what_follows_from_what_contradicts() -> None:
    told = "Two ferries sank in the harbour of Veldmark on Sunday night, killing nine sailors."
    follows, against = judge(told, "Ferries sank in the harbour of Veldmark."), judge(told, "Nobody died in Veldmark.")
    assert follows.entails > 0.8
    assert against.contradicts > 0.8
    assert follows.entails + follows.neutral + follows.contradicts == pytest.approx(1.0)
