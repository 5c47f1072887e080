"""The sentence on a change since the year before."""

from __future__ import annotations

import pytest

from lib.domain.comparison.quality_cost import Standing
from lib.domain.indicators import Direction, Role
from lib.text.comparison.sentences import standing_change_sentence
from lib.text.language import DUTCH
from tests.samples import figure, indicator

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
