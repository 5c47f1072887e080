"""A price is brought to the agreed price level with the agreed index."""

from __future__ import annotations

from lib.domain.market.prices import MarketReason, Price
from lib.domain.market.steps.basis import PriceBasis
from lib.domain.market.steps.rule import Assumption, PriceStep, StepRule
from lib.domain.price_index import PriceIndex

INDEX_MISSING = MarketReason("index_ontbreekt", is_unknown=True)
_KIND = "prijspeil"
_REACH = 5.0
"""Per cent of the index at the agreed price level."""


def _take(price: Price, basis: PriceBasis, index: PriceIndex | None) -> PriceStep | None:
    if price.price_level == basis.price_level:
        return None
    step = PriceStep(_KIND, origin=str(price.price_level), target=str(basis.price_level))
    known = index.between(price.price_level, basis.price_level) if index else None
    if index is None or known is None:
        return step._replace(missing=INDEX_MISSING)
    then, now = known
    ends = float(then.value), float(now.value)
    return step._replace(
        factor=ends[1] / ends[0],
        ends=ends,
        provisional=not (then.final and now.final),
        source=f"{index.code}: {', '.join(sorted({*then.sources, *now.sources}))}",
    )


def _moved(step: PriceStep, by: float) -> float:
    return (step.factor or 1) * (1 + by / 100)


PRICE_LEVEL_STEP = StepRule(
    _KIND, _take, (INDEX_MISSING,), is_checked=True, assumption=Assumption(_REACH, _moved)
)
