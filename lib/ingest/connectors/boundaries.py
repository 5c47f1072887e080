"""Municipal boundaries (GeoJSON of CBS and PDOK): codes, key figures and shapes."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from lib.domain.loads.findings import Finding, Notice
from lib.domain.partners import Organisation
from lib.domain.periods import FIRST_YEAR, LAST_YEAR
from lib.ingest.connectors.cbs.municipalities import (
    NO_MUNICIPALITIES,
    Municipalities,
    cbs_code_of,
    is_municipality,
)
from lib.ingest.connectors.cbs.saved_json import Document, text_of
from lib.ingest.connectors.cbs.values import NotANumber, cell_of, number_in
from lib.ingest.connectors.conversion import Context, Converted, Row, Shape, tables
from lib.ingest.connectors.text_files import year_in
from lib.ingest.headings import Unreadable

_CODE, NAME, WATER, _YEAR = "gemeentecode", "gemeentenaam", "water", "jaar"
_CHARACTERISTICS = {
    "aantalInwoners": "inwoners",
    "aantalHuishoudens": "huishoudens",
    "oppervlakteLandInHa": "oppervlakte_land_ha",
    "omgevingsadressendichtheid": "omgevingsadressendichtheid",
    "stedelijkheidAdressenPerKm2": "stedelijkheidsklasse",
}
"""Property of a municipality -> characteristic."""

LEVELS_OF = {"Polygon": 2, "MultiPolygon": 3}
"""Kind of geometry -> how deep its points lie."""

RING, SMALLEST_RING = 1, 4
"""The level at which points make an outline, and how many it takes to enclose something: the last is the first."""

_DECIMALS = 6
WEST_EAST, SOUTH_NORTH = (2.0, 9.0), (50.0, 55.0)
"""What holds the Netherlands in degrees; a coordinate in metres is far outside."""


class _WrongShape(ValueError):
    """The geometry is not one or more areas in WGS84."""


def convert_boundaries(document: Document, name: str, context: Context) -> Converted | None:
    """Codes and characteristics of known municipalities, and the shapes of all; None for other JSON.

    Raises:
        Unreadable: when a feature has no code, year or area in WGS84, or a figure is no number.
    """
    features = document.get("features")
    if document.get("type") != "FeatureCollection" or not isinstance(features, list):
        return None
    municipalities = Municipalities(context.registry)
    organisations: list[Row] = []
    characteristics: list[Row] = []
    shapes: list[Shape] = []
    unknown = without_code = 0
    for feature in features:
        properties, geometry = _parts(feature, name)
        code = text_of(properties, _CODE)
        if text_of(properties, WATER).upper() == "JA" or code in NO_MUNICIPALITIES:
            continue
        if not is_municipality(code):
            without_code += 1
            continue
        year = _year(properties, name, context)
        shapes.append(Shape(code, year, _geometry(geometry, name, code)))
        organisation = municipalities.find(text_of(properties, NAME), code)
        if organisation is None:
            unknown += 1
            continue
        if cbs_code_of(organisation) != code:
            organisations.append(_with_code(organisation, code))
        characteristics += _characteristics(properties, name, organisation, year)
    if not shapes:
        raise Unreadable(Finding(name, 0, _CODE, "", "geen_gemeentegrenzen"))
    skipped = {"onbekende_gemeenten": unknown, "zonder_gemeentecode": without_code}
    notices = tuple(Notice(name, code, str(number)) for code, number in skipped.items() if number)
    return Converted(tables(organisaties=organisations, kenmerken=characteristics), notices, tuple(shapes))


def _parts(feature: Any, name: str) -> tuple[Document, Document]:
    if isinstance(feature, dict):
        properties, geometry = feature.get("properties"), feature.get("geometry")
        if isinstance(properties, dict) and isinstance(geometry, dict):
            return properties, geometry
    raise Unreadable(Finding(name, 0, "", "", "geen_gemeentegrenzen"))


def _year(properties: Document, name: str, context: Context) -> int:
    given = text_of(properties, _YEAR)
    year = int(given) if given.isascii() and given.isdigit() and len(given) == 4 else None
    year = year or year_in(name) or context.year
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable(Finding(name, 0, _YEAR, given, "jaar_onbekend"))
    return year


def _with_code(organisation: Organisation, code: str) -> Row:
    """The whole row again: a row that is loaded replaces the earlier one."""
    return {
        "organisatie": organisation.code,
        "naam": organisation.name,
        "soort": organisation.kind,
        "cbs_code": code,
        "fictief": "ja" if organisation.fictitious else "nee",
    }


def _characteristics(properties: Document, name: str, organisation: Organisation, year: int) -> list[Row]:
    rows = []
    for key, characteristic in _CHARACTERISTICS.items():
        try:
            value = number_in(properties.get(key))
        except NotANumber as wrong:
            raise Unreadable(Finding(name, 0, key, str(wrong)[:80], "geen_getal")) from wrong
        if value is not None and value >= 0:
            rows.append(_characteristic(organisation, characteristic, year, value))
    return rows


def _characteristic(organisation: Organisation, characteristic: str, year: int, value: Decimal) -> Row:
    return {
        "organisatie": organisation.code,
        "kenmerk": characteristic,
        "jaar": str(year),
        "waarde": cell_of(value),
        "bron": f"CBS/PDOK, gemeenten {year}",
    }


def _geometry(geometry: Document, name: str, code: str) -> str:
    """The geometry as GeoJSON, rounded to about a decimetre."""
    kind = geometry.get("type")
    try:
        if not isinstance(kind, str) or kind not in LEVELS_OF:
            raise _WrongShape
        rounded = _rounded(geometry.get("coordinates"), LEVELS_OF[kind])
    except _WrongShape as wrong:
        raise Unreadable(Finding(name, 0, "geometry", code, "geen_wgs84")) from wrong
    return json.dumps({"type": kind, "coordinates": rounded}, separators=(",", ":"))


def _rounded(coordinates: Any, level: int) -> list[Any]:
    if not isinstance(coordinates, list) or not coordinates:
        raise _WrongShape
    if level == RING and (len(coordinates) < SMALLEST_RING or coordinates[0] != coordinates[-1]):
        raise _WrongShape
    if level:
        return [_rounded(part, level - 1) for part in coordinates]
    if len(coordinates) < 2 or not all(type(c) in (int, float) for c in coordinates):
        raise _WrongShape
    x, y = coordinates[:2]
    if not (WEST_EAST[0] <= x <= WEST_EAST[1] and SOUTH_NORTH[0] <= y <= SOUTH_NORTH[1]):
        raise _WrongShape
    return [round(float(x), _DECIMALS), round(float(y), _DECIMALS)]
