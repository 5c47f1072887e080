"""Student's t distribution for whole degrees of freedom: exact finite series, so that no library is needed.

Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.7.3 and 26.7.4.
"""

from __future__ import annotations

import math


def t_within(t: float, freedom: int) -> float:
    """The probability that a t-distributed value lies between -t and t.

    Args:
        t: at least 0.
        freedom: degrees of freedom, at least 1.
    """
    angle = math.atan(t / math.sqrt(freedom))
    odd = freedom % 2
    square = math.cos(angle) ** 2
    term = math.cos(angle) if odd else 1.0
    total = 0.0
    for step in range(1 + odd, freedom, 2):
        total += term
        term *= square * step / (step + 1)
    if odd:
        return 2 / math.pi * (angle + math.sin(angle) * total)
    return math.sin(angle) * total


def t_quantile(confidence: float, freedom: int) -> float:
    """The t such that this share of the distribution lies between -t and t.

    Args:
        confidence: above 0, below 1.
        freedom: degrees of freedom, at least 1.
    """
    low, high = 0.0, 2.0
    while t_within(high, freedom) < confidence:
        high *= 2
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if t_within(middle, freedom) < confidence else (low, middle)
    return (low + high) / 2
