"""Given cost figures in a sentence, with the year and the status of each amount."""

from __future__ import annotations

import pytest

from lib.domain.costs.given import GivenCost
from lib.domain.figures import Figure, Status
from lib.domain.indicators import Role
from lib.text.costs.given import given_cost_sentence
from lib.text.language import DUTCH
from tests.samples import figure, indicator

AGREED = indicator("bedrag", Role.CONTEXT, "EUR")
THEN, NOW = figure("2018", 900, Status.ACCOUNTS), figure("2022", 1000, Status.ACCOUNTS)
PLANNED = figure("2024", 1200, Status.BUDGET)


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ((THEN, NOW, PLANNED), "Bedrag: € 1.000 in 2022, eerder € 900 in 2018, begroot € 1.200 voor 2024."),
        ((NOW,), "Bedrag: € 1.000 in 2022."),
        ((PLANNED,), "Bedrag: begroot € 1.200 voor 2024."),
        ((THEN, NOW._replace(series_break=True)), "Bedrag: € 1.000 in 2022."),
    ],
)
def test_what_was_spent_before_and_budgeted(figures: tuple[Figure, ...], said: str) -> None:
    assert given_cost_sentence(DUTCH, GivenCost(AGREED, figures)).replace("\u00a0", " ") == said


def test_the_denominator_is_said_once() -> None:
    per = GivenCost(indicator("lasten", unit="EUR/inwoner"), (THEN, NOW, PLANNED))
    assert given_cost_sentence(DUTCH, per).count("per inwoner") == 1


@pytest.mark.parametrize(
    ("unit", "value", "said"),
    [
        ("EUR", 10_830_000, "€ 10.800.000 in 2022 (afgerond)."),
        ("EUR", 10_800_000, "€ 10.800.000 in 2022."),
        ("EUR/inwoner", 72.76, "€ 73 per inwoner in 2022 (afgerond)."),
        ("EUR/huishouden", 110.0, "€ 110 per huishouden in 2022."),
    ],
)
def test_an_amount_that_lacks_digits_says_that_it_is_rounded(unit: str, value: float, said: str) -> None:
    cost = GivenCost(indicator("bedrag", Role.CONTEXT, unit), (figure("2022", value, Status.ACCOUNTS),))
    assert given_cost_sentence(DUTCH, cost).replace("\u00a0", " ").endswith(f"Bedrag: {said}")
