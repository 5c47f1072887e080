"""Summaries kept beside the facts, so that offering choices never scans the figures."""

from __future__ import annotations

import sqlalchemy as sa

from lib.store.rows import count_figures, rows_now
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
    figures, done = TABLES["cijfers"], sa.select(figure_summaries.c.load_id)
    counted = count_figures(figures, rows_now(connection), figures.c.load_id)
    names = [column.name for column in figure_summaries.columns]
    connection.execute(
        figure_summaries.insert().from_select(names, counted.where(figures.c.load_id.not_in(done)))
    )
