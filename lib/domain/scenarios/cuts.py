"""Which sets of single moves reach an amount: all of them up to a bound, in no order of preference."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lib.domain.requests.deadline import while_time
from lib.domain.scenarios.amounts import amounts_of
from lib.domain.scenarios.moves import Scenario, ScenarioMove
from lib.domain.scenarios.parts import Ground, PartKey
from lib.domain.service_levels.inspections import LEVELS
from lib.domain.units import cents

MOST_MOVES = 3
"""Moves in a set. [CONVENTION]"""
MOST_TRIED = 100_000
"""Sets that are looked at; where there would be more, a set has fewer moves. [CONVENTION]"""
MOST_SETS = 200
"""Sets that are kept to be shown; all that reach the amount are counted. [CONVENTION]"""


class SingleMove(NamedTuple):
    """A part that goes to a lower level, and what that comes to less a year, in whole cents above 0."""

    move: ScenarioMove
    less: int


class CutSet(NamedTuple):
    """Moves of different parts that reach the amount together, none of which can be missed."""

    moves: tuple[SingleMove, ...]

    @property
    def less(self) -> int:
        """In whole cents."""
        return sum(single.less for single in self.moves)

    @property
    def scenario(self) -> Scenario:
        return Scenario(tuple(single.move for single in self.moves))


class CutSets(NamedTuple):
    """The sets that reach an amount.

    `found` is how many there are of at most `most_moves` moves, `sets` the first of them by number of moves and name;
    `options` how many single moves there are, `together` what the largest of each part come to, in cents, and
    `unpriced` how many parts have no lower level with a price.
    """

    wanted: int
    options: int
    unpriced: int
    together: int
    most_moves: int
    found: int
    sets: tuple[CutSet, ...]


def single_moves(ground: Ground) -> tuple[SingleMove, ...]:
    """Every part to every lower level with a price that makes it cheaper, in the order of the parts."""
    found = []
    for part in ground.parts:
        lower = LEVELS[LEVELS.index(part.level) + 1 :] if part.level in LEVELS else ()
        for level in lower:
            move = ScenarioMove(*part.key, to_level=level)
            change = amounts_of(_of_part(ground, part.key), Scenario((move,))).change
            if change is not None and cents(change) < 0:
                found.append(SingleMove(move, -int(100 * cents(change))))
    return tuple(found)


def sets_reaching(ground: Ground, wanted: int) -> CutSets:
    """Look for the sets of single moves that come to at least an amount.

    Args:
        ground: what can be moved.
        wanted: the amount a year, in whole cents above 0.
    """
    options = single_moves(ground)
    size = _most_moves(len(options))
    found = 0
    sets: list[CutSet] = []
    for number in range(1, size + 1):
        for chosen in while_time(itertools.combinations(options, number)):
            if _reaches(chosen, wanted):
                found += 1
                if len(sets) < MOST_SETS:
                    sets.append(CutSet(chosen))
    largest: dict[tuple[str, str | None], int] = {}
    for single in options:
        key = single.move.product, single.move.area_type
        largest[key] = max(largest.get(key, 0), single.less)
    unpriced = len(ground.parts) - len(largest)
    return CutSets(wanted, len(options), unpriced, sum(largest.values()), size, found, tuple(sets))


def _reaches(chosen: Sequence[SingleMove], wanted: int) -> bool:
    """Whether they come to the amount, each about another part and none to be missed."""
    total = sum(single.less for single in chosen)
    if total < wanted or (len(chosen) > 1 and total - min(single.less for single in chosen) >= wanted):
        return False
    return _are_apart(single.move for single in chosen)


def _are_apart(moves: Iterable[ScenarioMove]) -> bool:
    keys = [(move.product, move.area_type) for move in moves]
    return len(set(keys)) == len(keys)


def _most_moves(options: int) -> int:
    """How many moves a set may have so that no more than `MOST_TRIED` are looked at; at least 1."""
    sizes = range(1, MOST_MOVES + 1)
    tried = itertools.accumulate(math.comb(options, size) for size in sizes)
    return max((size for size, n in zip(sizes, tried, strict=True) if n <= MOST_TRIED), default=1)


def _of_part(ground: Ground, key: PartKey) -> Ground:
    return Ground(ground.prices, tuple(p for p in ground.parts if p.key == key), (), (), ())
