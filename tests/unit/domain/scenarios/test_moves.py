"""A scenario: what it moves where, whatever the order of its moves."""

from __future__ import annotations

from fractions import Fraction

import pytest

from lib.domain.scenarios.moves import ALL_TYPES, MovedTo, Scenario, ScenarioMove, scenario_of
from lib.domain.scenarios.parts import PartKey

CENTRE, LIVING = PartKey("maaien", "centrum"), PartKey("maaien", "woongebied")


def test_a_move_of_its_own_area_goes_before_one_of_everywhere() -> None:
    scenario = scenario_of(
        [
            ScenarioMove("maaien", ALL_TYPES, to_level="C"),
            ScenarioMove("maaien", "centrum", to_level="B"),
            ScenarioMove("maaien", ALL_TYPES, left_out_pct=25),
        ]
    )
    assert scenario.at(CENTRE) == MovedTo("B", Fraction(3, 4))
    assert scenario.at(LIVING) == MovedTo("C", Fraction(3, 4))
    assert scenario.at(PartKey("bomen", "centrum")) is None


def test_what_names_no_type_is_a_place_of_its_own() -> None:
    scenario = scenario_of([ScenarioMove("maaien", None, to_level="C")])
    assert scenario.at(PartKey("maaien", None)) == MovedTo("C", Fraction(1))
    assert scenario.at(CENTRE) is None


def test_a_new_move_takes_the_place_of_the_one_of_its_subject() -> None:
    first, second = (
        ScenarioMove("maaien", "centrum", to_level="B"),
        ScenarioMove("maaien", "centrum", to_level="C"),
    )
    assert Scenario((first,)).with_move(second).moves == (second,)
    assert Scenario((first,)).without(first) == Scenario()


@pytest.mark.parametrize(
    "moves",
    [
        [ScenarioMove("maaien", "centrum", to_level="B"), ScenarioMove("maaien", "centrum", to_level="C")],
        [ScenarioMove("maaien", "centrum", left_out_pct=0)],
        [ScenarioMove("maaien", "centrum", left_out_pct=101)],
        [ScenarioMove("maaien", "centrum")],
        [ScenarioMove("maaien", "centrum", "B", 10)],
    ],
)
def test_what_contradicts_itself_is_refused(moves: list[ScenarioMove]) -> None:
    with pytest.raises(ValueError, match=r"no move|two moves"):
        scenario_of(moves)
