"""Work that a process of its own is asked to do in tests."""

from __future__ import annotations

import os
import time
from pathlib import Path

from lib.domain.loads.findings import Finding
from lib.ingest.apart.process import Tell
from lib.ingest.headings import Unreadable


def who(folder: Path, *, tell: Tell) -> tuple[int, int]:
    """The number of the process and how far it gives way."""
    tell("wie.csv")
    return os.getpid(), os.nice(0)


def refuse(folder: Path, *, tell: Tell) -> None:
    raise Unreadable(Finding("wie.csv", 0, "", "", "leeg_bestand"))


def compute(folder: Path, *, tell: Tell) -> None:
    tell("zwaar.csv")
    while True:
        pass


def hoard(folder: Path, *, tell: Tell) -> None:
    tell("zwaar.csv")
    kept = []
    while True:
        kept.append(bytearray(10_000_000))


def write(folder: Path, *, tell: Tell) -> None:
    tell("zwaar.csv")
    with (folder / "groot").open("wb") as file:
        while True:
            file.write(bytes(1_000_000))
            file.flush()
            time.sleep(0.02)


def fall(folder: Path, *, tell: Tell) -> None:
    tell("zwaar.csv")
    os.abort()


def work_on(folder: Path, *, tell: Tell) -> None:
    """Go on without end, and say by which process."""
    tell(str(os.getpid()))
    while True:
        pass
