"""The file of a store on disk: whether it is still the one that was opened, what stands in its log, who may read it."""

from __future__ import annotations

import glob
import os
import stat
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from weakref import WeakValueDictionary, finalize

REMOVED = "gone"
REPLACED = "replaced"
LOG_ENDING = ".wal"
"""What the name of the log beside a store ends in: DuckDB replays it on the file that it finds there."""
NEEDS_LOG = ".wal-nodig"
"""What the name ends in of the note that something stands in the log alone; it holds the version of the store."""
UNFINISHED = ".deel"
"""What the name ends in of a copy that is being made."""

_HEADERS = 3 * 4096
"""Bytes at the start of a DuckDB file that change with every checkpoint."""
FOR_OWNER = 0o077
"""The rights of everyone but the owner; as the mask of a process it keeps the files that this makes private."""

_Identity = tuple[int, int]


@dataclass(eq=False)
class StoreFile:
    """The file of an open store. All stores that a process opens on it share this, and so write one at a time.

    Attributes:
        writing: is held by whoever writes.
    """

    path: Path
    identity: _Identity
    writing: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _seen: bytes = field(default=b"", repr=False)
    _reader: int | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self._look_at()

    def _look_at(self) -> None:
        """Hold the file for reading as long as it is used here.

        Closing a file ends every lock of this process on it, that of DuckDB too, which keeps other processes out.
        """
        with suppress(OSError, AttributeError):
            self._reader = reader = os.open(self.path, os.O_RDONLY | os.O_CLOEXEC)
            finalize(self, os.close, reader)

    def _headers(self) -> bytes:
        """The start of the file; nothing where the system lets nobody else read an open file."""
        if self._reader is None:
            return b""
        return os.pread(self._reader, _HEADERS, 0)

    def changed(self) -> str | None:
        """`REMOVED` or `REPLACED` when the file that was opened is not there any more."""
        identity = _identity(self.path)
        if identity is None:
            return REMOVED
        return None if identity == self.identity else REPLACED

    def overwritten(self) -> str | None:
        """The same, and `REPLACED` when somebody else wrote in it; to be asked by who writes."""
        if problem := self.changed():
            return problem
        return None if self._headers() == self._seen else REPLACED

    def can_be_written(self) -> bool:
        """Whether this process may write in it and beside it; a file closed to its owner is not to be written."""
        closed = not self.path.stat().st_mode & stat.S_IWUSR
        return not closed and os.access(self.path, os.W_OK) and os.access(self.path.parent, os.W_OK)

    def note(self) -> None:
        """Remember the file as this process leaves it."""
        self._seen = self._headers()

    def renew(self) -> None:
        """Go on with the file that this process put in the place of the one that was opened."""
        found = _identity(self.path)
        if found and found != self.identity:
            self.identity = found
            self._look_at()
        self.note()

    def note_log(self, version: int) -> None:
        """Note beside the file that the newest version stands in the log alone, as far as there is room for that."""
        with suppress(OSError):
            with_ending(self.path, NEEDS_LOG).write_text(str(version), "utf-8")

    def forget_log(self) -> None:
        """Everything is in the file itself."""
        with_ending(self.path, NEEDS_LOG).unlink(missing_ok=True)

    def noted_version(self) -> int:
        """The version that stood in the log alone; 0 when none is noted."""
        try:
            return int(with_ending(self.path, NEEDS_LOG).read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            return 0


_places: WeakValueDictionary[Path, StoreFile] = WeakValueDictionary()
_finding = threading.Lock()


def place_of(path: Path) -> StoreFile:
    """The place of a file that was just opened, as it is now."""
    path = path.resolve()
    with _finding:
        found = _places.get(path)
        if found is None or found.changed():
            found = StoreFile(path, _identity(path) or (0, 0))
            found.note()
            _places[path] = found
        return found


def with_ending(path: Path, ending: str) -> Path:
    """The file with this ending after the whole name of another."""
    return path.with_name(path.name + ending)


def keep_private(path: Path) -> None:
    """Take the rights of all but the owner from a store and from the copies that the monitor made beside it."""
    for each in _with_copies(path):
        with suppress(OSError):
            if (mode := each.stat().st_mode) & FOR_OWNER:
                each.chmod(mode & ~FOR_OWNER & 0o7777)


def open_to_others(paths: Iterable[Path]) -> list[Path]:
    """Those of these DuckDB files, stores or back-ups, that others than their owner may read; none on Windows."""
    if os.name == "nt":
        return []
    return [path for path in paths if _is_database(path) and path.stat().st_mode & FOR_OWNER]


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(12)[8:] == b"DUCK"
    except OSError:
        return False


def create_private(path: Path) -> None:
    """Make an empty file that only its owner can read, or leave what is there."""
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    keep_private(path)


def _with_copies(path: Path) -> Iterator[Path]:
    name, stem, suffix = map(glob.escape, (path.name, path.stem, path.suffix))
    for pattern in (f"{name}*", f"{stem}-v[0-9]*{suffix}", f"{stem}_voor-terugzetten_*{suffix}"):
        yield from (each for each in path.parent.glob(pattern) if not each.is_symlink())


def _identity(path: Path) -> _Identity | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
