"""Numbers of loads and events, each of which may be given once."""

from __future__ import annotations

import sqlalchemy as sa

from lib.store.schema import load_events, loads

NUMBERED = (loads.c.load_id, load_events.c.event_id)
"""The columns that number; versions before 6 of the tables do not keep them unique."""


def repeated_numbers(column: sa.Column) -> sa.Select:
    """The numbers that stand in more than one row."""
    return sa.select(column).group_by(column).having(sa.func.count() > 1)


def loads_with_doubled_numbers(connection: sa.Connection) -> list[int]:
    """The numbers of the loads that share a number, or an event of which does; in order."""
    events = sa.select(load_events.c.load_id).where(
        load_events.c.event_id.in_(repeated_numbers(load_events.c.event_id))
    )
    return sorted(connection.scalars(sa.union(repeated_numbers(loads.c.load_id), events)))
