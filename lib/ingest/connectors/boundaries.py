"""Municipal boundaries (GeoJSON of CBS, PDOK and Kadaster): codes, key figures and shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.loads.findings import Finding, Notice
from lib.domain.partners import Organisation
from lib.domain.periods import FIRST_YEAR, LAST_YEAR
from lib.ingest.connectors.boundary_properties import Properties
from lib.ingest.connectors.cbs.municipalities import NO_MUNICIPALITIES, Municipalities, Unsure
from lib.ingest.connectors.cbs.saved_json import Document
from lib.ingest.connectors.cbs.values import NotANumber, cell_of, number_in
from lib.ingest.connectors.conversion import Context, Converted, Row, Shape, tables
from lib.ingest.connectors.shapes import Geometry, WrongShape, joined_shape
from lib.ingest.connectors.text_files import year_in
from lib.ingest.connectors.written_numbers import count_in, whole_number_rule
from lib.ingest.headings import Unreadable

_WHOLE = {"inwoners", "huishoudens"}
_CHARACTERISTICS = {
    "aantalinwoners": "inwoners",
    "aantinw": "inwoners",
    "aantalhuishoudens": "huishoudens",
    "aantalhh": "huishoudens",
    "oppervlaktelandinha": "oppervlakte_land_ha",
    "oppland": "oppervlakte_land_ha",
    "omgevingsadressendichtheid": "omgevingsadressendichtheid",
    "oad": "omgevingsadressendichtheid",
    "stedelijkheidadressenperkm2": "stedelijkheidsklasse",
    "sted": "stedelijkheidsklasse",
}
"""Property of a municipality, as CBS called it over the years -> characteristic."""


@dataclass
class _Municipality:
    """What all features of a municipality say together."""

    name: str
    parts: list[Geometry] = field(default_factory=list)
    characteristics: dict[str, Decimal] = field(default_factory=dict)


def convert_boundaries(document: Document, name: str, context: Context) -> Converted | None:
    """Codes and characteristics of known municipalities, and the shapes of all; None for other JSON.

    A municipality in several features has its parts joined.

    Raises:
        Unreadable: when a feature has no year or area in WGS84, a figure is no number or differs between parts,
            or it is not certain which organisation a municipality is.
    """
    features = document.get("features")
    if document.get("type") != "FeatureCollection" or not isinstance(features, list):
        return None
    found: dict[tuple[str, int], _Municipality] = {}
    without_code = 0
    for feature in features:
        properties, geometry = _parts(feature, name)
        code = properties.code()
        if properties.is_water() or code in NO_MUNICIPALITIES:
            continue
        if not code:
            without_code += 1
            continue
        _refuse_quarters(properties, name)
        municipality = found.setdefault(
            (code, _year(properties, name, context)), _Municipality(properties.name())
        )
        municipality.parts.append(geometry)
        _add_characteristics(municipality, properties, name, code)
    if not found:
        raise Unreadable(Finding(name, 0, "", "", "geen_gemeentegrenzen"))
    shapes = tuple(Shape(code, year, _shape(m, name, code)) for (code, year), m in found.items())
    return _converted(found, shapes, without_code, name, context)


def _converted(
    found: dict[tuple[str, int], _Municipality],
    shapes: tuple[Shape, ...],
    without_code: int,
    name: str,
    context: Context,
) -> Converted:
    known = _known(found, name, Municipalities(context.registry))
    organisations = [
        _with_code(organisation, code)
        for code, organisation in known.items()
        if organisation is not None and organisation.cbs_code != code
    ]
    characteristics = [
        _characteristic(organisation, characteristic, year, value)
        for (code, year), municipality in found.items()
        if (organisation := known[code]) is not None
        for characteristic, value in municipality.characteristics.items()
    ]
    skipped = {
        "onbekende_gemeenten": sum(organisation is None for organisation in known.values()),
        "zonder_gemeentecode": without_code,
    }
    notices = tuple(Notice(name, code, str(number)) for code, number in skipped.items() if number)
    return Converted(tables(organisaties=organisations, kenmerken=characteristics), notices, shapes)


def _known(
    found: dict[tuple[str, int], _Municipality], name: str, municipalities: Municipalities
) -> dict[str, Organisation | None]:
    """Code -> the organisation of the store; None when it has none."""
    known: dict[str, Organisation | None] = {}
    names: dict[str, str] = {}
    for (code, _), municipality in found.items():
        if code in known:
            continue
        try:
            organisation = known[code] = municipalities.find(municipality.name, code)
        except Unsure as unsure:
            raise _question(name, municipality.name, unsure.choices) from unsure
        called = f"{municipality.name} = {code}"
        if organisation is not None and (earlier := names.setdefault(organisation.code, called)) != called:
            raise _question(name, organisation.name, (earlier, called))
    return known


def _question(name: str, value: str, choices: Iterable[str]) -> Unreadable:
    return Unreadable(Finding(name, 0, "", value, "gemeente_niet_zeker", tuple(choices)))


def _parts(feature: Any, name: str) -> tuple[Properties, Geometry]:
    if isinstance(feature, dict):
        properties, geometry = feature.get("properties"), feature.get("geometry")
        if isinstance(properties, dict) and isinstance(geometry, dict):
            return Properties(properties, feature.get("id")), geometry
    raise Unreadable(Finding(name, 0, "", "", "geen_gemeentegrenzen"))


def _refuse_quarters(properties: Properties, name: str) -> None:
    """Neighbourhoods carry the code of their municipality, but not its figures."""
    if (quarter := properties.quarter()) is not None:
        raise Unreadable(Finding(name, 0, *quarter, "wijken_of_buurten"))


def _year(properties: Properties, name: str, context: Context) -> int:
    year = properties.year() or year_in(name) or context.year
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable(Finding(name, 0, "", "", "jaar_onbekend"))
    return year


def _shape(municipality: _Municipality, name: str, code: str) -> str:
    try:
        return joined_shape(municipality.parts)
    except WrongShape as wrong:
        raise Unreadable(Finding(name, 0, "geometry", code, "geen_wgs84")) from wrong


def _with_code(organisation: Organisation, code: str) -> Row:
    """The whole row again: a row that is loaded replaces the earlier one."""
    return {
        "organisatie": organisation.code,
        "naam": organisation.name,
        "soort": organisation.kind,
        "cbs_code": code,
        "fictief": "ja" if organisation.fictitious else "nee",
    }


def _add_characteristics(municipality: _Municipality, properties: Properties, name: str, code: str) -> None:
    for spelling, characteristic in _CHARACTERISTICS.items():
        key, cell = properties.given(spelling)
        read: Callable[[Any], Decimal | None] = count_in if characteristic in _WHOLE else number_in
        try:
            value = read(cell)
        except NotANumber as wrong:
            rule = whole_number_rule(str(wrong)) if characteristic in _WHOLE else "geen_getal"
            raise Unreadable(Finding(name, 0, key, str(wrong)[:80], rule)) from wrong
        if value is None or value < (shipped_catalogue().characteristics[characteristic].minimum or 0):
            continue
        if municipality.characteristics.setdefault(characteristic, value) != value:
            raise Unreadable(Finding(name, 0, key, cell_of(value), "delen_verschillen", (code,)))


def _characteristic(organisation: Organisation, characteristic: str, year: int, value: Decimal) -> Row:
    return {
        "organisatie": organisation.code,
        "kenmerk": characteristic,
        "jaar": str(year),
        "waarde": cell_of(value),
        "bron": f"CBS/PDOK, gemeenten {year}",
    }
