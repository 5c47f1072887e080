"""What inspections say of the agreed levels: per discipline, area, area type and scale, and over the years.

Two outcomes stand side by side. Formal: the share of readings at or above their level, against the agreed share.
Statistical: the share of location-dates where every applicable scale reached its level, with Wilson's interval
against that same agreed share, since the scales at one location hang together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lib.domain.service_levels.inspections import CROSS_CUTS, GROUPS, LEVELS, Cut, LocationTally, ReadingTally
from lib.domain.shares import Share, Verdict, judge

MOST_EXTREMES = 5
"""Scales that are named as lowest, and as highest."""
LEAST_READINGS = 10
"""Readings from which a scale can be named as lowest or highest, so that one bad spot does not make it so."""


class Judged(NamedTuple):
    """What was found against one agreed share; `levels` are those it holds for, best first."""

    norm_pct: float
    levels: tuple[str, ...]
    readings: Share
    locations: Share

    @property
    def formal(self) -> Verdict:
        """The agreement to the letter: the share of readings against the agreed share."""
        pct = self.readings.pct
        return Verdict.MET if pct is not None and pct >= self.norm_pct else Verdict.NOT_MET

    @property
    def verdict(self) -> Verdict:
        """What the interval on locations shows of the agreed share."""
        interval = self.locations.interval
        return judge(interval, self.norm_pct) if interval else Verdict.UNCLEAR


@dataclass(frozen=True)
class Outcome:
    """What was found of a group (a discipline, or schoon or heel) in one year.

    `about` is the area, area type or scale; None is the whole group, or readings that do not name theirs. Each
    agreed share is judged by itself: `judged` has one entry per share, the highest first, and none without an
    ambition. `counts` are all readings per level, A+ first; `without_ambition` of them are not judged;
    `not_applicable` are never counted.
    """

    group: str
    about: str | None
    judged: tuple[Judged, ...]
    counts: tuple[int, ...]
    without_ambition: int
    not_applicable: int

    @property
    def total(self) -> int:
        """Readings with a level."""
        return sum(self.counts)

    @property
    def readings(self) -> Share:
        """Readings at or above their own level, of those under any ambition."""
        return _together(judged.readings for judged in self.judged)

    @property
    def locations(self) -> Share:
        """Location-dates at their own level, of those under any ambition; once for each agreed share."""
        return _together(judged.locations for judged in self.judged)

    @property
    def single(self) -> Judged | None:
        """The judgement, when there is one agreed share; None with none or several."""
        return self.judged[0] if len(self.judged) == 1 else None

    @property
    def is_cross_cut(self) -> bool:
        return self.group in CROSS_CUTS


Outcomes = Mapping[int, Mapping[str, Outcome]]
"""Per year, oldest first, the outcome of each discipline and cross-cut, in the order of the data contract."""


class Unjudged(NamedTuple):
    """Readings without an ambition for their discipline; `cross_cut` is where they are judged all the same."""

    discipline: str
    area_type: str | None
    scale: str
    readings: int
    cross_cut: str | None


class HeatMap(NamedTuple):
    """Outcomes by area and group; a cell without readings is left out."""

    areas: tuple[str | None, ...]
    groups: tuple[str, ...]
    cells: Mapping[tuple[str | None, str], Outcome]


def by_year(readings: Iterable[ReadingTally], locations: Iterable[LocationTally]) -> Outcomes:
    """The outcomes of every year.

    Args:
        readings: of one partnership and one layer, all years.
        locations: of the same.
    """
    read: dict[int, list[ReadingTally]] = defaultdict(list)
    visited: dict[int, list[LocationTally]] = defaultdict(list)
    for tally in readings:
        read[tally.year].append(tally)
    for place in locations:
        visited[place.year].append(place)
    years = sorted({*read, *visited})
    return {year: {o.group: o for o in by_discipline(read[year], visited[year], year)} for year in years}


def by_discipline(
    readings: Iterable[ReadingTally], locations: Iterable[LocationTally], year: int
) -> tuple[Outcome, ...]:
    """An outcome per discipline and cross-cut, in the order of the data contract.

    It is the oracle of the counts that the store keeps in SQL (tests/unit/store/test_twins.py).

    Args:
        readings: of one partnership and one layer; other years are left out.
        locations: of the same.
        year: which year.
    """
    return _outcomes(readings, locations, year, Cut.WHOLE)


def by_area(
    readings: Iterable[ReadingTally], locations: Iterable[LocationTally], year: int
) -> tuple[Outcome, ...]:
    """An outcome per group and area; disciplines are not added up, for they share their locations."""
    return _outcomes(readings, locations, year, Cut.AREA)


def by_area_type(
    readings: Iterable[ReadingTally], locations: Iterable[LocationTally], year: int
) -> tuple[Outcome, ...]:
    """An outcome per group and area type."""
    return _outcomes(readings, locations, year, Cut.AREA_TYPE)


def by_scale(readings: Iterable[ReadingTally], year: int) -> tuple[Outcome, ...]:
    """An outcome per group and scale; a location-date has one reading of a scale, so both shares coincide."""
    cells: dict[tuple[str, str | None], _Cell] = defaultdict(_Cell)
    for tally, side in _sides(readings, year):
        cell = cells[side.group, tally.scale]
        cell.add_reading(tally, side)
        if side.level is not None and side.norm_pct is not None and tally.readings:
            cell.add_locations(side.norm_pct, _reached(tally, side.level), tally.readings)
    return _finished(cells)


def without_ambition(readings: Iterable[ReadingTally], year: int) -> tuple[Unjudged, ...]:
    """Readings of a year without an ambition for their discipline, most first."""
    found: dict[tuple[str, str | None, str, str | None], int] = defaultdict(int)
    for t in readings:
        if t.year == year and t.level is None and t.readings:
            cross = t.cross_cut if t.cross_level is not None else None
            found[t.discipline, t.area_type, t.scale, cross] += t.readings
    rows = [Unjudged(*key[:3], n, key[3]) for key, n in found.items()]
    return tuple(
        sorted(rows, key=lambda row: (-row.readings, row.discipline, row.scale, row.area_type or ""))
    )


def heat_map(readings: Iterable[ReadingTally], locations: Iterable[LocationTally], year: int) -> HeatMap:
    """Areas by name, those without one last, against the groups that were read."""
    cells = {(o.about, o.group): o for o in by_area(readings, locations, year)}
    areas = sorted({area for area, _ in cells}, key=lambda area: (area is None, area or ""))
    present = {group for _, group in cells}
    return HeatMap(tuple(areas), tuple(g for g in GROUPS if g in present), cells)


def worst_and_best_scales(
    outcomes: Iterable[Outcome], most: int = MOST_EXTREMES
) -> tuple[tuple[Outcome, ...], tuple[Outcome, ...]]:
    """The scales with the lowest and with the highest share at their level, each from the outside in.

    No scale is in both; those in the middle are in neither. Of equal shares the one with most readings goes first.

    Args:
        outcomes: of scales; those with fewer than `LEAST_READINGS` judged readings are left out.
        most: of either.
    """
    judged = [o for o in outcomes if o.readings.total >= LEAST_READINGS]
    upwards = sorted(judged, key=lambda o: (o.readings.pct or 0.0, -o.readings.total, o.about or ""))
    half = len(upwards) // 2
    downwards = sorted(
        upwards[half:], key=lambda o: (-(o.readings.pct or 0.0), -o.readings.total, o.about or "")
    )
    return tuple(upwards[:half][:most]), tuple(downwards[:most])


def _together(shares: Iterable[Share]) -> Share:
    found = list(shares)
    return Share(sum(share.hits for share in found), sum(share.total for share in found))


class _Side(NamedTuple):
    """A tally seen as part of one group, with the ambition of that group."""

    group: str
    level: str | None
    norm_pct: float | None


def _sides(readings: Iterable[ReadingTally], year: int) -> Iterable[tuple[ReadingTally, _Side]]:
    """Every tally of the year under its discipline, and again under its cross-cut."""
    for tally in readings:
        if tally.year == year:
            yield tally, _Side(tally.discipline, tally.level, tally.norm_pct)
            if tally.cross_cut is not None:
                yield tally, _Side(tally.cross_cut, tally.cross_level, tally.cross_norm_pct)


def _reached(tally: ReadingTally, level: str) -> int:
    return sum(tally.counts[: LEVELS.index(level) + 1])


@dataclass
class _Against:
    """What is counted against one agreed share."""

    levels: set[str] = field(default_factory=set)
    readings_reached: int = 0
    readings: int = 0
    locations_met: int = 0
    locations: int = 0


@dataclass
class _Cell:
    """Counts of one outcome while it is being gathered."""

    counts: list[int] = field(default_factory=lambda: [0] * len(LEVELS))
    without_ambition: int = 0
    not_applicable: int = 0
    against: dict[float, _Against] = field(default_factory=lambda: defaultdict(_Against))

    def add_reading(self, tally: ReadingTally, side: _Side) -> None:
        self.counts = [a + b for a, b in zip(self.counts, tally.counts, strict=True)]
        self.not_applicable += tally.not_applicable
        if side.level is None or side.norm_pct is None:
            self.without_ambition += tally.readings
        elif tally.readings:
            part = self.against[side.norm_pct]
            part.levels.add(side.level)
            part.readings_reached += _reached(tally, side.level)
            part.readings += tally.readings

    def add_locations(self, norm_pct: float, met: int, locations: int) -> None:
        part = self.against[norm_pct]
        part.locations_met += met
        part.locations += locations


def _outcomes(
    readings: Iterable[ReadingTally],
    locations: Iterable[LocationTally],
    year: int,
    cut: Cut,
) -> tuple[Outcome, ...]:
    cells: dict[tuple[str, str | None], _Cell] = defaultdict(_Cell)
    for tally, side in _sides(readings, year):
        cells[side.group, _about(tally, cut)].add_reading(tally, side)
    for place in locations:
        if place.year == year and place.cut == cut:
            cells[place.group, place.about].add_locations(place.norm_pct, place.met, place.locations)
    return _finished(cells)


def _about(tally: ReadingTally, cut: Cut) -> str | None:
    if cut == Cut.WHOLE:
        return None
    return tally.area if cut == Cut.AREA else tally.area_type


def _finished(cells: Mapping[tuple[str, str | None], _Cell]) -> tuple[Outcome, ...]:
    def place(key: tuple[str, str | None]) -> tuple[int, bool, str]:
        return GROUPS.index(key[0]), key[1] is None, key[1] or ""

    return tuple(_outcome(*key, cells[key]) for key in sorted(cells, key=place))


def _outcome(group: str, about: str | None, cell: _Cell) -> Outcome:
    judged = [
        Judged(
            norm,
            _in_order(part.levels),
            Share(part.readings_reached, part.readings),
            Share(part.locations_met, part.locations),
        )
        for norm, part in sorted(cell.against.items(), reverse=True)
    ]
    counts = tuple(cell.counts)
    return Outcome(group, about, tuple(judged), counts, cell.without_ambition, cell.not_applicable)


def _in_order(levels: Collection[str]) -> tuple[str, ...]:
    return tuple(level for level in LEVELS if level in levels)
