"""Prices, terms and indices for tests of the market-conformity test: sound ones, changed where a test asks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from lib.domain.market.case import Case, make_case
from lib.domain.market.disclosure import close
from lib.domain.market.prices import Overhead, Price, Terms
from lib.domain.periods import parse_period
from lib.domain.price_index import PriceIndex
from tests import bridges

LEVEL_INDEX = {"2022": 110.0, "2023": 120.0, "2024": 123.6}


def price(code: str = "bedrijf", amount: float = 1.0, **changes: Any) -> Price:
    """Without VAT, with full overhead, level B, price level 2024."""
    sound: dict[str, Any] = {
        "product": "gazon",
        "unit": "m2",
        "level": "B",
        "quantity": None,
        "vat_included": False,
        "vat_pct": None,
        "overhead": Overhead.FULL,
        "overhead_pct": 12.0,
        "overhead_source": None,
        "included": (),
        "included_amount": None,
        "price_level": "2024",
        "fictitious": False,
        "source": f"bron {code}",
    }
    sound |= changes
    sound["price_level"] = parse_period(sound["price_level"])
    return Price(code=code, amount=amount, **sound)


def terms(**changes: Any) -> Terms:
    """A band of 5% either way at level B and price level 2024."""
    level_2024 = parse_period("2024")
    agreed = Terms("aa-cc", "gazon", 2024, "B", "cpi", level_2024, 5, 5, "Beide", dt.date(2024, 3, 1))
    return agreed._replace(**changes)


AGREED = terms()


def index(values: Mapping[str, float] = LEVEL_INDEX) -> PriceIndex:
    return bridges.index(dict(values))


def references(*amounts: float, **changes: Any) -> tuple[Price, ...]:
    return tuple(price(f"r{number}", amount, **changes) for number, amount in enumerate(amounts, 1))


def case(rate: Price | None, prices: Iterable[Price], agreed: Terms | None = AGREED, **choices: Any) -> Case:
    """A test that closed on its references as they are, if it can, before a reader chose anything."""
    made = [
        make_case(rate, prices, agreed, index(), unit="m2", fictitious=False, **chosen)
        for chosen in ({}, choices)
    ]
    return replace(made[1], closing=close(made[0]))
