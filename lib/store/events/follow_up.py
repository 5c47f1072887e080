"""What an event (a load, taking one back, putting it in again) brings about beside its rows."""

from __future__ import annotations

import sqlalchemy as sa

from lib.domain.audit.witness import unheard
from lib.store.events.closings import close_tests
from lib.store.events.derive import BREAKABLE, derive, derive_again
from lib.store.following import Reporter
from lib.store.rows import Rows, rows_at
from lib.store.schema import TABLES, confidential_references, load_datasets, load_events
from lib.store.service_levels.blocks import note_blocks, summarise_inspections
from lib.store.working_tables import working_tables


def follow_up(rows: Rows, load_id: int, action: str, report: Reporter = lambda share: None) -> None:
    """Keep summaries of inspections, closed market tests and derived figures in step with an event of a load.

    Args:
        rows: as the event left them.
        action: `load`, `undo`, `redo`, or `purge` when rows of the past went too.
    """
    names = _datasets_of(rows.connection, load_id)
    if action == "load" and "schouw" in names:
        note_blocks(rows, load_id)
    with working_tables(rows.connection), unheard():
        summarise_inspections(rows, load_id, names, report)
        close_tests(rows, names)
        derive(rows, names, None if action == "purge" else load_id)
        if action == "purge" or ("marktprijzen" in names and _was_public(rows.connection, load_id)):
            derive_again(rows.connection, "tarieven")


def replay(connection: sa.Connection) -> None:
    """Follow up every event of a store that was filled by an earlier version, in their order."""
    happened = sa.select(load_events.c.event_id, load_events.c.load_id, load_events.c.action)
    for event_id, load_id, action in connection.execute(happened.order_by(load_events.c.event_id)).all():
        follow_up(rows_at(connection, event_id), load_id, action)


def find_breaks_again(connection: sa.Connection) -> None:
    """Work out anew the derived figures whose series can break, as every event of a store left them."""
    with working_tables(connection), unheard():
        for basis in BREAKABLE:
            derive_again(connection, basis)


def _was_public(connection: sa.Connection, load_id: int) -> bool:
    """Whether a reference of a load is confidential now and was public in some load: no earlier day may tell of it."""
    table = TABLES["marktprijzen"]
    of_load = sa.select(table.c.referentie).where(table.c.load_id == load_id)
    both = sa.select(table.c.referentie).where(
        sa.not_(table.c.vertrouwelijk),
        table.c.referentie.in_(of_load),
        table.c.referentie.in_(confidential_references()),
    )
    return bool(connection.scalar(sa.select(sa.exists(both))))


def _datasets_of(connection: sa.Connection, load_id: int) -> set[str]:
    of_load = sa.select(load_datasets.c.dataset).where(load_datasets.c.load_id == load_id)
    return set(connection.scalars(of_load))
