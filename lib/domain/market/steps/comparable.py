"""From a listed price to a comparable one, a step at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lib.domain.market.prices import MarketReason, Price
from lib.domain.market.steps.basis import PriceBasis
from lib.domain.market.steps.order import STEP_RULES
from lib.domain.market.steps.rule import PriceStep
from lib.domain.price_index import PriceIndex


class Taken(NamedTuple):
    """A step with the price before it and after it; `after` is None when it cannot be taken."""

    step: PriceStep
    before: float
    after: float | None


class Comparable(NamedTuple):
    """A price with the steps it needs; `value` is None when it cannot be compared, for `reasons`."""

    price: Price
    steps: tuple[PriceStep, ...]
    value: float | None
    reasons: tuple[MarketReason, ...] = ()

    def step(self, kind: str) -> PriceStep | None:
        """The step of a kind; None when the price needs none."""
        return next((step for step in self.steps if step.kind == kind), None)

    def taken(self) -> Iterator[Taken]:
        """The steps from the listed price on; one that cannot be taken leaves the price as it is."""
        return _take(self.price.amount, self.steps)


def bring(price: Price, basis: PriceBasis, index: PriceIndex | None) -> Comparable:
    """Take every step that the price needs; a step that lacks data is in the list with what is missing.

    Args:
        index: the agreed series; None when none was agreed.
    """
    steps = tuple(step for rule in STEP_RULES if (step := rule.take(price, basis, index)) is not None)
    reasons = tuple(dict.fromkeys(step.missing for step in steps if step.missing is not None))
    prices = [price.amount, *(taken.after for taken in _take(price.amount, steps))]
    return Comparable(price, steps, None if reasons else prices[-1], reasons)


def _take(value: float, steps: Iterable[PriceStep]) -> Iterator[Taken]:
    for step in steps:
        after = step.taken_on(value)
        yield Taken(step, value, after)
        value = value if after is None else after
