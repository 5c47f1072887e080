"""A price is brought to the unit of its product."""

from __future__ import annotations

from lib.domain.market.prices import MarketReason, Price
from lib.domain.market.steps.basis import PriceBasis
from lib.domain.market.steps.rule import PriceStep, StepRule
from lib.domain.price_index import PriceIndex
from lib.domain.units import SIZES

UNIT_DIFFERS = MarketReason("andere_eenheid")
_KIND = "eenheid"


def _take(price: Price, basis: PriceBasis, index: PriceIndex | None) -> PriceStep | None:
    if price.unit == basis.unit:
        return None
    step = PriceStep(_KIND, origin=price.unit, target=basis.unit)
    measure, size = SIZES.get(price.unit, (price.unit, 1.0))
    wanted, wanted_size = SIZES.get(basis.unit, (basis.unit, 1.0))
    return (
        step._replace(missing=UNIT_DIFFERS) if measure != wanted else step._replace(factor=wanted_size / size)
    )


UNIT_STEP = StepRule(_KIND, _take, (UNIT_DIFFERS,))
