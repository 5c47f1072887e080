"""How much the people of one side agree with each other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum
from itertools import combinations

MOSTLY_ONE, CAMPS = 0.5, 0.0
"""Agreement from which a side mostly sees it one way, and under which it falls apart in camps. [CONVENTION]"""


class Concord(StrEnum):
    """What the agreement within a side comes to."""

    ONE_WAY = "een_lijn"
    SPREAD = "verspreid"
    CAMPS = "kampen"


def agreement(counts: Sequence[int]) -> float:
    """Agreement A of van der Eijk (Quality & Quantity 35, 2001): 1 all alike, 0 evenly spread, -1 two opposite ends.

    Args:
        counts: answers in each of at least three ordered steps.

    Raises:
        ValueError: with fewer steps, or without answers.
    """
    if len(counts) < 3 or sum(counts) <= 0:
        raise ValueError("agreement takes at least three steps and one answer")
    left, total = list(counts), sum(counts)
    weighted = []
    while any(left):
        slice_ = min(count for count in left if count)
        used = [count > 0 for count in left]
        weighted.append(slice_ * sum(used) / total * _of_pattern(used))
        left = [count - slice_ if count else 0 for count in left]
    return math.fsum(weighted)


def concord(counts: Sequence[int]) -> Concord:
    """What the agreement of these answers comes to."""
    value = agreement(counts)
    if value >= MOSTLY_ONE:
        return Concord.ONE_WAY
    return Concord.SPREAD if value >= CAMPS else Concord.CAMPS


def _of_pattern(used: Sequence[bool]) -> float:
    """Agreement of a layer in which some steps are used, all as often."""
    steps, filled = len(used), sum(used)
    if filled == 1:
        return 1.0
    triples = list(combinations(used, 3))
    together = sum(triple in {(True, True, False), (False, True, True)} for triple in triples)
    apart = sum(triple == (True, False, True) for triple in triples)
    if together + apart == 0:
        return 0.0
    unimodal = ((steps - 2) * together - (steps - 1) * apart) / ((steps - 2) * (together + apart))
    return unimodal * (1 - (filled - 1) / (steps - 1))
