"""The question to the store what a partnership cares for, line by line."""

from __future__ import annotations

import sqlalchemy as sa

from lib.domain.quantities.lines import Quantity, QuantityState
from lib.store.quantities.at_year_end import lines_at_end_of
from lib.store.rows import Rows


def read_quantity_lines(rows: Rows, partnership: str, year: int) -> list[Quantity]:
    """What a partnership cares for at the end of a year, a line per object type and area."""
    asked = sa.values(sa.column("partnerschap", sa.String), sa.column("jaar", sa.Integer), name="asked")
    line = lines_at_end_of(rows, asked.data([(partnership, year)])).c
    columns = (line.partnerschap, line.objecttype, line.gebied, line.gebiedstype, line.hoeveelheid)
    statement = sa.select(*columns, line.eenheid, line.peildatum, line.status, line.bron)
    order = (line.objecttype, line.gebied.asc().nulls_first())
    return [
        Quantity._make((*cells, QuantityState(state), source))
        for *cells, state, source in rows.execute(statement.order_by(*order))
    ]
