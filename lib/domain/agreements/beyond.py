"""What came beside the agreed work: proposals, hours outside the plan, and waste at events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from lib.domain.agreements.words import Party, Payer, ProposalKind, ProposalState
from lib.domain.periods import Period, PeriodKind

ADOPTED = (ProposalState.ADOPTED, ProposalState.CARRIED_OUT)


class Share(NamedTuple):
    """A part of a whole, both counted or both in one unit."""

    part: float
    whole: float


@dataclass(frozen=True)
class Proposal:
    """A proposal of a side; `effect_eur` is a year, less spending is positive."""

    partnership: str
    code: str
    date: dt.date
    party: Party
    title: str
    kind: ProposalKind
    state: ProposalState
    source: str
    service: str | None = None
    decided: dt.date | None = None
    effect_eur: float | None = None

    @property
    def is_adopted(self) -> bool:
        return self.state in ADOPTED


@dataclass(frozen=True)
class Hours:
    """Hours of a service in a period, worked as planned and outside the plan."""

    partnership: str
    service: str
    period: Period
    planned: float
    unplanned: float
    source: str


@dataclass(frozen=True)
class EventWaste:
    """Waste at an event in a year, in kg; `None` is not known."""

    partnership: str
    code: str
    name: str
    year: int
    source: str
    visitors: int | None = None
    residual_kg: float | None = None
    separated_kg: float | None = None
    cost_eur: float | None = None
    payer: Payer | None = None

    @property
    def kg_per_visitor(self) -> float | None:
        if self.residual_kg is None or self.visitors is None:
            return None
        return self.residual_kg / self.visitors

    @property
    def separated_pct(self) -> float | None:
        """Share of all waste that was collected separately, 0-100."""
        if self.residual_kg is None or self.separated_kg is None or self.residual_kg + self.separated_kg == 0:
            return None
        return 100 * self.separated_kg / (self.residual_kg + self.separated_kg)


def adopted_by_year(proposals: Iterable[Proposal]) -> dict[int, Share]:
    """Per year of the decision the proposals that were adopted or carried out, of those that were decided on."""
    found: dict[int, Share] = {}
    for proposal in proposals:
        if proposal.decided and proposal.state != ProposalState.SUBMITTED:
            part, whole = found.get(proposal.decided.year, Share(0, 0))
            found[proposal.decided.year] = Share(part + proposal.is_adopted, whole + 1)
    return dict(sorted(found.items()))


_PARTS = ((PeriodKind.MONTH, 12), (PeriodKind.QUARTER, 4))
"""What a year without hours of its own is added up from, the first that is complete."""


def unplanned_by_period(hours: Iterable[Hours]) -> dict[Period, Share]:
    """Hours outside the plan of all hours, of one service, per period that was given.

    A year that was not given itself is the sum of its twelve months, else of its four quarters.
    """
    given = {line.period: line for line in hours}
    found = {p: Share(line.unplanned, line.planned + line.unplanned) for p, line in given.items()}
    for year in {period.year for period in given}:
        whole = Period(year, 1, 12)
        for kind, number in _PARTS:
            parts = [found[p] for p in given if p.year == year and p.kind == kind]
            if whole not in found and len(parts) == number:
                found[whole] = Share(sum(p.part for p in parts), sum(p.whole for p in parts))
    return dict(sorted(found.items()))


def residual_per_visitor(events: Iterable[EventWaste]) -> dict[int, Share]:
    """Per year kg of residual waste and visitors, of the events that have both."""
    found: dict[int, Share] = {}
    for event in events:
        if event.residual_kg is not None and event.visitors is not None:
            kg, people = found.get(event.year, Share(0, 0))
            found[event.year] = Share(kg + event.residual_kg, people + event.visitors)
    return dict(sorted(found.items()))


def separated_of_all(events: Iterable[EventWaste]) -> dict[int, Share]:
    """Per year kg that was collected separately and all kg, of the events that have both."""
    found: dict[int, Share] = {}
    for event in events:
        if event.separated_kg is not None and event.residual_kg is not None:
            kg, whole = found.get(event.year, Share(0, 0))
            both = event.separated_kg + event.residual_kg
            found[event.year] = Share(kg + event.separated_kg, whole + both)
    return {year: share for year, share in sorted(found.items()) if share.whole > 0}
