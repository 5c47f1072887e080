"""How the quantity under care changed between two year ends: growth told apart from a recount.

A new count changes what is known of an object type in an area. The change is a recount when the new count has status
`herijkt`, or when the year has an event that says so and none of its counts has that status; all else is growth.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from fractions import Fraction
from typing import NamedTuple

from lib.domain.quantities.lines import Quantity, QuantityState
from lib.domain.units import exact

CountedPlace = tuple[str, str | None]
"""An object type in an area."""


class QuantityChange(NamedTuple):
    """The quantities at both year ends, above zero, and the two parts of what lies between."""

    start: Fraction
    end: Fraction
    growth: Fraction
    recount: Fraction

    @property
    def grown(self) -> Fraction:
        """The quantity of the earlier year end with growth, before the recount."""
        return self.start + self.growth


def at_end_of(lines: Iterable[Quantity], year: int) -> list[Quantity]:
    """Per object type and area the newest count up to 31 December.

    This is the oracle of the same rule in SQL, in lib/store/quantities and lib/store/market.
    """
    newest: dict[CountedPlace, Quantity] = {}
    for line in sorted(lines, key=lambda line: line.date):
        if line.date.year <= year:
            newest[line.object_type, line.area] = line
    return list(newest.values())


def quantity_change(
    lines: Iterable[Quantity], start: int, end: int, recount_years: Collection[int] = ()
) -> QuantityChange | None:
    """Split the change between two year ends.

    None when there is nothing at one of them, or when growth alone would leave nothing.

    Args:
        lines: every count of one service, in one unit.
        start: the earlier year.
        end: the later year.
        recount_years: years with an event that says that quantities were recounted.
    """
    lines = sorted(lines, key=lambda line: line.date)
    before, after = at_end_of(lines, start), at_end_of(lines, end)
    told = {line.date.year for line in lines if line.state == QuantityState.RECOUNTED}
    by_event = set(recount_years) - told
    known = defaultdict(Fraction, {(q.object_type, q.area): exact(q.amount) for q in before})
    growth = recount = Fraction(0)
    for line in lines:
        if start < line.date.year <= end:
            place, amount = (line.object_type, line.area), exact(line.amount)
            if line.state == QuantityState.RECOUNTED or line.date.year in by_event:
                recount += amount - known[place]
            else:
                growth += amount - known[place]
            known[place] = amount
    change = QuantityChange(_total(before), _total(after), growth, recount)
    return change if min(change.start, change.end, change.grown) > 0 else None


def _total(lines: Iterable[Quantity]) -> Fraction:
    return sum((exact(line.amount) for line in lines), Fraction(0))
