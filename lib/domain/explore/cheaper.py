"""Who is at least as good and cheaper than the focus; and, from 15 on, how much of its cost that is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from lib.domain.comparison.bootstrap import corrected_scores
from lib.domain.comparison.frontier import (
    LEAST_FOR_SCORES,
    Matrix,
    cheaper_and_as_good,
    fdh_scores,
    order_m_scores,
)
from lib.domain.explore.together import FigurePair, TwoFigures, figure_at
from lib.domain.figures import Figure, Stand
from lib.domain.indicators import Indicator
from lib.domain.partners import Measured, Partner
from lib.domain.periods import Period

ORDER_M = 25
"""Against how many drawn at random the focus is set: our own choice."""


class FocusScores(NamedTuple):
    """Shares of the own cost, 1 where nobody is cheaper.

    `cheapest` is of the cheapest that is as good, `expected` of the cheapest that is expected among `ORDER_M` of those,
    `corrected` on the convex frontier without its bias with the ends of the 95% interval; None where the frontier
    holds all, and with two qualities.
    """

    cheapest: float
    expected: float
    corrected: tuple[float, float, float] | None


@dataclass(frozen=True)
class CheaperOnes:
    """Those of the pairs that cost less and are at least as good, cheapest first.

    Attributes:
        two: cost and quality of everyone.
        usable: the pairs whose cost is above 0.
        cheaper: as good and cheaper than the focus.
        frontier: the lowest cost at each quality, as corners (cost, quality) in the order of the quality.
        scores: None under 15 and without a pair of the focus.
        same_quality: whether everyone has the same quality.
        third: a second quality that must be as good too; None for one quality.
        thirds: its figures of the usable pairs.
        without_third: how many pairs have no figure of it and do not count.
    """

    two: TwoFigures
    usable: tuple[FigurePair, ...]
    cheaper: tuple[FigurePair, ...]
    frontier: tuple[tuple[float, float], ...]
    scores: FocusScores | None
    same_quality: bool
    third: Indicator | None = None
    thirds: Mapping[Partner, Figure] = field(default_factory=dict)
    without_third: int = 0

    @property
    def own(self) -> FigurePair | None:
        return next((pair for pair in self.usable if pair.partner == self.two.focus), None)


def cheaper_ones(two: TwoFigures, third: Measured | None = None, stand: Stand = Stand.ACTUAL) -> CheaperOnes:
    """Look for those that are as good and cheaper; a quality where lower is better is turned first.

    Args:
        two: the cost on x, the quality on y.
        third: a second quality; then who is as good in both counts, and there is no stair to draw.
        stand: of the figures of the second quality.
    """
    costly = [pair for pair in two.pairs if pair.x.value > 0]
    thirds = _thirds(third, costly, two.period, stand) if third else {}
    usable = tuple(pair for pair in costly if third is None or pair.partner in thirds)
    side = -1 if two.y.lower_is_better else 1
    costs = np.array([pair.x.value for pair in usable])
    quality = np.array([[side * pair.y.value] for pair in usable]).reshape(len(usable), 1)
    if third:
        turned = -1 if third.indicator.lower_is_better else 1
        more = np.array([turned * thirds[pair.partner].value for pair in usable])
        quality = np.column_stack([quality, more])
    place = next((n for n, pair in enumerate(usable) if pair.partner == two.focus), None)
    found: list[FigurePair] = []
    scores = None
    if place is not None:
        found = [usable[n] for n in cheaper_and_as_good(costs.tolist(), quality.tolist(), place)]
        if len(usable) >= LEAST_FOR_SCORES:
            scores = _scores(costs, quality, place)
    corners = () if third else _corners(costs.tolist(), quality[:, 0].tolist(), side)
    same = len({tuple(row) for row in quality.tolist()}) == 1
    indicator = third.indicator if third else None
    without = len(costly) - len(usable)
    return CheaperOnes(two, usable, tuple(found), corners, scores, same, indicator, thirds, without)


def _thirds(
    third: Measured, pairs: Iterable[FigurePair], period: Period | None, stand: Stand
) -> dict[Partner, Figure]:
    found = {
        pair.partner: figure_at(third.series(pair.partner), third.indicator, stand, period) for pair in pairs
    }
    return {partner: figure for partner, figure in found.items() if figure is not None}


def _scores(costs: Matrix, quality: Matrix, place: int) -> FocusScores:
    cheapest = fdh_scores(costs[:, None], quality)[place]
    expected = order_m_scores(costs, quality, ORDER_M)[place]
    corrected = corrected_scores(costs, quality[:, 0]) if quality.shape[1] == 1 else None
    if corrected is None:
        return FocusScores(float(cheapest), float(expected), None)
    middle, low, high = (float(part[place]) for part in (corrected.corrected, corrected.low, corrected.high))
    return FocusScores(float(cheapest), float(expected), (middle, low, high))


def _corners(costs: list[float], quality: list[float], side: int) -> tuple[tuple[float, float], ...]:
    """The lowest cost of those at least as good, at every quality that is reached."""
    found: list[tuple[float, float]] = []
    best = float("inf")
    for good, cost in sorted(zip(quality, costs, strict=True), key=lambda pair: (-pair[0], pair[1])):
        if cost < best:
            found.append((cost, side * good))
            best = cost
    return tuple(reversed(found))
