"""Which event summarised a block of inspections last."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from lib.store.schema import BLOCK, events_until, inspection_blocks


def newest_blocks(as_of: dt.datetime | None, *conditions: sa.ColumnElement[bool]) -> sa.Subquery:
    """Per block the event that summarised it last.

    Args:
        as_of: as it was at this moment (UTC).
        conditions: on the partnership, layer and year of `inspection_blocks`.
    """
    b = inspection_blocks.c
    asked = sa.select(b.partnerschap, b.laag, b.jaar, sa.func.max(b.event_id).label("event_id"))
    if as_of is not None:
        asked = asked.where(b.event_id.in_(events_until(as_of)))
    return asked.where(*conditions).group_by(b.partnerschap, b.laag, b.jaar).subquery("newest")


def of_newest(table: sa.Table, newest: sa.Subquery) -> sa.ColumnElement[bool]:
    """Whether a row of a table of summaries belongs to the newest event of its block."""
    return sa.and_(*[table.c[name] == newest.c[name] for name in ("event_id", *BLOCK)])
