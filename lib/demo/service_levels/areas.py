"""The areas of a municipality: names, types, their weight, and for some where they lie."""

from typing import NamedTuple

from lib.demo.names import MUNICIPALITIES, Municipality


class Area(NamedTuple):
    """A part of a municipality; `weight` is its part of the sample locations.

    `east` and `north` are its centre, in km from that of the municipality.
    """

    name: str
    kind: str
    weight: int
    east: float
    north: float


_AREAS = (
    Area("Centrum", "centrum", 14, 0.0, 0.0),
    Area("Noord", "woongebied", 22, 0.3, 1.6),
    Area("Zuid", "woongebied", 20, -0.2, -1.5),
    Area("Bedrijvenpark", "bedrijventerrein", 10, 1.9, 0.6),
    Area("Buitengebied", "buitengebied", 12, -2.1, 1.4),
    Area("Hoofdwegen", "hoofdstructuur", 12, -1.1, -0.5),
    Area("Stadspark", "recreatie", 6, 0.9, -0.9),
    Area("Oost", "woongebied", 18, 1.7, -1.3),
    Area("Begraafplaats", "begraafplaats", 4, -1.2, 0.8),
)
_SHOWN = ((75_000, 9), (25_000, 7), (0, 5))
LOCATED = {
    "demo-veldermeer": "rd",
    "demo-oosterlaak": "rd",
    "demo-brugstede": "rd",
    "demo-zandermonde": "rd",
    "demo-kastelburg": "wgs84",
    "demo-dorenrade": "rd",
    "demo-stroomhoven": "rd",
    "demo-haverzand": "rd",
    "demo-holtermark": "wgs84",
    "demo-torenwolde": "rd",
}
"""Whose inspections have coordinates, and in which system. They lie in open water, for the places do not exist."""
_CORNER_RD, _CORNER_WGS84 = (140_000, 514_000), (5.17, 52.61)
_METRES_PER_DEGREE = (67_700, 111_300)


def areas_of(place: Municipality) -> tuple[Area, ...]:
    """The areas of a municipality: more of them where it is larger."""
    return _AREAS[: next(n for least, n in _SHOWN if place.inhabitants >= least)]


def point_in(place: Municipality, area: Area, east_m: float, north_m: float) -> tuple[float, float] | None:
    """x and y of a point this far from the centre of an area, or None where there are no coordinates."""
    system = LOCATED.get(place.code)
    if system is None:
        return None
    number = MUNICIPALITIES.index(place)
    east = 6_000 * (number % 5) + 1_000 * area.east + east_m
    north = 8_000 * (number // 5) + 1_000 * area.north + north_m
    if system == "rd":
        return round(_CORNER_RD[0] + east, 1), round(_CORNER_RD[1] + north, 1)
    across, along = _METRES_PER_DEGREE
    return round(_CORNER_WGS84[0] + east / across, 5), round(_CORNER_WGS84[1] + north / along, 5)
