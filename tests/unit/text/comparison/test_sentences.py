"""The sentence on a change since the year before."""

from __future__ import annotations

import pytest

from lib.domain.comparison.quality_cost import Standing
from lib.domain.indicators import Direction, Role
from lib.text.comparison.sentences import finding_title, standing_change_sentence, summary
from lib.text.language import DUTCH
from tests.samples import COST, QUALITY, compared, figure, indicator, measured, partner

CLEAN = indicator("schoon", Role.QUALITY, "%", Direction.HIGHER)


def told(standing: Standing) -> str:
    return standing_change_sentence(DUTCH, standing).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("later", "ends", "said"),
    [
        (95, {"low": 90, "high": 99}, "15 procentpunt hoger dan in 2022."),
        (85, {"low": 75, "high": 95}, "5 procentpunt hoger dan in 2022, niet te onderscheiden."),
        (75, {"low": 65, "high": 85}, "5 procentpunt lager dan in 2022, niet te onderscheiden."),
        (80, {"low": 70, "high": 90}, "Gelijk aan 2022."),
    ],
)
def test_a_change_that_chance_explains_is_said_as_such(
    later: float, ends: dict[str, float], said: str
) -> None:
    before, after = figure("2022", 80, low=70, high=90), figure("2023", later, **ends)
    assert told(Standing(CLEAN, after, before, None)) == said


def test_without_intervals_the_change_stands_as_it_is() -> None:
    standing = Standing(CLEAN, figure("2023", 60), figure("2022", 80), None)
    assert told(standing) == "20 procentpunt lager dan in 2022."


def test_of_the_same_places_a_smaller_change_can_be_told() -> None:
    before, after = figure("2022", 80, low=75, high=85), figure("2023", 85, low=80, high=90)
    assert told(Standing(CLEAN, after, before, None)).endswith("niet te onderscheiden.")
    assert told(Standing(CLEAN, after, before, None, 0.8)) == "5 procentpunt hoger dan in 2022."


@pytest.mark.parametrize(
    ("value", "before", "said"),
    [
        (106.69, 106.52, "Ongeveer gelijk aan 2022 (+€ 0,17)."),
        (97, 100, "€ 3 lager dan in 2022."),
        (100, 100, "Gelijk aan 2022."),
    ],
)
def test_a_change_under_the_margin_is_about_equal(value: float, before: float, said: str) -> None:
    assert told(Standing(COST, figure("2023", value), figure("2022", before), None)) == said


def test_a_figure_a_fraction_above_the_median_is_not_more_expensive() -> None:
    peers = {partner(f"p{n}"): 100.0 + n for n in range(4)} | {partner("zz"): 102.1}
    cost = measured(COST, {who: [figure("2023", value)] for who, value in peers.items()})
    quality = measured(QUALITY, {who: [figure("2023", 80)] for who in peers})
    found = compared(cost, quality, "2023", focus=partner("zz"))
    title = finding_title(DUTCH, found)
    assert title == "Zz in 2023: gelijk en kosten ongeveer gelijk, vergeleken met de mediaan"
    assert ", ongeveer gelijk aan de mediaan € 102 (n = 5)" in summary(DUTCH, found)[0].replace("\u00a0", " ")
