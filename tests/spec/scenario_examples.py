"""What computes the worked examples on scenarios."""

from __future__ import annotations

from fractions import Fraction

from lib.domain.scenarios.amounts import amounts_of
from lib.domain.scenarios.moves import ScenarioMove, scenario_of
from tests.scenario_ground import agreed, charge, ground, patch
from tests.spec.example_rows import Computation, Outcome, Row

PRICES = {"A": 1.5, "B": 1.0, "C": 0.8}


def scenario(rows: list[Row]) -> Outcome:
    """Each area is a type of its own, so that it has a level of its own."""
    of = ground(
        [charge("maaien", level, amount) for level, amount in PRICES.items()],
        [patch("gazon", row["gebied"], row["gebied"], row["hoeveelheid (m2)"]) for row in rows],
        [agreed(row["gebied"], row["niveau nu"]) for row in rows],
    )
    moves = [ScenarioMove("maaien", row["gebied"], to_level=row["wordt"]) for row in rows]
    moves += [
        ScenarioMove("maaien", row["gebied"], left_out_pct=row["weg (%)"]) for row in rows if row["weg (%)"]
    ]
    found = amounts_of(of, scenario_of(moves))
    told = [
        [part.part.key.area_type, *map(_told, (part.before, part.after, part.change))] for part in found.parts
    ]
    return [*told, ["totaal", *map(_told, (found.before, found.after, found.change))]]


def _told(amount: Fraction | None) -> float | str:
    return "onbekend" if amount is None else float(amount)


SCENARIO_EXAMPLES: dict[str, Computation] = {"scenario-bedrag": scenario}
