"""The question to the store what a partnership cares for, line by line."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from lib.domain.quantities.lines import Quantity, QuantityState
from lib.store.engine import Store
from lib.store.quantities.at_year_end import lines_at_end_of


def read_quantity_lines(
    store: Store, partnership: str, year: int, as_of: dt.datetime | None = None
) -> list[Quantity]:
    """What a partnership cares for at the end of a year, a line per object type and area; as at a moment (UTC)."""
    asked = sa.values(sa.column("partnerschap", sa.String), sa.column("jaar", sa.Integer), name="asked")
    line = lines_at_end_of(asked.data([(partnership, year)]), as_of).c
    columns = (line.partnerschap, line.objecttype, line.gebied, line.gebiedstype, line.hoeveelheid)
    statement = sa.select(*columns, line.eenheid, line.peildatum, line.status, line.bron)
    order = (line.objecttype, line.gebied.asc().nulls_first())
    with store.reading() as connection:
        found = connection.execute(statement.order_by(*order)).all()
    return [Quantity(*row[:7], QuantityState(row.status), row.bron) for row in found]
