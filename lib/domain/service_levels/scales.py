"""The readings of each rating scale at their level: which scales are lowest, and which highest.

A scale has no agreed share of its own, so there is no verdict on it and no interval.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from lib.domain.service_levels.inspections import CROSS_CUTS, GROUPS, LEVELS, ReadingTally
from lib.domain.service_levels.outcomes import in_order, sides

MOST_EXTREMES = 5
"""Scales that are named as lowest, and as highest."""
LEAST_READINGS = 10
"""Readings from which a scale can be named as lowest or highest, so that one bad spot does not make it so."""


@dataclass(frozen=True)
class ScaleOutcome:
    """What was read on a scale as part of a group (a discipline, or schoon or heel) in one year.

    `reached` of the `judged` readings are at the level that was agreed for them, one of `levels`, best first. `counts`
    are all readings per level, A+ first; `without_ambition` of them are not judged; `not_applicable` are never counted.
    """

    group: str
    scale: str
    levels: tuple[str, ...]
    reached: int
    judged: int
    counts: tuple[int, ...]
    without_ambition: int
    not_applicable: int

    @property
    def pct(self) -> float | None:
        """The share at level, in per cent."""
        return 100 * self.reached / self.judged if self.judged else None

    @property
    def is_cross_cut(self) -> bool:
        return self.group in CROSS_CUTS


@dataclass
class _Read:
    levels: set[str] = field(default_factory=set)
    reached: int = 0
    judged: int = 0
    counts: list[int] = field(default_factory=lambda: [0] * len(LEVELS))
    without_ambition: int = 0
    not_applicable: int = 0

    def add(self, tally: ReadingTally, level: str | None) -> None:
        self.counts = [a + b for a, b in zip(self.counts, tally.counts, strict=True)]
        self.not_applicable += tally.not_applicable
        if level is None:
            self.without_ambition += tally.readings
        elif tally.readings:
            self.levels.add(level)
            self.reached += sum(tally.counts[: LEVELS.index(level) + 1])
            self.judged += tally.readings


def by_scale(readings: Iterable[ReadingTally], year: int) -> tuple[ScaleOutcome, ...]:
    """An outcome per group and scale.

    Args:
        readings: of one partnership and one layer; other years are left out.
        year: which year.
    """
    found: dict[tuple[str, str], _Read] = defaultdict(_Read)
    for tally, side in sides(readings, year):
        found[side.group, tally.scale].add(tally, side.level)
    return tuple(
        ScaleOutcome(
            group,
            scale,
            in_order(read.levels),
            read.reached,
            read.judged,
            tuple(read.counts),
            read.without_ambition,
            read.not_applicable,
        )
        for (group, scale), read in sorted(
            found.items(), key=lambda item: (GROUPS.index(item[0][0]), item[0][1])
        )
    )


def worst_and_best_scales(
    outcomes: Iterable[ScaleOutcome], most: int = MOST_EXTREMES
) -> tuple[tuple[ScaleOutcome, ...], tuple[ScaleOutcome, ...]]:
    """The scales with the lowest and with the highest share at their level, each from the outside in.

    No scale is in both; those in the middle are in neither. Of equal shares the one with most readings goes first.

    Args:
        outcomes: those with fewer than `LEAST_READINGS` judged readings are left out.
        most: of either.
    """
    judged = [o for o in outcomes if o.judged >= LEAST_READINGS]
    upwards = sorted(judged, key=lambda o: (o.pct or 0.0, -o.judged, o.scale))
    half = len(upwards) // 2
    downwards = sorted(upwards[half:], key=lambda o: (-(o.pct or 0.0), -o.judged, o.scale))
    return tuple(upwards[:half][:most]), tuple(downwards[:most])
