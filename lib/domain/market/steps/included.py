"""What else a price includes comes off, at the price's own VAT basis and price level."""

from __future__ import annotations

from lib.domain.market.prices import MarketReason, Price
from lib.domain.market.steps.basis import PriceBasis
from lib.domain.market.steps.rule import PriceStep, StepRule
from lib.domain.price_index import PriceIndex

SCOPE_DIFFERS = MarketReason("andere_omvang")
_KIND = "inbegrepen"


def _take(price: Price, basis: PriceBasis, index: PriceIndex | None) -> PriceStep | None:
    if not price.included:
        return None
    names, amount = " ".join(price.included), price.included_amount
    if amount is None or amount >= price.amount:
        return PriceStep(_KIND, origin=names, missing=SCOPE_DIFFERS)
    return PriceStep(_KIND, amount=-amount, origin=names, source=price.source)


INCLUDED_STEP = StepRule(_KIND, _take, (SCOPE_DIFFERS,), is_checked=True)
