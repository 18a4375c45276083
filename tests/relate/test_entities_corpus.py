"""Two thousand reports of all kinds as one story: nobody may get two given names for one surname without evidence.

The checker shares nothing with the stage: names are cut and folded by the standard library alone.
"""

import gzip
import json
import re
import unicodedata
from difflib import SequenceMatcher
from importlib.resources import files
from itertools import combinations, islice

import pytest

from hearsay.model import Entity, Excerpt, NameForm, Reading, Report, Story
from hearsay.pipeline import annotate
from hearsay.relate.entities import resolve_names

REPORTS = 2000
EVIDENCE = ("the text says so", "are named as parent")
LIKE = 0.5  # letters in common from which two given names may be one in two spellings


def fold(text):
    """Cut a name into plain words; the article of an Arabic surname is no given name: "al-Hadi"."""
    text = re.sub(r"\b[Aa]l-(?=\w)", "", text)
    plain = unicodedata.normalize("NFKD", re.sub(r"['’]s?$", "", text))
    return re.findall(r"[a-z]+", "".join(c for c in plain if not unicodedata.combining(c)).lower())


def listed(resource):
    lines = files("hearsay.resources").joinpath("who", resource).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


TITLES = {word for line in listed("honorifics.txt") for word in line.split()}
NICKNAMES = {
    frozenset((row.split("\t")[0], nick)) for row in listed("nicknames.tsv") for nick in row.split("\t")[1].split("|")
}


def alike(one, other):
    """Tell whether two given names may be one person's: a short form, an initial, a nickname, a spelling."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short) or frozenset((one, other)) in NICKNAMES:
        return True
    return SequenceMatcher(None, one, other).ratio() >= LIKE


def two_given_names(entity):
    """List the pairs of full names of one entity with one surname and two given names."""
    if entity.kind != "person" or any(words in entity.why for words in EVIDENCE):
        return []
    names = {tuple(word for word in fold(form.text) if word not in TITLES) for form in entity.names}
    full = sorted(name for name in names if len(name) > 1)
    return [
        (" ".join(a), " ".join(b))
        for a, b in combinations(full, 2)
        if a[-1] == b[-1] and not alike(a[0], b[0]) and not set(a) <= set(b) and not set(b) <= set(a)
    ]


def test_the_checker_sees_two_people_in_one():
    forms = (NameForm("Ada Lund", 1), NameForm("Senator Viktor Lund", 1))
    entity = Entity("e", "person", "Ada Lund", forms, (Excerpt("r", 0, 8, "Ada Lund"),))
    assert two_given_names(entity) == [("ada lund", "viktor lund")]


@pytest.mark.slow
def test_nobody_has_two_given_names_in_a_large_pile(shared):
    path = shared / "data" / "corpus" / "articles.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"].replace("\r\n", "\n") for line in islice(lines, REPORTS)]
    reports = [Report(f"r{n:05}", f"corpus#{n}", text) for n, text in enumerate(texts)]
    entities = resolve_names(Story("s", tuple(Reading(report, annotate(report)) for report in reports)))
    assert len(entities) > REPORTS
    assert [pair for entity in entities for pair in two_given_names(entity)] == []
