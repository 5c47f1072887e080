"""Peers: the median of a group, the position beside it, and when a group is too small."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lib.domain.figures import Figure
from lib.domain.indicators import Direction, Indicator
from lib.domain.units import about_equal


class Position(StrEnum):
    """Where a value stands against another, in the direction of the indicator."""

    BETTER = "beter"
    WORSE = "minder"
    HIGHER = "hoger"
    LOWER = "lager"
    EQUAL = "gelijk"
    ABOUT_EQUAL = "ongeveer_gelijk"
    UNCLEAR = "niet_te_onderscheiden"


def position(value: float, other: float, indicator: Indicator) -> Position:
    """Place `value` against `other`, in words that fit the direction; under the margin neither is better."""
    if value == other:
        return Position.EQUAL
    if about_equal(value, other, indicator.margin):
        return Position.ABOUT_EQUAL
    direction = indicator.direction
    if direction == Direction.NEUTRAL:
        return Position.HIGHER if value > other else Position.LOWER
    better = (value > other) == (direction == Direction.HIGHER)
    return Position.BETTER if better else Position.WORSE


@dataclass(frozen=True)
class Median:
    value: float
    n: int


def median_of(values: Sequence[float]) -> Median | None:
    """The median with its n, or None under `MINIMUM_PEERS` values."""
    if len(values) < MINIMUM_PEERS:
        return None
    return Median(statistics.median(values), len(values))


def too_small(figure: Figure, indicator: Indicator) -> bool:
    """Whether the figure rests on fewer observations than the indicator asks for."""
    return figure.n is not None and indicator.minimum_n is not None and figure.n < indicator.minimum_n


MINIMUM_PEERS = 5
