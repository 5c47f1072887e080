"""Which cost and quality stand against each other by default: most partnerships, of nearly as many the better kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lib.answers.comparison.pairings import Pairing, best_pairing
from lib.domain.indicators import Direction, Role
from lib.domain.periods import parse_period
from tests.samples import COST, indicator

ROLES = {
    "quality": Role.QUALITY,
    "satisfaction": Role.SATISFACTION,
    "environment": Role.ENVIRONMENT,
    "service": Role.SERVICE,
}


def pairing(kind: str, partnerships: int, history: int = 1, period: str = "2023") -> Pairing:
    quality = indicator(kind, ROLES[kind], "%", Direction.HIGHER)
    return Pairing(COST, quality, {parse_period(period): partnerships}, history)


def chosen(*pairings: Pairing) -> str:
    best = best_pairing(pairings)
    return best.quality.code if best else ""


@pytest.mark.parametrize(
    ("counts", "kind"),
    [
        ({"environment": 341, "satisfaction": 341, "quality": 341}, "quality"),
        ({"environment": 341, "satisfaction": 341}, "satisfaction"),
        ({"service": 341, "environment": 341}, "environment"),
        ({"environment": 10, "quality": 8}, "quality"),  # 80% exactly
        ({"environment": 10, "quality": 7}, "environment"),
        ({"satisfaction": 100, "quality": 80}, "quality"),
        ({"satisfaction": 100, "quality": 79}, "satisfaction"),
        ({"environment": 100, "satisfaction": 85, "quality": 79}, "satisfaction"),
        ({"environment": 2, "quality": 1}, "environment"),
    ],
)
def test_quality_goes_before_satisfaction_before_environment_of_nearly_as_many(
    counts: dict[str, int], kind: str
) -> None:
    offered = [pairing(*each) for each in counts.items()]
    assert chosen(*offered) == chosen(*reversed(offered)) == kind


def test_of_one_kind_the_fullest_goes_first_and_then_the_longest_history() -> None:
    other = replace(pairing("quality", 100), quality=indicator("andere", Role.QUALITY, "%", Direction.HIGHER))
    assert chosen(other, pairing("quality", 101)) == "quality"
    assert chosen(other, pairing("quality", 100, history=2)) == "quality"


def test_quality_of_the_service_itself_goes_before_that_of_all() -> None:
    general = replace(
        pairing("quality", 10), quality=indicator("algemeen", Role.QUALITY, "%", Direction.HIGHER)
    )
    general = replace(general, quality=replace(general.quality, service="algemeen"))
    assert chosen(general, pairing("environment", 10)) == "environment"


def test_alone_the_newest_goes_first_whatever_its_kind() -> None:
    assert chosen(pairing("quality", 1, period="2021"), pairing("environment", 1)) == "environment"
    assert chosen(pairing("environment", 1), pairing("quality", 1)) == "quality"
    assert chosen() == ""
