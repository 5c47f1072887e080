"""The six points on a contract: how much of each is so, counted, and nothing more.

They are what the partners of Nijmegen - Dar and Zwolle - ROVA said a contract should have. There is no norm for any of
them: a point says of how many it holds, and what is not loaded is not known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from lib.domain.agreements.contracts import Contract, months_later
from lib.domain.agreements.kpis import Kpi
from lib.domain.agreements.words import KpiKind
from lib.domain.indicators import Influence
from lib.domain.quantities.in_order import OLD_COUNT_YEARS
from lib.domain.quantities.lines import Quantity, QuantityState


class PointOf(StrEnum):
    """What a point asks of a contract."""

    QUANTITIES = "areaal_op_orde"
    INFLUENCE = "beinvloedbaar"
    RESULTS = "prestatiegericht"
    STEERING = "sturing_vastgelegd"
    HARD_AND_SOFT = "hard_en_zacht"
    ROOM = "ruimte"


class HoldsFor(StrEnum):
    """How far a point holds."""

    WHOLLY = "ja"
    PARTLY = "deels"
    NOT = "nee"
    UNKNOWN = "onbekend"


SAID_IN_WORDS = frozenset({PointOf.STEERING, PointOf.ROOM})
"""Points that are counted by what somebody filled in; a cell left empty does not say that it is not so."""


class ContractPoint(NamedTuple):
    """A point with what was counted: `part` of `whole`; of nothing at all, or nothing filled in, it is not known."""

    kind: PointOf
    part: int
    whole: int

    @property
    def extent(self) -> HoldsFor:
        if self.whole == 0:
            return HoldsFor.UNKNOWN
        if self.part == 0:
            return HoldsFor.UNKNOWN if self.kind in SAID_IN_WORDS else HoldsFor.NOT
        return HoldsFor.WHOLLY if self.part == self.whole else HoldsFor.PARTLY


def six_points(
    lines: Sequence[Quantity], kpis: Sequence[Kpi], contracts: Sequence[Contract], day: dt.date
) -> tuple[ContractPoint, ...]:
    """Count the six points.

    Args:
        lines: the newest quantity of each object type and area; in order when not estimated and at most
            `OLD_COUNT_YEARS` old.
        kpis: in force; steering is laid down of one when it says who measures, how often and what follows.
        contracts: in use; steering is laid down of one when it says who meets when.
        day: on which age is reckoned.
    """
    oldest = months_later(day, -12 * OLD_COUNT_YEARS)
    in_order = [q for q in lines if q.state != QuantityState.ESTIMATED and q.date >= oldest]
    steered = [k for k in kpis if k.measured_by and k.frequency and k.consequence]
    met = [contract for contract in contracts if contract.meetings]
    kinds = {kpi.kind for kpi in kpis}
    return (
        ContractPoint(PointOf.QUANTITIES, len(in_order), len(lines)),
        ContractPoint(PointOf.INFLUENCE, sum(kpi.influence != Influence.EXTERNAL for kpi in kpis), len(kpis)),
        ContractPoint(PointOf.RESULTS, sum(kpi.result for kpi in kpis), len(kpis)),
        ContractPoint(PointOf.STEERING, len(steered) + len(met), len(kpis) + len(contracts)),
        ContractPoint(PointOf.HARD_AND_SOFT, len(kinds), len(KpiKind) if kpis else 0),
        ContractPoint(PointOf.ROOM, sum(bool(contract.room) for contract in contracts), len(contracts)),
    )
