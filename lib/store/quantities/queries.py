"""The question to the store what a partnership cares for, line by line."""

from __future__ import annotations

import sqlalchemy as sa

from lib.domain.quantities.lines import Quantity, QuantityState
from lib.store.quantities.at_year_end import lines_at_end_of
from lib.store.rows import Filter, Rows, named_values


def read_quantity_lines(rows: Rows, partnership: str, year: int) -> list[Quantity]:
    """What a partnership cares for at the end of a year, a line per object type and area."""
    found = rows.kept(_at_end_of_year, partnerschap=partnership, jaar=year)
    return [Quantity._make((*cells, QuantityState(state), source)) for *cells, state, source in found]


def _at_end_of_year(rows: Filter) -> sa.Select:
    partnership = named_values(["partnerschap"])
    year = sa.bindparam("jaar", type_=sa.Integer)
    years = sa.select(sa.bindparam("partnerschap").label("partnerschap"), year.label("jaar")).subquery(
        "asked"
    )
    line = lines_at_end_of(rows, years, **partnership).c
    columns = (line.partnerschap, line.objecttype, line.gebied, line.gebiedstype, line.hoeveelheid)
    asked = sa.select(*columns, line.eenheid, line.peildatum, line.status, line.bron)
    return asked.order_by(line.objecttype, line.gebied.asc().nulls_first())
