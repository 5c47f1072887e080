"""Figures: which status counts for a stand."""

from __future__ import annotations

import pytest

from lib.domain.figures import Stand, Status, first_by_status
from tests.samples import figure

BUDGET, ACCOUNTS, PROVISIONAL, FINAL = Status


@pytest.mark.parametrize(
    ("statuses", "stand", "chosen"),
    [
        ([PROVISIONAL, ACCOUNTS, FINAL], Stand.ACTUAL, FINAL),
        ([PROVISIONAL, ACCOUNTS], Stand.ACTUAL, ACCOUNTS),
        ([BUDGET, PROVISIONAL], Stand.ACTUAL, PROVISIONAL),
        ([BUDGET], Stand.ACTUAL, None),
        ([FINAL, BUDGET], Stand.BUDGET, BUDGET),
        ([FINAL, ACCOUNTS], Stand.BUDGET, None),
        ([], Stand.ACTUAL, None),
    ],
)
def test_the_first_status_that_exists_counts(
    statuses: list[Status], stand: Stand, chosen: Status | None
) -> None:
    found = first_by_status([figure("2023", 1, status) for status in statuses], stand)
    assert (found and found.status) == chosen


def test_a_budget_and_a_provisional_figure_are_not_firm() -> None:
    assert {status: figure("2023", 1, status).is_firm for status in Status} == {
        FINAL: True,
        ACCOUNTS: True,
        PROVISIONAL: False,
        BUDGET: False,
    }
