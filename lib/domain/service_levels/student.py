"""Student's t: the quantile that goes with 95%, and the chance of both tails.

Scipy takes a third of a second to load, and most pages ask neither: it is loaded where one is asked.
"""

from __future__ import annotations

from functools import cache

from lib.domain.shares import CONFIDENCE


@cache
def student_95(freedom: float) -> float:
    """The quantile that leaves 2.5% in either tail.

    Args:
        freedom: degrees of freedom, above 0.
    """
    from scipy.special import stdtrit

    return float(stdtrit(freedom, 1 - (1 - CONFIDENCE) / 2))


def student_tails(freedom: float, statistic: float) -> float:
    """The chance (0-1) of at least this distance from 0.

    Args:
        freedom: degrees of freedom, above 0.
    """
    from scipy.special import stdtr

    return float(2 * stdtr(freedom, -abs(statistic)))
