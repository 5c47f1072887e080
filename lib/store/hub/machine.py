"""A store that several machines share, as one of them has it: a copy of the newest edition, read as any file.

Reading asks nothing of another machine. Who writes takes the turn of all machines, writes in a copy of the newest
edition, and makes that the next one; on any error the copy is thrown away, and nobody has seen it. A thread looks
whether another machine made an edition, fetches what differs, and goes on with that; who still reads in the earlier
copy reads on in it.
"""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from lib.store.engine import (
    NEWER,
    NOT_A_STORE,
    UNREACHABLE,
    FileStore,
    LoadsKnown,
    Store,
    StoreError,
    address_of,
    translated,
)
from lib.store.hub.folder import folder_of_copies
from lib.store.hub.hub import Hub
from lib.store.hub.parts import Edition
from lib.store.hub.room import Room, remove_copy
from lib.store.place import create_private
from lib.store.schema import SCHEMA_VERSION
from lib.store.time_limit import time_off

_LOG = logging.getLogger("monitor.store")
FOLLOW_EVERY = 0.5
"""Seconds between two looks whether there is a newer edition."""
Opener = Callable[[str], FileStore]
"""Opens a store in a file by its address, makes a new one and brings an older one forward."""


@dataclass
class _Copy:
    """An edition on this machine, and how many read in it."""

    store: FileStore
    edition: Edition
    path: Path
    readers: int = 0
    is_past: bool = False

    def remove(self) -> None:
        self.store.close()
        remove_copy(self.path)


class SharedStore(Store):
    """A store that several machines share.

    Attributes:
        hub: where the machines meet.
    """

    def __init__(self, hub: Hub, room: Room, open_file: Opener, *, create: bool = True) -> None:
        self.hub, self.place = hub, hub.place
        self.beside = room.base / "monitor.duckdb"
        self._room, self._open = room, open_file
        self._known = LoadsKnown()
        self._turn, self._writing, self._taking = threading.Lock(), threading.Lock(), threading.Lock()
        self._ended = threading.Event()
        self._told: str | None = None
        self._copy = self._begin(create)
        self._replaced = False
        threading.Thread(target=self._follow, daemon=True).start()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        with self._in_copy() as copy, copy.store.reading() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        with self._next(goes_on=True) as store, store.writing() as connection:
            yield connection

    @contextmanager
    def to_replace(self) -> Iterator[FileStore]:
        with self._next(goes_on=False) as store:
            yield store
        try:
            self.hub.tidy()
        except StoreError as error:  # PostgreSQL does it by itself later
            _LOG.log(logging.ERROR, "the room of what was taken out is not given back yet: %s", error)

    @contextmanager
    def alone(self) -> Iterator[None]:
        with time_off(), self._writing, self.hub.alone():
            self.catch_up()
            yield

    def problem(self) -> str | None:
        return None

    @property
    def behind(self) -> str | None:
        return self._told

    @property
    def is_replaced(self) -> bool:
        """As `Store.is_replaced`; also when the hub itself was put back to an earlier edition."""
        return self._replaced

    def catch_up(self) -> None:
        """Go on with the newest edition.

        Raises:
            StoreError: when the hub cannot be reached, or the edition is of a newer monitor.
        """
        with self._taking:
            now = self._copy
            if self._ended.is_set() or self.hub.newest_code() == now.edition.code:
                return
            path = self._room.fresh()
            self._take(path, self._fetched(path, (now.path, now.edition)))

    def close(self) -> None:
        self._ended.set()
        with self._taking:
            self._copy.remove()
            self._room.close()
            self.hub.close()

    @contextmanager
    def _in_copy(self) -> Iterator[_Copy]:
        """The copy of now, which stays as long as somebody reads in it."""
        with self._turn:
            copy = self._copy
            copy.readers += 1
        try:
            yield copy
        finally:
            with self._turn:
                copy.readers -= 1
                is_over = copy.is_past and not copy.readers
            if is_over:
                copy.remove()

    @contextmanager
    def _next(self, *, goes_on: bool) -> Iterator[FileStore]:
        """A copy of the newest edition that is the next one at the end, on all machines."""
        with time_off(), self._writing, self.hub.alone():
            self.catch_up()
            path = self._room.fresh()
            with self._in_copy() as base:
                try:
                    with translated(str(path)):
                        create_private(path)
                        shutil.copyfile(base.path, path)
                    work = self._open(address_of(path))
                    try:
                        yield work
                    finally:
                        work.close()
                    edition = self.hub.publish(
                        path, SCHEMA_VERSION, (base.path, base.edition), goes_on=goes_on
                    )
                except BaseException:
                    remove_copy(path)
                    raise
            self._take_own(path, edition)

    def _take_own(self, path: Path, edition: Edition) -> None:
        """Go on with what this machine published, unless the thread that follows did so already.

        It is stored, whatever goes wrong here: that thread tries again.
        """
        try:
            with self._taking:
                if self._copy.edition.number < edition.number:
                    self._take(path, edition)
                    return
        except StoreError as error:
            _LOG.log(logging.ERROR, "what was stored is not shown here yet: %s", error)
        remove_copy(path)

    def _take(self, path: Path, edition: Edition) -> None:
        """Go on with the copy of an edition."""
        copy = _Copy(self._open(address_of(path)), edition, path)
        with self._turn:
            past, self._copy = self._copy, copy
            past.is_past = True
            is_over = not past.readers
        if edition.line != past.edition.line or edition.number <= past.edition.number:
            self._replaced = True
            self._known.forget()
        if is_over:
            past.remove()

    def _begin(self, create: bool) -> _Copy:
        """The first copy of this machine; the first edition, or one of these tables, where that is needed."""
        self.hub.set_up()
        newest = self.hub.newest()
        if newest is None and not create:
            raise StoreError(NOT_A_STORE, self.place)
        path = self._room.fresh()
        if newest is None or newest.schema < SCHEMA_VERSION:
            with self.hub.alone():
                return self._bring_forward(path)
        edition = self._fetched(path)
        return _Copy(self._open(address_of(path)), edition, path)

    def _bring_forward(self, path: Path) -> _Copy:
        """Make the first edition, or one of these tables; another machine may have done so meanwhile."""
        newest = self.hub.newest()
        base = None
        if newest:
            before = self._room.fresh()
            edition = self._fetched(before)
            shutil.copyfile(before, path)
            base = before, edition
        self._open(address_of(path)).close()
        if base is None or base[1].schema < SCHEMA_VERSION:
            edition = self.hub.publish(path, SCHEMA_VERSION, base)
        self._room.keep("*-v[0-9]*.duckdb")
        if base:
            remove_copy(base[0])
        return _Copy(self._open(address_of(path)), edition, path)

    def _fetched(self, path: Path, base: tuple[Path, Edition] | None = None) -> Edition:
        """Fetch the newest edition to a file.

        Raises:
            StoreError: when it cannot be had, or is of a newer monitor; the file is not there then.
        """
        try:
            with translated(str(path)):
                edition = self.hub.fetch(path, base)
            if edition.schema > SCHEMA_VERSION:
                raise StoreError(NEWER, self.place)
        except BaseException:
            remove_copy(path)
            raise
        return edition

    def _follow(self) -> None:
        """Look for newer editions; what keeps this machine from it is said once, and reading goes on."""
        while not self._ended.wait(FOLLOW_EVERY):
            try:
                self.catch_up()
                told = None
            except Exception as error:
                told = error.problem if isinstance(error, StoreError) else UNREACHABLE
                if told != self._told and not self._ended.is_set():
                    _LOG.log(logging.ERROR, "no newer edition can be fetched: %s", error)
            self._told = told


def join(address: str, open_file: Opener, *, create: bool = True) -> SharedStore:
    """Open the store that machines share at a hub, and make it on first use.

    Raises:
        StoreError: when the hub cannot be reached, it is of a newer monitor, or there is no room for a copy.
    """
    hub = Hub(address)
    room = None
    try:
        with translated(str(folder_of_copies())):
            room = Room()
        return SharedStore(hub, room, open_file, create=create)
    except BaseException:
        if room:
            room.close()
        hub.close()
        raise
