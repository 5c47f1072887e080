"""Events that are marked on the time axis of a partnership."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from lib.domain.indicators import GENERAL_SERVICE

SERIES_BREAKS = ("methodebreuk", "overdracht")
"""Kinds of events after which inspections cannot be compared with those before."""


@dataclass(frozen=True)
class Event:
    partnership: str
    date: dt.date
    kind: str
    title: str
    service: str | None = None
    explanation: str | None = None
    source: str | None = None

    def concerns(self, service: str) -> bool:
        return self.service in (None, service, GENERAL_SERVICE)
