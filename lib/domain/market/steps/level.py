"""A price at one quality level is brought to another, only with a stated correction."""

from __future__ import annotations

from lib.domain.market.prices import MarketReason, Price
from lib.domain.market.steps.basis import PriceBasis
from lib.domain.market.steps.rule import Assumption, PriceStep, StepRule
from lib.domain.price_index import PriceIndex
from lib.domain.service_levels.inspections import LEVELS

LEVEL_DIFFERS = MarketReason("ander_niveau")
LEVEL_UNKNOWN = MarketReason("niveau_onbekend", is_unknown=True)
LEVEL_NEEDED = MarketReason("niveau_nodig", is_unknown=True)
_KIND = "niveau"
_REACH = 5.0
"""Percentage points a level."""


def _take(price: Price, basis: PriceBasis, index: PriceIndex | None) -> PriceStep | None:
    """A price of which the level is not known is never corrected."""
    if price.level == basis.level:
        return None
    step = PriceStep(_KIND, origin=price.level, target=basis.level)
    if price.level is None:
        return step._replace(missing=LEVEL_UNKNOWN)
    if basis.level is None:
        return step._replace(missing=LEVEL_NEEDED)
    if basis.correction is None:
        return step._replace(missing=LEVEL_DIFFERS)
    pct, source = basis.correction.pct, basis.correction.source
    return step._replace(factor=_factor(price.level, basis.level, pct), pct=pct, source=source)


def _moved(step: PriceStep, by: float) -> float:
    return _factor(step.origin or "", step.target or "", (step.pct or 0) + by)


def _factor(origin: str, target: str, pct: float) -> float:
    """The factor that brings a price at one level to another, at `pct` a level."""
    return (1 + pct / 100) ** (LEVELS.index(origin) - LEVELS.index(target))


LEVEL_STEP = StepRule(
    _KIND,
    _take,
    (LEVEL_DIFFERS, LEVEL_UNKNOWN, LEVEL_NEEDED),
    is_checked=True,
    assumption=Assumption(_REACH, _moved),
)
