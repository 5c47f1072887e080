"""The level of prices in the invented world, and the dataset `prijsindex` that publishes it."""

import math

from lib.demo.cells import number_cell
from lib.demo.patterns import SOURCE, YEARS

PRICE_RISE_PCT = {
    2015: 1.6,
    2016: 1.8,
    2017: 2.0,
    2018: 2.2,
    2019: 2.5,
    2020: 2.4,
    2021: 2.6,
    2022: 5.4,
    2023: 6.3,
    2024: 3.2,
    2025: 2.7,
}
WAGE_RISE_PCT = {
    2015: 1.2,
    2016: 1.4,
    2017: 1.6,
    2018: 2.0,
    2019: 2.6,
    2020: 2.9,
    2021: 2.1,
    2022: 3.4,
    2023: 6.1,
    2024: 6.4,
    2025: 4.5,
}
SERIES = {"demo-index": PRICE_RISE_PCT, "demo-loonindex": WAGE_RISE_PCT}
"""Two invented series; the prices of the demo set follow the first."""
_BASE_YEAR = 2020


def price_index(year: int) -> float:
    """The level of prices in a year, 2016 = 1."""
    return _level(PRICE_RISE_PCT, year) / _level(PRICE_RISE_PCT, YEARS[0])


def index_rows() -> list[dict[str, str]]:
    """Rows of `prijsindex`."""
    return [
        {
            "reeks": series,
            "periode": str(year),
            "waarde": number_cell(100 * _level(rises, year) / _level(rises, _BASE_YEAR), 1),
            "basisjaar": str(_BASE_YEAR),
            "status": "voorlopig" if year == YEARS[-1] else "definitief",
            "bron": SOURCE,
        }
        for series, rises in SERIES.items()
        for year in range(min(rises) - 1, max(rises) + 1)
    ]


def _level(rises: dict[int, float], year: int) -> float:
    return math.prod(1 + pct / 100 for rise, pct in rises.items() if rise <= year)
