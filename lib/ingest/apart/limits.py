"""What reading files may cost, and which files are so small that they can cost no more."""

from __future__ import annotations

import math
import os
import sys
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lib.ingest.containers import PARQUET, ZIP

if sys.platform != "win32":
    import resource

MEGABYTE = 1 << 20
LEAST_SECONDS, SECONDS_PER_MEGABYTE = 60, 2
"""Of computing, for files of any size and for each megabyte of them."""
PATIENCE = 5
"""Times the computing that reading may last: other work on the machine slows it."""
_MEMORY = 2 << 30
_DISK = 8 << 30
LIGHT = 8 * MEGABYTE
"""Files that weigh no more, all together, are read where they are asked for: a process costs a second."""
PACKED_WEIGHS = 4
"""Times as much as text of the same size: what is packed takes more work for each byte that comes out."""
SLOWER = 10
"""How far reading gives way to other work, on the scale of `nice`."""


@dataclass(frozen=True)
class Limits:
    """What a process may use.

    Attributes:
        seconds: of computing.
        memory: bytes beyond what Python and the libraries take.
        disk: bytes in its folder.
    """

    seconds: int
    memory: int = _MEMORY
    disk: int = _DISK

    @property
    def duration(self) -> float:
        """Seconds that the work may last, however busy the machine is."""
        return float(self.seconds * PATIENCE)


def limits_for(paths: Iterable[Path]) -> Limits:
    """The limits for reading files or folders: larger ones may take longer."""
    size = sum(file.stat().st_size for path in paths for file in _files(path))
    return Limits(LEAST_SECONDS + SECONDS_PER_MEGABYTE * size // MEGABYTE)


def are_light(paths: Iterable[Path]) -> bool:
    """Whether files are small, unpacked too."""
    weight = 0.0
    for file in (file for path in paths for file in _files(path)):
        size = file.stat().st_size
        weight += size if size > LIGHT else _weight(file, size)
        if weight > LIGHT:
            return False
    return True


def limit_this_process(limits: Limits) -> None:
    """Keep to the limits from now on, as far as this system can: Windows and macOS do not count memory."""
    if sys.platform != "win32":
        os.nice(SLOWER)
        resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        most = _data_in_use() + limits.memory
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _data_in_use() -> int:
    """Bytes of memory of its own that this process has (`data` in proc(5))."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
    return pages * resource.getpagesize()


def _files(path: Path) -> Iterator[Path]:
    """The files that there are; what cannot be found or opened is told where it is read."""
    if path.is_file():
        yield path
    for folder, _, names in os.walk(path):
        yield from (file for name in names if (file := Path(folder, name)).is_file())


def _weight(file: Path, size: int) -> float:
    """Bytes to read, those of a packed file for more; what a Parquet file holds cannot be told from the outside."""
    try:
        with file.open("rb") as content:
            start = content.read(4)
        if start == PARQUET:
            return math.inf
        if start != ZIP:
            return size
        with zipfile.ZipFile(file) as archive:
            return PACKED_WEIGHS * sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return size
