"""Where a machine keeps its copies of a shared store: a folder for each process, for its owner alone."""

from __future__ import annotations

import secrets
import shutil
from itertools import count
from pathlib import Path

from filelock import FileLock, Timeout

from lib.store.hub.folder import folder_of_copies

_IN_USE = "bezet.lock"


class Room:
    """The folder of one process. What a process left that was killed goes when another comes.

    Attributes:
        base: the folder that the processes of this machine share.
    """

    def __init__(self) -> None:
        self.base = folder_of_copies()
        self.base.mkdir(mode=0o700, parents=True, exist_ok=True)
        with FileLock(self.base / "deur.lock"):
            _clear(self.base)
            self._folder = self.base / secrets.token_hex(8)
            self._folder.mkdir(mode=0o700)
            self._lock = FileLock(self._folder / _IN_USE)
            self._lock.acquire()
        self._numbers = count(1)

    def fresh(self) -> Path:
        """The name of a file that is not there yet."""
        return self._folder / f"{next(self._numbers)}.duckdb"

    def keep(self, pattern: str) -> None:
        """Put files with such names beside the copies, where they stay."""
        for path in self._folder.glob(pattern):
            shutil.move(path, self.base / path.name)

    def close(self) -> None:
        self._lock.release()
        shutil.rmtree(self._folder, ignore_errors=True)


def remove_copy(path: Path) -> None:
    """Remove a copy and what DuckDB and the monitor put beside it."""
    for each in path.parent.glob(f"{path.name}*"):
        if each.is_dir():
            shutil.rmtree(each, ignore_errors=True)
        else:
            each.unlink(missing_ok=True)


def _clear(base: Path) -> None:
    for folder in base.iterdir():
        if not folder.is_dir() or not (folder / _IN_USE).exists():
            continue
        try:
            with FileLock(folder / _IN_USE, timeout=0):
                pass
        except Timeout:
            continue
        shutil.rmtree(folder, ignore_errors=True)
