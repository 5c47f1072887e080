"""Room for work beside a store: spilled data and files that are being read. It is emptied when the store is opened."""

from __future__ import annotations

import glob
import secrets
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MOST_SPILLED = "8GB"
"""What the database may put on disk when its memory is full; more than ten times a load of 5,000,000 readings."""

_SPILLED, _WORK = ".tmp", ".work"
_OF_THIS_PROCESS = "." + secrets.token_hex(8)
"""Of all that lies there only this is in use: a store is open in one process at a time."""
_making = threading.Lock()


def spill_settings(place: str) -> dict[str, str]:
    """Where a database in a file puts what does not fit in memory, and how much of it."""
    return {
        "temp_directory": place + _OF_THIS_PROCESS + _SPILLED,
        "max_temp_directory_size": MOST_SPILLED,
    }


def clear_leftovers(place: str) -> None:
    """Remove what a process left that was killed; for whoever has the store open."""
    left = [
        place + _SPILLED,
        *(p for end in (_SPILLED, _WORK) for p in glob.glob(f"{glob.escape(place)}.*{end}")),
    ]
    for leftover in left:
        if not leftover.startswith(place + _OF_THIS_PROCESS):
            shutil.rmtree(leftover, ignore_errors=True)


@contextmanager
def workspace_beside(place: str | None) -> Iterator[Path]:
    """A folder of one's own, that the owner alone may look into.

    Args:
        place: the file of the store; None for one in memory.

    Raises:
        OSError: when it cannot be made.
    """
    room = Path(place + _OF_THIS_PROCESS + _WORK).absolute() if place else None
    with _making:
        if room:
            room.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix="monitor-", dir=room))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if room:
            with _making, suppress(OSError):  # other work is going on in it
                room.rmdir()
