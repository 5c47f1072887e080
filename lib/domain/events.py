"""Events that are marked on the time axis of a partnership."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from lib.domain.indicators import GENERAL_SERVICE

SERIES_BREAKS = ("methodebreuk", "overdracht")
"""Kinds of events after which inspections cannot be compared with those before."""

DECISION_KIND = "besluit"
"""The kind of a mark that is a decision, and no event of the file with events."""


@dataclass(frozen=True)
class Event:
    """What is marked on a time axis: an event, or a decision."""

    partnership: str
    date: dt.date
    kind: str
    title: str
    service: str | None = None
    explanation: str | None = None
    source: str | None = None

    @property
    def is_decision(self) -> bool:
        return self.kind == DECISION_KIND

    def concerns(self, service: str) -> bool:
        return self.service in (None, service, GENERAL_SERVICE)


def years_broken_by(events: Iterable[Event], services: Collection[str]) -> dict[int, frozenset[str]]:
    """Years that inspections cannot be compared with the year before, with the kinds of the events that break them.

    Args:
        events: of one partnership.
        services: that take part in what is inspected; an event counts that concerns one of them.
    """
    found: dict[int, frozenset[str]] = {}
    for event in events:
        if event.kind in SERIES_BREAKS and any(map(event.concerns, services)):
            for year in broken_years(event.date):
                found[year] = found.get(year, frozenset()) | {event.kind}
    return found


def broken_years(day: dt.date) -> tuple[int, ...]:
    """Years that cannot be compared with the year before, when something is different from a day on.

    A year that holds both what was and what is can be compared with neither neighbour. From 1 January the year is
    wholly new, and on 31 December wholly old. The oracle of the same rule in SQL, in lib/store/series_breaks.py.
    """
    first, last = (day.month, day.day) == (1, 1), (day.month, day.day) == (12, 31)
    return (day.year,) * (not last) + (day.year + 1,) * (not first)
