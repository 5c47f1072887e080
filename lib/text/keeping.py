"""Bytes that take long to make and never change, kept as Python keeps what it compiles."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def kept(path: Path, make: Callable[[], bytes]) -> bytes:
    """What stands in a file, made and written when it is not there.

    Args:
        path: its name tells what it is made of; its folder need not be writable.
        make: gives the bytes.
    """
    try:
        return path.read_bytes()
    except OSError:
        made = make()
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                _keep(made, path)
        return made


def _keep(made: bytes, path: Path) -> None:
    """All of it or nothing, whoever else writes it; for everyone to read, as in an image that another user runs."""
    path.parent.mkdir(exist_ok=True)
    own = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        with own.open("xb") as file:
            file.write(made)
        os.replace(own, path)
    except OSError:
        own.unlink(missing_ok=True)
        raise
