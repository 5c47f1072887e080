"""Two partnerships beside each other: who may be, in which period, and whether their figures differ."""

from __future__ import annotations

import pytest

from lib.domain.comparison.beside import (
    SharedFigure,
    may_stand_beside,
    shared_figure,
    shared_figures,
    with_references,
)
from lib.domain.figures import Figure, Stand, Status
from lib.domain.indicators import Direction, Role
from lib.domain.partners import make_series
from lib.domain.peers import Position
from lib.domain.periods import parse_period
from tests.samples import COST, QUALITY, figure, indicator, measured, organisation, partner

ZWOLLE, NIJMEGEN = partner("zwolle-rova"), partner("nijmegen-dar")
INVENTED, ABROAD = partner("dorp-bedrijf", fictitious=True), partner("stad-dienst", country="GB")


@pytest.mark.parametrize(
    ("other", "fictitious", "may"),
    [
        (NIJMEGEN, False, True),
        (ZWOLLE, True, False),  # itself
        (ABROAD, True, False),
        (INVENTED, False, False),
        (INVENTED, True, True),
    ],
)
def test_never_across_countries_and_real_with_fictitious_only_when_asked(
    other: object, fictitious: bool, may: bool
) -> None:
    assert may_stand_beside(ZWOLLE, other, fictitious=fictitious) is may  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "period"), [("2022", "2022"), ("2024", "2023"), ("2022-K1", None), (None, "2023")]
)
def test_the_period_is_the_one_asked_for_or_the_newest_of_both(asked: str | None, period: str | None) -> None:
    own = make_series([figure(year, 10) for year in ("2021", "2022", "2023", "2024")])
    other = make_series([figure(year, 12) for year in ("2020", "2022", "2023")])
    found = shared_figure(COST, own, other, Stand.ACTUAL, parse_period(asked) if asked else None)
    assert (str(found.period) if found else None) == period


def test_a_budget_stands_beside_no_account() -> None:
    own = make_series([figure("2023", 10, Status.ACCOUNTS)])
    other = make_series([figure("2023", 10, Status.BUDGET)])
    assert shared_figure(COST, own, other, Stand.ACTUAL, None) is None
    assert shared_figure(COST, other, other, Stand.BUDGET, None)


def test_a_figure_of_too_few_stands_beside_none() -> None:
    asked = indicator("schoon", Role.QUALITY, "%", Direction.HIGHER, minimum_n=30)
    many, few = make_series([figure("2023", 60, n=200)]), make_series([figure("2023", 60, n=3)])
    assert shared_figure(asked, many, few, Stand.ACTUAL, None) is None


@pytest.mark.parametrize(
    ("own", "other", "position", "difference"),
    [
        (figure("2023", 117.92), figure("2023", 72.76), Position.WORSE, 45.16),
        (figure("2023", 106.69), figure("2023", 106.52), Position.ABOUT_EQUAL, 0.17),
        (figure("2023", 100), figure("2023", 100), Position.EQUAL, 0),
        (figure("2023", 100, low=90, high=110), figure("2023", 105), Position.UNCLEAR, -5),
    ],
)
def test_whether_two_figures_differ(
    own: Figure, other: Figure, position: Position, difference: float
) -> None:
    shared = SharedFigure(COST, own, other)
    assert shared.position == position
    assert shared.difference == pytest.approx(difference)


def test_all_that_both_have_but_for_context() -> None:
    context = indicator("inwoners", Role.CONTEXT, "inwoners", Direction.NEUTRAL)
    series = make_series([figure("2023", 10)])
    own, other = {COST: series, context: series}, {COST: series, QUALITY: series, context: series}
    assert [shared.indicator for shared in shared_figures(own, other, Stand.ACTUAL)] == [COST]


def test_each_has_the_references_that_may_stand_beside_it() -> None:
    everyone, own = organisation("nl", "referentie"), organisation("ref-zwolle", "referentie")
    own = type(own)(**{**own.__dict__, "made_for": "zwolle"})
    figures = {ZWOLLE: [figure("2023", 10)], NIJMEGEN: [figure("2023", 12)]}
    cost = measured(COST, figures, {everyone: [figure("2023", 11)], own: [figure("2023", 9)]})
    shared = shared_figure(COST, cost.series(ZWOLLE), cost.series(NIJMEGEN), Stand.ACTUAL, None)
    assert shared
    large = with_references(shared, cost, ZWOLLE, NIJMEGEN, Stand.ACTUAL)
    assert {organisation.code for organisation, _ in large.own_references} == {"nl", "ref-zwolle"}
    assert {organisation.code for organisation, _ in large.other_references} == {"nl"}
