"""Shares beside what chance explains."""

from __future__ import annotations

from lib.domain.explore.among_chance import share_funnel
from lib.domain.figures import Figure
from lib.domain.partners import Partner
from tests.samples import COST, QUALITY, figure, partner


def shares(*values: tuple[float, int | None]) -> dict[Partner, Figure]:
    return {partner(f"p{k}"): figure("2023", value, n=n) for k, (value, n) in enumerate(values)}


def test_one_far_from_the_whole_is_outside() -> None:
    found = share_funnel(QUALITY, shares(*[(80, 100), (82, 100), (78, 100), (81, 100)] * 3, (20, 40)))
    assert found.funnel
    assert [p.code for p in found.outside] == ["p12"]


def test_money_and_shares_without_a_number_have_none() -> None:
    assert share_funnel(COST, shares(*[(80, 100)] * 12)).funnel is None
    assert not share_funnel(COST, shares(*[(80, 100)] * 12)).is_share
    without = share_funnel(QUALITY, shares(*[(80, None)] * 12, (70, 0)))
    assert (without.funnel, without.without_number) == (None, 13)


def test_nine_are_too_few_and_all_the_same_end_says_nothing() -> None:
    few = share_funnel(QUALITY, shares(*[(80, 100)] * 9))
    assert few.funnel is None
    assert few.is_small
    same = share_funnel(QUALITY, shares(*[(100, 100)] * 12))
    assert same.funnel is None
    assert not same.is_small
