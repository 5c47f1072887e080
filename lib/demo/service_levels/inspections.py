"""The datasets `ambities` and `schouw`: what is agreed, and what inspections find, one row per reading."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from lib.demo import patterns
from lib.demo.cells import number_cell
from lib.demo.draws import clamp, count_hits, drift, stream
from lib.demo.names import MUNICIPALITIES, PARTNERSHIPS, Municipality
from lib.demo.patterns import YEARS, affect
from lib.demo.service_levels.agreements import Agreement, agreement_of
from lib.demo.service_levels.areas import Area, areas_of, point_in
from lib.domain.service_levels.inspections import LEVELS


class DemoScale(NamedTuple):
    """A rating scale: its part of what is found, how it reads against the others, and how often it does not apply."""

    code: str
    service: str
    part: str
    ease: float
    absent: float


_GRASS = DemoScale("kor-d1849b36", "groen", "groen", 0.25, 0.05)
_SHRUBS = DemoScale("kor-f6763397", "groen", "groen", -0.1, 0.12)
_WEEDS = DemoScale("kor-d2d3bcb5", "groen", "groen", -0.5, 0.04)
_TREES = DemoScale("kor-e5551a46", "groen", "groen", 0.5, 0.1)
_LITTER = DemoScale("kor-90be6f90", "verharding", "schoon", 0.2, 0.0)
_PAVING_WEEDS = DemoScale("kor-5e29655d", "verharding", "schoon", -0.4, 0.03)
_UNEVEN = DemoScale("kor-6aebdac4", "verharding", "heel", 0.0, 0.0)
_MISSING = DemoScale("kor-6fb5626c", "verharding", "heel", 0.4, 0.0)
_FULL_BINS = DemoScale("kor-302b15f2", "meubilair", "schoon", 0.1, 0.1)
_DIRTY_SIGNS = DemoScale("kor-e7909208", "meubilair", "schoon", -0.2, 0.02)
_DENTED_BINS = DemoScale("kor-56d55a3b", "meubilair", "heel", 0.1, 0.1)
_LEAVES = DemoScale("demo-blad-in-goten", "verharding", "schoon", -0.3, 0.2)
ROUNDS: tuple[tuple[DemoScale, ...], ...] = (
    (_GRASS, _SHRUBS, _LITTER, _UNEVEN, _FULL_BINS),
    (_GRASS, _WEEDS, _PAVING_WEEDS, _UNEVEN, _DENTED_BINS),
    (_SHRUBS, _TREES, _LITTER, _MISSING, _DIRTY_SIGNS),
    (_GRASS, _WEEDS, _LEAVES, _MISSING, _FULL_BINS),
)
"""The scales of a location; every fourth location has the same ones."""
PARTS = {"groen": 88.0, "schoon": 87.0, "heel": 86.0}
"""Share of readings that reaches the agreed level, in %, before partnership and year."""
SPREAD, UNREST = 4.2, 1.1
MONTHS = (4, 6, 8, 10)

# How the readings that reach the agreed level, and those that do not, fall over the levels: best first, part of all.
_REACHED = {"A": (0.22, 1.0), "B": (0.08, 0.45, 1.0), "C": (0.04, 0.25, 0.7, 1.0)}
_BELOW = (0.72, 0.94, 1.0)


@dataclass(frozen=True)
class DemoSpot:
    """A sample location; `ease` is how well it reads against the others."""

    name: str
    area: Area
    ease: float
    x: str
    y: str


class Visit(NamedTuple):
    """A location on a day, with the scales that are read there."""

    spot: DemoSpot
    date: str
    scales: tuple[DemoScale, ...]


def inspection_rows(seed: int) -> list[dict[str, str]]:
    """Rows of `schouw`."""
    return [row for agreement in agreements(seed) for row in _readings(seed, agreement)]


def ambition_rows(seed: int) -> list[dict[str, str]]:
    """Rows of `ambities`."""
    return [row for agreement in agreements(seed) for row in agreement.rows()]


@cache
def agreements(seed: int) -> tuple[Agreement, ...]:
    """Of everyone whose public space is inspected, per layer."""
    return tuple(
        agreement_of(seed, deal, layer)
        for deal in PARTNERSHIPS
        if deal.code != patterns.COST_ONLY
        for layer in ("beleid", "contract")
        if layer == "contract" or deal.code in patterns.POLICY_INSPECTIONS
    )


def _readings(seed: int, agreement: Agreement) -> Iterator[dict[str, str]]:
    deal = agreement.deal
    place = next(place for place in MUNICIPALITIES if place.code == deal.client)
    rng = stream(seed, deal.code, agreement.layer, "schouw")
    size = sample_size(place, agreement.layer)
    pool = _pool(rng, place, 3 * size)
    paths = {part: _path(seed, agreement, part) for part in PARTS}
    for year in YEARS:
        visits = _visits(rng, agreement, pool, size, year)
        for part in PARTS:
            yield from _read(rng, agreement, visits, part, paths[part][year], year)


def sample_size(place: Municipality, layer: str) -> int:
    """Locations a year."""
    if layer == "beleid":
        return 40
    return round(clamp(23 + place.inhabitants / 1500, 34, 200))


def _path(seed: int, agreement: Agreement, part: str) -> dict[int, float]:
    """The expected share per year, 0-1."""
    owner = agreement.deal.code
    rng = stream(seed, owner, "schouw", part, agreement.layer)
    common = stream(seed, owner, "kwaliteit").gauss(0, 1)
    level = PARTS[part] + SPREAD * (0.85 * rng.gauss(0, 1) + 0.45 * common)
    path = drift(rng, UNREST)
    return {
        year: clamp(affect(owner, f"schouw_{part}", year, level + path[year]) / 100, 0.5, 0.985)
        for year in YEARS
    }


def _pool(rng: random.Random, place: Municipality, count: int) -> list[DemoSpot]:
    """Locations over the areas by weight."""
    areas = areas_of(place)
    ease = {area.name: rng.gauss(0, 0.35) for area in areas}
    spots = []
    for number_, area in enumerate(rng.choices(areas, [area.weight for area in areas], k=count), 1):
        point = point_in(place, area, rng.gauss(0, 350), rng.gauss(0, 350))
        x, y = _cells(point) if point else ("", "")
        spots.append(DemoSpot(f"L{number_:04}", area, ease[area.name] + rng.gauss(0, 0.8), x, y))
    return spots


def _cells(point: tuple[float, float]) -> tuple[str, str]:
    decimals = 5 if point[0] < 1000 else 1
    return number_cell(point[0], decimals), number_cell(point[1], decimals)


def _visits(
    rng: random.Random, agreement: Agreement, pool: Sequence[DemoSpot], size: int, year: int
) -> list[Visit]:
    """Which locations are seen in a year, on which days, by which scales."""
    owner = agreement.deal.code
    silent = patterns.SILENT_FIGURES.get((owner, "schouw"), ())
    n = patterns.SAMPLE_SIZES.get((owner, year), max(34, round(size * rng.uniform(0.94, 1.06))))
    fixed = owner == patterns.METHOD_BREAK and year < 2021
    spots = pool[:n] if fixed else rng.sample(pool, n)
    if year in silent or year in patterns.SILENT_YEARS.get(owner, ()):
        return []
    visits = []
    for place, spot in enumerate(spots):
        month, day = MONTHS[4 * place // n], 3 + place % 5 * 5
        visits.append(Visit(spot, f"{year}-{month:02}-{day:02}", ROUNDS[place % 4]))
    return visits


def _read(
    rng: random.Random, agreement: Agreement, visits: Sequence[Visit], part: str, share: float, year: int
) -> Iterator[dict[str, str]]:
    """The readings of one part: the share reaches the agreed level, easy scales and places before the others."""
    deal = agreement.deal
    found: list[tuple[float, int, Visit, DemoScale]] = []
    silent = patterns.SILENT_FIGURES.get((deal.code, f"schouw_{part}"), ())
    if year in silent:
        return
    for visit in visits:
        for scale in visit.scales:
            if scale.part != part or not _is_inspected(agreement, scale):
                continue
            if rng.random() < scale.absent:
                yield _row(agreement, visit, scale, "nvt")
            else:
                found.append((visit.spot.ease + scale.ease + rng.gauss(0, 1), len(found), visit, scale))
    found.sort(reverse=True)
    hits = count_hits(rng, len(found), share)
    for place, (_, _, visit, scale) in enumerate(found):
        agreed = agreement.level(visit.spot.area.kind, visit.date) or "B"
        if place < hits:
            parts = _REACHED[agreed]
            level = next(n for n, until in enumerate(parts) if (place + 0.5) / hits <= until)
        else:
            rank = (place - hits + 0.5) / (len(found) - hits)
            down = 1 + next(n for n, until in enumerate(_BELOW) if rank <= until)
            level = min(LEVELS.index(agreed) + down, len(LEVELS) - 1)
        yield _row(agreement, visit, scale, LEVELS[level])


def _is_inspected(agreement: Agreement, scale: DemoScale) -> bool:
    """Cleaning looks at what lies on the ground, the others at their own objects."""
    if agreement.covers(scale.service):
        return True
    return scale.part == "schoon" and scale.service == "verharding" and agreement.covers("reiniging")


def _row(agreement: Agreement, visit: Visit, scale: DemoScale, level: str) -> dict[str, str]:
    spot = visit.spot
    return {
        "partnerschap": agreement.deal.code,
        "laag": agreement.layer,
        "datum": visit.date,
        "locatie": spot.name,
        "gebied": spot.area.name,
        "gebiedstype": spot.area.kind,
        "meetlat": scale.code,
        "niveau": level,
        "x": spot.x,
        "y": spot.y,
    }
