"""Questions to the store about municipal boundaries."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from lib.domain.service_levels.outlines import Outline, rings_of
from lib.store.rows import Rows


def read_outlines(rows: Rows, year: int) -> Mapping[str, Outline]:
    """The outline of every municipality as it was divided in a year, or else in the nearest one, by its CBS code."""
    known = rows.of("grenzen")
    distance = sa.func.abs(known.c.jaar - year)
    asked = sa.select(known.c.cbs_code, known.c.vorm, known.c.jaar, known.c.bron)
    found: dict[str, Outline] = {}
    for row in rows.execute(asked.order_by(known.c.cbs_code, distance, known.c.jaar)):
        if row.cbs_code not in found:
            found[row.cbs_code] = Outline(rings_of(row.vorm), row.jaar, row.bron)
    return found


def read_outline(rows: Rows, cbs_code: str, year: int) -> Outline | None:
    """The outline of a municipality as it was divided in a year, or else in the nearest one.

    Args:
        cbs_code: as `GM0268`.
        year: of the division.
    """
    known = rows.of("grenzen", cbs_code=cbs_code)
    distance = sa.func.abs(known.c.jaar - year)
    asked = sa.select(known.c.vorm, known.c.jaar, known.c.bron).order_by(distance, known.c.jaar).limit(1)
    found = rows.execute(asked).first()
    return Outline(rings_of(found.vorm), found.jaar, found.bron) if found else None
