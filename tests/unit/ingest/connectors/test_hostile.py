"""Mutated files: rows, findings or not ours, and never a traceback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.ingest.connectors import Context, Converted, convert
from lib.ingest.headings import Unreadable

SETTINGS = settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
IV3 = b"""Gemeenten;Taakveld;Baten;Lasten;Inwonertal
Nijmegen;7.3 Afval;1.0;2.0;100
Aalten;7.3 Afval;0.0;0.0;100
Nederland;7.3 Afval;0.0;0.0;200
"""
KOR = b"meetlat,hoofdgroep,beeldmeetlat,uri\nkor-1,Groen,Groen-gras-onkruid,https://data.crow.nl/1\n"
ADDRESS = "https://opendata.cbs.nl/ODataApi/OData/{}/$metadata#Cbs.OData.WebAPI.TypedDataSet"
WASTE: dict[str, Any] = {
    "odata.metadata": ADDRESS.format("83452NED"),
    "value": [
        {
            "Afvalsoort": "A025450",
            "RegioS": "GM0268",
            "Perioden": "2021JJ00",
            "HoeveelheidHuishoudelijkAfval_1": 1,
        }
    ],
}
SERVICE: dict[str, Any] = {
    "value": [
        {
            "TaakveldBalanspost": "7.3   ",
            "Categorie": "L1.1",
            "Gemeenten": "GM0268   ",
            "Verslagsoort": "2023X005",
            "k_1ePlaatsing_1": 1,
            "k_2ePlaatsing_2": None,
        }
    ]
}
GEO: dict[str, Any] = {
    "type": "FeatureCollection",
    "features": [
        {
            "properties": {
                "gemeentecode": "GM0268",
                "gemeentenaam": "Nijmegen",
                "jaar": 2023,
                "aantalInwoners": 5,
            },
            "geometry": {"type": "Polygon", "coordinates": [[[5.8, 51.8], [5.9, 51.8], [5.8, 51.8]]]},
        }
    ],
}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=4,
)


def survives(path: Path, context: Context) -> None:
    try:
        found = convert(path, path.name, context)
    except Unreadable:
        return
    assert found is None or isinstance(found, Converted)
    for rows in found.tables.values() if found else ():
        assert len({tuple(row) for row in rows}) == 1
        assert all(isinstance(cell, str) for row in rows for cell in row.values())


@pytest.mark.parametrize(("name", "content"), [("iv3_2023_begroting.csv", IV3), ("kor.csv", KOR)])
@SETTINGS
@given(data=st.data())
def test_bytes_that_changed(
    name: str, content: bytes, data: st.DataObject, tmp_path: Path, context: Context
) -> None:
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 20)))
    path = tmp_path / name
    path.write_bytes(content[:start] + data.draw(st.binary(max_size=12)) + content[end:])
    survives(path, context)


@pytest.mark.parametrize("document", [WASTE, SERVICE, GEO])
@SETTINGS
@given(data=st.data())
def test_answers_that_changed(
    document: dict[str, Any], data: st.DataObject, tmp_path: Path, context: Context
) -> None:
    """Somewhere in the answer stands something else."""
    changed = json.loads(json.dumps(document))
    place: Any = changed
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if isinstance(place[key], dict | list) and place[key] and data.draw(st.booleans()):
            place = place[key]
            continue
        place[key] = data.draw(ANYTHING)
        break
    path = tmp_path / "handmade.json"
    path.write_text(json.dumps(changed), "utf-8")
    survives(path, context)
