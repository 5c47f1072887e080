"""Municipal boundaries: codes, characteristics, shapes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lib.ingest.connectors import Converted

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
    found = converted(file(feature(), feature("0268"), feature(268), feature("PV20"), feature("GM0998")))
    assert [shape.cbs_code for shape in found.shapes] == ["GM0268"]
    assert [(notice.code, notice.subject) for notice in found.notices] == [("zonder_gemeentecode", "3")]


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
