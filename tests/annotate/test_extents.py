"""Marks made whole: each case is marks as a recogniser hands them over, and the names that they come to."""

import re

import pytest

from hearsay.annotate.extents import whole_names
from hearsay.annotate.marks import NameMark
from hearsay.model import Span

KINDS = {"p": "person", "o": "organization", "l": "place", "x": "other"}
MARK = re.compile(r"\[([polx]):([^\]]+)\]")


def whole(marked):
    """Make the marks of "[o:The] [l:Torsund]" whole; show words and kinds."""
    text, names, last = "", [], 0
    for found in MARK.finditer(marked):
        text += marked[last : found.start()]
        names.append(NameMark(Span(len(text), len(text) + len(found[2])), KINDS[found[1]]))
        text += found[2]
        last = found.end()
    text += marked[last:]
    return [(mark.span.cut(text), mark.kind[0]) for mark in whole_names(text, names)]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("in [o:The] [l:Torsund] [o:Gazette] today", [("The Torsund Gazette", "o")]),
        ("[o:The] end", []),
        ("told [o:Al-]Orn channel", [("Al-Orn", "o")]),
        ('the "Lion of [p:Orn" Ada Lund] spoke', [("Ada Lund", "p")]),
        ('[p:William "Bill" Lund] spoke', [('William "Bill" Lund', "p")]),
        ("the [x:Korean] [l:Peninsula]", [("Korean Peninsula", "p")]),
        ("on the [x:Korean] peninsula", [("Korean peninsula", "p")]),
        ("the [x:Islamic] [o:Front]", [("Islamic Front", "o")]),
        ("[l:Torsund] police said", [("Torsund police", "o")]),
        ("near [l:Torsund] police headquarters", [("Torsund", "p")]),
        ("the [o:Vegafon company] said", [("Vegafon", "o")]),
        ("the [o:Air force] said", [("Air force", "o")]),
        ("the [o:vegafon company] said", [("vegafon company", "o")]),
        ("the [x:British] Gas bill", [("British Gas", "o")]),
        ("[x:British] Prime Minister speaks", [("British", "o")]),
        ("[x:British] Man Wins Prize", [("British", "o")]),
        ("in [l:cold Torsund] and [l:eastern Vega]", [("Torsund", "p"), ("eastern Vega", "p")]),
        ("[p:Vermont Democrat Ada Lund] spoke", [("Ada Lund", "p")]),
        ("[p:Ada Lund, D-Vt]. spoke", [("Ada Lund", "p")]),
        ("[p:Lund (D-Vt].) spoke", [("Lund", "p")]),
        ("the [p:Vermont Democrat] and ([p:R-Ariz].)", [("Vermont", "p")]),
        ("[p:Vermont – Ada Lund] spoke", [("Ada Lund", "p")]),
        ('[p:Ada "Addy" Lund] spoke', [('Ada "Addy" Lund', "p")]),
        ("[o:the Vega Gazette] said", [("Vega Gazette", "o")]),
        ("[x:German] [o:Red Cross]", [("German", "o"), ("Red Cross", "o")]),
    ],
)
def test_names_reach_as_far_as_news_prose_has_them(marked, names):
    assert whole(marked) == names
