"""Are the quantities in order: how they are known and how old they are, counted by line.

A line is what is known of one object type in one area. Lines are counted, not metres: square metres and pieces do not
add up.
"""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from lib.domain.quantities.lines import Quantity, QuantityState

OLD_COUNT_YEARS = 5
"""A line that is older than this is old; no source sets a term, so it is said wherever it is used."""


@dataclass(frozen=True)
class StateOfLines:
    """The lines that are known in one way; `pct` is their share of all lines, `years` their median age."""

    state: QuantityState
    lines: int
    pct: float
    years: float | None
    oldest: dt.date | None


@dataclass(frozen=True)
class QuantitiesInOrder:
    """All lines on a day; `old` are those that are older than `OLD_COUNT_YEARS`."""

    day: dt.date
    lines: int
    states: tuple[StateOfLines, ...]
    years: float
    oldest: dt.date
    old: int


def quantities_in_order(lines: Sequence[Quantity], day: dt.date) -> QuantitiesInOrder | None:
    """Count the lines per state, with their age on a day; None without lines.

    Args:
        lines: the newest of each object type and area, none dated after `day`.
        day: on which age is reckoned, in years.
    """
    if not lines:
        return None
    ages = [_years(line.date, day) for line in lines]
    return QuantitiesInOrder(
        day,
        len(lines),
        tuple(_of_state(state, lines, day) for state in QuantityState),
        statistics.median(ages),
        min(line.date for line in lines),
        sum(age > OLD_COUNT_YEARS for age in ages),
    )


def _of_state(state: QuantityState, lines: Sequence[Quantity], day: dt.date) -> StateOfLines:
    dates = [line.date for line in lines if line.state == state]
    years = statistics.median(_years(date, day) for date in dates) if dates else None
    return StateOfLines(state, len(dates), 100 * len(dates) / len(lines), years, min(dates, default=None))


def _years(date: dt.date, day: dt.date) -> float:
    """Years from a date to a day: whole ones, and the days after the last anniversary over 365."""
    whole = day.year - date.year - ((day.month, day.day) < (date.month, date.day))
    leap_day = (date.month, date.day) == (2, 29)
    anniversary = dt.date(date.year + whole, 3, 1) if leap_day else date.replace(year=date.year + whole)
    return whole + max(0, (day - anniversary).days) / 365
