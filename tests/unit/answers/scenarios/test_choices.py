"""Which choices the page "Wat als" offers, and what it makes of an address."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lib.answers.scenarios.answer import answer
from lib.answers.scenarios.choices import ScenarioChoices, choose, groups_of_services
from lib.answers.snapshot import Snapshot
from lib.domain.scenarios.amounts import BridgeBy
from lib.domain.scenarios.earlier import CountedShare
from lib.domain.scenarios.parts import LevelOrigin
from lib.domain.scenarios.prices import Unpriced
from lib.domain.service_levels.inspections import Layer
from tests.data_sets import make_store
from tests.unit.pictures.whole import snapshot_of


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with snapshot_of(make_store("scenario", tmp_path_factory.mktemp("scenario"))) as opened:
        yield opened


def seen(snapshot: Snapshot, **wanted: str) -> ScenarioChoices:
    return choose(wanted, snapshot)


def test_the_defaults_stand_in_the_address(snapshot: Snapshot) -> None:
    choices = seen(snapshot)
    assert choices.parameters() == {
        "focus": "aa-cc",
        "periode": "2025",
        "laag": "contract",
        "brug": "gebied",
        "indexering": "geen",
    }
    assert choices.can_be_computed
    assert choices.unmet == ()


def test_every_choice_comes_back_from_the_address(snapshot: Snapshot) -> None:
    wanted = {
        "focus": "aa-cc",
        "periode": "2025",
        "laag": "beleid",
        "brug": "product",
        "indexering": "cpi",
        "scenario": "maaien..C~bomen.woongebied.-25",
        "ernaast": "maaien.centrum.B",
        "bezuiniging": "12000",
    }
    choices = seen(snapshot, **wanted)
    assert choices.parameters() == wanted
    assert (choices.layer, choices.by, choices.wanted_cut) == (Layer.POLICY, BridgeBy.PRODUCT, 12_000)


def test_what_cannot_be_had_is_told(snapshot: Snapshot) -> None:
    choices = seen(
        snapshot,
        periode="1999",
        laag="anders",
        brug="x",
        indexering="y",
        scenario="gras.centrum.B~maaien.centrum.B",
        ernaast="q",
        bezuiniging="-5",
    )
    assert dict(choices.unmet) == {
        "periode": "1999",
        "laag": "anders",
        "brug": "x",
        "indexering": "y",
        "scenario": "gras.centrum.B",
        "ernaast": "q",
        "bezuiniging": "-5",
    }
    assert len(choices.scenario.moves) == 1
    assert choices.beside is None


def test_a_scenario_of_another_focus_yields(snapshot: Snapshot) -> None:
    choices = seen(
        snapshot,
        scenario="maaien..C",
        erernaast="maaien..B",
        bezuiniging="9",
        los="scenario ernaast bezuiniging",
    )
    assert (choices.scenario.moves, choices.beside, choices.wanted_cut, choices.unmet) == ((), None, None, ())


def test_the_amounts_come_from_the_store(snapshot: Snapshot) -> None:
    """As in tests/unit/domain/scenarios/test_amounts.py: 7,000 less in the centre, 10,000 in living areas."""
    found = answer(seen(snapshot, scenario="maaien..C"), snapshot).amounts
    assert (found.before, found.change) == (69_000, -17_000)
    assert [p.reasons for p in found.unknown_now] == [(Unpriced.NO_LEVEL_PRICE,)]
    assert found.ground.unpriced == ("bank",)


def test_without_ambitions_in_the_layer_the_levels_are_those_of_the_charges(snapshot: Snapshot) -> None:
    """All lawns were bought at B: 60,000 becomes 48,000; shrubs 4,000 and trees 4,000 stay."""
    found = answer(seen(snapshot, laag="beleid", scenario="maaien..C"), snapshot)
    assert (found.amounts.before, found.amounts.change) == (68_000, -12_000)
    assert {part.origin for part in found.choices.ground.parts} == {LevelOrigin.RATE, None}
    assert found.reached is None


def test_what_is_reached_and_what_was_before(snapshot: Snapshot) -> None:
    """A or better in the centre: 16 of 20 in 2019, 14 of 20 in 2020; now 18 of 20."""
    found = answer(seen(snapshot, scenario="maaien.centrum.C"), snapshot)
    assert found.reached is not None
    assert (found.reached.year, [o.counts for o in found.reached.outcomes]) == (2024, [(0, 18, 0, 2, 0)])
    before, after = CountedShare(2019, 16, 20), CountedShare(2020, 14, 20)
    assert [(m.from_level, m.to_level, m.title, m.before, m.after) for m in found.earlier] == [
        ("B", "A", None, before, after),
        (None, None, "Minder snoeirondes", before, after),
    ]


def test_sets_are_looked_for_when_there_is_an_amount(snapshot: Snapshot) -> None:
    assert answer(seen(snapshot), snapshot).cuts is None
    cuts = answer(seen(snapshot, bezuiniging="17000"), snapshot).cuts
    assert cuts is not None
    assert (cuts.found, cuts.wanted) == (1, 1_700_000)


def test_a_service_is_judged_by_its_discipline_or_else_by_a_cross_cut() -> None:
    groups = groups_of_services(Layer.CONTRACT)
    assert (groups["groen"], groups["verharding"], groups["reiniging"]) == ("groen", "verharding", "schoon")
    assert "afval" not in groups
