"""Figures: which status is firm, and how far two of them are apart."""

from __future__ import annotations

from lib.domain.comparison.differences import Estimate
from lib.domain.figures import Status, figures_apart
from tests.samples import figure

BUDGET, ACCOUNTS, PROVISIONAL, FINAL = Status


def test_a_budget_and_a_provisional_figure_are_not_firm() -> None:
    assert {status: figure("2023", 1, status).is_firm for status in Status} == {
        FINAL: True,
        ACCOUNTS: True,
        PROVISIONAL: False,
        BUDGET: False,
    }


def test_two_figures_are_apart_with_an_interval_when_one_has_an_end() -> None:
    assert figures_apart(figure("2022", 80), figure("2023", 85)) is None
    assert figures_apart(figure("2022", 80), figure("2023", 85, low=81)) == Estimate(5, 1, 5)
    assert figures_apart(figure("2022", 80, low=77, high=83), figure("2023", 85, low=81, high=89)) == (
        5,
        0,
        10,
    )
