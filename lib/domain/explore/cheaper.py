"""Who is at least as good and cheaper than the focus; and, from 15 on, how much of its cost that is about."""

from __future__ import annotations

from dataclasses import dataclass
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
from lib.domain.explore.together import FigurePair, TwoFigures

ORDER_M = 25
"""Against how many drawn at random the focus is set: our own choice."""


class FocusScores(NamedTuple):
    """Shares of the own cost, 1 where nobody is cheaper.

    `cheapest` is of the cheapest that is as good, `expected` of the cheapest that is expected among `ORDER_M` of those,
    `corrected` on the convex frontier without its bias with the ends of the 95% interval; None where the frontier
    holds all.
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
    """

    two: TwoFigures
    usable: tuple[FigurePair, ...]
    cheaper: tuple[FigurePair, ...]
    frontier: tuple[tuple[float, float], ...]
    scores: FocusScores | None
    same_quality: bool

    @property
    def own(self) -> FigurePair | None:
        return next((pair for pair in self.usable if pair.partner == self.two.focus), None)


def cheaper_ones(two: TwoFigures) -> CheaperOnes:
    """Look for those that are as good and cheaper; a quality where lower is better is turned first.

    Args:
        two: the cost on x, the quality on y.
    """
    usable = tuple(pair for pair in two.pairs if pair.x.value > 0)
    side = -1 if two.y.lower_is_better else 1
    costs = np.array([pair.x.value for pair in usable])
    quality = np.array([side * pair.y.value for pair in usable])
    place = next((n for n, pair in enumerate(usable) if pair.partner == two.focus), None)
    found: list[FigurePair] = []
    scores = None
    if place is not None:
        found = [usable[n] for n in cheaper_and_as_good(costs.tolist(), quality[:, None].tolist(), place)]
        if len(usable) >= LEAST_FOR_SCORES:
            scores = _scores(costs, quality, place)
    corners = _corners(costs.tolist(), quality.tolist(), side)
    return CheaperOnes(two, usable, tuple(found), corners, scores, len(set(quality.tolist())) == 1)


def _scores(costs: Matrix, quality: Matrix, place: int) -> FocusScores:
    cheapest = fdh_scores(costs[:, None], quality[:, None])[place]
    expected = order_m_scores(costs, quality[:, None], ORDER_M)[place]
    corrected = corrected_scores(costs, quality)
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
