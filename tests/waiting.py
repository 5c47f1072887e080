"""Waits for what another thread or process does: long, for on busy cores all takes its time; who sees it goes on."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable

LONG = 180.0


def soon(holds: Callable[[], bool]) -> None:
    """Wait until it holds; a test fails that waits too long."""
    until = time.monotonic() + LONG
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.02)


def readers() -> dict[int, int]:
    """The processes that read files now, each with the process that started it; other tests may have theirs."""
    asked = ["ps", "-eo", "pid=,ppid=,args="]
    listed = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    words = [line.split(None, 2) for line in listed.splitlines() if "lib.ingest.apart.worker" in line]
    return {int(own): int(parent) for own, parent, _ in words}


def readers_of(parent: int) -> set[int]:
    """The processes that read files for one process."""
    return {own for own, started_by in readers().items() if started_by == parent}
