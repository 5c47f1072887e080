"""Two figures over everyone: who has both, and what is told of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from lib.domain.explore.together import NoFigure, figure_at, two_figures, why_absent
from lib.domain.figures import Stand, Status
from lib.domain.partners import make_series
from lib.domain.periods import parse_period
from tests.samples import COST, QUALITY, figure, indicator, measured, partner

ME, OTHER = partner("me"), partner("b-x")
YEAR = parse_period("2023")


def test_only_those_of_the_same_kind_with_both_figures_are_drawn() -> None:
    invented, abroad = partner("z", fictitious=True), partner("f", country="GB")
    everyone = (ME, OTHER, invented, abroad)
    x = measured(COST, {who: [figure("2023", 1)] for who in everyone})
    y = measured(QUALITY, {who: [figure("2023", 2)] for who in (ME, invented, abroad)})
    found = two_figures(x, y, ME, Stand.ACTUAL, YEAR, ["b-x"])
    assert [p.partner for p in found.pairs] == [ME]
    assert found.one_sided == (OTHER,)
    assert found.own
    assert (found.association, found.medians) == (None, (None, None))


def test_the_last_known_year_of_each() -> None:
    x = measured(COST, {ME: [figure("2019", 1), figure("2022", 3), figure("2023-K1", 9)]})
    y = measured(QUALITY, {ME: [figure("2015", 2)]})
    found = two_figures(x, y, ME, Stand.ACTUAL, None, ())
    assert [(p.x.value, p.y.value) for p in found.pairs] == [(3, 2)]
    assert found.years == ((2022, 2022), (2015, 2015))
    assert two_figures(x, y, ME, Stand.ACTUAL, YEAR, ()).pairs == ()


def test_a_budget_stands_beside_what_was_reached() -> None:
    x = measured(COST, {ME: [figure("2023", 1, Status.BUDGET)]})
    y = measured(QUALITY, {ME: [figure("2023", 2)]})
    found = two_figures(x, y, ME, Stand.BUDGET, YEAR, ())
    assert [(p.x.status, p.y.status) for p in found.pairs] == [(Status.BUDGET, Status.FINAL)]


def test_a_figure_on_too_few_observations_does_not_count() -> None:
    series = make_series([figure("2023", 1, n=3)])
    assert figure_at(series, indicator(minimum_n=5), Stand.ACTUAL, YEAR) is None
    assert figure_at(series, indicator(minimum_n=3), Stand.ACTUAL, YEAR)


@pytest.mark.parametrize(
    ("figures", "stand", "period", "why"),
    [
        ([figure("2023", 1, n=2)], Stand.ACTUAL, "2023", NoFigure.TOO_FEW),
        ([figure("2023", 1, n=2)], Stand.ACTUAL, None, NoFigure.TOO_FEW),
        ([figure("2022", 1)], Stand.ACTUAL, "2019", NoFigure.NOT_RUNNING),
        ([figure("2023", 1, Status.BUDGET)], Stand.ACTUAL, "2023", NoFigure.ONLY_BUDGET),
        ([figure("2023", 1, Status.BUDGET)], Stand.ACTUAL, None, NoFigure.ONLY_BUDGET),
        ([figure("2023", 1)], Stand.BUDGET, "2023", NoFigure.ONLY_ACTUAL),
        ([figure("2022", 1)], Stand.ACTUAL, "2023", NoFigure.OTHER_PERIOD),
        ([figure("2022", 1, Status.BUDGET)], Stand.ACTUAL, "2023", NoFigure.OTHER_PERIOD),
        ([figure("2023-K1", 1)], Stand.ACTUAL, None, NoFigure.OTHER_PERIOD),
        ([], Stand.ACTUAL, "2023", NoFigure.NEVER),
        ([], Stand.ACTUAL, None, NoFigure.NEVER),
    ],
)
def test_why_there_is_no_figure(figures: list, stand: Stand, period: str | None, why: NoFigure) -> None:
    counted = indicator("a", minimum_n=5)
    since = replace(OTHER, start=dt.date(2020, 1, 1))
    asked = parse_period(period) if period else None
    series = make_series(figures)
    assert figure_at(series, counted, stand, asked) is None
    assert why_absent(since, series, counted, stand, asked) == why


def test_a_municipality_that_was_not_there_is_told_from_a_partnership_that_did_not_run() -> None:
    series, asked = make_series([figure("2022", 1)]), parse_period("2019")
    itself = replace(OTHER, contractor=OTHER.client, contract_form="onbekend", start=dt.date(2020, 1, 1))
    own_service = replace(itself, contract_form="eigen_dienst")
    assert why_absent(itself, series, COST, Stand.ACTUAL, asked) == NoFigure.NOT_THERE
    assert why_absent(own_service, series, COST, Stand.ACTUAL, asked) == NoFigure.NOT_RUNNING


def test_a_figure_that_could_not_be_divided_lacks_a_size_and_is_not_of_another_period() -> None:
    given, divided = make_series([figure("2023", 1), figure("2022", 1)]), make_series([figure("2022", 1)])
    assert why_absent(OTHER, divided, COST, Stand.ACTUAL, YEAR) == NoFigure.OTHER_PERIOD
    assert why_absent(OTHER, divided, COST, Stand.ACTUAL, YEAR, given) == NoFigure.NO_SIZE
    assert (
        why_absent(OTHER, divided, COST, Stand.ACTUAL, parse_period("2021"), given) == NoFigure.OTHER_PERIOD
    )


def test_a_denominator_that_both_have_is_known() -> None:
    per_head = measured(indicator(unit="kg/inwoner"), {})
    cost = measured(COST, {})
    assert two_figures(cost, per_head, ME, Stand.ACTUAL, YEAR, ()).shares_denominator
    assert not two_figures(cost, measured(QUALITY, {}), ME, Stand.ACTUAL, YEAR, ()).shares_denominator
    percentages = measured(QUALITY, {}), measured(QUALITY, {})
    assert not two_figures(*percentages, ME, Stand.ACTUAL, YEAR, ()).shares_denominator


def test_medians_are_those_of_the_peers_and_the_focus() -> None:
    who = [partner(f"p{n}") for n in range(8)]
    x = measured(COST, {p: [figure("2023", n)] for n, p in enumerate([ME, *who])})
    found = two_figures(x, x, ME, Stand.ACTUAL, YEAR, [p.code for p in who[:4]])
    assert found.medians[0]
    assert (found.medians[0].value, found.medians[0].n) == (2, 5)
    assert two_figures(x, x, ME, Stand.ACTUAL, YEAR, [who[0].code]).medians == (None, None)
