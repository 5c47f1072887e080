"""Where figures on costs cannot be compared with the year before."""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from lib.catalogue.derived import TOTAL, Derived
from lib.domain.comparison.series_breaks import BreakReason
from lib.store.quantities.recounts import recounts_of_services
from lib.store.rows import Rows
from lib.store.schema import rows_as_table
from lib.store.series_breaks import BREAK, years_of_events
from lib.store.working_tables import cost_sums

_TRANSFERRED = ("overdracht",)
"""Who does the work changes, and with it where overhead is booked."""
_QUANTITY = "areaal"
"""The denominator that a recount changes."""


def cost_breaks(rows: Rows, derived: Collection[Derived]) -> sa.Subquery:
    """The breaks (`BREAK`) of these indicators: transfers, recounts, and services that join or leave the total.

    The working table `cost_sums` must be filled.
    """
    wanted = rows_as_table(
        "breakable",
        {"indicator": sa.String, "dienst": sa.String, "per": sa.String},
        [(d.indicator.code, d.about, d.denominator) for d in derived],
    )
    parts = _parts()
    event = years_of_events(rows, _TRANSFERRED)
    concerns = sa.or_(event.c.dienst.is_(None), event.c.dienst == parts.c.deel)
    transferred = (
        sa.select(event.c.partnerschap, wanted.c.indicator, sa.null(), event.c.jaar, event.c.breuk)
        .join(parts, sa.and_(parts.c.partnerschap == event.c.partnerschap, concerns))
        .join(wanted, wanted.c.dienst == parts.c.dienst)
    )
    recount = recounts_of_services(rows)
    recounted = sa.select(
        *(recount.c.partnerschap, wanted.c.indicator, sa.null(), recount.c.jaar),
        sa.literal(str(BreakReason.RECOUNT)),
    ).join(wanted, sa.and_(wanted.c.dienst == recount.c.dienst, wanted.c.per == _QUANTITY))
    other = _other_total()
    of_total = sa.select(
        *(other.c.partnerschap, wanted.c.indicator, other.c.status, other.c.jaar, other.c.breuk)
    ).join(wanted, wanted.c.dienst == TOTAL)
    found = sa.union(transferred, recounted, of_total).subquery()
    return sa.select(*[c.label(name) for c, name in zip(found.c, BREAK, strict=True)]).subquery("breaks")


def _parts() -> sa.Subquery:
    """Per partnership and service what its cost is made of: itself, and of the total every service with a cost."""
    own = cost_sums.c.dienst
    of_total = sa.select(cost_sums.c.partnerschap, sa.literal(TOTAL), own).where(own != TOTAL)
    itself = sa.select(cost_sums.c.partnerschap, own.label("dienst"), own.label("deel"))
    return sa.union(itself, of_total).subquery("parts")


def _other_total() -> sa.Subquery:
    """Years in which a service joins or leaves the total, against the year before that has one; which service it is."""
    of_year = (cost_sums.c.partnerschap, cost_sums.c.status, cost_sums.c.jaar)
    services = sa.func.list(cost_sums.c.dienst).label("diensten")
    made = sa.select(*of_year, services).group_by(*of_year).subquery()
    before = sa.func.lag(made.c.diensten).over(
        partition_by=(made.c.partnerschap, made.c.status), order_by=made.c.jaar
    )
    pairs = sa.select(made, before.label("eerder")).subquery()

    def only_in(reason: BreakReason, these: str, those: str) -> sa.Select:
        years = (pairs.c.partnerschap, pairs.c.status, pairs.c.jaar)
        each = sa.select(*years, pairs.c[those], sa.func.unnest(pairs.c[these]).label("dienst"))
        part = each.where(pairs.c.eerder.is_not(None)).subquery()
        named = (sa.literal(f"{reason}:") + part.c.dienst).label("breuk")
        asked = sa.select(part.c.partnerschap, part.c.status, part.c.jaar, named)
        return asked.where(sa.not_(sa.func.list_contains(part.c[those], part.c.dienst)))

    return sa.union_all(
        only_in(BreakReason.JOINED, "diensten", "eerder"), only_in(BreakReason.LEFT, "eerder", "diensten")
    ).subquery("other_total")
