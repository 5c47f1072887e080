"""What the worked examples on agreements compute."""

from __future__ import annotations

from collections import defaultdict

from lib.answers.agreements.steering import steering_of
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
from lib.domain.agreements.contracts import Contract
from lib.domain.agreements.kpis import kpi_verdict, kpis_met
from lib.domain.agreements.words import DecisionState, Party, ProposalKind, ProposalState
from lib.domain.decisions.decision import Decision, Timing, in_time
from lib.domain.periods import parse_period
from tests.samples import day, figure
from tests.spec.example_rows import Computation, Outcome, Row

TODAY = day("2025-03-01")


def key_indicators(rows: list[Row]) -> Outcome:
    told, judged = [], []
    for row in rows:
        if row["cijfer"] == "":
            continue
        found = figure("2024", row["cijfer"], low=row["van"] or None, high=row["tot"] or None)
        lower = row["kant van de norm"] == "hooguit"
        one = (float(row["norm"]), found, lower)
        judged.append(one)
        verdict = kpi_verdict(row["norm"], found, lower_is_better=lower)
        told.append([row["KPI"], str(verdict), kpis_met([one]).met])
    met = kpis_met(judged)
    return [*told, ["aandeel (%)", "", 100 * met.met / met.judged]]


def decisions(rows: list[Row]) -> Outcome:
    found: dict[int, Share] = defaultdict(lambda: Share(0, 0))
    for row in rows:
        decision = Decision(
            *("aa-cc", "b", day("2024-01-01"), "t", "rol", Party.TOGETHER, DecisionState(row["staat"]), "p"),
            due=day(row["klaar op"]) if row["klaar op"] else None,
            closed=day(row["afgerond op"]) if row["afgerond op"] else None,
        )
        timing = in_time(decision, TODAY).timing
        if decision.due and timing in (Timing.IN_TIME, Timing.LATE, Timing.OVERDUE):
            part, whole = found[decision.due.year]
            found[decision.due.year] = Share(part + (timing == Timing.IN_TIME), whole + 1)
    return _by_year(found)


def proposals(rows: list[Row]) -> Outcome:
    return _by_year(
        adopted_by_year(
            Proposal(
                *("aa-cc", "v", day("2024-01-01"), Party.TOGETHER, "t", ProposalKind.SOCIAL),
                *(ProposalState(row["staat"]), "p"),
                decided=day(row["besloten op"]) if row["besloten op"] else None,
            )
            for row in rows
        )
    )


def unplanned(rows: list[Row]) -> Outcome:
    lines = [
        Hours(
            *("aa-cc", "groen", parse_period(row["periode"])),
            *(row["volgens plan (uur)"], row["buiten het plan (uur)"], "p"),
        )
        for row in rows
    ]
    found = unplanned_by_period(lines)
    return _by_year({period.year: share for period, share in found.items() if period.months == 12})


def events(rows: list[Row]) -> Outcome:
    waste = [
        EventWaste(
            "aa-cc",
            row["evenement"],
            "e",
            2024,
            "p",
            *(v if v != "" else None for v in list(row.values())[1:]),
        )
        for row in rows
    ]
    kg, apart = residual_per_visitor(waste)[2024], separated_of_all(waste)[2024]
    return [
        ["kg per bezoeker", *kg, kg.part / kg.whole],
        ["gescheiden (%)", *apart, 100 * apart.part / apart.whole],
    ]


def steering(rows: list[Row]) -> Outcome:
    contract = Contract(
        *("aa-cc", "c", "Contract", day("2020-01-01"), "p", ("groen",)),
        value_eur_year=rows[0]["contract groen per jaar (EUR)"],
    )
    found = steering_of([contract], {(int(row["jaar"]), row["dienst"]): row["regie (EUR)"] for row in rows})
    assert found is not None
    return [[str(found.year), found.cost, found.per_100]]


def _by_year(found: dict[int, Share]) -> Outcome:
    return [[str(year), *share, 100 * share.part / share.whole] for year, share in sorted(found.items())]


AGREEMENT_EXAMPLES: dict[str, Computation] = {
    "kpi-gehaald": key_indicators,
    "besluiten-op-tijd": decisions,
    "voorstellen-overgenomen": proposals,
    "ongepland-werk": unplanned,
    "evenementen": events,
    "regie-per-100": steering,
}
