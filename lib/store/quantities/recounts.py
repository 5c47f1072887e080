"""In which years the quantity of a service was counted anew, so that it cannot be joined to that of the year before."""

from __future__ import annotations

import sqlalchemy as sa

from lib.domain.indicators import GENERAL_SERVICE
from lib.domain.quantities.change import RECOUNT_EVENT
from lib.domain.quantities.lines import QuantityState
from lib.store.quantities.at_year_end import in_unit_of_service
from lib.store.rows import Rows


def recounts_of_services(rows: Rows) -> sa.Subquery:
    """Partnership, service and year (`partnerschap`, `dienst`, `jaar`) of recounts, by a line or told by an event."""
    return sa.union_all(_recounted(rows), _told_recounts(rows)).subquery("recount")


def _recounted(rows: Rows) -> sa.Select:
    """Years at whose end a recounted quantity of a service counts for the first time."""
    line = in_unit_of_service(rows, rows.of("areaal"))
    return sa.select(line.c.partnerschap, line.c.dienst, sa.func.year(line.c.peildatum).label("jaar")).where(
        line.c.status == QuantityState.RECOUNTED
    )


def _told_recounts(rows: Rows) -> sa.Select:
    """Years whose counts an event makes a recount: `told_years` of lib/domain/quantities/change.py, in SQL."""
    event = rows.of("gebeurtenissen")
    line = in_unit_of_service(rows, rows.of("areaal"))
    general = sa.or_(event.c.dienst.is_(None), event.c.dienst == GENERAL_SERVICE)
    kinds = sa.select(line.c.partnerschap, line.c.dienst).distinct().subquery("counted_services")
    that_day = sa.exists().where(
        line.c.partnerschap == event.c.partnerschap,
        line.c.dienst == kinds.c.dienst,
        line.c.peildatum == event.c.datum,
    )
    is_last = sa.tuple_(sa.func.month(event.c.datum), sa.func.day(event.c.datum)) == sa.tuple_(12, 31)
    year = sa.func.year(event.c.datum) + sa.cast(sa.and_(is_last, sa.not_(that_day)), sa.Integer)
    concerns = sa.or_(general, event.c.dienst == kinds.c.dienst)
    return (
        sa.select(event.c.partnerschap, kinds.c.dienst, year)
        .join(kinds, sa.and_(kinds.c.partnerschap == event.c.partnerschap, concerns))
        .where(event.c.soort == RECOUNT_EVENT)
    )
