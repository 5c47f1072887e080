"""Every kind of step, in the order in which a price takes them."""

from __future__ import annotations

from lib.domain.market.steps.included import INCLUDED_STEP
from lib.domain.market.steps.level import LEVEL_STEP
from lib.domain.market.steps.overhead import OVERHEAD_STEP
from lib.domain.market.steps.price_level import PRICE_LEVEL_STEP
from lib.domain.market.steps.rule import StepRule
from lib.domain.market.steps.unit import UNIT_STEP
from lib.domain.market.steps.vat import VAT_STEP

STEP_RULES: tuple[StepRule, ...] = (
    INCLUDED_STEP,
    VAT_STEP,
    OVERHEAD_STEP,
    PRICE_LEVEL_STEP,
    UNIT_STEP,
    LEVEL_STEP,
)
"""An amount comes off first; the other steps multiply, so that their order does not change the result."""
