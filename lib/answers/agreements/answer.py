"""What is found of the agreements of a partnership: the contract, what is steered on, and what came beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lib.answers.agreements.choices import AgreementChoices
from lib.answers.agreements.steering import SteeringCost, steering_costs
from lib.answers.focus import codes_of
from lib.answers.known import KnownElsewhere, known_of
from lib.answers.snapshot import Snapshot
from lib.domain.agreements.beyond import EventWaste, Hours, Proposal
from lib.domain.agreements.contracts import Contract, DueDay, due_soon, in_use
from lib.domain.agreements.judged import JudgedKpi, judge_kpis
from lib.domain.agreements.kpis import in_force
from lib.domain.agreements.points import ContractPoint, six_points
from lib.domain.comparison.trend import Line, make_lines
from lib.domain.costs.lines import CostLine
from lib.domain.events import Event
from lib.domain.figures import Stand, Status
from lib.domain.indicators import Role
from lib.domain.partners import Partner
from lib.domain.periods import PeriodKind
from lib.store.agreements.queries import (
    read_agreed,
    read_contracts,
    read_event_waste,
    read_hours,
    read_kpis,
    read_proposals,
)
from lib.store.comparison.figures import read_series_of
from lib.store.costs.queries import read_cost_lines
from lib.store.quantities.queries import read_quantity_lines

UNPLANNED = "ongepland_{}_pct"
"""The derived indicator of the hours outside the plan of a service."""
SPECIAL_KINDS = ("extra_taken", "sociale_meerwaarde")
"""Kinds of cost of what a company does beside the agreed work."""


@dataclass(frozen=True)
class AgreementAnswer:
    """All that the page shows of a partnership on a day.

    `contracts` are all of every time, `running` those in use; `special` are per year and kind the amounts in euro.
    """

    focus: Partner
    today: dt.date
    contracts: tuple[Contract, ...]
    running: tuple[Contract, ...]
    due: tuple[tuple[Contract, DueDay], ...]
    points: tuple[ContractPoint, ...]
    kpis: tuple[JudgedKpi, ...]
    steering: Mapping[Partner, SteeringCost]
    special: Mapping[tuple[int, str], float]
    special_sources: tuple[str, ...]
    proposals: tuple[Proposal, ...]
    hours: tuple[Hours, ...]
    unplanned: tuple[Line, ...]
    events: tuple[EventWaste, ...]
    marks: tuple[Event, ...]

    @property
    def steered_on(self) -> tuple[JudgedKpi, ...]:
        """The key indicators that are steered on."""
        return tuple(judged for judged in self.kpis if judged.kpi.is_steered_on)

    @property
    def watched(self) -> tuple[JudgedKpi, ...]:
        """The key indicators that are only watched."""
        return tuple(judged for judged in self.kpis if not judged.kpi.is_steered_on)

    def missing(self) -> Iterator[str]:
        """The datasets that there is nothing of."""
        for name, found in (
            ("contracten", self.contracts),
            ("kpis", self.kpis),
            ("voorstellen", self.proposals),
            ("werk", self.hours),
            ("evenementen", self.events),
        ):
            if not found:
                yield name


def answer(choices: AgreementChoices, snapshot: Snapshot, today: dt.date) -> AgreementAnswer | None:
    """Ask the store; None without a partnership.

    Args:
        today: the day that counts as now.
    """
    focus = choices.focus
    if focus is None:
        return None
    codes = codes_of(focus, snapshot)
    contracts = [c for code in codes for c in snapshot.ask(read_contracts, code)]
    running = in_use(contracts, today)
    kpis = in_force((k for code in codes for k in snapshot.ask(read_kpis, code)), today)
    quantities = [q for code in codes for q in snapshot.ask(read_quantity_lines, code, today.year)]
    special, sources = _special([line for code in codes for line in snapshot.ask(read_cost_lines, code)])
    hours = tuple(line for code in codes for line in snapshot.ask(read_hours, code))
    registry = snapshot.registry
    return AgreementAnswer(
        focus=focus,
        today=today,
        contracts=tuple(sorted(contracts, key=lambda c: (c.start, c.code))),
        running=running,
        due=due_soon(running, today),
        points=six_points(quantities, kpis, running, today),
        kpis=judge_kpis(kpis, registry.indicators, snapshot.ask(read_series_of, focus.code), today),
        steering=steering_costs(snapshot, focus, today),
        special=special,
        special_sources=sources,
        proposals=tuple(p for code in codes for p in snapshot.ask(read_proposals, code)),
        hours=hours,
        unplanned=_unplanned(focus, hours, snapshot),
        events=tuple(e for code in codes for e in snapshot.ask(read_event_waste, code)),
        marks=tuple(event for event in registry.events if event.partnership in codes),
    )


def known_beside(focus: Partner, snapshot: Snapshot) -> KnownElsewhere:
    """What is known of a partnership without agreements, its figures of cooperation first."""
    return known_of(focus, snapshot, (Role.COOPERATION, Role.CONTEXT), snapshot.ask(read_agreed))


def _special(lines: Sequence[CostLine]) -> tuple[dict[tuple[int, str], float], tuple[str, ...]]:
    """Per year and kind the amounts in the accounts of special tasks, with their sources."""
    wanted = [line for line in lines if line.kind in SPECIAL_KINDS and line.status == Status.ACCOUNTS]
    whole = {(line.service, line.year, line.kind) for line in wanted if line.product is None}
    found: dict[tuple[int, str], float] = {}
    for line in wanted:
        if line.product is None or (line.service, line.year, line.kind) not in whole:
            key = line.year, line.kind
            found[key] = found.get(key, 0.0) + line.amount
    return dict(sorted(found.items())), tuple(sorted({line.source for line in wanted}))


def _unplanned(focus: Partner, hours: Sequence[Hours], snapshot: Snapshot) -> tuple[Line, ...]:
    """The share of unplanned hours over the years, a line a service."""
    known = snapshot.registry.indicators
    codes = [UNPLANNED.format(service) for service in dict.fromkeys(line.service for line in hours)]
    measured = snapshot.measured_together(code for code in codes if code in known)
    return tuple(make_lines(measured, focus, Stand.ACTUAL, PeriodKind.YEAR))
