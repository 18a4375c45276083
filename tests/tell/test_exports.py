"""Exports: each is read back by a reader of its own format, hostile text stays text, the same bytes come twice."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from hearsay.model import NameForm, Place
from hearsay.tell.formats import FORMATS, get_format
from tests.tell.fiction import ACCOUNT, TEXTS, cut
from tests.tell.test_formats import EVIL, READ_BY_PEOPLE, hostile

EXPORTS = [name for name in FORMATS if name not in READ_BY_PEOPLE]


def loaded(name: str, *accounts):
    return json.loads(get_format(name).render(accounts or [ACCOUNT]))


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_takes_no_accounts_one_twice_and_hostile_ones(name):
    render = get_format(name).render
    assert len(render([])) < len(render([ACCOUNT]))
    assert render([hostile()]) == render([hostile()])
    assert render([ACCOUNT, replace(ACCOUNT, story=replace(ACCOUNT.story, title="Another"))])


# ---------------------------------------------------------------- FollowTheMoney


def proxies(*accounts):
    ftm = pytest.importorskip("followthemoney", reason="followthemoney is not installed")
    lines = get_format("ftm").render(accounts or [ACCOUNT]).splitlines()
    rows = [json.loads(line) for line in lines]
    for row in rows:
        ftm.model.schemata[row["schema"]].validate(row)
    return {row["id"]: (row, ftm.model.get_proxy(row, cleaned=False)) for row in rows}


def test_ftm_entities_are_valid_and_lose_no_value_when_cleaned():
    for row, proxy in proxies().values():
        assert {name: len(values) for name, values in row["properties"].items()} == {
            name: len(proxy.get(name)) for name in row["properties"]
        }


def test_ftm_links_lead_to_entities_that_are_there():
    known = proxies()
    for _, proxy in known.values():
        for prop, value in proxy.itervalues():
            assert prop.type.name != "entity" or value in known, f"{proxy.schema.name}.{prop.name}"
    assert {p.schema.name for _, p in known.values()} == {
        "Article", "Person", "Address", "Mention", "Documentation", "UnknownLink", "Event",
    }  # fmt: skip


def test_ftm_of_hostile_text_is_valid():
    assert proxies(hostile())


# ---------------------------------------------------------------- GraphML


def test_graphml_is_a_graph_of_copies_origins_and_names():
    networkx = pytest.importorskip("networkx", reason="networkx is not installed")
    graph = networkx.parse_graphml(get_format("graphml").render([ACCOUNT]))
    assert graph.nodes["wire"]["label"] == "Ferry aground"
    assert graph.edges["print", "wire"] == {
        "relation": "rewritten copy of", "share": 0.82, "weight": 0.82, "why": "two sentences in other words",
    }  # fmt: skip
    assert graph.edges["print", "o-wire"]["relation"] == "goes back to"
    assert graph.edges["own", "renko"]["weight"] == 2


def test_graphml_keeps_control_signs_and_markup_out():
    text = get_format("graphml").render([hostile()])
    assert any(EVIL[:9] in (data.text or "") for data in ElementTree.fromstring(text).iter())
    assert "\x1b" not in text
    assert "<script>" not in text


# ---------------------------------------------------------------- GeoJSON, TimelineJS


def test_geojson_points_lie_where_the_places_are():
    document = loaded("geojson")
    geojson = pytest.importorskip("geojson", reason="geojson is not installed")
    read = geojson.loads(json.dumps(document))
    assert read.is_valid
    (arlen,) = read["features"]
    assert list(arlen.geometry["coordinates"]) == [-3.25, 54.5]
    assert arlen.properties["reports"] == ["print", "wire"]


def test_geojson_without_places_is_an_empty_collection():
    assert loaded("geojson", replace(ACCOUNT, entities=())) == {"type": "FeatureCollection", "features": []}


def test_timelinejs_has_what_the_drawing_needs():
    document = loaded("timelinejs")
    (event,) = document["events"]
    assert document["title"]["text"]["headline"] == "Ferry aground"
    assert event["start_date"] == {"year": 2031, "month": 3, "day": 4}
    assert "end_date" not in event
    assert "Coast Courier" in event["text"]["text"]
    assert "(2 reports, 1 origin)" in event["text"]["text"]


def test_timelinejs_gives_a_month_no_day_and_escapes_texts():
    entry = ACCOUNT.timeline[0]
    month = replace(entry.when, start="2031-02-01", end="2031-02-28", precision="month")
    (event,) = loaded("timelinejs", replace(ACCOUNT, timeline=(replace(entry, when=month, text=EVIL),)))["events"]
    assert event["start_date"] == {"year": 2031, "month": 2}
    assert "<script>" not in json.dumps(event)


# ---------------------------------------------------------------- CSV


def sheets(*accounts):
    bundle = zipfile.ZipFile(io.BytesIO(get_format("csv").render(accounts or [ACCOUNT])))
    assert bundle.testzip() is None
    return {name: list(csv.reader(io.StringIO(bundle.read(name).decode(), newline=""))) for name in bundle.namelist()}


def test_csv_has_one_table_a_concept_and_a_row_a_thing():
    tables = sheets()
    assert sorted(tables) == sorted(
        f"{name}.csv"
        for name in ("reports statements claims disputes figures entities mentions timeline copies origins").split()
    )
    assert len(tables["statements.csv"]) == 1 + len(ACCOUNT.statements)
    assert len(tables["disputes.csv"]) == 1 + 2
    for rows in tables.values():
        assert {len(row) for row in rows} == {len(rows[0])}


def test_csv_excerpts_cut_their_words():
    head, *rows = sheets()["mentions.csv"]
    for row in (dict(zip(head, row, strict=True)) for row in rows):
        assert TEXTS[row["report"]][int(row["from"]) : int(row["to"])] == row["text"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_runs_no_formula(sign):
    name = f'{sign}HYPERLINK("http://evil.example")'
    vell = replace(ACCOUNT.entities[1], name=name, names=(NameForm(name, 1),))
    rows = sheets(replace(ACCOUNT, entities=(vell,)))["entities.csv"]
    assert rows[1][3] == "'" + name


def test_csv_keeps_a_negative_number_a_number():
    arlen = replace(ACCOUNT.entities[2], place=Place(-54.5, -3.25, "GB", "invented", "1"))
    assert "-54.5" in sheets(replace(ACCOUNT, entities=(arlen,)))["entities.csv"][1]


# ---------------------------------------------------------------- the web of data


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # of its own making
def test_jsonld_is_a_graph_that_a_reader_of_it_understands():
    rdflib = pytest.importorskip("rdflib", reason="rdflib is not installed")
    document = loaded("jsonld")
    assert document["@context"] == "https://schema.org"
    document["@context"] = {"@vocab": "https://schema.org/"}  # what that address answers, as far as these nodes use it
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    claim = rdflib.URIRef("urn:hearsay:c1")
    assert set(graph.objects(claim, schema.appearance)) == {
        rdflib.URIRef("urn:hearsay:wire"), rdflib.URIRef("urn:hearsay:print"),
    }  # fmt: skip
    assert (rdflib.URIRef("urn:hearsay:print"), schema.isBasedOn, rdflib.URIRef("urn:hearsay:wire")) in graph
    assert len(set(graph.subjects(rdflib.RDF.type, schema.NewsArticle))) == 3


def test_annotations_find_their_words_by_place_and_by_quotation():
    document = loaded("annotations")
    items = document["first"]["items"]
    texts = {f"urn:hearsay:{name}": text for name, text in TEXTS.items()}
    texts["https://courier.example/linnet"] = TEXTS["print"]
    assert document["total"] == len(items) == 5 + 8 + 2
    assert len({item["id"] for item in items}) == len(items)
    for target in (target for item in items for target in item["target"]):
        place, quote = target["selector"]
        text = texts[target["source"]]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_annotations_of_a_split_quotation_have_a_target_a_part():
    said = replace(ACCOUNT.statements[2], more=(cut("wire", "Captain Tomas Vell"),))
    items = loaded("annotations", replace(ACCOUNT, statements=(said,)))["first"]["items"]
    assert len(items[0]["target"]) == 2
