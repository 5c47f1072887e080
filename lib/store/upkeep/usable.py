"""Can an open store be used: is its file there, can all of it be read, and can there be written."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from lib.store.engine import READ_ONLY, UNREADABLE_PART, Store, StoreError
from lib.store.schema import meta
from lib.store.upkeep.verify import unreadable_tables


def see_usable(store: Store, *, whole: bool) -> None:
    """See that a store can be read and written.

    Args:
        whole: whether every part is read, which takes about a second for five million rows.

    Raises:
        StoreError: that says why it cannot be used.
    """
    if store.file and (problem := store.file.changed()):
        raise StoreError(problem, store.place)
    try:
        with store.reading() as connection:
            if connection.scalar(sa.select(meta.c.schema_version)) is None:
                raise StoreError(UNREADABLE_PART, store.place)
            if whole and (faults := unreadable_tables(connection)):
                raise StoreError(UNREADABLE_PART, store.place, ", ".join(fault.table for fault in faults))
    except DBAPIError as error:
        raise StoreError(UNREADABLE_PART, store.place) from error
    if store.file and not _can_be_written(store.file.path):
        raise StoreError(READ_ONLY, store.place)


def _can_be_written(path: Path) -> bool:
    """Whether this process may write in a file and beside it; a file closed to its owner is not to be written."""
    closed = not path.stat().st_mode & stat.S_IWUSR
    return not closed and os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
