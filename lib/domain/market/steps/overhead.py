"""Overhead is added to a price without, or taken off a price with."""

from __future__ import annotations

from lib.domain.market.prices import MarketReason, Overhead, Price
from lib.domain.market.steps.basis import OverheadScope, PriceBasis
from lib.domain.market.steps.rule import Assumption, PriceStep, StepRule
from lib.domain.price_index import PriceIndex

OVERHEAD_SHARE_UNKNOWN = MarketReason("overhead_onbekend", is_unknown=True)
_KIND = "overhead"
_REACH = 5.0
"""Percentage points."""


def _take(price: Price, basis: PriceBasis, index: PriceIndex | None) -> PriceStep | None:
    """What a partial price lacks for a full one is not known."""
    target = Overhead.FULL if basis.scope == OverheadScope.FULL else Overhead.NONE
    if price.overhead == target:
        return None
    step = PriceStep(_KIND, origin=str(price.overhead), target=str(target))
    if price.overhead_pct is None or (price.overhead == Overhead.PART and target == Overhead.FULL):
        return step._replace(missing=OVERHEAD_SHARE_UNKNOWN)
    pct, source = price.overhead_pct, price.overhead_source or price.source
    return step._replace(factor=_factor(target, pct), pct=pct, source=source)


def _moved(step: PriceStep, by: float) -> float:
    return _factor(step.target or "", max(0.0, (step.pct or 0) + by))


def _factor(target: str, pct: float) -> float:
    """The factor that brings a price to full overhead, or to none; `pct` is of the price without."""
    return 1 + pct / 100 if target == Overhead.FULL else 1 / (1 + pct / 100)


OVERHEAD_STEP = StepRule(
    _KIND, _take, (OVERHEAD_SHARE_UNKNOWN,), is_checked=True, assumption=Assumption(_REACH, _moved)
)
