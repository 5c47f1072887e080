"""Short ways to make what a scenario is computed from, without a store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from lib.domain.market.prices import Price, Product
from lib.domain.periods import parse_period
from lib.domain.price_index import PriceIndex
from lib.domain.quantities.lines import Quantity, QuantityState
from lib.domain.scenarios.parts import Ground, lay_ground
from lib.domain.scenarios.prices import price_list
from lib.domain.service_levels.inspections import Ambition
from tests.market_prices import price

DAY = dt.date(2025, 12, 31)
PRODUCTS = {
    "maaien": Product("maaien", "Maaien", "Mowing", "groen", "m2"),
    "snoeien": Product("snoeien", "Snoeien", None, "groen", "m2"),
    "bomen": Product("bomen", "Bomen", None, "groen", "stuks"),
}
OBJECT_TYPES = {"maaien": ("gazon",), "snoeien": ("heesters",), "bomen": ("boom",)}


def charge(product: str, level: str | None, amount: float, **changes: Any) -> Price:
    """What is charged for a product at a level, without VAT, at the prices of 2025."""
    settings = {"unit": PRODUCTS[product].unit, "price_level": "2025", **changes}
    return price("aa-cc", amount, product=product, level=level, year=2025, **settings)


def patch(kind: str, area: str | None, area_type: str | None, amount: float, unit: str = "m2") -> Quantity:
    """So much of an object type in an area at the end of 2024."""
    day, state = dt.date(2024, 12, 31), QuantityState.REGISTERED
    return Quantity("aa-cc", kind, area, area_type, amount, unit, day, state, "BGT")


def agreed(
    area_type: str | None, level: str, since: str = "2020-01-01", until: str | None = None
) -> Ambition:
    """An ambition for green."""
    last = dt.date.fromisoformat(until) if until else None
    return Ambition("groen", area_type, level, 90, dt.date.fromisoformat(since), last, "DVO")


CHARGES = (
    charge("maaien", "A", 1.5),
    charge("maaien", "B", 1.0, quantity=60_000.0),
    charge("maaien", "C", 0.8),
    charge("snoeien", "B", 4.0, quantity=1_000.0),
    charge("bomen", None, 20.0),
)
PATCHES = (
    patch("gazon", "Centrum", "centrum", 10_000),
    patch("gazon", "Noord", "woongebied", 30_000),
    patch("gazon", "Zuid", "woongebied", 20_000),
    patch("heesters", "Centrum", "centrum", 1_000),
    patch("boom", "Noord", "woongebied", 200, "stuks"),
)
AGREED = (agreed("centrum", "A"), agreed(None, "B"))


def ground(
    charges: Sequence[Price] = CHARGES,
    patches: Sequence[Quantity] = PATCHES,
    ambitions: Sequence[Ambition] = AGREED,
    *,
    index: PriceIndex | None = None,
    groups: Mapping[str, str | None] | None = None,
    object_types: Mapping[str, Sequence[str]] = OBJECT_TYPES,
) -> Ground:
    """Mowing at A in the centre and B elsewhere, shrubs with a price at B alone, trees with one of no level."""
    level = parse_period("2025")
    prices = {
        code: price_list(product, [c for c in charges if c.product == code], level, index)
        for code, product in PRODUCTS.items()
        if any(c.product == code for c in charges)
    }
    return lay_ground(prices, object_types, patches, ambitions, groups or dict.fromkeys(prices, "groen"), DAY)
