"""What inspections say of the agreed levels: per discipline, area, area type and scale, and over the years.

The agreement speaks of a share of readings, so that share is what is judged, everywhere. The formal outcome compares it
with the agreed share; the verdict says whether its interval, in which the places are the sample, lies wholly on one
side of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from lib.domain.service_levels.inspections import CROSS_CUTS, GROUPS, LEVELS, Cut, PlaceTally, ReadingTally
from lib.domain.service_levels.sampled_share import FEW_FAILING, FEW_PLACES, SampledShare
from lib.domain.shares import Verdict, judge


class Caution(StrEnum):
    """Why an interval is less sure than it says."""

    ONE_PLACE = "een_plek"
    """There is none at all."""
    FEW_PLACES = "weinig_plekken"
    """It is a lower bound: so few places say little of how much places differ."""
    DISTRICTS = "wijken"
    """It is a lower bound: the readings come from few districts, which differ more than their places do."""
    FEW_FAILING = "weinig_plekken_onder_niveau"


class Judged(NamedTuple):
    """What was found against one agreed share; `levels` are those it holds for, best first.

    `districts_differ` says that the readings come from few districts and vary more over these than over the places.
    """

    norm_pct: float
    levels: tuple[str, ...]
    share: SampledShare
    districts_differ: bool = False

    @property
    def formal(self) -> Verdict:
        """The agreement to the letter, which is what counts in the contract: the share against the agreed share."""
        pct = self.share.pct
        return Verdict.MET if pct is not None and pct >= self.norm_pct else Verdict.NOT_MET

    @property
    def verdict(self) -> Verdict:
        """What the interval shows of the agreed share; without one it cannot be told."""
        interval = self.share.interval
        return judge(interval, self.norm_pct) if interval else Verdict.UNCLEAR

    @property
    def telling(self) -> Verdict | None:
        """The verdict where it may colour a map; None with too few places, or where no count could give another."""
        none, all_of_them = (
            SampledShare.one_each(reached, self.share.places).interval for reached in (0, self.share.places)
        )
        if self.share.places < FEW_PLACES or none is None or all_of_them is None:
            return None
        possible = {judge(none, self.norm_pct), judge(all_of_them, self.norm_pct)}
        return self.verdict if possible != {Verdict.UNCLEAR} else None

    @property
    def cautions(self) -> tuple[Caution, ...]:
        """Why the interval is less sure than it says, if it is."""
        if self.share.places < 2:
            return (Caution.ONE_PLACE,)
        found = {
            Caution.FEW_PLACES: self.share.places < FEW_PLACES,
            Caution.DISTRICTS: self.districts_differ,
            Caution.FEW_FAILING: self.share.failing < FEW_FAILING,
        }
        return tuple(caution for caution, holds in found.items() if holds and not self.share.is_exact)


@dataclass(frozen=True)
class Outcome:
    """What was found of a group (a discipline, or schoon or heel) in one year.

    `about` is the area, area type or scale; None is the whole group, or readings that do not name theirs. Each
    agreed share is judged by itself: `judged` has one entry per share, the highest first, and none without an
    ambition. `share` is that of the readings under any ambition, each at its own level. `counts` are all readings per
    level, A+ first; `without_ambition` of them are not judged; `not_applicable` are never counted.
    """

    group: str
    about: str | None
    judged: tuple[Judged, ...]
    share: SampledShare | None
    counts: tuple[int, ...]
    without_ambition: int
    not_applicable: int

    @property
    def total(self) -> int:
        """Readings with a level."""
        return sum(self.counts)

    @property
    def single(self) -> Judged | None:
        """The judgement, when there is one agreed share; None with none or several."""
        return self.judged[0] if len(self.judged) == 1 else None

    @property
    def is_cross_cut(self) -> bool:
        return self.group in CROSS_CUTS


def share_together(outcomes: Iterable[Outcome]) -> float | None:
    """The share of readings at their own level over several groups, in per cent; None without readings.

    Readings of a cross-cut are those of disciplines too: it counts only where there is nothing else.
    """
    found = [outcome for outcome in outcomes if outcome.share]
    counted = [outcome for outcome in found if not outcome.is_cross_cut] or found[:1]
    readings = sum(outcome.share.readings for outcome in counted if outcome.share)
    reached = sum(outcome.share.reached for outcome in counted if outcome.share)
    return 100 * reached / readings if readings else None


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


def by_year(readings: Iterable[ReadingTally], shares: Iterable[PlaceTally]) -> Outcomes:
    """The outcomes of every year.

    Args:
        readings: of one partnership and one layer, all years.
        shares: of the same.
    """
    read: dict[int, list[ReadingTally]] = defaultdict(list)
    summed: dict[int, list[PlaceTally]] = defaultdict(list)
    for tally in readings:
        read[tally.year].append(tally)
    for share in shares:
        summed[share.year].append(share)
    years = sorted({*read, *summed})
    return {year: {o.group: o for o in by_discipline(read[year], summed[year], year)} for year in years}


def by_discipline(
    readings: Iterable[ReadingTally], shares: Iterable[PlaceTally], year: int
) -> tuple[Outcome, ...]:
    """An outcome per discipline and cross-cut, in the order of the data contract.

    Args:
        readings: of one partnership and one layer; other years are left out.
        shares: of the same.
        year: which year.
    """
    return _outcomes(readings, shares, year, Cut.WHOLE)


def by_area(readings: Iterable[ReadingTally], shares: Iterable[PlaceTally], year: int) -> tuple[Outcome, ...]:
    """An outcome per group and area; disciplines are not added up, for they share their places."""
    return _outcomes(readings, shares, year, Cut.AREA)


def by_area_type(
    readings: Iterable[ReadingTally], shares: Iterable[PlaceTally], year: int
) -> tuple[Outcome, ...]:
    """An outcome per group and area type."""
    return _outcomes(readings, shares, year, Cut.AREA_TYPE)


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


def heat_map(readings: Iterable[ReadingTally], shares: Iterable[PlaceTally], year: int) -> HeatMap:
    """Areas by name, those without one last, against the groups that were read."""
    cells = {(o.about, o.group): o for o in by_area(readings, shares, year)}
    areas = sorted({area for area, _ in cells}, key=lambda area: (area is None, area or ""))
    present = {group for _, group in cells}
    return HeatMap(tuple(areas), tuple(g for g in GROUPS if g in present), cells)


class Side(NamedTuple):
    """A tally seen as part of one group, with the level agreed for that group."""

    group: str
    level: str | None
    norm_pct: float | None


def sides(readings: Iterable[ReadingTally], year: int) -> Iterator[tuple[ReadingTally, Side]]:
    """Every tally of the year under its discipline, and again under its cross-cut."""
    for tally in readings:
        if tally.year == year:
            yield tally, Side(tally.discipline, tally.level, tally.norm_pct)
            if tally.cross_cut is not None:
                yield tally, Side(tally.cross_cut, tally.cross_level, tally.cross_norm_pct)


@dataclass
class _Cell:
    """What is gathered of one outcome."""

    counted: list[tuple[int, ...]] = field(default_factory=list)
    without_ambition: int = 0
    not_applicable: int = 0
    levels: dict[float, set[str]] = field(default_factory=lambda: defaultdict(set))
    shares: dict[float | None, SampledShare] = field(default_factory=dict)
    districts: dict[float | None, list[SampledShare]] = field(default_factory=lambda: defaultdict(list))

    def add(self, tally: ReadingTally, side: Side) -> None:
        self.counted.append(tally.counts)
        self.not_applicable += tally.not_applicable
        if side.level is None or side.norm_pct is None:
            self.without_ambition += tally.readings
        elif tally.readings:
            self.levels[side.norm_pct].add(side.level)

    @property
    def counts(self) -> tuple[int, ...]:
        """The readings per level, best first."""
        return tuple(map(sum, zip(*self.counted, strict=True))) or (0,) * len(LEVELS)

    def judged(self) -> Iterator[Judged]:
        """Against every agreed share, the highest first."""
        for norm in sorted((norm for norm in self.shares if norm is not None), reverse=True):
            share, districts = self.shares[norm], self.districts[norm]
            yield Judged(norm, in_order(self.levels[norm]), share, _differ(districts, share))


def _outcomes(
    readings: Iterable[ReadingTally], shares: Iterable[PlaceTally], year: int, cut: Cut
) -> tuple[Outcome, ...]:
    cells: dict[tuple[str, str | None], _Cell] = defaultdict(_Cell)
    for tally, side in sides(readings, year):
        cells[side.group, _about(tally, cut)].add(tally, side)
    for found in shares:
        if found.year == year and found.cut == cut:
            cells[found.group, found.about].shares[found.norm_pct] = found.share
        if found.year == year and cut == Cut.WHOLE and found.cut == Cut.AREA and found.about:
            cells[found.group, None].districts[found.norm_pct].append(found.share)

    def place(key: tuple[str, str | None]) -> tuple[int, bool, str]:
        return GROUPS.index(key[0]), key[1] is None, key[1] or ""

    return tuple(_outcome(*key, cells[key]) for key in sorted(cells, key=place))


def _about(tally: ReadingTally, cut: Cut) -> str | None:
    if cut == Cut.WHOLE:
        return None
    return tally.area if cut == Cut.AREA else tally.area_type


def _outcome(group: str, about: str | None, cell: _Cell) -> Outcome:
    return Outcome(
        group=group,
        about=about,
        judged=tuple(cell.judged()),
        share=cell.shares.get(None),
        counts=cell.counts,
        without_ambition=cell.without_ambition,
        not_applicable=cell.not_applicable,
    )


def _differ(districts: Sequence[SampledShare], share: SampledShare) -> bool:
    """Whether there are few districts, and the share varies more over these than over the places."""
    if not 2 <= len(districts) < FEW_PLACES:
        return False
    between = SampledShare.of_clusters((district.reached, district.readings) for district in districts)
    return (between.variance or 0.0) > (share.variance or 0.0)


def in_order(levels: Collection[str]) -> tuple[str, ...]:
    """Levels, best first."""
    return tuple(level for level in LEVELS if level in levels)
