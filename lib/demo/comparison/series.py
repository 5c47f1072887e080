"""The run of given figures that one owner has for one indicator, drawn per kind of measure."""

import math
from dataclasses import dataclass
from typing import NamedTuple

from lib.demo import patterns
from lib.demo.comparison import measures
from lib.demo.comparison.measures import Measure
from lib.demo.draws import Residents, clamp, drift, stream, wilson_pct
from lib.demo.names import Municipality
from lib.demo.patterns import YEARS, affect
from lib.domain.shares import Z_95

# Household waste, kg per inhabitant in an average municipality, and how it differs by urbanisation class.
WASTE_KG = {
    2016: 502,
    2017: 499,
    2018: 494,
    2019: 490,
    2020: 518,
    2021: 503,
    2022: 465,
    2023: 455,
    2024: 456,
    2025: 454,
}
WASTE_CODES = ("huishoudelijk_afval_kg_inw", "restafval_kg_inw", "afvalscheiding_pct")
WASTE_BY_CLASS = {1: 0.86, 2: 0.95, 3: 1.02, 4: 1.05, 5: 1.10}
SEPARATED_PCT = {
    2016: 55.0,
    2017: 56.4,
    2018: 57.8,
    2019: 59.0,
    2020: 59.6,
    2021: 60.6,
    2022: 61.4,
    2023: 61.8,
    2024: 62.2,
    2025: 62.6,
}


@dataclass(frozen=True)
class Owner:
    """What a run of figures belongs to: a partnership, or (with an empty `partnership`) the client itself."""

    key: str
    partnership: str
    organisation: str
    place: Municipality
    residents: dict[int, Residents]
    measures: tuple[Measure, ...]


class DemoFigure(NamedTuple):
    """One value with what stands behind it."""

    value: float
    numerator: int | None = None
    denominator: int | None = None
    n: int | None = None
    low: float | None = None
    high: float | None = None


DemoSeries = dict[int, DemoFigure]


def _level_path(seed: int, owner: Owner, measure: Measure) -> dict[int, float]:
    """Expected value per year: a level, a slow trend and drift."""
    rng = stream(seed, owner.key, measure.code)
    common = stream(seed, owner.key, "kwaliteit").gauss(0, 1)
    cost = stream(seed, owner.key, "kosten").gauss(0, 0.03) / 0.03
    # A small part of the level is shared by all figures of a partnership, a smaller part goes with its cost.
    level = measure.spread * (0.85 * rng.gauss(0, 1) + 0.45 * common + 0.15 * cost)
    path = drift(rng, measure.unrest)
    expected = {}
    for year in YEARS:
        change = measure.trend * (year - YEARS[0]) + path[year] + level
        value = measure.base * math.exp(change) if measure.relative else measure.base + change
        expected[year] = affect(owner.key, measure.code, year, value)
    return expected


def _draw_level(seed: int, owner: Owner, measure: Measure) -> DemoSeries:
    path = _level_path(seed, owner, measure)
    return {year: DemoFigure(round(path[year], measure.decimals)) for year in YEARS}


def _survey_size(seed: int, owner: Owner) -> dict[int, int]:
    rng = stream(seed, owner.key, "enquete")
    usual = clamp(250 + owner.place.inhabitants / 120, 300, 1800)
    return {year: round(usual * rng.uniform(0.85, 1.15)) for year in YEARS}


def _draw_survey_share(seed: int, owner: Owner, measure: Measure) -> DemoSeries:
    path, sizes = _level_path(seed, owner, measure), _survey_size(seed, owner)
    series = {}
    for year in YEARS:
        value = round(clamp(path[year], 25, 95), 1)
        low, high = wilson_pct(value / 100, sizes[year])
        series[year] = DemoFigure(value, n=sizes[year], low=low, high=high)
    return series


def _draw_survey_mark(seed: int, owner: Owner, measure: Measure) -> DemoSeries:
    path, sizes = _level_path(seed, owner, measure), _survey_size(seed, owner)
    series = {}
    for year in YEARS:
        half = Z_95 * 1.3 / math.sqrt(sizes[year])
        mark = clamp(path[year], 4, 9)
        low, high = round(mark - half, 1), round(mark + half, 1)
        series[year] = DemoFigure(round(mark, 1), n=sizes[year], low=low, high=high)
    return series


def _draw_registration(seed: int, owner: Owner, measure: Measure) -> DemoSeries:
    path = _level_path(seed, owner, measure)
    rng = stream(seed, owner.key, "meldingen")
    per_inhabitant = rng.uniform(0.055, 0.085)
    series = {}
    for year in YEARS:
        reports = round(owner.residents[year].inhabitants * per_inhabitant * rng.uniform(0.96, 1.04))
        on_time = round(reports * clamp(path[year], 45, 98) / 100)
        series[year] = DemoFigure(round(100 * on_time / reports, 1), on_time, reports, reports)
    return series


def _draw_waste(seed: int, owner: Owner) -> dict[str, DemoSeries]:
    """Household waste, residual waste and the share separated; the third follows from the first two."""
    rng = stream(seed, owner.key, "afvalstromen")
    total_level, separated_level = rng.gauss(0, 0.045), rng.gauss(0, 4.5)
    total_path, separated_path = drift(rng, 0.008), drift(rng, 0.7)
    found: dict[str, DemoSeries] = {code: {} for code in WASTE_CODES}
    for year in YEARS:
        plain = WASTE_KG[year] * WASTE_BY_CLASS[owner.place.urbanisation]
        plain *= math.exp(total_level + total_path[year])
        separated = SEPARATED_PCT[year] - 0.28 * (owner.place.highrise_pct - 20) + separated_level
        separated = clamp(separated + separated_path[year], 25, 85)
        total = round(affect(owner.key, "huishoudelijk_afval_kg_inw", year, plain))
        residual = round(affect(owner.key, "restafval_kg_inw", year, plain * (1 - separated / 100)))
        found["huishoudelijk_afval_kg_inw"][year] = DemoFigure(total)
        found["restafval_kg_inw"][year] = DemoFigure(residual)
        found["afvalscheiding_pct"][year] = DemoFigure(round(100 * (total - residual) / total, 1))
    return found


DRAW = {
    measures.LEVEL: _draw_level,
    measures.SURVEY_SHARE: _draw_survey_share,
    measures.SURVEY_MARK: _draw_survey_mark,
    measures.REGISTRATION: _draw_registration,
}


def draw_owner(seed: int, owner: Owner) -> dict[str, DemoSeries]:
    """Per indicator the figures of one owner, without the years that it does not report."""
    drawn: dict[str, DemoSeries] = {}
    for measure in owner.measures:
        if measure.kind == measures.WASTE:
            series = _draw_waste(seed, owner)[measure.code]
        else:
            series = DRAW[measure.kind](seed, owner, measure)
        silent = set(patterns.SILENT_YEARS.get(owner.key, ()))
        silent.update(patterns.SILENT_FIGURES.get((owner.key, measure.code), ()))
        asked = measure.kind in (measures.SURVEY_SHARE, measures.SURVEY_MARK)
        if asked and owner.key in patterns.BIENNIAL_SURVEYS:
            silent.update(year for year in YEARS if year % 2 == 0)
        drawn[measure.code] = {year: figure for year, figure in series.items() if year not in silent}
    return drawn
