"""One test: the company's price, the references of its product, and what both are brought to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from lib.domain.market.outcome import MarketOutcome, by_party, weigh
from lib.domain.market.prices import (
    MAXIMUM_AGE,
    MINIMUM_REFERENCES,
    NO_RATE,
    REFERENCE_TOO_NEW,
    REFERENCE_TOO_OLD,
    TOO_FEW_REFERENCES,
    Price,
    Terms,
)
from lib.domain.market.steps.basis import LevelCorrection, OverheadScope, PriceBasis
from lib.domain.market.steps.comparable import Comparable, bring
from lib.domain.periods import Period
from lib.domain.price_index import PriceIndex


class Summary(NamedTuple):
    """All that is ever told of the prices of a block: their median and its interval, coarse, in euro per unit.

    `low` and `high` are None where there is no interval.
    """

    middle: float
    low: float | None
    high: float | None

    def times(self, factor: float) -> Summary:
        """The same on a basis on which every price is this many times what it was."""
        low, high = (None if end is None else factor * end for end in (self.low, self.high))
        return Summary(factor * self.middle, low, high)


@dataclass(frozen=True)
class Closing:
    """What a test with confidential references closed on.

    Attributes:
        codes: the references that counted, public ones too.
        references: these as they were then; without those that were erased since.
        index: the price index as it was then.
        summary: what is told of them, on the basis of the test as it was then.
        values: their comparable prices on that basis, by code.
    """

    codes: frozenset[str]
    references: tuple[Price, ...]
    index: PriceIndex | None
    summary: Summary
    values: Mapping[str, float]


@dataclass(frozen=True)
class Case:
    """All that a test depends on.

    `references` are market prices of the product, of the kind (real or fictitious) of the test only. Without
    `terms` nothing was agreed; `rate` is None when the company charges nothing for the product. Without a `closing` no
    confidential price counts (lib/domain/market/disclosure.py).
    """

    rate: Price | None
    references: tuple[Price, ...]
    terms: Terms | None
    basis: PriceBasis
    index: PriceIndex | None
    closing: Closing | None = None

    @property
    def agreed_basis(self) -> PriceBasis | None:
        """What every price is brought to when nothing is chosen beside the terms; None without terms."""
        return self.terms and PriceBasis(self.basis.unit, self.basis.level, self.terms.price_level)

    @property
    def until(self) -> dt.date | None:
        """The date of the test, as in `Terms`; without terms the last day of the year of the price, if one is known."""
        if self.terms is None:
            return dt.date(self.rate.year, 12, 31) if self.rate and self.rate.year else None
        return self.terms.until

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
    closing: Closing | None = None,
    scope: OverheadScope = OverheadScope.FULL,
    correction: LevelCorrection | None = None,
) -> Case:
    """A test on its agreed terms, or without any on the level and price level of the company's price.

    Terms without a level are compared at that of the company's price.

    Args:
        unit: that of the product.
        fictitious: the kind of the partnership; references of the other kind do not count.
        closing: as in `Case`.
        scope: overhead on both sides, or on neither.

    Raises:
        ValueError: with neither terms nor a price there is nothing to compare with.
    """
    agreed = [each for each in (terms, rate) if each is not None]
    if not agreed:
        raise ValueError("a test needs terms or a price")
    level = next((each.level for each in agreed if each.level is not None), None)
    basis = PriceBasis(unit, level, agreed[0].price_level, scope, correction)
    of_kind = tuple(price for price in references if price.fictitious == fictitious)
    return Case(rate, of_kind, terms, basis, index, closing)


def examine(case: Case) -> Examination:
    """Bring every price to the basis and weigh the company's among the references."""
    rate = bring(case.rate, case.basis, case.index) if case.rate else None
    references = tuple(_dated(bring(price, case.basis, case.index), case) for price in case.references)
    values = by_party((reference.price, reference.value) for reference in references)
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


def known_from(price: Price) -> dt.date:
    """The day from which a reference is known: that of its source, or without one the first of its price level."""
    return price.source_date or price.price_level.start


def _dated(reference: Comparable, case: Case) -> Comparable:
    """The reference, not comparable when it is too old for the test or was not known by then."""
    reasons = []
    if age_in_months(reference.price, case.basis.price_level) > case.maximum_age:
        reasons.append(REFERENCE_TOO_OLD)
    if case.until is not None and known_from(reference.price) > case.until:
        reasons.append(REFERENCE_TOO_NEW)
    return reference._replace(value=None, reasons=(*reasons, *reference.reasons)) if reasons else reference
