"""Contracts: their term, and what falls due on it."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

SOON_MONTHS = 12
"""What falls due within so many months is said."""


class Moment(StrEnum):
    """What a day on the term of a contract is."""

    START = "begin"
    NOTICE = "opzeggen"
    EVALUATION = "evaluatie"
    END = "einde"
    LAST_END = "verlengd_einde"


class DueDay(NamedTuple):
    """A day on the term of a contract."""

    date: dt.date
    moment: Moment


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day some months later, or earlier when negative; the last day of a month that has no such day.

    Past the ends of the calendar it is the first or the last day of it.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return dt.date.min if year < dt.MINYEAR else dt.date.max
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@dataclass(frozen=True)
class Contract:
    """What was agreed in one contract; `None` is not known, and no services means all."""

    partnership: str
    code: str
    name: str
    start: dt.date
    source: str
    services: tuple[str, ...] = ()
    end: dt.date | None = None
    extendable_to: dt.date | None = None
    notice_months: int | None = None
    evaluation: dt.date | None = None
    value_eur_year: float | None = None
    meetings: str | None = None
    room: str | None = None

    def runs_on(self, day: dt.date) -> bool:
        return self.start <= day and (self.end is None or self.end >= day)

    @property
    def last_day_of_notice(self) -> dt.date | None:
        """The last day on which notice is in time for the end; None where either is not known."""
        if self.end is None or self.notice_months is None:
            return None
        return months_later(self.end, -self.notice_months)

    def days(self) -> tuple[DueDay, ...]:
        """What stands on the line of its term, by day."""
        known = (
            (self.start, Moment.START),
            (self.last_day_of_notice, Moment.NOTICE),
            (self.evaluation, Moment.EVALUATION),
            (self.end, Moment.END),
            (self.extendable_to, Moment.LAST_END),
        )
        return tuple(sorted(DueDay(day, moment) for day, moment in known if day))


def in_use(contracts: Iterable[Contract], day: dt.date) -> tuple[Contract, ...]:
    """The contracts that run on a day, else the one that begins next, else the one that ended last."""
    found = list(contracts)
    if running := tuple(c for c in found if c.runs_on(day)):
        return running
    if coming := [c for c in found if c.start > day]:
        return (min(coming, key=lambda c: c.start),)
    return (max(found, key=lambda c: c.end or c.start),) if found else ()


def due_soon(contracts: Iterable[Contract], day: dt.date) -> tuple[tuple[Contract, DueDay], ...]:
    """What falls due from a day on within `SOON_MONTHS`, the first first."""
    until = months_later(day, SOON_MONTHS)
    found = [(c, due) for c in contracts for due in c.days() if day <= due.date <= until]
    return tuple(sorted(found, key=lambda pair: (pair[1], pair[0].code)))
