"""Long statements, followed while they run: DuckDB says how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from lib.store.driver import driver

Reporter = Callable[[float], None]
"""Called with the share that is done, 0-1."""

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
    native = driver(connection)
    native.execute("set preserve_insertion_order = false")
    try:
        yield
    finally:
        native.execute("set preserve_insertion_order = true")
