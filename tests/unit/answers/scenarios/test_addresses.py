"""A scenario in an address: written and read back the same, and nonsense named piece by piece."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lib.answers.scenarios.addresses import MOST_MOVES_READ, read_scenario, written
from lib.domain.scenarios.moves import ALL_TYPES, Scenario, ScenarioMove, scenario_of
from lib.domain.service_levels.inspections import LEVELS

KNOWN = {"maaien": {"centrum", "woon-gebied_1", None}, "bomen": {None}}
SCENARIO = scenario_of(
    [
        ScenarioMove("maaien", "centrum", to_level="A+"),
        ScenarioMove("maaien", ALL_TYPES, left_out_pct=25),
        ScenarioMove("bomen", None, left_out_pct=100),
    ]
)


def test_a_scenario_is_a_short_text() -> None:
    assert written(SCENARIO) == "maaien.centrum.A+~maaien..-25~bomen.-.-100"
    assert written(Scenario()) == ""


def test_it_is_read_back_as_it_was_written() -> None:
    assert read_scenario(written(SCENARIO), KNOWN) == (SCENARIO, ())
    assert read_scenario("", KNOWN) == (Scenario(), ())


def test_what_does_not_exist_here_is_named_and_the_rest_stays() -> None:
    strange = [
        "gras.centrum.B",
        "maaien.bos.B",
        "maaien.centrum.E",
        "maaien.centrum.-0",
        "maaien.centrum.-101",
        "maaien.centrum.-1.5",
        "maaien.centrum",
        "maaien.centrum.B.C",
        "<script>",
        "maaien.centrum.C",
    ]
    scenario, found = read_scenario("~".join(["maaien.centrum.B", *strange]), KNOWN)
    assert scenario == scenario_of([ScenarioMove("maaien", "centrum", to_level="B")])
    assert list(found) == strange  # the last is a second move of one subject


def test_a_long_address_is_read_up_to_a_bound() -> None:
    text = "~".join(["x"] * (MOST_MOVES_READ + 3))
    assert len(read_scenario(text, KNOWN)[1]) == MOST_MOVES_READ + 3


@given(st.text(max_size=200))
def test_any_text_gives_a_scenario(text: str) -> None:
    scenario, _ = read_scenario(text, KNOWN)
    assert read_scenario(written(scenario), KNOWN) == (scenario, ())


places = [(product, area) for product, areas in KNOWN.items() for area in (*areas, ALL_TYPES)]
moves = st.tuples(st.sampled_from(places), st.one_of(st.sampled_from(LEVELS), st.integers(1, 100)))


@given(st.lists(moves, max_size=6))
def test_every_scenario_comes_back(made: list[tuple[tuple[str, str | None], str | int]]) -> None:
    scenario = Scenario()
    for (product, area), action in made:
        level, pct = (action, None) if isinstance(action, str) else (None, action)
        scenario = scenario.with_move(ScenarioMove(product, area, level, pct))
    assert read_scenario(written(scenario), KNOWN) == (scenario, ())
