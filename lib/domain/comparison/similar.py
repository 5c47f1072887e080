"""Who is alike in context: distances between partnerships, what makes them, and how firm the nearest ones are.

Context only, never outcomes or cost, for then the comparison would choose its own answer. Values are centred on their
median and scaled by the median absolute deviation, which a few large cities do not move. The lists of neighbours of
such models differ a lot with the weights (NFER 2007 found four or five of ten in common), so each neighbour carries
the share of other weightings in which it stays one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lib.domain.requests.deadline import check_time

AS_NORMAL = 1.4826
"""What makes a median absolute deviation a standard one of normal values."""
PERTURBATIONS, LEAST_FACTOR, MOST_FACTOR, SEED = 200, 0.5, 1.5, 342
"""How many other weightings are tried, by what a weight is multiplied in them, and where the draws begin."""
KNOWN_WEIGHT = 0.5
"""The share of the weight that both sides must have figures of."""
POINTS_A_VARIABLE = 10
"""How many partnerships each variable asks for before its part in the cost is estimated: our own choice."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class ContextTable:
    """What is known of everyone's context.

    Attributes:
        codes: of the partnerships, a row each.
        variables: their codes, a column each.
        logarithmic: whether a variable is compared by its logarithm, as sizes and densities are.
        values: a row per partnership and a column per variable; NaN where unknown.
    """

    codes: tuple[str, ...]
    variables: tuple[str, ...]
    logarithmic: tuple[bool, ...]
    values: Floats

    def transformed(self) -> Floats:
        """The values as they are compared; a value without a logarithm is unknown."""
        found = np.array(self.values, dtype=float)
        for column, by_log in enumerate(self.logarithmic):
            if by_log:
                positive = np.where(found[:, column] > 0, found[:, column], np.nan)
                found[:, column] = np.log(positive)
        return found


def context_table(
    codes: Sequence[str],
    variables: Sequence[str],
    logarithmic: Sequence[bool],
    rows: Sequence[Sequence[float | None]],
) -> ContextTable:
    """The table of what is known; None where a value is unknown."""
    values = [[np.nan if value is None else value for value in row] for row in rows]
    shaped = np.array(values, dtype=float).reshape(len(codes), len(variables))
    return ContextTable(tuple(codes), tuple(variables), tuple(logarithmic), shaped)


class SimilarPeer(NamedTuple):
    """One of the nearest: its distance, what makes it (shares of 1 by variable), and how often it stays among them.

    `stability` is a share of the other weightings, None where there are none; `missing` are the variables that one of
    both has no value of.
    """

    code: str
    distance: float
    parts: Mapping[str, float]
    stability: float | None
    missing: tuple[str, ...]


@dataclass(frozen=True)
class SimilarPeers:
    """The nearest ones, nearest first, and all that was left out.

    `constant` are variables in which at least half of all are the same, `unknown` those of which the focus has no
    value; `without_distance` are codes that share less than half of the weight with the focus. `weightings` is how many
    others were tried: none with one variable, for the order of one is the same whatever it weighs.
    """

    peers: tuple[SimilarPeer, ...]
    used: tuple[str, ...]
    constant: tuple[str, ...]
    unknown: tuple[str, ...]
    without_distance: tuple[str, ...]
    weightings: int


def standardised(values: Floats) -> Floats:
    """Each column less its median, over 1.4826 times its median absolute deviation; NaN where that is 0 or unknown."""
    with np.errstate(invalid="ignore", divide="ignore"):
        known = ~np.isnan(values).all(axis=0)
        found = np.full(values.shape, np.nan)
        column = values[:, known]
        centred = column - np.nanmedian(column, axis=0)
        spread = AS_NORMAL * np.nanmedian(np.abs(centred), axis=0)
        found[:, known] = np.where(spread > 0, centred / spread, np.nan)
    return found


def nearest(
    table: ContextTable, focus: str, weights: Mapping[str, float], k: int, *, seed: int = SEED
) -> SimilarPeers:
    """The `k` partnerships whose context is nearest to that of the focus.

    `d(i, j) = sqrt(sum_v w_v (z_iv - z_jv)^2 / sum_v w_v)` over the variables that both have a value of.

    Args:
        table: everyone who may be a peer, and the focus.
        focus: its code.
        weights: per variable, 0 or more; one that is not named does not count.
        k: how many to find.
        seed: of the other weightings.
    """
    own = table.codes.index(focus)
    z = standardised(table.transformed())
    weight = np.array([max(0.0, weights.get(name, 0.0)) for name in table.variables])
    constant = (weight > 0) & np.isnan(z).all(axis=0)
    used = (weight > 0) & ~constant
    differences = (z - z[own])[:, used]
    both = ~np.isnan(differences)
    gaps, base = np.where(both, differences**2, 0.0), weight[used]
    tried = _other_weightings(base, both[own], np.random.default_rng(seed))
    distances = _distances(gaps, both.astype(float), np.vstack([base, tried]))
    distances[:, own] = np.inf
    order = np.argsort(distances, axis=1, kind="stable")[:, :k]
    among = np.zeros(distances.shape, dtype=bool)
    np.put_along_axis(among, order, np.take_along_axis(np.isfinite(distances), order, 1), axis=1)
    names = np.array(table.variables)
    peers = [
        SimilarPeer(
            table.codes[row],
            float(distances[0][row]),
            _parts(names[used & ~np.isnan(z[row] - z[own])], (base * gaps[row])[both[row]]),
            float(among[1:, row].mean()) if len(tried) else None,
            tuple(names[used][~both[row]].tolist()),
        )
        for row in order[0]
        if np.isfinite(distances[0][row])
    ]
    unknown = used & np.isnan(z[own])
    apart = [c for n, c in enumerate(table.codes) if n != own and not np.isfinite(distances[0][n])]
    return SimilarPeers(
        tuple(peers),
        tuple(names[used & ~unknown].tolist()),
        tuple(names[constant].tolist()),
        tuple(names[unknown].tolist()),
        tuple(apart),
        len(tried),
    )


def _parts(names: NDArray[np.str_], parts: Floats) -> dict[str, float]:
    """The share of each variable in a distance; of one of 0 nothing has a share."""
    total = parts.sum()
    shares = parts / total if total else parts
    return dict(zip(names.tolist(), shares.tolist(), strict=True))


def _other_weightings(base: Floats, known: NDArray[np.bool_], draws: np.random.Generator) -> Floats:
    """Each variable left out in turn, and for the rest every weight times 0.5 to 1.5; none where one decides all.

    Args:
        base: the weight of each variable.
        known: of which of them the focus has a value; no other decides anything.
        draws: what they are drawn with.
    """
    if known.sum() < 2:
        return np.empty((0, len(base)))
    alone = [np.where(np.arange(len(base)) == n, 0.0, base) for n in np.flatnonzero(known)][:PERTURBATIONS]
    shape = (PERTURBATIONS - len(alone), len(base))
    return np.vstack([*alone, base * draws.uniform(LEAST_FACTOR, MOST_FACTOR, shape)])


def _distances(gaps: Floats, both: Floats, weightings: Floats) -> Floats:
    """A row of distances per weighting; infinite where less than half of the weight in the first is known for both.

    The others do not decide who has too little, for they ask what weights do to the order of those who have enough.
    """
    check_time()
    if not gaps.shape[1]:
        return np.full((len(weightings), len(gaps)), np.inf)
    known = weightings @ both.T
    with np.errstate(invalid="ignore", divide="ignore"):
        found: Floats = np.sqrt(weightings @ gaps.T / known)
    found[:, known[0] < KNOWN_WEIGHT * weightings[0].sum() - 1e-12] = np.inf
    found[known <= 0] = np.inf
    return found


class Explained(NamedTuple):
    """How much of the differences in a figure go with differences in context: R2 of least squares, 0-1, over `n`."""

    r2: float
    n: int


def explained(
    table: ContextTable, variables: Sequence[str], figures: Mapping[str, float]
) -> Explained | None:
    """The share of the variance of a figure that a linear fit on these variables explains.

    None under `POINTS_A_VARIABLE` partnerships a variable, and where the figure or every variable is constant.

    Args:
        table: everyone's context.
        variables: those that count; only partnerships that have all of them do.
        figures: by the code of the partnership.
    """
    columns = [table.variables.index(name) for name in variables]
    chosen = table.transformed()[:, columns]
    y = np.array([figures.get(code, np.nan) for code in table.codes])
    whole = ~np.isnan(chosen).any(axis=1) & ~np.isnan(y)
    chosen, y = chosen[whole], y[whole]
    varied = [n for n in range(chosen.shape[1]) if np.ptp(chosen[:, n]) > 0] if len(y) else []
    if not varied or len(y) < POINTS_A_VARIABLE * len(varied) or np.ptp(y) == 0:
        return None
    design = np.column_stack([np.ones(len(y)), chosen[:, varied] - chosen[:, varied].mean(axis=0)])
    fitted = design @ np.linalg.lstsq(design, y, rcond=None)[0]
    return Explained(float(1 - ((y - fitted) ** 2).sum() / ((y - y.mean()) ** 2).sum()), len(y))
