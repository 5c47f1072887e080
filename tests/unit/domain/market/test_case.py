"""One test: who counts as a reference, and what stands in the way of a verdict."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from lib.domain.market.case import age_in_months, examine, known_from, make_case
from lib.domain.market.outcome import MarketVerdict
from lib.domain.market.prices import (
    NO_RATE,
    REFERENCE_TOO_NEW,
    REFERENCE_TOO_OLD,
    TOO_FEW_REFERENCES,
    MarketReason,
    Overhead,
    Price,
)
from lib.domain.market.steps.included import SCOPE_DIFFERS
from lib.domain.market.steps.level import LEVEL_DIFFERS, LEVEL_NEEDED, LEVEL_UNKNOWN
from lib.domain.market.steps.overhead import OVERHEAD_SHARE_UNKNOWN
from lib.domain.market.steps.price_level import INDEX_MISSING
from lib.domain.market.steps.unit import UNIT_DIFFERS
from lib.domain.market.steps.vat import VAT_RATE_UNKNOWN
from lib.domain.periods import parse_period
from tests.market_prices import case, index, price, references, terms

SIX = references(0.95, 0.97, 0.99, 1.01, 1.03, 1.05)


def test_real_prices_stand_beside_real_ones_only() -> None:
    invented = references(5, 6, fictitious=True)
    assert examine(case(price(), [*SIX, *invented])).outcome.n == 6
    fictitious = make_case(price(), [*SIX, *invented], terms(), index(), unit="m2", fictitious=True)
    assert examine(fictitious).outcome.n == 2


def test_without_terms_the_own_level_and_price_level_count() -> None:
    found = case(price(level="A", price_level="2023"), SIX, None)
    assert (found.basis.level, str(found.basis.price_level)) == ("A", "2023")
    assert examine(found).outcome.reasons == (
        TOO_FEW_REFERENCES,
        LEVEL_DIFFERS,
    )


def test_there_is_nothing_to_test_without_terms_and_price() -> None:
    with pytest.raises(ValueError, match="terms or a price"):
        case(None, SIX, None)


@pytest.mark.parametrize(
    ("level", "source_date", "age"),
    [
        ("2024", None, 0),
        ("2021", None, 36),
        ("2020", None, 48),
        ("2023-K2", None, 18),
        ("2024-03", None, 9),
        ("2025", None, -12),
        ("2024", dt.date(2015, 5, 6), 115),  # indexed by its source: as old as the source
        ("2024", dt.date(2024, 1, 1), 0),
        ("2021", dt.date(2025, 1, 1), 36),
    ],
)
def test_age(level: str, source_date: dt.date | None, age: int) -> None:
    assert age_in_months(price(price_level=level, source_date=source_date), parse_period("2024")) == age


def test_a_reference_may_be_as_old_as_was_agreed() -> None:
    old = [r._replace(price_level=parse_period("2022")) for r in SIX]
    assert examine(case(price(), old, terms(maximum_age=24))).outcome.n == 6
    found = examine(case(price(), old, terms(maximum_age=23)))
    assert found.outcome.reasons == (TOO_FEW_REFERENCES, REFERENCE_TOO_OLD)
    assert {r.reasons for r in found.references} == {(REFERENCE_TOO_OLD,)}


@pytest.mark.parametrize(
    ("rate", "reasons"),
    [
        (None, (NO_RATE,)),
        (price(vat_included=True), (VAT_RATE_UNKNOWN,)),
        (price(overhead=Overhead.PART), (OVERHEAD_SHARE_UNKNOWN,)),
        (price(level="A"), (LEVEL_DIFFERS,)),
        (price(included=("regie",)), (SCOPE_DIFFERS,)),
    ],
)
def test_a_company_price_that_cannot_be_compared(
    rate: Price | None, reasons: tuple[MarketReason, ...]
) -> None:
    found = examine(case(rate, SIX)).outcome
    assert (found.verdict, found.reasons, found.index, found.n) == (
        MarketVerdict.NOT_COMPARABLE,
        reasons,
        None,
        6,
    )


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"vat_included": True}, VAT_RATE_UNKNOWN),
        ({"overhead": Overhead.NONE, "overhead_pct": None}, OVERHEAD_SHARE_UNKNOWN),
        ({"level": "C"}, LEVEL_DIFFERS),
        ({"level": None}, LEVEL_UNKNOWN),
        ({"included": ("regie",)}, SCOPE_DIFFERS),
        ({"price_level": parse_period("2024-K3")}, INDEX_MISSING),
        ({"unit": "stuks"}, UNIT_DIFFERS),
    ],
)
def test_references_that_fall_out_say_why_there_are_too_few(
    changes: dict[str, Any], reason: MarketReason
) -> None:
    found = examine(case(price(), [*SIX[:4], *(r._replace(**changes) for r in SIX[4:])]))
    assert found.outcome.reasons == (TOO_FEW_REFERENCES, reason)
    assert (found.outcome.verdict, found.outcome.n) == (MarketVerdict.NOT_COMPARABLE, 4)
    assert len(found.compared) == 4


def test_with_enough_left_the_rest_does_not_matter() -> None:
    found = examine(case(price(), [*SIX, price("c", level="C")]))
    assert (found.outcome.verdict, found.outcome.reasons) == (MarketVerdict.UNCLEAR, ())


def test_several_references_of_one_party_are_one_towards_the_minimum() -> None:
    one = [r._replace(party="Een") for r in SIX[:3]]
    found = examine(case(price(), [*one, *SIX[3:]]))
    assert (found.outcome.n, found.outcome.reasons) == (4, (TOO_FEW_REFERENCES,))
    # 0.97 for the first party, then 1.01, 1.03, 1.05
    assert found.outcome.median == pytest.approx(1.02)


@pytest.mark.parametrize(
    ("agreed_on", "until"),
    [(dt.date(2023, 11, 20), dt.date(2024, 12, 31)), (dt.date(2025, 2, 1), dt.date(2025, 2, 1))],
)
def test_a_test_is_of_the_end_of_its_year_or_of_a_later_agreement(agreed_on: dt.date, until: dt.date) -> None:
    found = case(price(), SIX, terms(agreed_on=agreed_on))
    assert found.until == until
    in_time = [r._replace(source_date=until) for r in SIX]
    assert examine(replace(found, references=tuple(in_time))).outcome.n == 6
    late = [r._replace(source_date=until + dt.timedelta(days=1)) for r in SIX]
    outcome = examine(replace(found, references=tuple(late))).outcome
    assert outcome.reasons == (TOO_FEW_REFERENCES, REFERENCE_TOO_NEW)


def test_without_a_source_date_a_reference_is_known_from_its_price_level_on() -> None:
    assert known_from(price(price_level="2025-K2")) == dt.date(2025, 4, 1)
    later = [r._replace(price_level=parse_period("2025")) for r in SIX]
    assert REFERENCE_TOO_NEW in examine(case(price(), later)).outcome.reasons


def test_without_terms_the_year_of_the_charge_counts() -> None:
    assert case(price()._replace(year=2024), SIX, None).until == dt.date(2024, 12, 31)
    assert case(price(), SIX, None).until is None


def test_terms_without_a_level_are_compared_at_the_level_of_the_charge() -> None:
    found = case(price(level="B"), SIX, terms(level=None))
    assert (found.basis.level, examine(found).outcome.n) == ("B", 6)
    bare = examine(case(price(level=None), SIX, terms(level=None)))
    assert bare.outcome.reasons == (TOO_FEW_REFERENCES, LEVEL_NEEDED)
