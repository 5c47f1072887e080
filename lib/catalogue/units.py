"""What belongs to a unit: the margin under which figures are about equal, and what an axis spans at least."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lib.catalogue.definitions import Definition, read_definitions
from lib.domain.units import Extent, Unit

PATH = Path(__file__).parent / "units.toml"
_MONEY, _REST = "geld", "overig"


class _UnitDefinition(Definition):
    maat: str
    marge: float = 0.0
    marge_pct: float = 0.0
    bereik: float = 0.0
    bereik_pct: float = 0.0
    laagste: float = -math.inf
    hoogste: float = math.inf


@dataclass(frozen=True)
class UnitReading:
    """How figures in a unit are read.

    `margin` is the difference under which two are about equal, `span` what an axis covers at least. `lowest` and
    `highest` are the ends of what the unit can hold, where it has them; a figure that is a difference may pass them.
    """

    margin: Extent
    span: Extent
    lowest: float
    highest: float


def reading_of(unit: Unit) -> UnitReading:
    """How figures in this unit are read."""
    found = _readings()
    return found[_MONEY] if unit.currency else found.get(unit.measure, found[_REST])


@cache
def _readings() -> dict[str, UnitReading]:
    return {
        d.maat: UnitReading(
            Extent(d.marge, d.marge_pct), Extent(d.bereik, d.bereik_pct), d.laagste, d.hoogste
        )
        for d in read_definitions(PATH, "eenheid", "maat", _UnitDefinition)
    }
