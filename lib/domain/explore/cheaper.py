"""Who is at least as good and cheaper than the focus; and, from 15 on, how much of its cost that is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from lib.domain.comparison.bootstrap import corrected_scores
from lib.domain.comparison.frontier import (
    LEAST_FOR_SCORES,
    Matrix,
    cheaper_and_as_good,
    dea_scores,
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
    `corrected` on the convex frontier without its bias with the ends of the 95% interval; None where the frontier holds
    all, and with more than one cost or quality. Then `convex` is on that frontier as it is.
    """

    cheapest: float
    expected: float
    corrected: tuple[float, float, float] | None
    convex: float | None = None


class WayOfWorking(NamedTuple):
    """What is known of how a partnership has a service done in a year.

    `levels` are agreed in the contract, each with the share of readings (%) that has to reach it; `outsourced` is a
    share of the gross cost, with its source.
    """

    levels: tuple[tuple[str, float], ...]
    level_sources: tuple[str, ...]
    outsourced: Figure | None


@dataclass(frozen=True)
class MoreFigures:
    """A figure that counts beside those on the axes, of the pairs that take part."""

    indicator: Indicator
    of: Mapping[Partner, Figure]


@dataclass(frozen=True)
class CheaperOnes:
    """Those of the pairs that cost less and are at least as good, cheapest first.

    Attributes:
        two: cost and quality of everyone.
        usable: the pairs whose costs are above 0, with every figure that counts.
        cheaper: as good and cheaper than the focus.
        frontier: the lowest cost at each quality, as corners (cost, quality) in the order of the quality; none where
            more than two figures count.
        scores: None under 15 and without a pair of the focus.
        same_quality: whether everyone has the same quality.
        more_cost: a second cost that may not be higher; None for one cost.
        more_quality: a second quality that must be as good too; None for one quality.
        incomplete: how many pairs lack a figure of either and do not count.
    """

    two: TwoFigures
    usable: tuple[FigurePair, ...]
    cheaper: tuple[FigurePair, ...]
    frontier: tuple[tuple[float, float], ...]
    scores: FocusScores | None
    same_quality: bool
    more_cost: MoreFigures | None = None
    more_quality: MoreFigures | None = None
    incomplete: int = 0

    @property
    def own(self) -> FigurePair | None:
        return next((pair for pair in self.usable if pair.partner == self.two.focus), None)

    @property
    def more(self) -> tuple[MoreFigures, ...]:
        """What counts beside cost and quality."""
        return tuple(found for found in (self.more_cost, self.more_quality) if found)


def cheaper_ones(
    two: TwoFigures,
    more_quality: Measured | None = None,
    stand: Stand = Stand.ACTUAL,
    *,
    more_cost: Measured | None = None,
) -> CheaperOnes:
    """Look for those that are as good and cheaper; a quality where lower is better is turned first.

    Args:
        two: the cost on x, the quality on y.
        more_quality: a second quality; then who is as good in both counts, and there is no stair to draw.
        stand: of the figures of a second cost or quality.
        more_cost: a second cost; then who is dearer in neither and cheaper in one counts.
    """
    costly = [pair for pair in two.pairs if pair.x.value > 0]
    cost, quality = (
        _more(measured, costly, two.period, stand) if measured else None
        for measured in (more_cost, more_quality)
    )
    usable = tuple(
        pair for pair in costly if all(found is None or pair.partner in found.of for found in (cost, quality))
    )
    dear = tuple(pair for pair in usable if cost is None or cost.of[pair.partner].value > 0)
    inputs = _columns(dear, [pair.x.value for pair in dear], cost)
    outputs = _columns(dear, [pair.y.value for pair in dear], quality)
    side = -1 if two.y.lower_is_better else 1
    turned = outputs * ([side] + ([-1 if quality.indicator.lower_is_better else 1] if quality else []))
    place = next((n for n, pair in enumerate(dear) if pair.partner == two.focus), None)
    found: list[FigurePair] = []
    scores = None
    if place is not None:
        found = [dear[n] for n in cheaper_and_as_good(inputs, turned, place)]
        if len(dear) >= LEAST_FOR_SCORES:
            scores = _scores(inputs, turned, place)
    corners = () if cost or quality else _corners(inputs[:, 0].tolist(), turned[:, 0].tolist(), side)
    same = len({tuple(row) for row in turned.tolist()}) == 1
    without = len(costly) - len(usable)
    return CheaperOnes(two, dear, tuple(found), corners, scores, same, cost, quality, without)


def _more(
    measured: Measured, pairs: Iterable[FigurePair], period: Period | None, stand: Stand
) -> MoreFigures:
    found = {
        pair.partner: figure_at(measured.series(pair.partner), measured.indicator, stand, period)
        for pair in pairs
    }
    known = {partner: figure for partner, figure in found.items() if figure is not None}
    return MoreFigures(measured.indicator, known)


def _columns(pairs: Sequence[FigurePair], first: Sequence[float], more: MoreFigures | None) -> Matrix:
    """A row per pair: the figure on the axis, and that of what counts beside it."""
    columns = [first, *([[more.of[pair.partner].value for pair in pairs]] if more else [])]
    return np.array(columns, dtype=float).reshape(len(columns), len(pairs)).T


def _scores(costs: Matrix, qualities: Matrix, place: int) -> FocusScores:
    cheapest = fdh_scores(costs, qualities)[place]
    expected = order_m_scores(costs, qualities, ORDER_M)[place]
    if costs.shape[1] > 1 or qualities.shape[1] > 1:
        convex = float(dea_scores(costs, qualities, only=[place])[0])
        return FocusScores(float(cheapest), float(expected), None, convex)
    corrected = corrected_scores(costs[:, 0], qualities[:, 0])
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
