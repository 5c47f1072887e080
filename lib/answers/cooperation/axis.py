"""What stands on the time axis beside the rounds: which quality, which cost and which condition; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lib.answers.chooser import Chooser
from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.cooperation.scan import ScanCondition
from lib.domain.derivation import Basis
from lib.domain.figures import Stand
from lib.domain.indicators import GENERAL_SERVICE, QUALITY_ROLES, Indicator, Role
from lib.domain.partners import Partner, Series
from lib.domain.periods import PeriodKind
from lib.store.comparison.figures import read_series_of

AXIS_QUALITY, AXIS_COST, AXIS_CONDITION = "as_kwaliteit", "as_kosten", "as_voorwaarde"
"""The names in the URL."""
_Counted = Mapping[Indicator, int]


@dataclass(frozen=True)
class AxisChoices:
    """The lines of the time axis and what else they could be, those with the longest series first.

    None where the partnership has no figures of that kind over periods like that of the round. `follows` is whether the
    condition is the one that the page is about, whichever that is.
    """

    quality: Indicator | None
    qualities: tuple[Indicator, ...]
    cost: Indicator | None
    costs: tuple[Indicator, ...]
    condition: ScanCondition | None
    conditions: tuple[ScanCondition, ...]
    follows: bool

    def parameters(self) -> dict[str, str]:
        """The choices as they stand in the URL."""
        named = {
            AXIS_QUALITY: self.quality.code if self.quality else "",
            AXIS_COST: self.cost.code if self.cost else "",
            AXIS_CONDITION: "" if self.follows else str(self.condition or ""),
        }
        return {name: value for name, value in named.items() if value}


def choose_axis(
    chooser: Chooser, focus: Partner, kind: PeriodKind, about: ScanCondition | None, snapshot: Snapshot
) -> AxisChoices:
    """Pick the lines of the time axis.

    Args:
        kind: of the periods of the axis: that of the round.
        about: the condition that the page is about, on the axis unless another is asked for.
    """
    counted = _counted(snapshot.ask(read_series_of, focus.code), kind)
    qualities = _longest_first(counted, QUALITY_ROLES)
    costs = _longest_first(counted, (Role.COST,))
    known = {indicator.code for indicator in counted}
    conditions = tuple(c for c in ScanCondition if known.intersection(codes_of_condition(c)))
    first = about if about in conditions else next(iter(conditions), None)
    asked = chooser.pick(AXIS_CONDITION, dict.fromkeys(map(str, conditions)), str(first or ""))
    return AxisChoices(
        _picked(chooser, AXIS_QUALITY, qualities),
        qualities,
        _picked(chooser, AXIS_COST, costs),
        costs,
        ScanCondition(asked) if asked else None,
        conditions,
        follows=asked == str(about),
    )


def codes_of_condition(condition: ScanCondition) -> list[str]:
    """The derived indicators of the share of high answers on a condition, of either side."""
    return [
        derived.indicator.code
        for derived in shipped_catalogue().derived.values()
        if derived.basis == Basis.ANSWERS and derived.about == condition
    ]


def _counted(series: Mapping[Indicator, Series], kind: PeriodKind) -> dict[Indicator, int]:
    """How many actual figures over such periods each indicator has, of those that have any."""
    counts = {i: sum(period.kind == kind for period in own.of(Stand.ACTUAL)) for i, own in series.items()}
    return {indicator: number for indicator, number in counts.items() if number}


def _longest_first(counted: _Counted, roles: Iterable[Role]) -> tuple[Indicator, ...]:
    wanted = [indicator for indicator in counted if indicator.role in tuple(roles)]
    return tuple(
        sorted(wanted, key=lambda i: (counted[i], i.service == GENERAL_SERVICE, i.code), reverse=True)
    )


def _picked(chooser: Chooser, name: str, options: tuple[Indicator, ...]) -> Indicator | None:
    by_code = {indicator.code: indicator for indicator in options}
    return by_code.get(chooser.pick(name, by_code, next(iter(by_code), None)) or "")
