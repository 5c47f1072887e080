"""Rings of GeoJSON."""

from __future__ import annotations

import json

import pytest

from lib.domain.service_levels.outlines import rings_of

SQUARE = [[5, 52], [6, 52], [6, 53], [5, 52]]
HOLE = [[5.2, 52.2], [5.3, 52.2], [5.3, 52.3], [5.2, 52.2]]


def shape(kind: str, coordinates: object) -> str:
    return json.dumps({"type": kind, "coordinates": coordinates})


def test_every_line_of_one_or_more_areas_is_a_ring() -> None:
    assert rings_of(shape("Polygon", [SQUARE, HOLE])) == (
        ((5, 52), (6, 52), (6, 53), (5, 52)),
        ((5.2, 52.2), (5.3, 52.2), (5.3, 52.3), (5.2, 52.2)),
    )
    assert len(rings_of(shape("MultiPolygon", [[SQUARE], [HOLE]]))) == 2


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", shape("Point", [5, 52]), shape("Polygon", 1), shape("Polygon", [[["a", 1]]])]
)
def test_what_is_no_area_has_no_rings(text: str) -> None:
    assert rings_of(text) == ()
