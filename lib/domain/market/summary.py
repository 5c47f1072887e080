"""Tests of one partnership and year together: how much of the contract is tested, and how often within the band."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lib.domain.market.outcome import MarketOutcome, MarketVerdict
from lib.domain.market.prices import Price
from lib.domain.service_levels.inspections import LEVELS


class JudgedTest(NamedTuple):
    """A test as it may be shown, with the price it is about; `agreed` when there are terms."""

    rate: Price
    level: str | None
    agreed: bool
    outcome: MarketOutcome
    confidential: int


class Part(NamedTuple):
    """`part` of `whole`; `left` lines could not be counted."""

    part: float
    whole: float
    left: int


def contract_value(rate: Price) -> float | None:
    """Euro a year without VAT: price times quantity, or None when either is not known."""
    if rate.quantity is None or (rate.vat_included and rate.vat_pct is None):
        return None
    return rate.amount * rate.quantity / (1 + (rate.vat_pct or 0) / 100 if rate.vat_included else 1)


def part_tested(rates: Iterable[Price], tests: Iterable[JudgedTest]) -> Part:
    """Contract value with an agreed test that has an index, of all contract value that is known."""
    tested = {test.rate for test in tests if test.agreed and test.outcome.index is not None}
    values = [(rate, contract_value(rate)) for rate in rates]
    known = [(rate, value) for rate, value in values if value is not None]
    part = sum(value for rate, value in known if rate in tested)
    return Part(part, sum(value for _, value in known), len(values) - len(known))


def part_within(tests: Iterable[JudgedTest]) -> Part:
    """Agreed tests whose index lies in the band, of those with an index; `left` are those without."""
    agreed = [test for test in tests if test.agreed]
    with_index = [test for test in agreed if test.outcome.index is not None]
    within = [test for test in with_index if test.outcome.formal == MarketVerdict.WITHIN]
    return Part(len(within), len(with_index), len(agreed) - len(with_index))


def of_product(tests: Sequence[JudgedTest]) -> JudgedTest | None:
    """The test that stands for a product: levels are never averaged.

    Of those with an index an agreed one first, then that of the largest quantity, then that of the best level.
    """
    with_index = [test for test in tests if test.outcome.index is not None]
    return min(
        with_index,
        key=lambda test: (
            not test.agreed,
            -(test.rate.quantity or 0),
            -1 if test.level is None else LEVELS.index(test.level),
        ),
        default=None,
    )
