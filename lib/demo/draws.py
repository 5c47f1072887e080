"""Chance, made repeatable: drifting series, samples, intervals and the number of residents."""

import math
import random
from dataclasses import dataclass

from lib.demo.names import MUNICIPALITIES, Municipality
from lib.demo.patterns import YEARS
from lib.domain.shares import wilson

PERSISTENCE = 0.75
HOUSEHOLD_SIZE = {1: 2.00, 2: 2.12, 3: 2.22, 4: 2.31, 5: 2.38}


@dataclass(frozen=True)
class Residents:
    """Inhabitants and households of a municipality in one year."""

    inhabitants: int
    households: int


def stream(seed: int, *names: str) -> random.Random:
    """A stream of its own for everything that is drawn, so that additions leave the rest as it was."""
    return random.Random(":".join((str(seed), *names)))  # noqa: S311 - invented figures, no secrets


def drift(rng: random.Random, unrest: float) -> dict[int, float]:
    """Deviations from the expected value per year; each keeps `PERSISTENCE` of the one before."""
    deviation = rng.gauss(0, unrest / math.sqrt(1 - PERSISTENCE**2))
    path = {}
    for year in YEARS:
        path[year] = deviation
        deviation = PERSISTENCE * deviation + rng.gauss(0, unrest)
    return path


def clamp(value: float, low: float, high: float) -> float:
    """The value, or the bound that it passes."""
    return max(low, min(high, value))


def count_hits(rng: random.Random, trials: int, share: float) -> int:
    """How many of `trials` readings reach the level, of which `share` does overall.

    The readings are spread over all areas, so the count varies less than that of independent readings.
    """
    unrest = 0.4 * math.sqrt(trials * share * (1 - share))
    return round(clamp(rng.gauss(trials * share, unrest), 0, trials))


def wilson_pct(share: float, n: int) -> tuple[float, float]:
    """The 95% Wilson interval of a share (0-1) among `n` readings, in per cent with one decimal."""
    low, high = wilson(share, n)
    return round(low, 1), round(high, 1)


def draw_residents(seed: int) -> dict[str, dict[int, Residents]]:
    """Per municipality and year: inhabitants and households."""
    return {place.code: _residents(seed, place) for place in MUNICIPALITIES}


def _residents(seed: int, place: Municipality) -> dict[int, Residents]:
    rng = stream(seed, place.code, "inwoners")
    inhabitants = place.inhabitants * (1 + rng.uniform(-0.01, 0.01))
    size = HOUSEHOLD_SIZE[place.urbanisation] * (1 + rng.uniform(-0.02, 0.02))
    path = {}
    for year in YEARS:
        path[year] = Residents(round(inhabitants), round(inhabitants / size))
        inhabitants *= 1 + place.growth_pct / 100 + rng.gauss(0, 0.0015)
        size *= 0.9965
    return path
