"""Where a machine keeps what is its own of a shared store."""

from __future__ import annotations

import os
from pathlib import Path

from lib.store.engine import is_shared, store_place

COPIES_VARIABLE = "MONITOR_COPIES"
"""The environment variable with the folder for copies."""
DEFAULT_FOLDER = Path("data/store/gedeeld")


def folder_of_copies() -> Path:
    """The folder that the processes of this machine share for copies."""
    return Path(os.environ.get(COPIES_VARIABLE) or DEFAULT_FOLDER).absolute()


def place_beside(address: str) -> Path:
    """The file beside which the monitor puts notes of its own: that of the store, or one that is never made.

    Raises:
        StoreError: when it is no address of a store.
    """
    return folder_of_copies() / "monitor.duckdb" if is_shared(address) else Path(store_place(address))
