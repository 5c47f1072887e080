"""Questions to the store about municipal boundaries."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from lib.domain.service_levels.outlines import Outline, rings_of
from lib.store.engine import Store
from lib.store.schema import TABLES, current


def read_outline(store: Store, cbs_code: str, year: int, as_of: dt.datetime | None = None) -> Outline | None:
    """The outline of a municipality as it was divided in a year, or else in the nearest one; as at a moment (UTC).

    Args:
        cbs_code: as `GM0268`.
        year: of the division.
    """
    rows = current("grenzen", TABLES["grenzen"].c.cbs_code == cbs_code, as_of=as_of)
    distance = sa.func.abs(rows.c.jaar - year)
    asked = sa.select(rows.c.vorm, rows.c.jaar, rows.c.bron).order_by(distance, rows.c.jaar).limit(1)
    with store.reading() as connection:
        found = connection.execute(asked).first()
    return Outline(rings_of(found.vorm), found.jaar, found.bron) if found else None
