"""Coordinates of the Netherlands: RD New and WGS84."""

from __future__ import annotations

from typing import Any

RD_NEW = ((10_000.0, 300_000.0), (300_000.0, 625_000.0))
WGS84 = ((3.0, 7.5), (50.5, 54.0))
"""Ranges of x and y that lie in the Netherlands."""

_CENTRE_RD = (155_000.0, 463_000.0)
_CENTRE_WGS84 = (5.38720621, 52.15517440)
_LONGITUDE = (
    *((1, 0, 5260.52916), (1, 1, 105.94684), (1, 2, 2.45656), (3, 0, -0.81885), (1, 3, 0.05594)),
    *((3, 1, -0.05607), (0, 1, 0.01199), (3, 2, -0.00256), (1, 4, 0.00128), (0, 2, 0.00022)),
    *((2, 0, -0.00022), (5, 0, 0.00026)),
)
_LATITUDE = (
    *((0, 1, 3235.65389), (2, 0, -32.58297), (0, 2, -0.24750), (2, 1, -0.84978), (0, 3, -0.06550)),
    *((2, 2, -0.01709), (1, 0, -0.00738), (4, 0, 0.00530), (2, 3, -0.00039), (4, 1, 0.00033)),
    (1, 1, -0.00012),
)
"""Powers of x and y in 100 km from the centre, and seconds of arc."""


def wgs84_of_rd(x: Any, y: Any) -> tuple[Any, Any]:
    """Longitude and latitude in degrees of a point in RD New in metres, to about half a metre.

    The polynomials of F.H. Schreutelkamp and G.L. Strang van Hees, "Benaderingsformules voor de transformatie
    tussen RD- en WGS84-kaartcoordinaten", Geodesia 2001-2. Only sums and products, so numbers and columns of a
    statement both serve.
    """
    dx, dy = (x - _CENTRE_RD[0]) * 1e-5, (y - _CENTRE_RD[1]) * 1e-5

    def degrees(start: float, terms: tuple[tuple[int, int, float], ...]) -> Any:
        seconds = sum(
            (_power(dx, across) * _power(dy, along) * weight for across, along, weight in terms), start=0.0
        )
        return seconds * (1 / 3600) + start

    return degrees(_CENTRE_WGS84[0], _LONGITUDE), degrees(_CENTRE_WGS84[1], _LATITUDE)


def _power(value: Any, times: int) -> Any:
    result: Any = 1.0
    for _ in range(times):
        result = value * result
    return result
