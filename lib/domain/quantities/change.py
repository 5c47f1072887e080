"""How the quantity under care changed between two year ends: growth told apart from a recount.

A new count changes what is known of an object type in an area. The change is a recount when the new count has status
`herijkt`, or when an event says so of its year and none of the counts of that year has that status; all else is growth.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from fractions import Fraction
from typing import NamedTuple

from lib.domain.quantities.lines import Quantity, QuantityState
from lib.domain.units import exact

RECOUNT_EVENT = "areaalherijking"
"""The kind of event that says that quantities were recounted."""

CountedPlace = tuple[str, str | None]
"""An object type in an area."""


class QuantityChange(NamedTuple):
    """The quantities at both year ends and the two parts of what lies between."""

    start: Fraction
    end: Fraction
    growth: Fraction
    recount: Fraction

    @property
    def grown(self) -> Fraction:
        """The quantity of the earlier year end with growth, before the recount."""
        return self.start + self.growth

    @property
    def is_whole(self) -> bool:
        """Whether there is something at both year ends, and also with the growth alone."""
        return min(self.start, self.end, self.grown) > 0

    def times(self, weight: Fraction) -> QuantityChange:
        return QuantityChange(*(weight * part for part in self))


def at_end_of(lines: Iterable[Quantity], year: int) -> list[Quantity]:
    """Per object type and area the newest count up to 31 December.

    This is the oracle of the same rule in SQL, in lib/store/quantities and lib/store/market.
    """
    newest: dict[CountedPlace, Quantity] = {}
    for line in sorted(lines, key=lambda line: line.date):
        if line.date.year <= year:
            newest[line.object_type, line.area] = line
    return list(newest.values())


def changes_by_type(
    lines: Iterable[Quantity], start: int, end: int, recounts: Collection[dt.date] = ()
) -> dict[str, QuantityChange]:
    """Split the change of each object type between two year ends.

    Args:
        lines: every count of one service, each object type in one unit.
        start: the earlier year.
        end: the later year.
        recounts: days of the events that say that quantities were recounted.
    """
    lines = sorted(lines, key=lambda line: line.date)
    before, after = at_end_of(lines, start), at_end_of(lines, end)
    by_status = {line.date.year for line in lines if line.state == QuantityState.RECOUNTED}
    by_event = told_years(recounts, {line.date for line in lines}) - by_status
    known = defaultdict(Fraction, {(q.object_type, q.area): exact(q.amount) for q in before})
    growth: dict[str, Fraction] = defaultdict(Fraction)
    recount: dict[str, Fraction] = defaultdict(Fraction)
    for line in lines:
        if start < line.date.year <= end:
            place, amount = (line.object_type, line.area), exact(line.amount)
            recounted = line.state == QuantityState.RECOUNTED or line.date.year in by_event
            (recount if recounted else growth)[line.object_type] += amount - known[place]
            known[place] = amount
    return {
        kind: QuantityChange(_total(before, kind), _total(after, kind), growth[kind], recount[kind])
        for kind in dict.fromkeys(line.object_type for line in (*before, *after))
    }


def quantity_change(changes: Iterable[QuantityChange]) -> QuantityChange | None:
    """Several changes in one unit together.

    None when there is nothing at one of the year ends, or when growth alone would leave nothing.
    """
    parts = zip([Fraction(0)] * 4, *changes, strict=True)
    total = QuantityChange(*(sum(of_part, Fraction(0)) for of_part in parts))
    return total if total.is_whole else None


def told_years(recounts: Iterable[dt.date], counted: Collection[dt.date]) -> set[int]:
    """Years whose counts an event makes a recount: its own, or the next after 31 December without a count on that day.

    The oracle of the same rule in SQL, in lib/store/costs/breaks.py.

    Args:
        recounts: days of the events.
        counted: days with a count of the service.
    """
    return {day.year + ((day.month, day.day) == (12, 31) and day not in counted) for day in recounts}


def _total(lines: Iterable[Quantity], kind: str) -> Fraction:
    return sum((exact(line.amount) for line in lines if line.object_type == kind), Fraction(0))
