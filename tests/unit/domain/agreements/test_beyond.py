"""Proposals, hours and waste at events, added up by hand."""

from __future__ import annotations

import datetime as dt

from lib.domain.agreements.beyond import (
    EventWaste,
    Hours,
    Proposal,
    Share,
    adopted_by_year,
    residual_per_visitor,
    separated_of_all,
    unplanned_by_period,
)
from lib.domain.agreements.words import Party, ProposalKind, ProposalState
from lib.domain.periods import parse_period


def proposal(state: ProposalState, decided: str | None) -> Proposal:
    day = dt.date.fromisoformat(decided) if decided else None
    return Proposal(
        *("aa-cc", "v", dt.date(2020, 1, 1), Party.TOGETHER, "T", ProposalKind.SOCIAL, state, "p"),
        decided=day,
    )


def test_adopted_and_carried_out_of_those_decided_on() -> None:
    found = adopted_by_year(
        [
            proposal(ProposalState.ADOPTED, "2024-02-01"),
            proposal(ProposalState.CARRIED_OUT, "2024-12-31"),
            proposal(ProposalState.REJECTED, "2024-06-01"),
            proposal(ProposalState.REJECTED, "2025-01-01"),
            proposal(ProposalState.ADOPTED, None),
            proposal(ProposalState.SUBMITTED, None),
        ]
    )
    assert found == {2024: Share(2, 3), 2025: Share(0, 1)}


def hours(period: str, planned: float, unplanned: float) -> Hours:
    return Hours("aa-cc", "groen", parse_period(period), planned, unplanned, "p")


def test_a_year_is_its_own_else_its_months_else_its_quarters() -> None:
    quarters = [hours(f"2023-K{n}", 90, 10) for n in (1, 2, 3, 4)]
    months = [hours(f"2024-{n:02}", 8, 2) for n in range(1, 13)]
    half = [hours(f"2025-K{n}", 50, 50) for n in (1, 2)]
    lines = [hours("2022", 70, 30), hours("2022-K1", 1, 9), *quarters, *months, hours("2024-K1", 0, 5), *half]
    found = unplanned_by_period(lines)
    years = {str(p): share for p, share in found.items() if p.months == 12}
    assert years == {"2022": Share(30, 100), "2023": Share(40, 400), "2024": Share(24, 120)}
    assert found[parse_period("2025-K1")] == Share(50, 100)


def waste(
    visitors: int | None, residual: float | None, separated: float | None, year: int = 2024
) -> EventWaste:
    return EventWaste("aa-cc", "e", "E", year, "p", visitors, residual, separated)


def test_waste_of_events_with_both_numbers() -> None:
    events = [
        waste(1000, 600, 200),
        waste(3000, 1000, None),
        waste(None, 400, 800),
        waste(500, None, 90),
        waste(100, 0, 0, 2025),
    ]
    assert residual_per_visitor(events) == {2024: Share(1600, 4000), 2025: Share(0, 100)}
    assert separated_of_all(events) == {2024: Share(1000, 2000)}  # 0 of 0 kg is no share
    assert (events[0].kg_per_visitor, events[0].separated_pct) == (0.6, 25)
    assert (events[1].separated_pct, events[2].kg_per_visitor, events[4].separated_pct) == (None, None, None)
