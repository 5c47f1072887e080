"""Can an open store be used: is its file there, can all of it be read, and can there be written."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from lib.store.engine import UNREADABLE_PART, Store, StoreError
from lib.store.schema import meta
from lib.store.upkeep.verify import unreadable_tables


def see_usable(store: Store, *, whole: bool) -> None:
    """See that a store can be read and written.

    Args:
        whole: whether every part is read, which takes about a second for five million rows.

    Raises:
        StoreError: that says why it cannot be used.
    """
    if problem := store.problem():
        raise StoreError(problem, store.place)
    try:
        with store.reading() as connection:
            if connection.scalar(sa.select(meta.c.schema_version)) is None:
                raise StoreError(UNREADABLE_PART, store.place)
            if whole and (faults := unreadable_tables(connection)):
                raise StoreError(UNREADABLE_PART, store.place, ", ".join(fault.table for fault in faults))
    except DBAPIError as error:
        raise StoreError(UNREADABLE_PART, store.place) from error
