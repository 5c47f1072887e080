"""How a scenario stands in an address: `product.gebiedstype.niveau`, moves joined by `~`.

`demo-gazon.centrum.B~demo-bomen.-.-25~demo-hagen..C`: lawns in the centre to level B, a quarter of the trees that name
no type of area left out, hedges everywhere to level C.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from lib.domain.scenarios.moves import ALL_TYPES, Scenario, ScenarioMove
from lib.domain.service_levels.inspections import LEVELS

BETWEEN_MOVES, BETWEEN_FIELDS, NO_TYPE = "~", ".", "-"
MOST_MOVES_READ = 60
"""Moves of an address that are read; the rest is told as what cannot be shown."""
_LEFT_OUT = re.compile(r"-([1-9]\d?|100)")


def written(scenario: Scenario) -> str:
    """The scenario as it stands in an address; empty without moves."""
    return BETWEEN_MOVES.join(move_code(move) for move in scenario.moves)


def move_code(move: ScenarioMove) -> str:
    """One move as it stands in an address."""
    area = NO_TYPE if move.area_type is None else move.area_type
    action = move.to_level if move.to_level is not None else f"-{move.left_out_pct}"
    return BETWEEN_FIELDS.join((move.product, area, action))


def read_scenario(text: str, known: Mapping[str, Collection[str | None]]) -> tuple[Scenario, tuple[str, ...]]:
    """Read a scenario from an address.

    Args:
        text: what stands there.
        known: per product the types of area in which there is some of it.

    Returns:
        The moves that can be made here, and the pieces that are none: unknown, malformed, or the second of a subject.
    """
    scenario, strange = Scenario(), list[str]()
    pieces = [piece for piece in text.split(BETWEEN_MOVES) if piece]
    for piece in pieces[:MOST_MOVES_READ]:
        move = _move(piece, known)
        if move is None or any(move.subject == other.subject for other in scenario.moves):
            strange.append(piece)
        else:
            scenario = scenario.with_move(move)
    return scenario, (*strange, *pieces[MOST_MOVES_READ:])


def _move(piece: str, known: Mapping[str, Collection[str | None]]) -> ScenarioMove | None:
    parts = piece.split(BETWEEN_FIELDS)
    if len(parts) != 3 or parts[0] not in known:
        return None
    product, area, action = parts
    area_type = None if area == NO_TYPE else area
    if area_type != ALL_TYPES and area_type not in known[product]:
        return None
    if action in LEVELS:
        return ScenarioMove(product, area_type, to_level=action)
    left_out = _LEFT_OUT.fullmatch(action)
    return ScenarioMove(product, area_type, left_out_pct=int(left_out[1])) if left_out else None
