"""How long what one request asks may take: afterwards its statement is stopped, and it asks nothing more.

A contextvar holds the limit, so it goes with the thread that works for the request. Long loops in Python ask each turn
whether there is time left (`lib/domain/requests/deadline.py`); what else runs goes on until the next statement or turn.
Loading has limits of its own (`loads/loading.py`) and is not meant here: only what reads is.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

import duckdb
import sqlalchemy as sa

from lib.domain.requests.deadline import OutOfTime, ends_when
from lib.store.driver import driver

SECONDS_VARIABLE = "ANSWER_SECONDS"
"""The environment variable with how long one request may take, in s."""
USUAL_SECONDS = 60.0
"""Pages of a store with all there is take a second or two; who waits a minute has gone. [CONVENTION]"""
_AGAIN = 0.2
"""Seconds between two interruptions: one that falls between two statements stops nothing."""


@dataclass
class TimeLimit:
    """What a request has open, and whether its time is over.

    Attributes:
        until: the moment on the clock of `time.monotonic` at which it is.
        since: the moment from which it does not count, while somebody writes; None while it does.
    """

    until: float
    is_over: bool = False
    since: float | None = None
    _open: list[duckdb.DuckDBPyConnection] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def left(self) -> float:
        """The seconds that are left, or after which to ask again."""
        return _AGAIN if self.since is not None else self.until - time.monotonic()

    def interrupt(self) -> None:
        """Stop what runs now."""
        with self._lock:
            self.is_over = True
            for native in self._open:
                native.interrupt()

    @contextmanager
    def watching(self, connection: sa.Connection) -> Iterator[None]:
        """Stop what this connection does when the time is over.

        Raises:
            OutOfTime: when it was over already, or is over meanwhile.
        """
        native = driver(connection)
        with self._lock:
            self._open.append(native)
        try:
            if self.is_over:
                raise OutOfTime
            yield
        except (sa.exc.DBAPIError, duckdb.Error) as error:
            if self.is_over:
                raise OutOfTime from error
            raise
        finally:
            with self._lock:
                self._open.remove(native)


_LIMIT: ContextVar[TimeLimit | None] = ContextVar("time_limit", default=None)


def answer_seconds() -> float:
    """How long one request may take, in s; the usual time where the setting is no whole number."""
    given = os.environ.get(SECONDS_VARIABLE, "")
    return float(given) if given.isdecimal() and given.isascii() and int(given) else USUAL_SECONDS


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """What is asked of a store meanwhile, in this thread, takes no longer than so many seconds together.

    Raises:
        OutOfTime: by what is asked, when it does.
    """
    limit, done = TimeLimit(time.monotonic() + seconds), threading.Event()

    def stop() -> None:
        while not done.wait(max(limit.left(), _AGAIN)):
            if limit.left() <= 0:
                limit.interrupt()

    token = _LIMIT.set(limit)
    threading.Thread(target=stop, name="time-limit", daemon=True).start()
    try:
        with ends_when(lambda: limit.is_over):
            yield
    finally:
        done.set()
        _LIMIT.reset(token)


@contextmanager
def without_time_limit() -> Iterator[None]:
    """Work that has limits of its own."""
    token = _LIMIT.set(None)
    try:
        with ends_when(None):
            yield
    finally:
        _LIMIT.reset(token)


@contextmanager
def time_off() -> Iterator[None]:
    """The time that this takes does not count: writing has limits of its own, and waits for others who write."""
    limit = _LIMIT.get()
    if limit is None or limit.since is not None:
        yield
        return
    limit.since = time.monotonic()
    try:
        yield
    finally:
        limit.until += time.monotonic() - limit.since
        limit.since = None


@contextmanager
def in_time_of_request(connection: sa.Connection) -> Iterator[None]:
    """As `TimeLimit.watching`, where this thread has a limit."""
    limit = _LIMIT.get()
    if limit is None:
        yield
    else:
        with limit.watching(connection):
            yield
