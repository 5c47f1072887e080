"""Values that no rule refuses and that still look wrong: ten or a thousand times their neighbours, or much changed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from lib.domain.loads.changes import Hidden

POWERS = (1, 2, 3, 4, 6)
"""Powers of ten by which a unit or a decimal sign goes wrong: a percentage, a tonne, a hectare, a million."""
OFF = 0.3
"""Decades that a value may lie beside such a power: half to twice as much."""
HALF = 0.5
"""Of a value: a greater change is worth a look."""
MOST_SUSPICIONS = 100
"""Suspicions that are listed, the farthest off first; their number is always complete."""


class Against(StrEnum):
    """What a value was held against."""

    EARLIER_VALUE = "eerdere_waarde"
    TIME = "tijd"
    PLACE = "plaats"
    SIZE = "plaats_per_inwoner"


@dataclass(frozen=True)
class Neighbour:
    """A value beside another: its period, or the number of others whose middle value it is."""

    label: str
    value: float


@dataclass(frozen=True)
class Suspicion:
    """A value to look at again; it is never refused.

    Attributes:
        dataset, key, column: whose value; the key is that of its row, or of the sum that it is part of.
        value: as it is, or `Hidden` for that of a confidential row.
        ratio: the value as a share of its neighbours, which is not told of a hidden one.
        power: of ten that it is off by, or 0 when it only changed by more than half.
        cells: the texts of the key's columns, by which its row is found in a file.
        load_id: the load that brought it.
        file, sheet, row: where it stands, as far as that is known.
    """

    dataset: str
    key: str
    column: str
    value: float | Hidden
    against: Against
    ratio: float
    power: int
    neighbours: tuple[Neighbour, ...]
    cells: tuple[tuple[str, str], ...]
    load_id: int
    file: str = ""
    sheet: str = ""
    row: int = 0

    def at(self, file: str, sheet: str = "", row: int = 0) -> Suspicion:
        """The same, with its place."""
        return replace(self, file=file, sheet=sheet, row=row)


@dataclass(frozen=True)
class Suspicions:
    """Those that are listed, and how many there are in all."""

    listed: tuple[Suspicion, ...] = ()
    number: int = 0


NOTHING_SUSPECT = Suspicions()


def power_of_ten(ratio: float) -> int:
    """The power of ten that two values are apart, or 0 when it is none that a unit explains.

    Args:
        ratio: of two values of the same sign, above 0.
    """
    if ratio <= 0:
        return 0
    decades = math.log10(ratio)
    power = round(decades)
    return power if abs(power) in POWERS and abs(decades - power) <= OFF else 0


def farthest_first(found: Sequence[Suspicion]) -> Suspicions:
    """One suspicion per value, the farthest off first, as many as are listed."""
    distinct: dict[tuple[str, str, str], Suspicion] = {}
    for suspicion in sorted(found, key=_weight, reverse=True):
        distinct.setdefault((suspicion.dataset, suspicion.key, suspicion.column), suspicion)
    return Suspicions(tuple(distinct.values())[:MOST_SUSPICIONS], len(distinct))


def _weight(suspicion: Suspicion) -> tuple[bool, float]:
    off = math.inf if suspicion.ratio <= 0 else abs(math.log10(suspicion.ratio))
    return suspicion.power != 0, off
