"""What inspections found, counted: readings per level, and those at their agreed level summed per place.

Levels are ordinal: they are counted and compared, never averaged.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

from lib.domain.service_levels.sampled_share import SampledShare

LEVELS = ("A+", "A", "B", "C", "D")
"""Best first."""
DISCIPLINES = ("groen", "verharding", "meubilair", "riolering", "water", "kunstwerken")
CROSS_CUTS = ("schoon", "heel")
GROUPS = (*DISCIPLINES, *CROSS_CUTS)
"""What an ambition can be about."""


class Layer(StrEnum):
    """Policy and contract inspections, which are never pooled."""

    POLICY = "beleid"
    CONTRACT = "contract"


class Cut(StrEnum):
    """What places are summed by; each counts once in every cut, also when it is in two areas."""

    WHOLE = "geheel"
    AREA = "gebied"
    AREA_TYPE = "gebiedstype"


class ReadingTally(NamedTuple):
    """Readings of one scale in one part of the area in one year, of one partnership and layer.

    `level` and `norm_pct` are the ambition that was in force for their discipline on their date, or None when
    there was none; `cross_level` and `cross_norm_pct` that of the scale's cross-cut (schoon or heel). `counts`
    are the readings per level, A+ first, and `not_applicable` those that are never counted.
    """

    year: int
    area: str | None
    area_type: str | None
    scale: str
    discipline: str
    cross_cut: str | None
    level: str | None
    norm_pct: float | None
    cross_level: str | None
    cross_norm_pct: float | None
    counts: tuple[int, int, int, int, int]
    not_applicable: int

    @property
    def readings(self) -> int:
        return sum(self.counts)


class PlaceTally(NamedTuple):
    """The share of the judged readings of a group that reach their level, of one year.

    `group` is a discipline, or schoon or heel; `about` is the area or area type of the cut, None in the whole. Without
    `norm_pct` they are the readings under any agreed share: a place that has several counts there once.
    """

    year: int
    cut: Cut
    about: str | None
    group: str
    norm_pct: float | None
    share: SampledShare


class AreaPlace(NamedTuple):
    """Where the readings of an area were taken, on average, in WGS84 degrees; `locations` have coordinates."""

    year: int
    area: str | None
    longitude: float
    latitude: float
    locations: int


class Ambition(NamedTuple):
    """What a partnership and layer agreed: this share of the readings of a group at this level or better.

    Without an area type it holds for every area type that has no ambition of its own. `places` is how many there are in
    all to draw from, where that is known.
    """

    group: str
    area_type: str | None
    level: str
    norm_pct: float
    valid_from: dt.date
    valid_to: dt.date | None
    source: str
    places: int | None = None

    def holds_in(self, year: int) -> bool:
        """Whether it holds on any day of the year."""
        return self.valid_from.year <= year and (self.valid_to is None or self.valid_to.year >= year)


class Inspected(NamedTuple):
    """A year in which a partnership has readings in a layer; `source` names the files."""

    partnership: str
    layer: Layer
    year: int
    readings: int
    source: str
