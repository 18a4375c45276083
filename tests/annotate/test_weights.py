"""Models asked in threads answer as if asked one by one."""

import pytest

from hearsay.annotate.weights import side_by_side


def test_side_by_side_keeps_the_order() -> None:
    assert side_by_side(lambda n: n * n, range(200)) == [n * n for n in range(200)]
    assert side_by_side(str, []) == []


def test_side_by_side_lets_a_failure_through() -> None:
    with pytest.raises(ZeroDivisionError):
        side_by_side(lambda n: 1 // n, [2, 1, 0])
