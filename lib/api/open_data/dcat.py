"""The open part of the data as a catalogue: DCAT-AP-NL 3.0, as JSON-LD and as Turtle from the same statements."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from lib.api.asked import Form
from lib.api.description import API_PURPOSE, API_VERSION
from lib.api.publisher import Publisher
from lib.api.resources import Resource

_SPACES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
_EU = "http://publications.europa.eu/resource/authority"
PUBLIC = f"{_EU}/access-right/PUBLIC"
DUTCH_LANGUAGE = f"{_EU}/language/NLD"
THEMES = (f"{_EU}/data-theme/ENVI", f"{_EU}/data-theme/GOVE")
LICENCE_NOT_KNOWN = "http://standaarden.overheid.nl/owms/terms/licentieonbekend"
"""Of the code list of DCAT-AP-NL: the licence differs by source, so there is none for the whole."""
RIGHTS_STATEMENT = (
    "De licentie verschilt per bron. Bij elk cijfer staat zijn bron; cijfers van het CBS zijn "
    "CC BY 4.0. Wat in de kolom fictief ja heeft, is verzonnen."
)
_FILE_TYPES = {
    Form.JSON: ("JSON", "application/json"),
    Form.CSV: ("CSV", "text/csv"),
    Form.PARQUET: ("PARQUET", "application/vnd.apache.parquet"),
}
_TYPE = "rdf:type"


class CatalogueForm(StrEnum):
    """The forms of the catalogue."""

    JSON_LD = "jsonld"
    TURTLE = "ttl"


CATALOGUE_TYPES = {CatalogueForm.JSON_LD: "application/ld+json", CatalogueForm.TURTLE: "text/turtle"}


class Iri(str):
    """A name of a thing, which is no text."""

    __slots__ = ()


class Phrase(NamedTuple):
    """A text, in Dutch unless it is a code."""

    words: str
    language: str | None = "nl"


class Statement(NamedTuple):
    """That a thing has a property."""

    about: Iri
    name: str
    value: Iri | Phrase


def statements(resources: Iterable[Resource], base: str, who: Publisher) -> list[Statement]:
    """What there is to say of the open lists.

    Args:
        resources: all lists; those that are not open are left out.
        base: the address of the API, without a slash at its end.
        who: answers for this monitor.
    """
    found: list[Statement] = []
    catalogue, service = Iri(f"{base}/catalogus#catalogus"), Iri(f"{base}/catalogus#dienst")
    agent, contact = Iri(f"{base}/catalogus#uitgever"), Iri(f"{base}/catalogus#contact")
    shared = _shared(agent, contact)
    found += _of(catalogue, "dcat:Catalog", *shared, ("dct:title", Phrase("Samenwerkingsmonitor")))
    found += _of(catalogue, None, ("dct:description", Phrase(API_PURPOSE)), ("dcat:service", service))
    found += _of(agent, "foaf:Agent", ("foaf:name", Phrase(who.name)), ("foaf:homepage", Iri(who.page)))
    found += _of(
        contact, "vcard:Kind", ("vcard:fn", Phrase(who.name)), ("vcard:hasEmail", Iri(f"mailto:{who.mail}"))
    )
    found += _of(
        service,
        "dcat:DataService",
        *shared,
        *(("dct:title", Phrase("API van de Samenwerkingsmonitor")), ("dct:description", Phrase(API_PURPOSE))),
        *(("dct:identifier", Phrase(service, None)), ("dcat:version", Phrase(API_VERSION, None))),
        *(("dcat:endpointURL", Iri(base)), ("dcat:endpointDescription", Iri(f"{base}/openapi.json"))),
        *(("dct:license", Iri(LICENCE_NOT_KNOWN)), ("dct:accessRights", Iri(PUBLIC))),
        *(("dcat:theme", Iri(theme)) for theme in THEMES),
    )
    for resource in resources:
        if resource.open:
            dataset = Iri(f"{base}/catalogus#{resource.name}")
            found += _of(catalogue, None, ("dcat:dataset", dataset))
            found += _of(service, None, ("dcat:servesDataset", dataset))
            found += _dataset(resource, dataset, base, service, shared)
    return found


def _shared(agent: Iri, contact: Iri) -> tuple[tuple[str, Iri | Phrase], ...]:
    return (
        *(("dct:publisher", agent), ("dct:creator", agent), ("dcat:contactPoint", contact)),
        ("dct:language", Iri(DUTCH_LANGUAGE)),
    )


def _dataset(
    resource: Resource, dataset: Iri, base: str, service: Iri, shared: tuple[tuple[str, Iri | Phrase], ...]
) -> Iterator[Statement]:
    yield from _of(
        dataset,
        "dcat:Dataset",
        *shared,
        *(("dct:title", Phrase(resource.title)), ("dct:description", Phrase(resource.explanation))),
        *(("dct:identifier", Phrase(dataset, None)), ("dct:accessRights", Iri(PUBLIC))),
        *(("dcat:theme", Iri(theme)) for theme in THEMES),
        *(("dcat:keyword", Phrase(word)) for word in ("openbare ruimte", "afval", "samenwerking")),
    )
    for form, (name, media_type) in _FILE_TYPES.items():
        file = Iri(f"{base}/catalogus#{resource.name}-{form}")
        address = Iri(f"{base}/{resource.name}?formaat={form}")
        yield from _of(dataset, None, ("dcat:distribution", file))
        yield from _of(
            file,
            "dcat:Distribution",
            *(
                ("dct:title", Phrase(f"{resource.title} ({name})")),
                ("dct:description", Phrase(resource.explanation)),
            ),
            *(("dcat:accessURL", address), ("dcat:downloadURL", address), ("dcat:accessService", service)),
            ("dcat:mediaType", Iri(f"https://www.iana.org/assignments/media-types/{media_type}")),
            *(("dct:format", Iri(f"{_EU}/file-type/{name}")), ("dct:license", Iri(LICENCE_NOT_KNOWN))),
            ("dct:rights", Iri(f"{base}/catalogus#rechten")),
        )
    yield from _of(
        Iri(f"{base}/catalogus#rechten"), "dct:RightsStatement", ("rdfs:label", Phrase(RIGHTS_STATEMENT))
    )


def _of(about: Iri, kind: str | None, *told: tuple[str, Iri | Phrase]) -> Iterator[Statement]:
    if kind:
        yield Statement(about, _TYPE, Iri(_whole(kind)))
    yield from (Statement(about, name, value) for name, value in told)


def _whole(name: str) -> str:
    space, _, rest = name.partition(":")
    return _SPACES[space] + rest


def in_catalogue_form(told: Iterable[Statement], form: CatalogueForm) -> str:
    """The statements, each once, in a form."""
    once = list(dict.fromkeys(told))
    return _turtle(once) if form == CatalogueForm.TURTLE else _json_ld(once)


def _turtle(told: list[Statement]) -> str:
    lines = [f"@prefix {space}: <{address}> ." for space, address in _SPACES.items()]
    lines += [f"{_in_turtle(s.about)} {s.name} {_in_turtle(s.value)} ." for s in told]
    return "\n".join(lines) + "\n"


def _in_turtle(value: Iri | Phrase) -> str:
    if isinstance(value, Phrase):
        return json.dumps(value.words, ensure_ascii=False) + (f"@{value.language}" if value.language else "")
    return "<" + "".join(f"\\u{ord(c):04X}" if c in '<>"{}|^`\\' or c <= " " else c for c in value) + ">"


def _json_ld(told: list[Statement]) -> str:
    things: dict[str, dict[str, Any]] = {}
    for about, name, value in told:
        thing = things.setdefault(about, {"@id": about})
        if name == _TYPE:
            thing.setdefault("@type", []).append(value)
        elif isinstance(value, Phrase):
            text = {"@value": value.words} | ({"@language": value.language} if value.language else {})
            thing.setdefault(name, []).append(text)
        else:
            thing.setdefault(name, []).append({"@id": value})
    return json.dumps({"@context": _SPACES, "@graph": list(things.values())}, ensure_ascii=False)
