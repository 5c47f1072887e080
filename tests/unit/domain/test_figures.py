"""Figures: which status is firm."""

from __future__ import annotations

from lib.domain.figures import Status
from tests.samples import figure

BUDGET, ACCOUNTS, PROVISIONAL, FINAL = Status


def test_a_budget_and_a_provisional_figure_are_not_firm() -> None:
    assert {status: figure("2023", 1, status).is_firm for status in Status} == {
        FINAL: True,
        ACCOUNTS: True,
        PROVISIONAL: False,
        BUDGET: False,
    }
