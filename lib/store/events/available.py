"""Summaries kept beside the facts, so that offering choices never scans the figures."""

from __future__ import annotations

import sqlalchemy as sa

from lib.domain.partners import REFERENCE_KIND
from lib.store.rows import rows_now
from lib.store.schema import TABLES, figure_summaries

OWNERS = ("organisaties", "partnerschappen")
"""Datasets that say whether a figure is fictitious or a reference."""


def summarise(connection: sa.Connection, *, anew: bool = False) -> None:
    """Make the summary of the figures of every load that has none.

    Args:
        anew: of all loads, because an owner of figures may have changed.
    """
    if anew:
        connection.execute(figure_summaries.delete())
    rows = rows_now(connection)
    done = sa.select(figure_summaries.c.load_id)
    figures = TABLES["cijfers"]
    organisations, partnerships = rows.of("organisaties"), rows.of("partnerschappen")
    known = figures.outerjoin(partnerships, partnerships.c.partnerschap == figures.c.partnerschap).outerjoin(
        organisations, organisations.c.organisatie == figures.c.organisatie
    )
    fictitious = sa.func.coalesce(partnerships.c.fictief, organisations.c.fictief, sa.false())
    reference = sa.func.coalesce(organisations.c.soort == REFERENCE_KIND, sa.false())
    groups = (
        figures.c.load_id,
        figures.c.indicator,
        figures.c.periode,
        figures.c.status,
        fictitious,
        reference,
    )
    counted = (
        sa.select(*groups, sa.func.count())
        .select_from(known)
        .where(figures.c.load_id.not_in(done))
        .group_by(*groups)
    )
    names = [column.name for column in figure_summaries.columns]
    connection.execute(figure_summaries.insert().from_select(names, counted))
