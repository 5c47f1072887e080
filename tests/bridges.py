"""Short ways to make what a cost bridge is built from."""

from __future__ import annotations

import datetime as dt

from lib.domain.costs.lines import Rate
from lib.domain.periods import parse_period
from lib.domain.price_index import IndexFigure, PriceIndex, price_indices
from lib.domain.quantities.lines import Quantity, QuantityState


def counted(
    date: str,
    amount: float,
    state: str = "geregistreerd",
    area: str | None = None,
    kind: str = "gazon",
    unit: str = "m2",
) -> Quantity:
    """A count of an object type in an area."""
    day = dt.date.fromisoformat(date)
    return Quantity("aa-cc", kind, area, None, amount, unit, day, QuantityState(state), "BGT")


def rate(
    year: int,
    level: str | None,
    price: float,
    quantity: float | None = None,
    product: str = "maaien",
    unit: str = "m2",
) -> Rate:
    """What is charged for a product at a level, without VAT."""
    return Rate("aa-cc", product, year, level, price, unit, quantity, parse_period(str(year)), False, "DVO")


def index(figures: dict[str, float], code: str = "cpi", base_year: int = 2015) -> PriceIndex:
    """A series from period -> figure."""
    rows = [IndexFigure(code, parse_period(p), v, base_year, True, "CBS") for p, v in figures.items()]
    return price_indices(rows)[code]
