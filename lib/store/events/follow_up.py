"""What an event (a load, taking one back, putting it in again) brings about beside its rows."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from lib.store.events.derive import derive
from lib.store.following import Report
from lib.store.schema import load_datasets, load_events
from lib.store.service_levels.blocks import note_blocks, summarise_inspections
from lib.store.working_tables import working_tables


def follow_up(
    connection: sa.Connection,
    load_id: int,
    action: str,
    *,
    as_of: dt.datetime | None = None,
    report: Report = lambda share: None,
) -> None:
    """Keep summaries of inspections and derived figures in step with the last event of a load.

    Args:
        as_of: the moment (UTC) of an event of the past that is followed up later; now when left out.
    """
    names = set(
        connection.scalars(sa.select(load_datasets.c.dataset).where(load_datasets.c.load_id == load_id))
    )
    happened = sa.select(sa.func.max(load_events.c.event_id)).where(load_events.c.load_id == load_id)
    if as_of is not None:
        happened = happened.where(load_events.c.moment <= as_of)
    event_id = connection.scalar(happened) or 0
    if action == "load" and "schouw" in names:
        note_blocks(connection, load_id)
    with working_tables(connection):
        summarise_inspections(connection, load_id, event_id, names, as_of, report)
        derive(connection, event_id, names, as_of)


def replay(connection: sa.Connection) -> None:
    """Follow up every event of a store that was filled by an earlier version, in their order."""
    happened = sa.select(load_events.c.load_id, load_events.c.action, load_events.c.moment)
    for load_id, action, moment in connection.execute(happened.order_by(load_events.c.event_id)).all():
        follow_up(connection, load_id, action, as_of=moment)
