"""One test: the company's price, the references of its product, and what both are brought to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lib.domain.market.outcome import MarketOutcome, weigh
from lib.domain.market.prices import (
    MAXIMUM_AGE,
    MINIMUM_REFERENCES,
    NO_RATE,
    REFERENCE_TOO_OLD,
    TOO_FEW_REFERENCES,
    Price,
    Terms,
)
from lib.domain.market.steps.basis import LevelCorrection, OverheadScope, PriceBasis
from lib.domain.market.steps.comparable import Comparable, bring
from lib.domain.periods import Period
from lib.domain.price_index import PriceIndex


@dataclass(frozen=True)
class Case:
    """All that a test depends on.

    `references` are market prices of the product, of the kind (real or fictitious) of the test only. Without
    `terms` nothing was agreed; `rate` is None when the company charges nothing for the product. `changed_since` is
    set on a test of an earlier day of which the references, the terms or the index have changed since.
    """

    rate: Price | None
    references: tuple[Price, ...]
    terms: Terms | None
    basis: PriceBasis
    index: PriceIndex | None
    changed_since: bool

    @property
    def minimum(self) -> int:
        return self.terms.minimum_references if self.terms else MINIMUM_REFERENCES

    @property
    def maximum_age(self) -> int:
        return self.terms.maximum_age if self.terms else MAXIMUM_AGE


@dataclass(frozen=True)
class Examination:
    """A test that was worked out. Not to be shown as it is: lib/domain/market/publish.py says what may be."""

    case: Case
    rate: Comparable | None
    references: tuple[Comparable, ...]
    outcome: MarketOutcome

    @property
    def compared(self) -> tuple[Comparable, ...]:
        """The references that count."""
        return tuple(reference for reference in self.references if reference.value is not None)


def make_case(
    rate: Price | None,
    references: Iterable[Price],
    terms: Terms | None,
    index: PriceIndex | None,
    *,
    unit: str,
    fictitious: bool,
    changed_since: bool,
    scope: OverheadScope = OverheadScope.FULL,
    correction: LevelCorrection | None = None,
) -> Case:
    """A test on its agreed terms, or without any on the level and price level of the company's price.

    Args:
        unit: that of the product.
        fictitious: the kind of the partnership; references of the other kind do not count.
        changed_since: as in `Case`.
        scope: overhead on both sides, or on neither.

    Raises:
        ValueError: with neither terms nor a price there is nothing to compare with.
    """
    agreed = terms or rate
    if agreed is None:
        raise ValueError("a test needs terms or a price")
    basis = PriceBasis(unit, agreed.level, agreed.price_level, scope, correction)
    of_kind = tuple(price for price in references if price.fictitious == fictitious)
    return Case(rate, of_kind, terms, basis, index, changed_since)


def examine(case: Case) -> Examination:
    """Bring every price to the basis and weigh the company's among the references."""
    rate = bring(case.rate, case.basis, case.index) if case.rate else None
    references = tuple(_aged(bring(price, case.basis, case.index), case) for price in case.references)
    values = [reference.value for reference in references if reference.value is not None]
    outcome = weigh(rate.value if rate else None, values, case.terms, case.minimum)
    reasons = [*(rate.reasons if rate else (NO_RATE,)), *outcome.reasons]
    if TOO_FEW_REFERENCES in reasons:
        reasons += [reason for reference in references for reason in reference.reasons]
    return Examination(case, rate, references, replace(outcome, reasons=tuple(dict.fromkeys(reasons))))


def age_in_months(price: Price, until: Period) -> int:
    """How many months a price is older than a price level, from the end of one period to that of the other.

    A price whose source is from before its own price level is as old as its source. A later price has a negative age.
    """
    dated = price.price_level.end
    if price.source_date is not None and price.source_date < price.price_level.start:
        dated = price.source_date
    return 12 * (until.end.year - dated.year) + until.end.month - dated.month


def _aged(reference: Comparable, case: Case) -> Comparable:
    if age_in_months(reference.price, case.basis.price_level) <= case.maximum_age:
        return reference
    return reference._replace(value=None, reasons=(REFERENCE_TOO_OLD, *reference.reasons))
