"""Long statements and loads, followed while they run, and stopped when nobody waits for them any more."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from contextvars import copy_context
from typing import Any, TypeVar

import sqlalchemy as sa

from lib.store.driver import driver
from lib.store.time_limit import without_time_limit

Reporter = Callable[[float], None]
"""Called with the share that is done, 0-1."""

Progress = Callable[[str, float], None]
"""Called with what is being done (a file or dataset name) and the share that is done, 0-1."""
_Outcome = TypeVar("_Outcome")

EVERY = 0.2
"""Seconds between two looks."""
FOLLOW = "set enable_progress_bar = true; set enable_progress_bar_print = false; set progress_bar_time = 0"


def execute_followed(
    connection: sa.Connection,
    statement: sa.Executable,
    report: Reporter,
    share: Callable[[], float] | None = None,
) -> sa.CursorResult[Any]:
    """Execute a statement; `report` is called in the caller's thread with the share that is done, 0-1, never less
    than before. Interrupting the caller interrupts the statement.

    Args:
        share: who knows the share instead of DuckDB, which does not know how much Python will feed it.
    """
    native = driver(connection)
    share = share or (lambda: native.query_progress() / 100)
    native.execute(FOLLOW)
    reached = 0.0
    with ThreadPoolExecutor(1) as worker:
        running = worker.submit(connection.execute, statement)
        try:
            while wait([running], EVERY).not_done:
                reached = max(reached, share())
                report(min(reached, 1.0))
        except BaseException:
            native.interrupt()
            raise
        return running.result()


@contextmanager
def in_any_order(connection: sa.Connection) -> Iterator[None]:
    """What is inserted meanwhile need not keep the order of the file, which saves a sixth of the time.

    No table says anything by the order of its rows.
    """
    beside = driver(connection).duplicate()  # its own transaction: that of the insert may have failed
    beside.execute("set preserve_insertion_order = false")
    try:
        yield
    finally:
        beside.execute("set preserve_insertion_order = true")
        beside.close()


def _with_own_limit(work: Callable[[Progress], _Outcome], tell: Progress) -> _Outcome:
    with without_time_limit():
        return work(tell)


class Overdue(Exception):
    """The work lasted longer than it may."""


def work_followed(
    connection: sa.Connection, work: Callable[[Progress], _Outcome], progress: Progress, seconds: float
) -> _Outcome:
    """Do work on a connection in another thread; `progress` is called in the caller's, at least every `EVERY` seconds,
    with what the work last told. What it raises stops the work, whatever statement it is at.

    Args:
        seconds: how long it may last.

    Raises:
        Overdue: when it lasts longer.
    """
    native, told, until = driver(connection), [("", 0.0)], time.monotonic() + seconds
    stopped = False

    def tell(what: str, share: float) -> None:
        if stopped:
            raise InterruptedError
        told.append((what, share))

    with ThreadPoolExecutor(1) as worker:
        running = worker.submit(copy_context().run, _with_own_limit, work, tell)
        try:
            while wait([running], EVERY).not_done:
                del told[:-1]
                progress(*told[0])
                if time.monotonic() > until:
                    raise Overdue
        except BaseException:
            stopped = True
            while wait([running], EVERY).not_done:
                native.interrupt()
            raise
        return running.result()
