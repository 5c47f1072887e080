"""Opening a store: making a new one, checking and bringing forward an older one."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from lib.catalogue.datasets import DATASETS
from lib.store.engine import (
    CONFIGURATION,
    DISK,
    MEMORY,
    NEWER,
    NOT_A_STORE,
    Store,
    StoreError,
    store_address,
    store_error,
    store_place,
    translated,
)
from lib.store.schema import METADATA, SCHEMA_VERSION, load_datasets, meta
from lib.store.scratch import clear_leftovers, spill_settings
from lib.store.upkeep.migrations import add_new_datasets, copy_before_migration, migrate, tables_of


def open_store(address: str | None = None, *, create: bool = True) -> Store:
    """Open the store, and create it on first use.

    Args:
        address: its SQLAlchemy URL; that of the settings when left out.
        create: False to refuse a database without tables instead of making it a store.

    Raises:
        StoreError: when it is in use elsewhere, no store, of a newer version, or out of reach.
    """
    address = address or store_address()
    place = store_place(address)
    with translated(place):
        if place != MEMORY:
            Path(place).parent.mkdir(parents=True, exist_ok=True)
        is_new = place != MEMORY and not Path(place).exists()
        settings = CONFIGURATION | (spill_settings(place) if place != MEMORY else {})
        engine = sa.create_engine(address, connect_args={"config": settings})
        try:
            with engine.begin() as connection:
                version = _prepare(connection, place, create)
            if version < SCHEMA_VERSION:
                _bring_forward(engine, place, version)
            clear_leftovers(place)
        except BaseException as error:
            engine.dispose()
            if is_new and isinstance(error, Exception):
                _remove_unfinished(place, error)
            raise
    return Store(engine, place)


def _prepare(connection: sa.Connection, place: str, create: bool) -> int:
    """Create the tables of an empty database, or check that these are ours; returns their version."""
    names = tables_of(connection)
    if not names and create:
        METADATA.create_all(connection, checkfirst=False)
        connection.execute(meta.insert().values(schema_version=SCHEMA_VERSION))
        return SCHEMA_VERSION
    if meta.name not in names:
        raise StoreError(NOT_A_STORE, place)
    version = connection.scalar(sa.select(meta.c.schema_version)) or 0
    if version > SCHEMA_VERSION or _has_unknown_datasets(connection):
        raise StoreError(NEWER, place, str(version))
    if version == SCHEMA_VERSION:
        add_new_datasets(connection)
    return version


def _has_unknown_datasets(connection: sa.Connection) -> bool:
    """Whether something was loaded by a version that knows more datasets than this one."""
    known = load_datasets.c.dataset.in_(list(DATASETS))
    return bool(connection.scalar(sa.select(sa.exists(sa.select(load_datasets).where(~known)))))


def _bring_forward(engine: sa.Engine, place: str, version: int) -> None:
    """Migrate an older store, after a copy of the file as it was."""
    if place != MEMORY:
        with engine.connect() as connection:
            connection.execute(sa.text("checkpoint"))
        engine.dispose()
        copy_before_migration(Path(place), version)
    with engine.begin() as connection:
        migrate(connection, version)


def _remove_unfinished(place: str, error: Exception) -> None:
    """Leave no half-made file of a new store behind on a full disk: it could not be opened afterwards."""
    known = store_error(error, place)
    if known and known.problem == DISK:
        for path in (place, f"{place}.wal"):
            Path(path).unlink(missing_ok=True)
