"""Periods of the data contract: a year, a quarter or a month."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from enum import StrEnum
from functools import cache
from typing import NamedTuple

FIRST_YEAR = 1900
LAST_YEAR = 2100

PERIOD_PATTERN = r"(19\d\d|20\d\d|2100)(-K[1-4]|-(0[1-9]|1[0-2]))?"


class PeriodKind(StrEnum):
    YEAR = "jaar"
    QUARTER = "kwartaal"
    MONTH = "maand"


_KIND_OF = {12: PeriodKind.YEAR, 3: PeriodKind.QUARTER, 1: PeriodKind.MONTH}


class Period(NamedTuple):
    """A stretch of calendar time; ordered by its first day, then by its length. A tuple, for pages look up
    thousands."""

    year: int
    month: int
    months: int

    @property
    def kind(self) -> PeriodKind:
        return _KIND_OF[self.months]

    @property
    def start(self) -> dt.date:
        return dt.date(self.year, self.month, 1)

    @property
    def end(self) -> dt.date:
        """The last day."""
        following = self.month + self.months
        if following > 12:
            return dt.date(self.year, 12, 31)
        return dt.date(self.year, following, 1) - dt.timedelta(days=1)

    @property
    def position(self) -> float:
        """Place of its middle on a time axis where the middle of a year stands at its number."""
        return self.year + (self.month - 1 + self.months / 2) / 12 - 0.5

    def contains(self, day: dt.date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        if self.kind == PeriodKind.QUARTER:
            return f"{self.year}-K{(self.month + 2) // 3}"
        if self.kind == PeriodKind.MONTH:
            return f"{self.year}-{self.month:02d}"
        return str(self.year)


@cache
def parse_period(text: str) -> Period:
    """Read `2023`, `2023-K1` or `2023-01`.

    Raises:
        ValueError: when the text is none of the three.
    """
    match = re.fullmatch(PERIOD_PATTERN, text)
    if not match:
        raise ValueError(f"not a period: {text!r}")
    year, part = int(match[1]), match[2]
    if part is None:
        return Period(year, 1, 12)
    if part.startswith("-K"):
        return Period(year, 3 * int(part[2]) - 2, 3)
    return Period(year, int(part[1:]), 1)


def position_of(day: dt.date) -> float:
    """Place of a day on the time axis of `Period.position`: 1 January stands between two years."""
    days = 366 if calendar.isleap(day.year) else 365
    return day.year + (day.timetuple().tm_yday - 1) / days - 0.5


def end_of_day(day: dt.date) -> dt.datetime:
    """The last moment of a day on the clock here, in UTC without a zone, as the store writes moments.

    The first and the last days of the calendar stand for those beside them, which have a moment in every zone.
    """
    inside = min(max(day, dt.date.min + dt.timedelta(2)), dt.date.max - dt.timedelta(2))
    last = dt.datetime.combine(inside, dt.time.max).astimezone(dt.UTC)
    return last.replace(tzinfo=None)


def clock_here(moment: dt.datetime) -> dt.datetime:
    """A moment of the store (UTC, without a zone) on the clock of this machine."""
    return moment.replace(tzinfo=dt.UTC).astimezone()


def day_here(moment: dt.datetime) -> dt.date:
    """The day of a moment of the store by the clock of this machine, which is the day that a reader knows."""
    return clock_here(moment).date()
