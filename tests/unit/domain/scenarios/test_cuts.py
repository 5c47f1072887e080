"""Which sets of single moves reach an amount, counted by hand.

Single moves: the centre from A to B (5,000 less) and to C (7,000), living areas from B to C (10,000). Shrubs and trees
have no lower level with a price.
"""

from __future__ import annotations

import itertools

import pytest

from lib.domain.scenarios.amounts import amounts_of
from lib.domain.scenarios.cuts import MOST_SETS, CutSets, sets_reaching, single_moves
from tests.scenario_ground import CHARGES, agreed, ground, patch


def told(cuts: CutSets) -> list[tuple[str, ...]]:
    return [tuple(f"{s.move.area_type}:{s.move.to_level}" for s in found.moves) for found in cuts.sets]


def test_single_moves_go_to_a_lower_level_with_a_price() -> None:
    assert [(s.move.area_type, s.move.to_level, s.less) for s in single_moves(ground())] == [
        ("centrum", "B", 500_000),
        ("centrum", "C", 700_000),
        ("woongebied", "C", 1_000_000),
    ]


@pytest.mark.parametrize(
    ("wanted", "sets"),
    [
        (4_000, [("centrum:B",), ("centrum:C",), ("woongebied:C",)]),
        (6_000, [("centrum:C",), ("woongebied:C",)]),
        (10_000, [("woongebied:C",)]),
        (12_000, [("centrum:B", "woongebied:C"), ("centrum:C", "woongebied:C")]),
        (17_000, [("centrum:C", "woongebied:C")]),
        (17_000.01, []),
    ],
)
def test_the_sets_that_reach_an_amount(wanted: float, sets: list[tuple[str, ...]]) -> None:
    cuts = sets_reaching(ground(), round(100 * wanted))
    assert told(cuts) == sets
    assert (cuts.found, cuts.options, cuts.unpriced, cuts.together) == (len(sets), 3, 2, 1_700_000)


def test_no_move_of_a_set_can_be_missed_and_each_set_is_a_scenario() -> None:
    of = ground()
    for wanted in range(100_000, 1_800_000, 100_000):
        for found in sets_reaching(of, wanted).sets:
            assert found.less >= wanted
            rest = [found.less - single.less for single in found.moves]
            assert len(found.moves) == 1 or max(rest) < wanted
            change = amounts_of(of, found.scenario).change
            assert change is not None
            assert round(-100 * change) == found.less


def test_the_search_is_bounded_and_counts_what_it_does_not_show() -> None:
    """120 areas, two single moves each: of three moves there would be over two million sets, so two at most."""
    types = [f"type-{n:03}" for n in range(120)]
    of = ground(CHARGES, [patch("gazon", name, name, 1_000) for name in types], [agreed(None, "A")])
    cuts = sets_reaching(of, 50_000)
    pairs = sum(1 for a, b in itertools.combinations(range(120), 2))
    assert cuts.most_moves == 2
    assert cuts.options == 240
    # Alone each comes to 500 or 700 euro: all 240 reach 500; no pair is needed.
    assert (cuts.found, len(cuts.sets)) == (240, MOST_SETS)
    # Over 700 none does alone, and every pair of two areas reaches 1,000.
    assert sets_reaching(of, 100_000).found == 4 * pairs


def test_a_lower_level_that_is_not_cheaper_is_no_cut() -> None:
    dear = [c._replace(amount=2.0) if c.level == "C" else c for c in CHARGES]
    assert [s.move.to_level for s in single_moves(ground(dear))] == ["B"]
