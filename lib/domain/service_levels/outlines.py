"""The outline of an area on a map."""

from __future__ import annotations

import json
from typing import NamedTuple

Ring = tuple[tuple[float, float], ...]
"""A closed line of (longitude, latitude) in WGS84 degrees."""


class Outline(NamedTuple):
    """The lines around a municipality, holes included, of the division of a year."""

    rings: tuple[Ring, ...]
    year: int
    source: str


def rings_of(shape: str) -> tuple[Ring, ...]:
    """The rings of a Polygon or MultiPolygon in GeoJSON; none of anything else."""
    try:
        geometry = json.loads(shape)
        coordinates = geometry["coordinates"]
        areas = [coordinates] if geometry["type"] == "Polygon" else coordinates
        return tuple(
            tuple((float(point[0]), float(point[1])) for point in ring) for area in areas for ring in area
        )
    except (ValueError, TypeError, LookupError):
        return ()
