"""Cost figures that a source gave whole: accounts and budgets beside each other, and never joined."""

from __future__ import annotations

from lib.domain.costs.given import given_cost, given_lines, is_whole_cost
from lib.domain.figures import Stand, Status
from lib.domain.indicators import Role
from lib.domain.partners import make_series
from tests.samples import figure, indicator

AGREED = indicator("dvo", Role.CONTEXT, "EUR")
FIGURES = (
    figure("2018", 10.8, Status.ACCOUNTS),
    figure("2019", 12.5, Status.BUDGET),
    figure("2020", 10.7, Status.BUDGET),
    figure("2022", 11.0, Status.BUDGET),
    figure("2022", 10.9, Status.ACCOUNTS),
    figure("2023-K1", 3, Status.ACCOUNTS),
)


def test_money_that_the_work_costs_is_told_from_what_residents_pay_and_from_shares() -> None:
    assert is_whole_cost(AGREED)
    assert is_whole_cost(indicator("lasten", Role.COST, "EUR/inwoner"))
    assert not is_whole_cost(indicator("heffing", Role.CONTEXT, "EUR/huishouden"))
    assert not is_whole_cost(indicator("aandeel", Role.CONTEXT, "%"))


def test_both_stands_are_there_by_the_year() -> None:
    cost = given_cost(AGREED, make_series(FIGURES))
    assert [(str(f.period), f.status) for f in cost.figures] == [
        ("2018", Status.ACCOUNTS),
        ("2019", Status.BUDGET),
        ("2020", Status.BUDGET),
        ("2022", Status.ACCOUNTS),
        ("2022", Status.BUDGET),
    ]
    assert [f.value for f in cost.of(Stand.BUDGET)] == [12.5, 10.7, 11.0]


def test_an_account_goes_before_a_budget_and_is_not_joined_to_it() -> None:
    [line] = given_lines([given_cost(AGREED, make_series(FIGURES))])
    assert [f.value for f in line.figures.values()] == [10.8, 12.5, 10.7, 10.9]
    assert [[f.value for f in run] for run in line.runs] == [[10.8], [12.5, 10.7], [10.9]]


def test_a_line_is_cut_where_the_series_breaks() -> None:
    figures = [
        figure("2021", 1, Status.ACCOUNTS),
        figure("2022", 2, Status.ACCOUNTS, series_break=True),
        figure("2023", 3, Status.ACCOUNTS),
    ]
    [line] = given_lines([given_cost(AGREED, make_series(figures))])
    assert [len(run) for run in line.runs] == [1, 2]
