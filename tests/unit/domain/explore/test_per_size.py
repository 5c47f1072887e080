"""A figure per something else than it was given: only where both sides are known, in one unit for everyone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.domain.derivation import Basis, Derivation, Ingredient
from lib.domain.explore.per_size import PerSize, can_be_per, per_size
from lib.domain.figures import Stand
from lib.domain.indicators import Direction, Role
from lib.domain.periods import parse_period
from tests.samples import figure, indicator, measured, partner

YEAR = parse_period("2023")
A, B, C = partner("a-x"), partner("b-x"), partner("c-x")
PER_HEAD = indicator("kosten", Role.COST, "EUR/inwoner", Direction.LOWER)
SIZES = {A.client: {2023: 400.0}, B.client: {2022: 100.0}, C.client: {2023: 50.0}}


def test_the_amount_is_divided_by_the_size_of_the_same_year() -> None:
    own = figure("2023", 10.0, numerator=8000.0, denominator=800.0, low=9.0, high=11.0)
    found = per_size(measured(PER_HEAD, {A: [own]}), SIZES, PerSize.HOUSEHOLD)
    made = found.series(A).at(Stand.ACTUAL, YEAR)
    assert str(found.indicator.unit) == "EUR/huishouden"
    assert made
    assert (made.value, made.numerator, made.denominator) == (20.0, 8000.0, 400.0)
    assert (made.low, made.high) == (pytest.approx(18.0), pytest.approx(22.0))


def test_who_lacks_either_side_has_no_figure() -> None:
    table = {
        A: [figure("2023", 10.0)],  # no numerator
        B: [figure("2023", 10.0, numerator=1000.0, denominator=100.0)],  # no size of that year
        C: [figure("2023-K1", 10.0, numerator=500.0, denominator=50.0)],  # a quarter is no year
    }
    assert per_size(measured(PER_HEAD, table), SIZES, PerSize.HOUSEHOLD).partners == {}


def test_a_total_is_its_own_amount() -> None:
    total = indicator("bedrag", Role.CONTEXT, "EUR", Direction.NEUTRAL)
    found = per_size(measured(total, {A: [figure("2023", 1200.0)]}), SIZES, PerSize.HOUSEHOLD)
    made = found.series(A).at(Stand.ACTUAL, YEAR)
    assert made
    assert made.value == 3.0


def test_the_title_does_not_say_what_it_is_no_longer_per() -> None:
    named = replace(PER_HEAD, title="Kosten per inwoner: Groen", title_en="Cost per inhabitant: Green")
    own = figure("2023", 10.0, numerator=8000.0, denominator=800.0)
    found = per_size(measured(named, {A: [own]}), SIZES, PerSize.HOUSEHOLD).indicator
    assert (found.title, found.title_en) == ("Kosten per huishouden: Groen", "Cost per household: Green")


@pytest.mark.parametrize(
    ("unit", "can"),
    [
        ("EUR/inwoner", True),
        ("GBP/1000 inwoners", True),
        ("kg/inwoner", True),
        ("%", False),
        ("cijfer", False),
    ],
)
def test_only_amounts_can_be_divided_anew(unit: str, can: bool) -> None:
    what = indicator("iets", Role.COST, unit, Direction.LOWER)
    known = figure("2023", 1.0, numerator=1.0, denominator=1.0)
    assert can_be_per(measured(what, {A: [known]})) is can
    assert not can_be_per(measured(PER_HEAD, {A: [figure("2023", 1.0)]}))


def test_what_it_rests_on_names_what_it_is_divided_by_now() -> None:
    rests = Derivation((Ingredient(Basis.COSTS, "boekhouding"), Ingredient(Basis.INHABITANTS, "cbs")))
    own = figure("2023", 10.0, numerator=8000.0, denominator=800.0, source=rests)
    found = per_size(measured(PER_HEAD, {A: [own]}), SIZES, PerSize.HOUSEHOLD)
    made = found.series(A).at(Stand.ACTUAL, YEAR)
    assert made
    assert made.source == Derivation((Ingredient(Basis.COSTS, "boekhouding"), Ingredient(Basis.HOUSEHOLDS)))
