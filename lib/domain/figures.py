"""A figure with everything that makes it checkable, and the order in which statuses count."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

from lib.domain.derivation import Derivation
from lib.domain.periods import Period


class Status(StrEnum):
    BUDGET = "begroting"
    ACCOUNTS = "rekening"
    PROVISIONAL = "voorlopig"
    FINAL = "definitief"


class Stand(StrEnum):
    """Which statuses a picture uses: what happened, or what was planned."""

    ACTUAL = "werkelijk"
    BUDGET = "begroting"


STATUSES_OF: dict[Stand, tuple[Status, ...]] = {
    Stand.ACTUAL: (Status.FINAL, Status.ACCOUNTS, Status.PROVISIONAL),
    Stand.BUDGET: (Status.BUDGET,),
}


class Figure(NamedTuple):
    """One value of one indicator; `None` means unknown. A tuple, for a page reads thousands.

    `source` is the source as it was given, or what the figure was computed from.
    """

    partnership: str | None
    organisation: str | None
    indicator: str
    period: Period
    status: Status
    value: float
    source: str | Derivation
    numerator: float | None = None
    denominator: float | None = None
    n: int | None = None
    low: float | None = None
    high: float | None = None
    series_break: bool | None = None
    fictitious: bool = False
    source_url: str | None = None
    source_date: dt.date | None = None
    remark: str | None = None

    @property
    def is_firm(self) -> bool:
        """Whether the figure is neither a budget nor provisional."""
        return self.status in (Status.FINAL, Status.ACCOUNTS)
