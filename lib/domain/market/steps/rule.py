"""A kind of step, whole: how a price takes it, what may stand in its way, and what asks for it elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from lib.domain.market.prices import MarketReason, Price
from lib.domain.market.steps.basis import PriceBasis
from lib.domain.price_index import PriceIndex


class PriceStep(NamedTuple):
    """One step: it multiplies a price by `factor`, or adds `amount`; neither when it is `missing` something.

    `kind` is the code of its rule; `pct` the percentage that the factor comes from; `origin` and `target` what the
    price was and is brought to (price levels, units, levels, codes of what is included); `ends` the index at both;
    `source` says who says so.
    """

    kind: str
    factor: float | None = None
    amount: float | None = None
    pct: float | None = None
    origin: str | None = None
    target: str | None = None
    ends: tuple[float, float] | None = None
    provisional: bool = False
    source: str | None = None
    missing: MarketReason | None = None

    def taken_on(self, value: float) -> float | None:
        """The price after the step; None when the step cannot be taken."""
        if self.missing is not None:
            return None
        return value * self.factor if self.factor is not None else value + (self.amount or 0)


class Assumption(NamedTuple):
    """What a multiplying step assumes, and how it may be otherwise.

    Attributes:
        reach: how far it moves to either side in a tornado. [CONVENTION]
        factor: the factor of the step when the assumption is moved by this much.
    """

    reach: float
    factor: Callable[[PriceStep, float], float]


@dataclass(frozen=True)
class StepRule:
    """One kind of step. Its words stand in lib/text, under the same `kind`.

    Attributes:
        kind: its code; the checklist and the sensitivity analysis know it by this too.
        take: the step that a price needs to be brought to a basis, None when it needs none. The index is None when no
            series was agreed. What a reader may choose stands in the basis, where disclosure looks for it.
        reasons: all that may stand in the way of the step.
        is_checked: whether the checklist asks for it.
        assumption: what the sensitivity analysis moves.
    """

    kind: str
    take: Callable[[Price, PriceBasis, PriceIndex | None], PriceStep | None]
    reasons: tuple[MarketReason, ...]
    is_checked: bool = False
    assumption: Assumption | None = None
