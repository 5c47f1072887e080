"""Which shares and counts lie further from the whole than chance alone explains: a funnel around it.

Limits of the binomial distribution, and wider ones where units differ more than chance (Spiegelhalter 2005, Statistics
in Medicine 24: 1185-1202, additive random effects; as the R package FunnelPlotR has it). Only for shares and counts:
euros per household have no sampling variance. Readings at one place hang together, so the plain limits are too narrow.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Z_WARN, Z_ACT = 1.959964, 3.090232
"""Quantiles of the normal distribution for 95% and 99.8%."""
LEAST_UNITS = 10
"""Under so many units there is no funnel."""
_TAIL = 0.10
"""The share of z-scores at either end that is drawn in before overdispersion is estimated."""


class FunnelLimits(NamedTuple):
    """Both ends, in shares of 1 or as a ratio of counted to expected."""

    low: float
    high: float


class Overdispersion(NamedTuple):
    """`phi` is the mean squared z-score, 1 where units differ by chance alone; `tau2` the variance between them."""

    phi: float
    tau2: float


@dataclass(frozen=True)
class Funnel:
    """The whole that units are set against, how much more they differ than by chance, and limits per unit.

    `narrow` are those of chance alone at 95% and 99.8%, `wide` those with the overdispersion, in the order of units.
    """

    centre: float
    overdispersion: Overdispersion
    narrow: tuple[tuple[FunnelLimits, FunnelLimits], ...]
    wide: tuple[tuple[FunnelLimits, FunnelLimits], ...]


def binomial_limits(pi: float, n: float, z: float) -> FunnelLimits:
    """`pi +/- z sqrt(pi (1 - pi) / n)`, kept to 0-1."""
    half = z * math.sqrt(pi * (1 - pi) / n)
    return FunnelLimits(max(0.0, pi - half), min(1.0, pi + half))


def overdispersed_limits(pi: float, tau2: float, n: float, z: float) -> FunnelLimits:
    """The limits around a share where units differ by `tau2` on the arcsine scale beside chance."""
    return _of_share(math.asin(math.sqrt(pi)), 1 / (4 * n) + tau2, z)


def ratio_limits(tau2: float, expected: float, z: float) -> FunnelLimits:
    """The limits around 1 of what is counted to what is expected, where units differ by `tau2` beside chance."""
    return _of_ratio(1 / (4 * expected) + tau2, z)


def overdispersion_of(
    scores: NDArray[np.float64], variances: NDArray[np.float64], *, winsorised: bool = True
) -> Overdispersion:
    """How much more scores differ than by chance, by the method of moments of DerSimonian and Laird.

    Args:
        scores: (Y - T) / s of every unit.
        variances: s squared.
        winsorised: whether scores beyond the 10th and the 90th percentile count as those.
    """
    if winsorised:
        scores = np.clip(scores, *np.quantile(scores, [_TAIL, 1 - _TAIL]))
    units, phi = len(scores), float((scores**2).mean())
    if units * phi < units - 1:
        return Overdispersion(phi, 0.0)
    w = 1 / variances
    tau2 = (units * phi - (units - 1)) / (w.sum() - (w**2).sum() / w.sum())
    return Overdispersion(phi, max(0.0, float(tau2)))


def funnel_of_shares(
    numerators: Sequence[float], denominators: Sequence[float], *, winsorised: bool = True
) -> Funnel | None:
    """The funnel of shares; None under `LEAST_UNITS`, or where all are 0% or all 100%.

    Args:
        numerators, denominators: of each unit; 0 <= numerator <= denominator, denominator above 0.
    """
    r, n = np.array(numerators, dtype=float), np.array(denominators, dtype=float)
    if len(r) < LEAST_UNITS or not 0 < r.sum() < n.sum():
        return None
    pooled = float(r.sum() / n.sum())
    target = math.asin(math.sqrt(pooled))
    s = 1 / (2 * np.sqrt(n))
    found = overdispersion_of((np.arcsin(np.sqrt(r / n)) - target) / s, s**2, winsorised=winsorised)
    narrow = [(binomial_limits(pooled, each, Z_WARN), binomial_limits(pooled, each, Z_ACT)) for each in n]
    wide = [(_of_share(target, v, Z_WARN), _of_share(target, v, Z_ACT)) for v in s**2 + found.tau2]
    return Funnel(pooled, found, tuple(narrow), tuple(wide))


def funnel_of_counts(
    counted: Sequence[float], expected: Sequence[float], *, winsorised: bool = True
) -> Funnel | None:
    """The funnel of counts against what is expected, as the ratio of both; None under `LEAST_UNITS`.

    Args:
        counted: 0 or more.
        expected: above 0.
    """
    o, e = np.array(counted, dtype=float), np.array(expected, dtype=float)
    if len(o) < LEAST_UNITS:
        return None
    s = 1 / (2 * np.sqrt(e))
    found = overdispersion_of((np.sqrt(o / e) - 1) / s, s**2, winsorised=winsorised)
    narrow = [(_of_ratio(v, Z_WARN), _of_ratio(v, Z_ACT)) for v in s**2]
    wide = [(_of_ratio(v, Z_WARN), _of_ratio(v, Z_ACT)) for v in s**2 + found.tau2]
    return Funnel(1.0, found, tuple(narrow), tuple(wide))


def _of_share(target: float, variance: float, z: float) -> FunnelLimits:
    """Back from the arcsine scale, whose angle is kept to 0 to a right one."""
    half = z * math.sqrt(variance)
    ends = (min(max(angle, 0.0), math.pi / 2) for angle in (target - half, target + half))
    low, high = (math.sin(angle) ** 2 for angle in ends)
    return FunnelLimits(low, high)


def _of_ratio(variance: float, z: float) -> FunnelLimits:
    half = z * math.sqrt(variance)
    return FunnelLimits(max(0.0, 1 - half) ** 2, (1 + half) ** 2)
