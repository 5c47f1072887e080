"""Shares and counts beside what chance explains."""

from __future__ import annotations

import pytest

from lib.domain.explore.among_chance import chance_funnel, is_counted
from lib.domain.figures import Figure
from lib.domain.indicators import Direction, Role
from lib.domain.partners import Partner
from lib.domain.units import parse_unit
from tests.samples import COST, QUALITY, figure, indicator, partner


def shares(*values: tuple[float, int | None]) -> dict[Partner, Figure]:
    return {partner(f"p{k}"): figure("2023", value, n=n) for k, (value, n) in enumerate(values)}


def test_one_far_from_the_whole_is_outside() -> None:
    found = chance_funnel(QUALITY, shares(*[(80, 100), (82, 100), (78, 100), (81, 100)] * 3, (20, 40)))
    assert found.funnel
    assert [p.code for p in found.outside] == ["p12"]


def test_money_and_shares_without_a_number_have_none() -> None:
    assert chance_funnel(COST, shares(*[(80, 100)] * 12)).funnel is None
    assert not chance_funnel(COST, shares(*[(80, 100)] * 12)).is_share
    without = chance_funnel(QUALITY, shares(*[(80, None)] * 12, (70, 0)))
    assert (without.funnel, without.without_number) == (None, 13)


def test_nine_are_too_few_and_all_the_same_end_says_nothing() -> None:
    few = chance_funnel(QUALITY, shares(*[(80, 100)] * 9))
    assert few.funnel is None
    assert few.is_small
    same = chance_funnel(QUALITY, shares(*[(100, 100)] * 12))
    assert same.funnel is None
    assert not same.is_small


REPORTS = indicator("meldingen", Role.QUALITY, "meldingen/1000 inwoners", Direction.LOWER)


def counts(*values: tuple[int, int | None]) -> dict[Partner, Figure]:
    return {
        partner(f"p{k}"): figure("2023", 1000 * counted / (of or 1), numerator=counted, denominator=of)
        for k, (counted, of) in enumerate(values)
    }


def test_a_count_is_set_against_what_all_together_would_give() -> None:
    found = chance_funnel(
        REPORTS, counts(*[(200, 10_000), (210, 10_000), (95, 5_000), (405, 20_000)] * 3, (300, 5_000))
    )
    assert found.funnel
    assert [p.code for p in found.outside] == ["p12"]
    rate = (3 * (200 + 210 + 95 + 405) + 300) / (3 * 45_000 + 5_000)
    assert found.whole == pytest.approx(1000 * rate)
    assert found.sizes[partner("p0")] == pytest.approx(10_000 * rate)


def test_a_count_without_both_sides_of_its_division_takes_no_part() -> None:
    found = chance_funnel(REPORTS, counts(*[(200, 10_000)] * 10, (5, None)))
    assert (len(found.figures), found.without_number) == (10, 1)
    nothing = chance_funnel(REPORTS, counts(*[(0, 10_000)] * 12))
    assert (nothing.funnel, nothing.outside) == (None, ())


@pytest.mark.parametrize(
    ("unit", "counted"),
    [("meldingen/1000 inwoners", True), ("kg/inwoner", False), ("kg CO2/inwoner", False), ("EUR/inwoner", False),
     ("%", False), ("cijfer", False)],
)  # fmt: skip
def test_what_is_weighed_or_paid_is_not_counted(unit: str, counted: bool) -> None:
    assert is_counted(parse_unit(unit)) is counted
