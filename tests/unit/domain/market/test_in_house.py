"""The in-house signal."""

from __future__ import annotations

import pytest

from lib.domain.market.in_house import Signal, entrusted


@pytest.mark.parametrize(
    ("shares", "average", "signal", "missing"),
    [
        ({2021: 80.0, 2022: 81.0, 2023: 82.0}, 81, Signal.ABOVE, ()),
        ({2021: 80.0, 2022: 80.0, 2023: 80.0}, 80, Signal.NOT_ABOVE, ()),
        ({2020: 10.0, 2021: 90.0, 2022: 90.0, 2023: 90.0, 2024: 10.0}, 90, Signal.ABOVE, ()),
        ({2021: 90.0, 2023: 90.0}, None, Signal.UNKNOWN, (2022,)),
        ({}, None, Signal.UNKNOWN, (2021, 2022, 2023)),
    ],
)
def test_the_three_preceding_years(
    shares: dict[int, float], average: float | None, signal: Signal, missing: tuple[int, ...]
) -> None:
    found = entrusted(shares, 2024)
    assert (found.average, found.signal, found.missing) == (average, signal, missing)
    assert set(found.shares) <= {2021, 2022, 2023}
