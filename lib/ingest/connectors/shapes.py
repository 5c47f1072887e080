"""Areas in GeoJSON: checked, rounded, and the parts of one area joined."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

LEVELS_OF = {"Polygon": 2, "MultiPolygon": 3}
"""Kind of geometry -> how deep its points lie."""

RING, SMALLEST_RING = 1, 4
"""The level at which points make an outline, and how many it takes to enclose something: the last is the first."""

_DECIMALS = 6
WEST_EAST, SOUTH_NORTH = (2.0, 9.0), (50.0, 55.0)
"""What holds the Netherlands in degrees; a coordinate in metres is far outside."""

Geometry = dict[str, Any]


class WrongShape(ValueError):
    """The geometry is not one or more areas in WGS84."""


def joined_shape(parts: Sequence[Geometry]) -> str:
    """The parts of an area as one geometry in GeoJSON, rounded to about a decimetre; a part given twice counts once.

    Raises:
        WrongShape: when a part is no area in WGS84.
    """
    kinds = [part.get("type") for part in parts]
    areas: list[Any] = []
    for kind, part in zip(kinds, parts, strict=True):
        if not isinstance(kind, str) or kind not in LEVELS_OF:
            raise WrongShape
        rounded = _rounded(part.get("coordinates"), LEVELS_OF[kind])
        areas += [
            area
            for area in ([rounded] if kind == "Polygon" else rounded)
            if area not in areas or len(parts) == 1
        ]
    whole = "Polygon" if len(areas) == 1 and "MultiPolygon" not in kinds else "MultiPolygon"
    coordinates = areas[0] if whole == "Polygon" else areas
    return json.dumps({"type": whole, "coordinates": coordinates}, separators=(",", ":"))


def _rounded(coordinates: Any, level: int) -> list[Any]:
    if not isinstance(coordinates, list) or not coordinates:
        raise WrongShape
    if level == RING and (len(coordinates) < SMALLEST_RING or coordinates[0] != coordinates[-1]):
        raise WrongShape
    if level:
        return [_rounded(part, level - 1) for part in coordinates]
    if len(coordinates) < 2 or not all(type(c) in (int, float) for c in coordinates):
        raise WrongShape
    x, y = coordinates[:2]
    if not (WEST_EAST[0] <= x <= WEST_EAST[1] and SOUTH_NORTH[0] <= y <= SOUTH_NORTH[1]):
        raise WrongShape
    return [round(float(x), _DECIMALS), round(float(y), _DECIMALS)]
