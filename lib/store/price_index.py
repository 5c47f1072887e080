"""Questions to the store about price indices."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from lib.domain.costs import IndexFigure
from lib.domain.periods import parse_period
from lib.store.engine import Store
from lib.store.schema import TABLES, current


def read_index(store: Store, series: str, *, as_of: dt.datetime | None = None) -> tuple[IndexFigure, ...]:
    """The figures of one series, oldest first; as at a moment (UTC)."""
    with store.reading() as connection:
        return index_figures(connection, series, as_of)


def read_series(store: Store, *, as_of: dt.datetime | None = None) -> tuple[str, ...]:
    """The series there are; as at a moment (UTC)."""
    rows = current("prijsindex", as_of=as_of)
    with store.reading() as connection:
        return tuple(connection.scalars(sa.select(rows.c.reeks).distinct().order_by(rows.c.reeks)))


def index_figures(
    connection: sa.Connection, series: str | None, as_of: dt.datetime | None
) -> tuple[IndexFigure, ...]:
    """The figures of a series, or of all when it is None."""
    conditions = [] if series is None else [TABLES["prijsindex"].c.reeks == series]
    rows = current("prijsindex", *conditions, as_of=as_of)
    found = [
        IndexFigure(
            row.reeks,
            parse_period(row.periode),
            row.waarde,
            row.basisjaar,
            row.status == "definitief",
            row.bron,
        )
        for row in connection.execute(sa.select(rows))
    ]
    return tuple(sorted(found, key=lambda figure: (figure.series, figure.period)))
