"""The catalogue of the open part: the same statements in both forms, and the shapes of DCAT-AP-NL hold."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib.compare import isomorphic

from lib.api.open_data.dcat import CatalogueForm, Iri, Phrase, Statement, in_catalogue_form, statements
from lib.api.publisher import Publisher
from lib.api.records import RESOURCES
from lib.store.engine import Store
from tests.api_client import program

SHAPES = Path(__file__).parents[3] / "integration" / "standards" / "dcat-ap-nl-3.0-shacl.ttl"
DCAT = "http://www.w3.org/ns/dcat#"
WHO = Publisher('Gemeente "Proef"\n', "proef@example.org", "https://example.org/a b")


def graph(text: str, form: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=text, format=form)


def test_the_shapes_of_the_profile_hold_and_would_tell(store: Store) -> None:
    asks = program(store)
    as_json = asks.ask("/catalogus")
    as_turtle = asks.ask("/catalogus", headers={"Accept": "text/turtle"})
    assert as_json.headers["content-type"] == "application/ld+json"
    assert as_turtle.headers["content-type"].startswith("text/turtle")
    told = graph(as_json.text, "json-ld")
    assert isomorphic(told, graph(as_turtle.text, "turtle"))
    shapes = rdflib.Graph().parse(SHAPES)
    holds, _, words = pyshacl.validate(told, shacl_graph=shapes)
    assert holds, words
    told.remove((None, rdflib.DCTERMS.license, None))
    assert not pyshacl.validate(told, shacl_graph=shapes)[0]


def test_only_open_lists_are_told_of_and_their_files_are_there(store: Store) -> None:
    asks = program(store)
    told = graph(asks.ask("/catalogus?formaat=ttl").text, "turtle")
    files = {str(address) for address in told.objects(None, rdflib.URIRef(f"{DCAT}downloadURL"))}
    assert len(files) == 3 * sum(resource.open for resource in RESOURCES)
    for address in files:
        assert asks.ask(address.split("/api/v1")[1]).status_code == 200
    names = {address.rsplit("/", 1)[1].split("?")[0] for address in files}
    assert names == {resource.name for resource in RESOURCES if resource.open}


def test_signs_in_a_name_stay_signs() -> None:
    told = statements(RESOURCES, "https://example.org/api/v1", WHO)
    first, second = (in_catalogue_form(told, form) for form in CatalogueForm)
    found = graph(first, "json-ld")
    assert rdflib.Literal(WHO.name, lang="nl") in set(found.objects())
    assert rdflib.Literal(WHO.name, lang="nl") in set(graph(second, "turtle").objects())


@pytest.mark.parametrize("words", ['a"b', "a\\b", "a\nb", "é€\U0001f600", "<>", "' ; ."])
def test_a_text_is_read_back(words: str) -> None:
    one = [Statement(Iri("https://example.org/x"), "dct:title", Phrase(words, None))]
    for form, name in zip(CatalogueForm, ("json-ld", "turtle"), strict=True):
        assert [str(each) for each in graph(in_catalogue_form(one, form), name).objects()] == [words]
