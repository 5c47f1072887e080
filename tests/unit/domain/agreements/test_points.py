"""The six points on a contract, counted by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from lib.domain.agreements.contracts import Contract
from lib.domain.agreements.kpis import Kpi
from lib.domain.agreements.points import ContractPoint, HoldsFor, PointOf, six_points
from lib.domain.agreements.words import Frequency, KpiKind, Measurer
from lib.domain.indicators import Influence
from lib.domain.quantities.lines import Quantity, QuantityState

DAY = dt.date(2026, 6, 30)
KPI = Kpi("aa-cc", "a", "A", KpiKind.HARD, True, Influence.SHARED, dt.date(2024, 1, 1), "proef")
CONTRACT = Contract("aa-cc", "dvo", "Overeenkomst", dt.date(2024, 1, 1), "proef")


def line(day: str, state: QuantityState) -> Quantity:
    return Quantity("aa-cc", "gazon", None, None, 1, "m2", dt.date.fromisoformat(day), state, "proef")


def counted(points: tuple[ContractPoint, ...]) -> dict[PointOf, tuple[int, int]]:
    return {point.kind: (point.part, point.whole) for point in points}


def test_they_are_counted() -> None:
    lines = [
        line("2021-06-30", QuantityState.REGISTERED),  # five years old to the day
        line("2021-06-29", QuantityState.RECOUNTED),  # older
        line("2026-01-01", QuantityState.ESTIMATED),
        line("2026-01-01", QuantityState.RECOUNTED),
    ]
    steered = replace(KPI, measured_by=Measurer.THIRD, frequency=Frequency.YEAR, consequence="gesprek")
    kpis = [steered, replace(KPI, influence=Influence.EXTERNAL, result=False, kind=KpiKind.SOFT), KPI]
    contracts = [replace(CONTRACT, meetings="elke maand"), replace(CONTRACT, room="werkwijze")]
    assert counted(six_points(lines, kpis, contracts, DAY)) == {
        PointOf.QUANTITIES: (2, 4),
        PointOf.INFLUENCE: (2, 3),
        PointOf.RESULTS: (2, 3),
        PointOf.STEERING: (2, 5),  # one key indicator, one contract
        PointOf.HARD_AND_SOFT: (2, 2),
        PointOf.ROOM: (1, 2),
    }


def test_how_far_a_point_holds() -> None:
    found = [
        ContractPoint(PointOf.RESULTS, part, whole).extent for part, whole in ((2, 2), (1, 2), (0, 2), (0, 0))
    ]
    assert found == [HoldsFor.WHOLLY, HoldsFor.PARTLY, HoldsFor.NOT, HoldsFor.UNKNOWN]


def test_what_nobody_filled_in_is_not_known() -> None:
    found = {kind: ContractPoint(kind, 0, 2).extent for kind in PointOf}
    unknown = {kind for kind, extent in found.items() if extent == HoldsFor.UNKNOWN}
    assert unknown == {PointOf.STEERING, PointOf.ROOM}
    assert ContractPoint(PointOf.ROOM, 1, 2).extent == HoldsFor.PARTLY


def test_of_nothing_nothing_is_known() -> None:
    assert {point.extent for point in six_points([], [], [], DAY)} == {HoldsFor.UNKNOWN}
