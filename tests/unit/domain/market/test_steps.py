"""Steps from a listed price to a comparable one, and what must hold of any price."""

from __future__ import annotations

import itertools
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.market.prices import MarketReason, Overhead, Price
from lib.domain.market.steps.basis import LevelCorrection, OverheadScope, PriceBasis
from lib.domain.market.steps.comparable import Comparable, bring
from lib.domain.market.steps.included import INCLUDED_STEP, SCOPE_DIFFERS
from lib.domain.market.steps.level import LEVEL_DIFFERS, LEVEL_NEEDED, LEVEL_STEP, LEVEL_UNKNOWN
from lib.domain.market.steps.overhead import OVERHEAD_SHARE_UNKNOWN, OVERHEAD_STEP
from lib.domain.market.steps.price_level import INDEX_MISSING, PRICE_LEVEL_STEP
from lib.domain.market.steps.unit import UNIT_DIFFERS, UNIT_STEP
from lib.domain.market.steps.vat import VAT_RATE_UNKNOWN, VAT_STEP
from lib.domain.periods import parse_period
from lib.domain.price_index import IndexFigure, price_indices
from lib.domain.service_levels.inspections import LEVELS
from tests.market_prices import LEVEL_INDEX, index, price

BASIS = PriceBasis("m2", "B", parse_period("2024"))
CORRECTION = LevelCorrection(8, "Raming 2024")


def brought(given_price: Price, **changes: Any) -> Comparable:
    return bring(given_price, BASIS._replace(**changes), index())


def test_nothing_to_do() -> None:
    assert brought(price(amount=1.2)) == Comparable(price(amount=1.2), (), 1.2)


@pytest.mark.parametrize(
    ("changes", "choices", "kind", "value"),
    [
        ({"included": ("regie",), "included_amount": 0.25}, {}, INCLUDED_STEP.kind, 0.75),
        ({"vat_included": True, "vat_pct": 25.0}, {}, VAT_STEP.kind, 0.8),
        ({"overhead": Overhead.NONE, "overhead_pct": 10.0}, {}, OVERHEAD_STEP.kind, 1.1),
        ({"overhead_pct": 25.0}, {"scope": OverheadScope.NONE}, OVERHEAD_STEP.kind, 0.8),
        (
            {"overhead": Overhead.PART, "overhead_pct": 25.0},
            {"scope": OverheadScope.NONE},
            OVERHEAD_STEP.kind,
            0.8,
        ),
        ({"price_level": "2023"}, {}, PRICE_LEVEL_STEP.kind, 1.03),
        ({"unit": "ha", "amount": 12_000.0}, {}, UNIT_STEP.kind, 1.2),
        ({"level": "A"}, {"correction": CORRECTION}, LEVEL_STEP.kind, 1 / 1.08),
        ({"level": "D"}, {"correction": CORRECTION}, LEVEL_STEP.kind, 1.08**2),
    ],
)
def test_one_step(changes: dict[str, Any], choices: dict[str, Any], kind: str, value: float) -> None:
    found = brought(price(**changes), **choices)
    ((step, before, after),) = found.taken()
    assert (step.kind, before, after, step.missing) == (kind, found.price.amount, found.value, None)
    assert found.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("changes", "choices", "reason"),
    [
        ({"included": ("regie",)}, {}, SCOPE_DIFFERS),
        ({"included": ("regie",), "included_amount": 1.0}, {}, SCOPE_DIFFERS),
        ({"vat_included": True}, {}, VAT_RATE_UNKNOWN),
        ({"overhead": Overhead.NONE, "overhead_pct": None}, {}, OVERHEAD_SHARE_UNKNOWN),
        ({"overhead_pct": None}, {"scope": OverheadScope.NONE}, OVERHEAD_SHARE_UNKNOWN),
        ({"overhead": Overhead.PART, "overhead_pct": 5.0}, {}, OVERHEAD_SHARE_UNKNOWN),
        ({"price_level": "2021"}, {}, INDEX_MISSING),
        ({"price_level": "2024-K1"}, {}, INDEX_MISSING),
        ({"unit": "stuks"}, {}, UNIT_DIFFERS),
        ({"level": "A"}, {}, LEVEL_DIFFERS),
        ({"level": None}, {"correction": CORRECTION}, LEVEL_UNKNOWN),
        ({"level": "A"}, {"level": None, "correction": CORRECTION}, LEVEL_NEEDED),
    ],
)
def test_a_step_that_cannot_be_taken(
    changes: dict[str, Any], choices: dict[str, Any], reason: MarketReason
) -> None:
    found = brought(price(**changes), **choices)
    assert (found.value, found.reasons) == (None, (reason,))
    assert [(after, step.missing) for step, _, after in found.taken()] == [(None, reason)]


def test_steps_after_one_that_cannot_be_taken_start_from_the_price_before_it() -> None:
    found = brought(price(included=("regie",), unit="ha", amount=12_000.0))
    assert [(before, after) for _, before, after in found.taken()] == [
        (12_000.0, None),
        (12_000.0, pytest.approx(1.2)),
    ]


def test_every_reason_is_told() -> None:
    found = brought(price(vat_included=True, overhead=Overhead.PART, level="C", price_level="2019"))
    assert found.reasons == (
        VAT_RATE_UNKNOWN,
        OVERHEAD_SHARE_UNKNOWN,
        INDEX_MISSING,
        LEVEL_DIFFERS,
    )


def test_a_step_carries_its_figures_and_source() -> None:
    figures = [
        IndexFigure("cpi", parse_period("2023"), 120, 2015, True, "CBS"),
        IndexFigure("cpi", parse_period("2024"), 123.6, 2015, False, "CBS, raming"),
    ]
    changes = {"price_level": "2023", "overhead": Overhead.NONE, "overhead_source": "Jaarrekening"}
    overhead, level = bring(price(**changes), BASIS, price_indices(figures)["cpi"]).steps
    assert (overhead.pct, overhead.source) == (12, "Jaarrekening")
    assert (level.origin, level.target, level.ends) == ("2023", "2024", (120, 123.6))
    assert (level.provisional, level.source) == (True, "cpi: CBS, CBS, raming")


def test_an_index_of_another_base_year_is_no_index() -> None:
    figures = [IndexFigure("cpi", parse_period(f"202{n}"), 100, 2010 + n, True, "CBS") for n in (3, 4)]
    found = bring(price(price_level="2023"), BASIS, price_indices(figures)["cpi"])
    assert found.reasons == (INDEX_MISSING,)


@pytest.mark.parametrize(("pct", "source"), [(5, " "), (-100, "Raming")])
def test_a_correction_needs_a_source_and_leaves_something_over(pct: float, source: str) -> None:
    with pytest.raises(ValueError, match="no correction"):
        LevelCorrection(pct, source)


PERCENTAGES = st.floats(0, 60)
PRICES = st.builds(
    price,
    amount=st.floats(0.5, 500),
    unit=st.sampled_from(["m2", "ha"]),
    level=st.sampled_from(LEVELS),
    vat_included=st.booleans(),
    vat_pct=PERCENTAGES,
    overhead=st.sampled_from([Overhead.NONE, Overhead.FULL]),
    overhead_pct=PERCENTAGES,
    included=st.sampled_from([(), ("regie",), ("regie", "extra_taken")]),
    included_amount=st.floats(0, 0.4),
    price_level=st.sampled_from(sorted(LEVEL_INDEX)),
)
CHOICES = st.fixed_dictionaries(
    {"scope": st.sampled_from(list(OverheadScope)), "correction": st.just(CORRECTION)}
)


@given(PRICES, CHOICES)
def test_the_order_of_the_multiplying_steps_does_not_matter(
    given_price: Price, choices: dict[str, Any]
) -> None:
    found = brought(given_price, **choices)
    assert found.value is not None
    assert [step.kind for step in found.steps if step.amount is not None] == [
        step.kind for step in found.steps[:1] if step.amount is not None
    ]
    start = found.price.amount + sum(step.amount or 0 for step in found.steps)
    factors = [step.factor for step in found.steps if step.factor is not None]
    for order in itertools.permutations(factors):
        assert math.prod(order, start=start) == pytest.approx(found.value, rel=1e-12)


@given(PRICES, CHOICES)
def test_taking_the_steps_back_gives_the_listed_price(given_price: Price, choices: dict[str, Any]) -> None:
    found = brought(given_price, **choices)
    assert found.value is not None
    value = found.value
    for step, _, after in reversed(list(found.taken())):
        assert after == pytest.approx(value, rel=1e-12)
        value = value / step.factor if step.factor is not None else value - (step.amount or 0)
    assert value == pytest.approx(given_price.amount, rel=1e-9)


@given(PRICES)
def test_a_price_that_is_as_the_basis_asks_needs_no_step(given_price: Price) -> None:
    as_asked = given_price._replace(vat_included=False, included=(), included_amount=None)
    scope = OverheadScope.FULL if as_asked.overhead == Overhead.FULL else OverheadScope.NONE
    basis = PriceBasis(as_asked.unit, as_asked.level, as_asked.price_level, scope)
    assert bring(as_asked, basis, None) == Comparable(as_asked, (), as_asked.amount)


@given(PRICES, CHOICES)
def test_prices_of_the_same_terms_take_the_same_steps(given_price: Price, choices: dict[str, Any]) -> None:
    twin = given_price._replace(code="twin")
    assert brought(twin, **choices).steps == brought(given_price, **choices).steps
