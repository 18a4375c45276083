"""Neighbouring mentions that are one name."""

import pytest

from hearsay.model import Mention, Span
from hearsay.relate.naming.joining import join_mentions


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        (("Bank of", "organization"), ("Vega", "place"), ["Bank of Vega"]),
        (("Vega", "place"), ("State Department", "organization"), ["Vega State Department"]),
        (("Chinese", "other"), ("Academy of Sciences", "organization"), ["Chinese Academy of Sciences"]),
        (("Chinese", "other"), ("Vegafon Group", "organization"), ["Chinese", "Vegafon Group"]),
        (("Vegafon", "organization"), ("Ada Lund", "person"), ["Vegafon", "Ada Lund"]),
    ],
)
def test_parts_of_a_groups_name_are_joined(one, other, names):
    text = f"{one[0]} {other[0]} said."
    cut = len(one[0])
    mentions = [Mention(Span(0, cut), one[1]), Mention(Span(cut + 1, cut + 1 + len(other[0])), other[1])]
    assert [mention.span.cut(text) for mention in join_mentions(mentions, text)] == names
