"""Waits for what another thread or process does."""

from __future__ import annotations

import time
from collections.abc import Callable

LONG = 20.0


def soon(holds: Callable[[], bool]) -> None:
    """Wait until it holds; a test fails that waits too long."""
    until = time.monotonic() + LONG
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.02)
