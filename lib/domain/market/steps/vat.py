"""VAT is taken out of a price."""

from __future__ import annotations

from lib.domain.market.prices import MarketReason, Price
from lib.domain.market.steps.basis import PriceBasis
from lib.domain.market.steps.rule import PriceStep, StepRule
from lib.domain.price_index import PriceIndex

VAT_RATE_UNKNOWN = MarketReason("btw_onbekend", is_unknown=True)
_KIND = "btw"


def _take(price: Price, basis: PriceBasis, index: PriceIndex | None) -> PriceStep | None:
    if not price.vat_included:
        return None
    if price.vat_pct is None:
        return PriceStep(_KIND, missing=VAT_RATE_UNKNOWN)
    return PriceStep(_KIND, 1 / (1 + price.vat_pct / 100), pct=price.vat_pct, source=price.source)


VAT_STEP = StepRule(_KIND, _take, (VAT_RATE_UNKNOWN,), is_checked=True)
