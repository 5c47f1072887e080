"""RD New to WGS84 on points that are known in both."""

from __future__ import annotations

import pytest

from lib.domain.service_levels.coordinates import wgs84_of_rd


@pytest.mark.parametrize(
    ("x", "y", "longitude", "latitude"),
    [
        (155_000, 463_000, 5.38720621, 52.15517440),  # Onze-Lieve-Vrouwetoren in Amersfoort, where both begin
        (120_700.723, 487_525.501, 4.88352559, 52.37453253),  # Westertoren in Amsterdam
        (233_883.131, 582_065.167, 6.56820053, 53.21938317),  # Martinitoren in Groningen
    ],
)
def test_known_towers(x: float, y: float, longitude: float, latitude: float) -> None:
    found = wgs84_of_rd(x, y)
    assert found == pytest.approx((longitude, latitude), abs=1e-5)  # about a metre
