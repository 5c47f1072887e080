"""Municipal boundaries: codes, characteristics, shapes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lib.domain.partners import Organisation
from lib.ingest.connectors import Context, Converted

SQUARE = [[[5.8, 51.8], [5.9, 51.8], [5.9, 51.9], [5.8, 51.8]]]


def feature(code: object = "GM0268", name: str = "Nijmegen", **changes: Any) -> dict[str, Any]:
    properties = {
        "gemeentecode": code,
        "gemeentenaam": name,
        "water": "NEE",
        "jaar": 2023,
        "aantalInwoners": 10,
    }
    geometry = changes.pop("geometry", {"type": "Polygon", "coordinates": SQUARE})
    return {"type": "Feature", "properties": {**properties, **changes}, "geometry": geometry}


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    def made(*features: dict[str, Any], name: str = "handmade.geojson") -> Path:
        path = tmp_path / name
        path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
        return path

    return made


@pytest.mark.shared_data
def test_the_boundaries_of_2023(shared_data: Path, converted: Callable[..., Converted]) -> None:
    found = converted(shared_data / "geo" / "gemeenten_2023_pdok_simplified.geojson")
    assert len(found.shapes) == 342
    codes = {row["organisatie"]: row["cbs_code"] for row in found.tables["organisaties"]}
    assert codes == {"nijmegen": "GM0268", "zwolle": "GM0193", "tilburg": "GM0855"}
    known = {
        row["kenmerk"]: row["waarde"] for row in found.tables["kenmerken"] if row["organisatie"] == "zwolle"
    }
    assert known == {
        "inwoners": "132411",
        "huishoudens": "62308",
        "oppervlakte_land_ha": "11067",
        "omgevingsadressendichtheid": "2093",
        "stedelijkheidsklasse": "2",
    }


def test_a_row_that_gets_its_code_keeps_the_rest(
    file: Callable[..., Path], converted: Callable[..., Converted]
) -> None:
    assert converted(file(feature())).tables["organisaties"] == [
        {
            "organisatie": "nijmegen",
            "naam": "Nijmegen",
            "soort": "gemeente",
            "cbs_code": "GM0268",
            "fictief": "nee",
        }
    ]


def test_water_and_abroad_are_passed_over(
    file: Callable[..., Path], converted: Callable[..., Converted]
) -> None:
    found = converted(file(feature(), feature(water="JA"), feature("GM0998", "Buitenland")))
    assert [shape.cbs_code for shape in found.shapes] == ["GM0268"]


def test_areas_without_a_municipal_code_are_counted(
    file: Callable[..., Path], converted: Callable[..., Converted]
) -> None:
    found = converted(file(feature(), feature("PV20"), feature(""), feature("WK026801"), feature("GM0998")))
    assert [shape.cbs_code for shape in found.shapes] == ["GM0268"]
    assert [(notice.code, notice.subject) for notice in found.notices] == [("zonder_gemeentecode", "3")]


def area(properties: dict[str, Any], coordinates: Any = SQUARE, **more: Any) -> dict[str, Any]:
    geometry = {"type": "Polygon", "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry, **more}


@pytest.mark.parametrize(
    "properties",
    [
        {"statcode": "GM0268", "statnaam": "Nijmegen", "jrstatcode": "2015GM0268", "rubriek": "gemeente"},
        {"GM_CODE": "GM0268", "GM_NAAM": "Nijmegen", "H2O": "NEE"},
        {"gm_code": "GM0268", "gm_naam": "Nijmegen"},
        {"code": "0268", "naam": "Nijmegen", "identificatie": "GM0268", "ligtInProvincieCode": "25"},
        {"Code": "0268", "Gemeentenaam": "Nijmegen"},
        {"gemeentecode": 268, "gemeentenaam": "Nijmegen"},
        {"Gemeentecode": "0268", "Gemeentenaam": "Nijmegen"},
        {"jrstatcode": "2015GM0268"},
    ],
)
def test_codes_are_read_as_their_maker_spells_them(
    properties: dict[str, Any], file: Callable[..., Path], converted: Callable[..., Converted]
) -> None:
    found = converted(file(area(properties), name="gemeenten_2015.geojson"))
    assert [(shape.cbs_code, shape.year) for shape in found.shapes] == [("GM0268", 2015)]
    assert not found.notices or found.notices[0].code == "onbekende_gemeenten"


@pytest.mark.parametrize(
    "properties",
    [
        {"code": "25", "naam": "Gelderland", "identificatie": "PV25"},
        {"code": "6030", "naam": "Nederland", "identificatie": "LND6030"},
        {"statcode": "PV25", "statnaam": "Gelderland"},
        {"statcode": "BU02680000", "statnaam": "Centrum"},
    ],
)
def test_other_areas_are_no_municipalities(
    properties: dict[str, Any], file: Callable[..., Path], converted: Callable[..., Converted]
) -> None:
    found = converted(file(feature(), area(properties), name="gebieden_2023.geojson"))
    assert [shape.cbs_code for shape in found.shapes] == ["GM0268"]
    assert [(notice.code, notice.subject) for notice in found.notices] == [("zonder_gemeentecode", "1")]


def test_the_identifier_of_a_feature_serves_as_its_code(
    file: Callable[..., Path], converted: Callable[..., Converted]
) -> None:
    found = converted(file(area({"naam": "Nijmegen"}, id="GM0268"), name="gemeenten_2024.geojson"))
    assert [(shape.cbs_code, shape.year) for shape in found.shapes] == [("GM0268", 2024)]


ISLAND = [[[5.6, 51.8], [5.65, 51.8], [5.65, 51.85], [5.6, 51.8]]]


def test_the_parts_of_a_municipality_are_joined(
    file: Callable[..., Path], converted: Callable[..., Converted]
) -> None:
    island = {"type": "Polygon", "coordinates": ISLAND}
    both = {"type": "MultiPolygon", "coordinates": [ISLAND, SQUARE]}
    found = converted(file(feature(), feature(geometry=island), feature(geometry=both)))
    [shape] = found.shapes
    assert json.loads(shape.geojson) == {"type": "MultiPolygon", "coordinates": [SQUARE, ISLAND]}
    assert [(row["kenmerk"], row["waarde"]) for row in found.tables["kenmerken"]] == [("inwoners", "10")]
    assert len(found.tables["organisaties"]) == 1


def test_one_municipality_in_two_years_stays_two(
    file: Callable[..., Path], converted: Callable[..., Converted]
) -> None:
    found = converted(file(feature(), feature(jaar=2024)))
    assert [(shape.cbs_code, shape.year) for shape in found.shapes] == [("GM0268", 2023), ("GM0268", 2024)]
    assert len(found.tables["organisaties"]) == 1


def test_a_bergen_without_a_code_is_asked_about(
    file: Callable[..., Path], context: Context, refused: Callable[..., list[tuple[str, tuple[str, ...]]]]
) -> None:
    bergen = Organisation("bergen", "Bergen", "gemeente", False)
    registry = replace(context.registry, organisations={**context.registry.organisations, "bergen": bergen})
    path = file(feature(), feature("GM0373", "Bergen (NH.)"), feature("GM0893", "Bergen (L.)"))
    assert refused(path, replace(context, registry=registry)) == [
        ("gemeente_niet_zeker", ("Bergen (L.) = GM0893", "Bergen (NH.) = GM0373"))
    ]


def test_missing_figures_are_left_out(file: Callable[..., Path], converted: Callable[..., Converted]) -> None:
    found = converted(file(feature(aantalInwoners=-99997, aantalHuishoudens=5)))
    assert [(row["kenmerk"], row["waarde"]) for row in found.tables["kenmerken"]] == [("huishoudens", "5")]


@pytest.mark.parametrize(
    ("features", "rule"),
    [
        ([feature(geometry={"type": "Polygon", "coordinates": [[[187500.0, 428500.0]]]})], "geen_wgs84"),
        ([feature(geometry={"type": "Point", "coordinates": [5.8, 51.8]})], "geen_wgs84"),
        ([feature(geometry={"type": "Polygon", "coordinates": [[["5", None]]]})], "geen_wgs84"),
        ([feature(geometry={"type": "Polygon", "coordinates": [SQUARE[0][:3]]})], "geen_wgs84"),
        (
            [feature(geometry={"type": "Polygon", "coordinates": [SQUARE[0][:2] + SQUARE[0][:1]]})],
            "geen_wgs84",
        ),
        ([feature(geometry={"type": "MultiPolygon", "coordinates": [[SQUARE[0][1:]]]})], "geen_wgs84"),
        ([feature(jaar=None)], "jaar_onbekend"),
        ([feature(aantalInwoners="veel")], "geen_getal"),
        ([feature(aantalInwoners="182.480")], "geen_geheel_getal"),
        ([feature(), feature(aantalInwoners=11)], "delen_verschillen"),
        ([feature(buurtcode="BU02680000", buurtnaam="Centrum")], "wijken_of_buurten"),
        ([{"type": "Feature"}], "geen_gemeentegrenzen"),
        ([], "geen_gemeentegrenzen"),
    ],
)
def test_wrong_features_are_refused(
    features: list[dict[str, Any]],
    rule: str,
    file: Callable[..., Path],
    refused: Callable[..., list[tuple[str, tuple[str, ...]]]],
) -> None:
    assert [found for found, _ in refused(file(*features))] == [rule]
