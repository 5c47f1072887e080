"""Periods that may be ranges of years: 2009-11 is a month, or the years 2009 to 2011."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_RANGE = 10
"""Years that a figure is taken over at most."""

_RANGE = re.compile(r"(\d{4})([-/–])(\d{2}|\d{4})", re.ASCII)
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)


@dataclass(frozen=True)
class YearRanges:
    """What of the periods in a column may be ranges of years.

    Attributes:
        refused: periods that are, or may be where others are.
        guessed: months that may be ranges, with nothing in the column that says so.
    """

    refused: frozenset[str] = frozenset()
    guessed: frozenset[str] = frozenset()


def year_ranges(periods: Iterable[str]) -> YearRanges:
    """Tell the ranges of years among the periods of one column.

    A range that can be no month (2012-13) shows what the others are. Without one, months that all end in a later
    year than they begin, over several years and with other months in each, are taken for ranges too: of real months
    some would not, and the same month of each year is a habit of statistics.
    """
    distinct = frozenset(periods)
    ranges = frozenset(period for period in distinct if _is_range(period))
    months = frozenset(period for period in distinct if _MONTH.fullmatch(period))
    if ranges - months:
        return YearRanges(refused=ranges)
    if not ranges or ranges != months:
        return YearRanges()
    several = len({period[:4] for period in ranges}) > 1 and len({period[5:] for period in ranges}) > 1
    return YearRanges(refused=ranges) if several else YearRanges(guessed=ranges)


def _is_range(period: str) -> bool:
    found = _RANGE.fullmatch(period)
    if found is None:
        return False
    first, last = int(found[1]), int(found[3])
    length = last - first if len(found[3]) == 4 else (last - first) % 100
    return 1 <= length <= LONGEST_RANGE
