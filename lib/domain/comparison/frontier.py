"""How much of the cost could go at this quality: partnerships that are at least as good and cheaper, and scores.

With one cost and one quality no linear programme is needed. FDH takes the cheapest that is at least as good, VRS the
lower convex hull, order-m (Cazals, Florens and Simar 2002, Journal of Econometrics 106: 1-25) the cheapest that is
expected among `m` drawn at random of those at least as good, in closed form. More inputs or outputs go to a linear
programme (Banker, Charnes and Cooper 1984). Under `LEAST_FOR_SCORES` nearly all look efficient: then only the names
are told. Qualities are turned so that higher is better before they come here.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from lib.domain.requests.deadline import while_time

LEAST_FOR_SCORES = 15
"""Units from which scores are given."""
_SAME = 1e-9

Matrix = NDArray[np.float64]


def cheaper_and_as_good(costs: ArrayLike, qualities: ArrayLike, own: int) -> list[int]:
    """Which units cost less and are at least as good in everything, cheapest first.

    Args:
        costs: of every unit one or more; of more none may be higher and one has to be lower.
        qualities: of every unit one or more, higher is better.
        own: the place of the unit that is looked at.
    """
    x, q = (np.asarray(side, dtype=float) for side in (costs, qualities))
    x, q = x.reshape(len(x), -1), q.reshape(len(x), -1)
    as_good = (q >= q[own]).all(axis=1)
    cheaper = (x <= x[own]).all(axis=1) & (x < x[own]).any(axis=1)
    found = np.flatnonzero(as_good & cheaper).tolist()
    return sorted(found, key=lambda n: (*x[n], n))


def fdh_scores(inputs: Matrix, outputs: Matrix) -> Matrix:
    """The least that one of those at least as good spends, over one's own; 1 where nobody spends less of everything.

    Args:
        inputs: above 0; a row per unit, a column per input.
        outputs: likewise, higher is better.
    """
    as_good = (outputs[None, :, :] >= outputs[:, None, :]).all(axis=2)
    ratios = (inputs[None, :, :] / inputs[:, None, :]).max(axis=2)
    found: Matrix = np.where(as_good, ratios, np.inf).min(axis=1)
    return found


def order_m_scores(costs: Matrix, qualities: Matrix, m: int) -> Matrix:
    """The lowest cost that is expected among `m` of those at least as good, over one's own; it may be above 1.

    `sum_k x_(k) [((n-k+1)/n)^m - ((n-k)/n)^m] / x_i` over the `n` units at least as good, by cost. With several costs
    a unit counts with the one that is highest over one's own, as in `fdh_scores`.

    Args:
        costs: above 0; one per unit, or a row per unit with a column each.
        qualities: a row per unit, higher is better.
    """
    inputs = costs.reshape(len(costs), -1)
    found = np.empty(len(costs))
    for own in while_time(range(len(costs))):
        as_good = inputs[(qualities >= qualities[own]).all(axis=1)]
        ratios = np.sort((as_good / inputs[own]).max(axis=1))
        left = np.arange(len(ratios), -1, -1) / len(ratios)
        found[own] = (ratios * (left[:-1] ** m - left[1:] ** m)).sum()
    return found


def hull_costs(costs: Matrix, quality: Matrix) -> Matrix:
    """The lowest cost at the quality of each unit that a mixture of units at least as good, together, would have.

    Args:
        costs: a row of costs of all units per set; sets are worked out together.
        quality: one value per unit, the same in all sets, higher is better.

    Returns:
        As `costs`: per set and unit the cost on the lower convex hull, which never falls with the quality.
    """
    order = np.argsort(quality, kind="stable")
    y, x = quality[order], costs[:, order]
    best = np.minimum.accumulate(x[:, ::-1], axis=1)[:, ::-1]
    levels, first = np.unique(y, return_index=True)
    hulls = _lower_hulls(levels, best[:, first])
    found = np.empty_like(x)
    for row, corners in enumerate(while_time(hulls)):
        found[row] = np.interp(y, levels[corners], best[row, first][corners])
    back: Matrix = np.empty_like(found)
    back[:, order] = found
    return back


def _lower_hulls(levels: Matrix, best: Matrix) -> list[NDArray[np.int64]]:
    """Per row the places of the corners of its lower convex hull; a monotone chain over all rows at once."""
    sets, points = best.shape
    stack = np.zeros((sets, points), dtype=np.int64)
    height = np.ones(sets, dtype=np.int64)
    rows = np.arange(sets)
    for new in while_time(range(1, points)):
        busy = rows[height > 1]
        while len(busy):
            top, under = stack[busy, height[busy] - 1], stack[busy, height[busy] - 2]
            left = (levels[top] - levels[under]) * (best[busy, new] - best[busy, under])
            right = (best[busy, top] - best[busy, under]) * (levels[new] - levels[under])
            busy = busy[left <= right]
            height[busy] -= 1
            busy = busy[height[busy] > 1]
        stack[rows, height] = new
        height += 1
    return [stack[row, : height[row]] for row in rows]


def vrs_scores(costs: Matrix, quality: Matrix) -> Matrix:
    """The cost on the convex hull over one's own, for one cost and one quality (variable returns to scale)."""
    found: Matrix = hull_costs(costs[None, :], quality)[0] / costs
    return found


def dea_scores(
    inputs: Matrix,
    outputs: Matrix,
    *,
    constant_returns: bool = False,
    only: Sequence[int] | None = None,
) -> Matrix:
    """By what every unit could multiply its inputs and be on the frontier of all, by a linear programme each.

    Args:
        inputs, outputs: a row per unit, a column each.
        constant_returns: only for volumes; shares and figures per head are ratios, which do not grow with size.
        only: the places of the units to score, in this order; all of them when left out.

    Raises:
        ValueError: when a programme has no solution, as with an input or output that is not a number.
    """
    from scipy.optimize import linprog  # a second to load, and most readers ask one input and one output

    units = len(inputs)
    sides = np.hstack([inputs, outputs])
    if not np.isfinite(sides).all():
        raise ValueError("inputs and outputs must be numbers")
    sizes = np.abs(inputs).max(axis=0), np.abs(outputs).max(axis=0)
    x, y = (side / np.where(size > 0, size, 1) for side, size in zip((inputs, outputs), sizes, strict=True))
    equal = None if constant_returns else np.append(np.ones(units), 0.0)[None, :]
    scored = range(units) if only is None else only
    found = np.empty(len(scored))
    for place, own in enumerate(while_time(scored)):
        limits = np.vstack([np.column_stack([x.T, -x[own]]), np.column_stack([-y.T, np.zeros(y.shape[1])])])
        bounds = np.concatenate([np.zeros(x.shape[1]), -y[own]])
        least = np.append(np.zeros(units), 1.0)
        solved = linprog(least, limits, bounds, equal, None if equal is None else [1.0], method="highs")
        if not solved.success:
            raise ValueError(f"no score for unit {own}: {solved.message}")
        found[place] = 1.0 if abs(solved.fun - 1) < _SAME else solved.fun
    return found
