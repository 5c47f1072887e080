"""Opening a store: making a new one, checking and bringing forward an older one."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from lib.catalogue.datasets import DATASETS
from lib.store.engine import (
    CONFIGURATION,
    DISK,
    DOUBLED,
    LOG_MISSING,
    MEMORY,
    NEWER,
    NO_STORE_THERE,
    NOT_A_STORE,
    FileStore,
    Store,
    StoreError,
    is_full,
    is_shared,
    store_address,
    store_error,
    store_place,
    translated,
)
from lib.store.place import LOG_ENDING, StoreFile, keep_private, place_of
from lib.store.schema import METADATA, SCHEMA_VERSION, load_datasets, meta
from lib.store.scratch import clear_leftovers, spill_settings
from lib.store.upkeep.migrations import add_new_datasets, copy_before_migration, migrate, tables_of
from lib.store.upkeep.numbers import loads_with_doubled_numbers


def open_store(address: str | None = None, *, create: bool = True) -> Store:
    """Open the store, and create it on first use.

    Args:
        address: its SQLAlchemy URL, of a DuckDB file or of the PostgreSQL database where machines share one; that of
            the settings when left out.
        create: False to refuse what is not there, or a database without tables, instead of making a store of it.

    Raises:
        StoreError: when it is in use elsewhere, missing, no store, of a newer version, or out of reach.
    """
    address = address or store_address()
    if is_shared(address):
        from lib.store.hub.machine import join  # what a store in a file needs not

        return join(address, open_store_file, create=create)
    return open_store_file(address, create=create)


def open_store_file(address: str, *, create: bool = True) -> FileStore:
    """Open a store in a file, as `open_store`."""
    place = store_place(address)
    if not create and place != MEMORY and not Path(place).exists():
        raise StoreError(NO_STORE_THERE, place)
    with translated(place):
        if place != MEMORY:
            Path(place).parent.mkdir(parents=True, exist_ok=True)
            keep_private(Path(place))
        is_new = place != MEMORY and not Path(place).exists()
        settings = CONFIGURATION | (spill_settings(place) if place != MEMORY else {})
        pooling = {} if place == MEMORY else {"max_overflow": -1}  # everyone is served, whoever asks at once
        engine = sa.create_engine(address, connect_args={"config": settings}, **pooling)
        try:
            with engine.begin() as connection:
                version = _prepare(connection, place, create)
            if version < SCHEMA_VERSION:
                _bring_forward(engine, place, version)
            store = FileStore(engine, place, _file_of(place))
            _see_to_log(store, brought_forward=version < SCHEMA_VERSION)
            clear_leftovers(place)
        except BaseException as error:
            engine.dispose()
            if is_new and isinstance(error, Exception):
                _remove_unfinished(place, error)
            raise
    return store


def _file_of(place: str) -> StoreFile | None:
    """The file of a store that was just opened, for its owner alone."""
    if place == MEMORY:
        return None
    keep_private(Path(place))
    return place_of(Path(place))


def _see_to_log(store: FileStore, *, brought_forward: bool) -> None:
    """See that all of the log that a store needed was there, and put that into the file itself.

    Args:
        brought_forward: whether something was just written.

    Raises:
        StoreError: when the newest version stood in a log that is gone.
    """
    noted = store.file.noted_version() if store.file else 0
    if not (noted or brought_forward):
        return
    with store.alone():
        if store.version() < noted:
            raise StoreError(LOG_MISSING, store.place, f"{Path(store.place).name}{LOG_ENDING}")
        store.empty_log()


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
    elif numbers := loads_with_doubled_numbers(connection):
        raise StoreError(DOUBLED, place, ", ".join(map(str, numbers)))
    return version


def _has_unknown_datasets(connection: sa.Connection) -> bool:
    """Whether something was loaded by a version that knows more datasets than this one."""
    known = load_datasets.c.dataset.in_(list(DATASETS))
    return bool(connection.scalar(sa.select(sa.exists(sa.select(load_datasets).where(~known)))))


def _bring_forward(engine: sa.Engine, place: str, version: int) -> None:
    """Migrate an older store, after a copy of the file as it was; the copy goes when nothing came of it."""
    copy = None
    try:
        if place != MEMORY:
            with engine.connect() as connection:
                connection.execute(sa.text("checkpoint"))
            engine.dispose()
            copy = copy_before_migration(Path(place), version)
        with engine.begin() as connection:
            migrate(connection, version)
    except BaseException as error:
        engine.dispose()
        if copy:
            copy.unlink()
        if isinstance(error, DBAPIError) and is_full(error):
            raise StoreError(DISK, place) from error
        raise


def _remove_unfinished(place: str, error: Exception) -> None:
    """Leave no half-made file of a new store behind on a full disk: it could not be opened afterwards."""
    known = store_error(error, place)
    if known and known.problem == DISK:
        for path in (place, f"{place}.wal"):
            Path(path).unlink(missing_ok=True)
