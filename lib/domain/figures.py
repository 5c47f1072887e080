"""A figure with everything that makes it checkable, and the order in which statuses count."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

from lib.domain.comparison.differences import Estimate, difference_of
from lib.domain.comparison.series_breaks import GIVEN_CAUSE, Causes
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
    def stand(self) -> Stand:
        return Stand.BUDGET if self.status == Status.BUDGET else Stand.ACTUAL

    @property
    def is_firm(self) -> bool:
        """Whether the figure is neither a budget nor provisional."""
        return self.status in (Status.FINAL, Status.ACCOUNTS)

    @property
    def causes(self) -> Causes:
        """Why it cannot be compared with the figure before it; empty when it can."""
        if not self.series_break:
            return ()
        return GIVEN_CAUSE if isinstance(self.source, str) else self.source.causes


def figures_apart(earlier: Figure, later: Figure, correlation: float = 0.0) -> Estimate | None:
    """The difference of two figures with its interval; None when neither has one.

    An end that is not known is taken to be the figure itself.

    Args:
        earlier: the figure that is compared with.
        later: the figure that is looked at.
        correlation: of both, where the same was seen twice; 0 takes them to be seen apart from each other.
    """
    if all(end is None for figure in (earlier, later) for end in (figure.low, figure.high)):
        return None
    return difference_of(_estimate(earlier), _estimate(later), correlation)


def _estimate(figure: Figure) -> Estimate:
    low, high = (figure.value if end is None else end for end in (figure.low, figure.high))
    return Estimate(figure.value, low, high)
