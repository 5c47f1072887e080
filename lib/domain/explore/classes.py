"""Values in classes for a map: as many in each, or of the same width."""

from __future__ import annotations

import bisect
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

CLASSES = 5


class ClassKind(StrEnum):
    """How values are put in classes, by its name in the URL."""

    QUANTILES = "kwantielen"
    EQUAL_WIDTH = "gelijke_breedte"


@dataclass(frozen=True)
class ValueClasses:
    """The edges between classes, from the lowest value to the highest; a value on an edge is in the class above it."""

    edges: tuple[float, ...]

    def of(self, value: float) -> int:
        """The class of a value, from 0."""
        return min(bisect.bisect_right(self.edges, value), len(self.edges) - 1) - 1


def classes_of(values: Sequence[float], kind: ClassKind) -> ValueClasses:
    """Five classes, or fewer where values are so much alike that edges coincide.

    Args:
        values: at least one.
    """
    low, high = min(values), max(values)
    if low == high:
        return ValueClasses((low, high))
    if kind == ClassKind.EQUAL_WIDTH or len(values) < CLASSES:
        inner = [low + n * (high - low) / CLASSES for n in range(1, CLASSES)]
    else:
        inner = statistics.quantiles(values, n=CLASSES, method="inclusive")
    return ValueClasses(tuple(dict.fromkeys((low, *inner, high))))
