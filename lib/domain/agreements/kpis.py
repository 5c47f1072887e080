"""Key indicators: which are in force on a day, and whether a figure meets the norm."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lib.domain.agreements.words import Frequency, KpiKind, Measurer
from lib.domain.figures import Figure
from lib.domain.indicators import Influence
from lib.domain.shares import Verdict


@dataclass(frozen=True)
class Kpi:
    """What is steered on, or watched; without an indicator it is measured outside the monitor.

    `norm` is in the unit of the indicator; `result` tells a result from an effort.
    """

    partnership: str
    code: str
    title: str
    kind: KpiKind
    result: bool
    influence: Influence
    valid_from: dt.date
    source: str
    valid_to: dt.date | None = None
    title_en: str | None = None
    contract: str | None = None
    indicator: str | None = None
    norm: float | None = None
    measured_by: Measurer | None = None
    frequency: Frequency | None = None
    consequence: str | None = None

    def holds_on(self, day: dt.date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or self.valid_to >= day)

    @property
    def is_steered_on(self) -> bool:
        """Whether both sides, or the company, can move it and something follows when it is not met."""
        return self.influence != Influence.EXTERNAL and self.norm is not None and self.consequence is not None


def in_force(kpis: Iterable[Kpi], day: dt.date) -> tuple[Kpi, ...]:
    """Per partnership and code the newest that holds on a day, in the order of their codes."""
    newest: dict[tuple[str, str], Kpi] = {}
    for kpi in sorted(kpis, key=lambda kpi: kpi.valid_from):
        if kpi.holds_on(day):
            newest[kpi.partnership, kpi.code] = kpi
    return tuple(newest[key] for key in sorted(newest))


def formally_met(norm: float, value: float, *, lower_is_better: bool) -> bool:
    """Whether a value is at the norm or on the good side of it; both in the unit of the indicator."""
    return value <= norm if lower_is_better else value >= norm


def kpi_verdict(norm: float, figure: Figure, *, lower_is_better: bool) -> Verdict:
    """Met or not met; not distinguishable where the norm lies inside the interval of the figure.

    An end of the interval that is not known is the value itself; a figure without an interval is met or not met.
    """
    low = figure.value if figure.low is None else figure.low
    high = figure.value if figure.high is None else figure.high
    met = {formally_met(norm, end, lower_is_better=lower_is_better) for end in (low, high)}
    if len(met) == 2:
        return Verdict.UNCLEAR
    return Verdict.MET if met.pop() else Verdict.NOT_MET


class KpisMet(NamedTuple):
    """How many of the judged key indicators are formally met."""

    met: int
    judged: int


def kpis_met(judged: Sequence[tuple[float, Figure, bool]]) -> KpisMet:
    """Count them formally, without the intervals.

    Args:
        judged: the norm, the figure of the year and whether lower is better, of those that have both.
    """
    met = [formally_met(norm, figure.value, lower_is_better=lower) for norm, figure, lower in judged]
    return KpisMet(sum(met), len(met))
