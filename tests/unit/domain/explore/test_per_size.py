"""A figure per something else than it was given: only where both sides are known, in one unit for everyone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.domain.comparison.series_breaks import BreakCause, BreakReason, causes_in
from lib.domain.derivation import Basis, Derivation, Ingredient
from lib.domain.explore.per_size import Divisor, Divisors, PerSize, can_be_per, per_size
from lib.domain.figures import Stand
from lib.domain.indicators import Direction, Role
from lib.domain.periods import parse_period
from tests.samples import figure, indicator, measured, partner

YEAR = parse_period("2023")
A, B, C = partner("a-x"), partner("b-x"), partner("c-x")
PER_HEAD = indicator("kosten", Role.COST, "EUR/inwoner", Direction.LOWER)
SIZES = Divisors(
    PerSize.HOUSEHOLD,
    "huishouden",
    {
        A.client: {2023: Divisor(400.0, "cbs")},
        B.client: {2022: Divisor(100.0)},
        C.client: {2023: Divisor(50.0)},
    },
)
UNITS = Divisors(
    PerSize.UNIT,
    "m2",
    {A.code: {2022: Divisor(2000.0, "kaart"), 2023: Divisor(2500.0, "BGT")}, B.code: {2023: Divisor(0.0)}},
    {A.code: frozenset({2023})},
)
RECOUNT = (BreakCause(BreakReason.RECOUNT),)


def test_the_amount_is_divided_by_the_size_of_the_same_year() -> None:
    own = figure("2023", 10.0, numerator=8000.0, denominator=800.0, low=9.0, high=11.0)
    found = per_size(measured(PER_HEAD, {A: [own]}), SIZES)
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
    assert per_size(measured(PER_HEAD, table), SIZES).partners == {}


def test_a_total_is_its_own_amount() -> None:
    total = indicator("bedrag", Role.CONTEXT, "EUR", Direction.NEUTRAL)
    found = per_size(measured(total, {A: [figure("2023", 1200.0)]}), SIZES)
    made = found.series(A).at(Stand.ACTUAL, YEAR)
    assert made
    assert made.value == 3.0


def test_the_title_does_not_say_what_it_is_no_longer_per() -> None:
    named = replace(PER_HEAD, title="Kosten per inwoner: Groen", title_en="Cost per inhabitant: Green")
    own = figure("2023", 10.0, numerator=8000.0, denominator=800.0)
    found = per_size(measured(named, {A: [own]}), SIZES).indicator
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
    found = per_size(measured(PER_HEAD, {A: [own]}), SIZES)
    made = found.series(A).at(Stand.ACTUAL, YEAR)
    assert made
    assert made.source == Derivation(
        (Ingredient(Basis.COSTS, "boekhouding"), Ingredient(Basis.HOUSEHOLDS, "cbs"))
    )


def test_a_given_figure_names_both_that_it_is_made_of_now_and_keeps_its_remark() -> None:
    own = figure("2023", 10.0, numerator=8000.0, denominator=800.0, source="Iv3", remark="zonder btw")
    made = per_size(measured(PER_HEAD, {A: [own]}), SIZES).series(A).at(Stand.ACTUAL, YEAR)
    assert made
    assert made.source == Derivation((Ingredient(Basis.FIGURES, "Iv3"), Ingredient(Basis.HOUSEHOLDS, "cbs")))
    assert made.remark == "zonder btw"


def test_per_unit_is_what_the_partnership_itself_cares_for() -> None:
    table = {
        A: [
            figure("2022", 10.0, numerator=4000.0, denominator=400.0, low=9.0, high=12.0),
            figure("2023", 10.0, numerator=4000.0, denominator=400.0),
            figure("2021", 10.0, numerator=4000.0, denominator=400.0),  # nothing counted yet
        ],
        B: [figure("2023", 10.0, numerator=4000.0, denominator=400.0)],  # nothing under care
        C: [figure("2023", 10.0, numerator=4000.0, denominator=400.0)],  # nothing known
    }
    found = per_size(measured(PER_HEAD, table), UNITS)
    assert str(found.indicator.unit) == "EUR/m2"
    assert [*found.partners] == [A]
    made = found.series(A).of(Stand.ACTUAL)
    assert {str(period): own.value for period, own in made.items()} == {"2022": 2.0, "2023": 1.6}
    first = made[parse_period("2022")]
    assert (first.denominator, first.low, first.high) == (2000.0, pytest.approx(1.8), pytest.approx(2.4))


def test_a_figure_of_a_whole_organisation_is_not_divided_by_what_one_partnership_cares_for() -> None:
    of_all = figure("2023", 10.0, numerator=4000.0, denominator=400.0)._replace(
        partnership=None, organisation=A.client
    )
    assert per_size(measured(PER_HEAD, {A: [of_all]}), UNITS).partners == {}
    assert per_size(measured(PER_HEAD, {A: [of_all]}), SIZES).series(A).at(Stand.ACTUAL, YEAR)
    of_company = of_all._replace(organisation=A.contractor)
    assert per_size(measured(PER_HEAD, {A: [of_company]}), SIZES).partners == {}


def test_a_recount_breaks_what_is_per_unit_and_nothing_else() -> None:
    rests = Derivation((Ingredient(Basis.COSTS, "jr"), Ingredient(Basis.QUANTITIES, "BGT")), causes=RECOUNT)
    own = figure("2023", 2.0, numerator=4000.0, denominator=2000.0, source=rests, series_break=True)
    named = replace(
        PER_HEAD, title="Kosten per eenheid areaal: Groen", title_en="Cost per unit of quantity: Green"
    )
    households = per_size(measured(named, {A: [own]}), SIZES)
    made = households.series(A).at(Stand.ACTUAL, YEAR)
    assert made
    assert (made.causes, dict(households.series(A).breaks)) == ((), {})
    assert households.indicator.title == "Kosten per huishouden: Groen"
    given = figure("2023", 10.0, numerator=4000.0, denominator=400.0, series_break=True)
    units = per_size(measured(PER_HEAD, {A: [given]}), UNITS)
    both = causes_in("herijkt opgegeven")
    of_year = units.series(A).at(Stand.ACTUAL, YEAR)
    assert of_year
    assert set(of_year.causes) == set(both) == set(units.series(A).breaks[YEAR])


def test_per_unit_says_so_in_the_title() -> None:
    named = replace(PER_HEAD, title="Kosten per inwoner: Groen", title_en="Cost per inhabitant: Green")
    own = figure("2023", 10.0, numerator=8000.0, denominator=800.0)
    found = per_size(measured(named, {A: [own]}), UNITS).indicator
    assert (found.title, found.title_en) == (
        "Kosten per eenheid areaal: Groen",
        "Cost per unit of quantity: Green",
    )
