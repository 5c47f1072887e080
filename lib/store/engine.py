"""A store, and the kind that is one DuckDB file which one process owns."""

from __future__ import annotations

import datetime as dt
import errno
import os
import re
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from lib.domain.access import Scope
from lib.store.place import LOG_ENDING, StoreFile
from lib.store.rows import Recall, Rows, loads_at, newest_version, no_recall, version_at
from lib.store.scratch import workspace_beside
from lib.store.time_limit import in_time_of_request, time_off

DEFAULT_STORE = "duckdb:///data/store/monitor.duckdb"
STORE_VARIABLE = "MONITOR_STORE"
HUB = "postgresql"
CONFIGURATION = {
    "memory_limit": "600MB",
    # A file of another database is no store: nothing is downloaded to read it all the same.
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}

MOST_VERSIONS = 64
"""Versions of which the loads are kept in memory."""


class StoreError(Exception):
    """The store cannot be used; `problem` says how, `place` which file, `detail` who has it or an error code."""

    def __init__(self, problem: str, place: str, detail: str = "") -> None:
        super().__init__(f"{problem}: {place} {detail}".strip())
        self.problem = problem
        self.place = place
        self.detail = detail


MEMORY = ":memory:"
LONGEST_WAIT = 10.0
"""Seconds that closing waits for who is reading."""

IN_USE = "in_use"
NOT_A_STORE = "not_a_store"
NOT_A_BACKUP = "not_a_backup"
NEWER = "newer"
DISK = "disk"
UNREACHABLE = "unreachable"
BAD_ADDRESS = "bad_address"
MEMORY_FULL = "memory_full"
OVERDUE = "overdue"
LOG_MISSING = "log_missing"
LOG_ONLY = "log_only"
DOUBLED = "doubled"
UNREADABLE_PART = "damaged"
READ_ONLY = "read_only"
HUB_AWAY = "hub_away"
OVERTAKEN = "overtaken"
TAKEN = "taken"
NO_STORE_THERE = "missing"
NEEDS_RESTART = "stopped"

PUT_OFF = "Cannot CHECKPOINT"
"""What DuckDB says when others are at work and what is in the log has to wait."""

NO_DATABASE = (
    "not a valid DuckDB database file",
    "Failed to deserialize",
    "Corrupt database file",
    "Could not read enough bytes",
    "sqlite_scanner",
)
"""What DuckDB says of a file that is something else, damaged or cut off."""


@dataclass
class LoadsKnown:
    """The loads that are active at a version, kept in memory: a committed event never changes."""

    _loads: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def at(self, connection: sa.Connection, version: int) -> tuple[int, ...]:
        found = self._loads.get(version)
        if found is None:
            if len(self._loads) == MOST_VERSIONS:
                self._loads.clear()
            found = self._loads[version] = loads_at(connection, version)
        return found

    def forget(self) -> None:
        self._loads.clear()


class Store(ABC):
    """An open store. Reading takes a connection of its own; writing is one at a time.

    Attributes:
        place: where it is, as users know it.
        beside: the file beside which copies and notes of the monitor stand; None for one in memory.
    """

    place: str
    beside: Path | None
    _known: LoadsKnown

    @abstractmethod
    def reading(self) -> AbstractContextManager[sa.Connection]:
        """One consistent view for several statements.

        Raises:
            StoreError: when the file that was opened is gone or replaced.
            OutOfTime: when the time of the request is over (`time_limit.py`).
        """

    @abstractmethod
    def writing(self) -> AbstractContextManager[sa.Connection]:
        """A transaction that is committed at the end, or rolled back on any error.

        Raises:
            StoreError: when it cannot be written, before or meanwhile.
        """

    @abstractmethod
    def to_replace(self) -> AbstractContextManager[FileStore]:
        """The store as a file that may be written anew or replaced as a whole; what is there at the end counts.

        Raises:
            StoreError: when it cannot be written, or is in memory.
        """

    @property
    def is_replaced(self) -> bool:
        """Whether what was kept in memory of its versions does not hold any more."""
        return False

    @property
    def behind(self) -> str | None:
        """Why it cannot be seen whether other machines wrote, as a code of `StoreError`."""
        return None

    @abstractmethod
    def problem(self) -> str | None:
        """What keeps it from being used that its tables do not tell, as a code of `StoreError`."""

    @abstractmethod
    def alone(self) -> AbstractContextManager[None]:
        """Nobody else writes meanwhile; that takes nothing of the time of a request."""

    @abstractmethod
    def close(self) -> None:
        """Let go of it."""

    @contextmanager
    def rows(
        self, version: int, scope: Scope, *, newest: int | None = None, recall: Recall = no_recall
    ) -> Iterator[Rows]:
        """The door to what there is at a version, for questions in one connection.

        Args:
            version: the number of the newest event that counts.
            scope: whose rows count.
            newest: the version that counts as today's; that of the store when left out.
            recall: keeps answers to questions that other questions ask.
        """
        with self.reading() as connection:
            today = newest_version(connection) if newest is None else newest
            yield Rows(version, self._known.at(connection, version), scope, connection, today, recall)

    def version(self) -> int:
        """A number that grows with every change; 0 for an empty store."""
        with self.reading() as connection:
            return newest_version(connection)

    def version_at(self, moment: dt.datetime) -> int:
        """The number of the newest event up to a moment (UTC); 0 before the first."""
        with self.reading() as connection:
            return version_at(connection, moment)

    @contextmanager
    def workspace(self) -> Iterator[Path]:
        """A folder of one's own for a piece of work; what a killed process left there goes when the store is opened.

        Raises:
            OSError: when it cannot be made.
        """
        with workspace_beside(str(self.beside) if self.beside else None) as folder:
            yield folder


@dataclass(frozen=True)
class FileStore(Store):
    """A store in one DuckDB file that one process owns, or in memory.

    Attributes:
        file: where it is on disk; None for one in memory.
    """

    engine: sa.Engine
    place: str
    file: StoreFile | None = None
    _writing: threading.Lock = field(default_factory=threading.Lock, repr=False, compare=False)
    _known: LoadsKnown = field(default_factory=LoadsKnown, repr=False, compare=False)

    @property
    def beside(self) -> Path | None:  # type: ignore[override]
        return None if self.place == MEMORY else Path(self.place)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        self._refuse(self.file.changed() if self.file else None)
        with (
            translated(self.place),
            self.engine.connect() as connection,
            in_time_of_request(connection),
        ):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """As `Store.writing`.

        What was committed goes into the file at once, so that nothing is in the log beside it alone; while others keep
        DuckDB from that, a note beside the file says so.

        Raises:
            StoreError: when the file that was opened is gone, replaced or written by others, before or meanwhile.
        """
        with self.alone(), translated(self.place):
            self._refuse_overwritten()
            with self.engine.begin() as connection:
                yield connection
                self._refuse_overwritten()
            self.empty_log()
            self._refuse(self.file.changed() if self.file else None)

    @contextmanager
    def to_replace(self) -> Iterator[FileStore]:
        if self.place == MEMORY:
            raise StoreError(NOT_A_BACKUP, self.place)
        yield self

    def problem(self) -> str | None:
        if self.file is None:
            return None
        return self.file.changed() or (None if self.file.can_be_written() else READ_ONLY)

    def empty_log(self) -> None:
        """Write what is in the log into the file itself; when that has to wait, note which version is in the log.

        Raises:
            StoreError: when it cannot be written there; it is in the log then.
        """
        put_off = False
        try:
            with self.engine.connect() as connection:
                if self.file:
                    self.file.note_log(newest_version(connection))
                connection.execute(sa.text("checkpoint"))
        except DBAPIError as error:
            put_off = PUT_OFF in str(error)
            if not put_off:
                raise StoreError(LOG_ONLY, self.place, f"{Path(self.place).name}{LOG_ENDING}") from error
        if self.file:
            self.file.note()
            if not put_off:
                self.file.forget_log()

    def _refuse_overwritten(self) -> None:
        self._refuse(self.file.overwritten() if self.file else None)

    def _refuse(self, problem: str | None) -> None:
        if problem:
            raise StoreError(problem, self.place)

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else in this process writes meanwhile, and no other process has the file."""
        with time_off(), self.file.writing if self.file else self._writing:
            yield

    def renew(self) -> None:
        """Go on with the file that this process put in the place of the one that was opened."""
        self._known.forget()
        if self.file:
            self.file.renew()

    def close_when_unused(self) -> None:
        """Close once nobody reads any more.

        Raises:
            StoreError: when somebody still does after `LONGEST_WAIT`.
        """
        pool, until = self.engine.pool, time.monotonic() + LONGEST_WAIT
        while isinstance(pool, sa.pool.QueuePool) and pool.checkedout():
            if time.monotonic() > until:
                raise StoreError(IN_USE, self.place)
            time.sleep(0.02)
        self.close()


def store_address() -> str:
    """The SQLAlchemy URL of the store: `MONITOR_STORE`, or the default beside the code."""
    return os.environ.get(STORE_VARIABLE) or DEFAULT_STORE


def is_shared(address: str) -> bool:
    """Whether an address is that of the PostgreSQL database where machines share a store, and not of a file."""
    with suppress(sa.exc.ArgumentError):
        return sa.make_url(address).get_backend_name() == HUB
    return False


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
    if "has been invalidated" in words:
        return StoreError(NEEDS_RESTART, place)
    if any(sign in words for sign in NO_DATABASE):
        return StoreError(NOT_A_STORE, place)
    if "newer version of DuckDB" in words or "older than the" in words:
        return StoreError(NEWER, place)
    if is_full(error):
        return StoreError(DISK, place)
    if "Out of Memory" in words:
        return StoreError(MEMORY_FULL, place)
    if "IO Error" in words:
        return StoreError(UNREACHABLE, place)
    return None


def is_full(error: Exception) -> bool:
    """Whether there was no room on the disk, also when the database could do nothing any more after that."""
    return any(sign in str(error) for sign in ("No space left", "Could not write", "File too large"))
