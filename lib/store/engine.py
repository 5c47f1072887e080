"""Opening a store: one DuckDB file that one process owns."""

from __future__ import annotations

import errno
import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from lib.store.migrations import copy_before_migration, migrate
from lib.store.schema import METADATA, SCHEMA_VERSION, load_events, meta

DEFAULT_STORE = "duckdb:///data/store/monitor.duckdb"
STORE_VARIABLE = "MONITOR_STORE"
CONFIGURATION = {
    "memory_limit": "600MB",
    # A file of another database is no store: nothing is downloaded to read it all the same.
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


class StoreError(Exception):
    """The store cannot be used; `problem` says how, `place` which file, `detail` who has it or an error code."""

    def __init__(self, problem: str, place: str, detail: str = "") -> None:
        super().__init__(f"{problem}: {place} {detail}".strip())
        self.problem = problem
        self.place = place
        self.detail = detail


MEMORY = ":memory:"

IN_USE = "in_use"
NOT_A_STORE = "not_a_store"
NOT_A_BACKUP = "not_a_backup"
NEWER = "newer"
DISK = "disk"
UNREACHABLE = "unreachable"
BAD_ADDRESS = "bad_address"
MEMORY_FULL = "memory_full"

NO_DATABASE = (
    "not a valid DuckDB database file",
    "Failed to deserialize",
    "Corrupt database file",
    "Could not read enough bytes",
    "sqlite_scanner",
)
"""What DuckDB says of a file that is something else, damaged or cut off."""


@dataclass(frozen=True)
class Store:
    """An open store. Reading takes a connection of its own; writing is one at a time."""

    engine: sa.Engine
    place: str
    _writing: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One consistent view for several statements."""
        with translated(self.place), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction that is committed at the end, or rolled back on any error."""
        with self._writing, translated(self.place), self.engine.begin() as connection:
            yield connection

    def version(self) -> int:
        """A number that grows with every change; 0 for an empty store."""
        with self.reading() as connection:
            return connection.scalar(sa.select(sa.func.max(load_events.c.event_id))) or 0

    def close(self) -> None:
        self.engine.dispose()


def store_address() -> str:
    """The SQLAlchemy URL of the store: `MONITOR_STORE`, or the default beside the code."""
    return os.environ.get(STORE_VARIABLE) or DEFAULT_STORE


def store_place(address: str) -> str:
    """The file that an address names.

    Raises:
        StoreError: when it is no address of a DuckDB file.
    """
    try:
        url = sa.make_url(address)
    except sa.exc.ArgumentError as error:
        raise StoreError(BAD_ADDRESS, address) from error
    if url.get_backend_name() != "duckdb" or url.query:
        raise StoreError(BAD_ADDRESS, url.render_as_string(hide_password=True))
    return url.database or MEMORY


def address_of(place: Path) -> str:
    """The address that names a file, whatever signs are in its name."""
    return sa.URL.create("duckdb", database=str(place)).render_as_string()


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
        engine = sa.create_engine(address, connect_args={"config": dict(CONFIGURATION)})
        try:
            with engine.begin() as connection:
                version = _prepare(connection, place, create)
            if version < SCHEMA_VERSION:
                _bring_forward(engine, place, version)
        except BaseException as error:
            engine.dispose()
            if is_new and isinstance(error, Exception):
                _remove_unfinished(place, error)
            raise
    return Store(engine, place)


def _remove_unfinished(place: str, error: Exception) -> None:
    """Leave no half-made file of a new store behind on a full disk: it could not be opened afterwards."""
    known = store_error(error, place)
    if known and known.problem == DISK:
        for path in (place, f"{place}.wal"):
            Path(path).unlink(missing_ok=True)


def _prepare(connection: sa.Connection, place: str, create: bool) -> int:
    """Create the tables of an empty database, or check that these are ours; returns their version."""
    names = set(connection.scalars(sa.text("select table_name from duckdb_tables() where not internal")))
    if not names and create:
        METADATA.create_all(connection, checkfirst=False)
        connection.execute(meta.insert().values(schema_version=SCHEMA_VERSION))
        return SCHEMA_VERSION
    if meta.name not in names:
        raise StoreError(NOT_A_STORE, place)
    version = connection.scalar(sa.select(meta.c.schema_version)) or 0
    if version > SCHEMA_VERSION:
        raise StoreError(NEWER, place, str(version))
    return version


def _bring_forward(engine: sa.Engine, place: str, version: int) -> None:
    """Migrate an older store, after a copy of the file as it was."""
    if place != MEMORY:
        with engine.connect() as connection:
            connection.execute(sa.text("checkpoint"))
        engine.dispose()
        copy_before_migration(Path(place), version)
    with engine.begin() as connection:
        migrate(connection, version)


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Turn what the database and the file system say into a `StoreError`; let all else pass."""
    try:
        yield
    except DBAPIError as error:
        raise store_error(error, place) or error from error
    except duckdb.Error as error:
        raise store_error(error, place) or error from error
    except OSError as error:
        raise file_error(error, place) from error


def file_error(error: OSError, place: str) -> StoreError:
    """What an error of the file system means for the user."""
    if error.errno in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT):
        return StoreError(DISK, place)
    return StoreError(UNREACHABLE, place, errno.errorcode.get(error.errno or 0, ""))


def store_error(error: Exception, place: str) -> StoreError | None:
    """What an error of the database means for the user, if it is one they can do something about."""
    words = str(error)
    if "Could not set lock" in words or "being used by another process" in words:
        holder = re.search(r"held in (.+?) \(PID (\d+)\)", words)
        return StoreError(IN_USE, place, f"{Path(holder[1]).name}, PID {holder[2]}" if holder else "")
    if any(sign in words for sign in NO_DATABASE):
        return StoreError(NOT_A_STORE, place)
    if "newer version of DuckDB" in words or "older than the" in words:
        return StoreError(NEWER, place)
    if "No space left" in words or "Could not write" in words or "File too large" in words:
        return StoreError(DISK, place)
    if "Out of Memory" in words:
        return StoreError(MEMORY_FULL, place)
    if "IO Error" in words:
        return StoreError(UNREACHABLE, place)
    return None
