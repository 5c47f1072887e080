"""A scenario: which products go to another level where, and of which a part is left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from lib.domain.scenarios.parts import PartKey

ALL_TYPES = ""
"""The area of a move that holds in every type of area."""


class ScenarioMove(NamedTuple):
    """A product in a type of area goes to a level, or so many per cent of it are left out; one of the two is given.

    `area_type` is None where quantities name no type, `ALL_TYPES` for all of them.
    """

    product: str
    area_type: str | None
    to_level: str | None = None
    left_out_pct: int | None = None

    @property
    def subject(self) -> tuple[str, str | None, bool]:
        """What it is about; a scenario has one move of each subject."""
        return self.product, self.area_type, self.to_level is not None


class MovedTo(NamedTuple):
    """Where a part ends: at a level (None: as it is), with this share of the quantity left, 0-1."""

    to_level: str | None
    kept: Fraction


@dataclass(frozen=True)
class Scenario:
    """Moves that do not contradict each other; their order does not matter.

    Raises:
        ValueError: at two moves of one subject, or a percentage outside 1-100.
    """

    moves: tuple[ScenarioMove, ...] = ()

    def __post_init__(self) -> None:
        if len({move.subject for move in self.moves}) < len(self.moves):
            raise ValueError("two moves of one subject")
        for move in self.moves:
            pct = move.left_out_pct
            if (move.to_level is None) == (pct is None) or not (pct is None or 1 <= pct <= 100):
                raise ValueError(f"no move: {move}")

    def at(self, key: PartKey) -> MovedTo | None:
        """Where a part ends; None when nothing moves it. A move of its own area goes before one of everywhere."""
        level = self._found(key, is_level=True)
        left_out = self._found(key, is_level=False)
        if level is None and left_out is None:
            return None
        kept = 1 - Fraction(left_out.left_out_pct or 0, 100) if left_out else Fraction(1)
        return MovedTo(level.to_level if level else None, kept)

    def with_move(self, move: ScenarioMove) -> Scenario:
        """The scenario with a move more, in the place of the one of its subject."""
        others = (other for other in self.moves if other.subject != move.subject)
        return Scenario((*others, move))

    def without(self, move: ScenarioMove) -> Scenario:
        return Scenario(tuple(other for other in self.moves if other != move))

    def _found(self, key: PartKey, *, is_level: bool) -> ScenarioMove | None:
        by_subject = {move.subject: move for move in self.moves}
        own = by_subject.get((key.product, key.area_type, is_level))
        return own or by_subject.get((key.product, ALL_TYPES, is_level))


def scenario_of(moves: Iterable[ScenarioMove]) -> Scenario:
    """The moves as a scenario; see `Scenario` for what is refused."""
    return Scenario(tuple(moves))
