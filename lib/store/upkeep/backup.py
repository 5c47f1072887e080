"""A copy of the store while it is in use, and putting one back; both are verified."""

from __future__ import annotations

import glob
import itertools
import os
import shutil
from contextlib import closing
from pathlib import Path

from lib.store.driver import driver
from lib.store.engine import (
    DISK,
    IN_USE,
    NEWER,
    NOT_A_BACKUP,
    NOT_A_STORE,
    Store,
    StoreError,
    address_of,
    translated,
)
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.verify import Fault, verify

_LOG = ".wal"
"""What the name of the log beside a store ends in: DuckDB replays it on the file that it finds there."""


class Unsound(Exception):
    """A copy does not pass its check; `faults` says how."""

    def __init__(self, place: Path, faults: list[Fault]) -> None:
        super().__init__(f"{place}: {faults}")
        self.place = place
        self.faults = faults


def backup(store: Store, target: Path) -> None:
    """Copy the store to a new file, from one consistent view; readers and loads go on.

    Raises:
        FileExistsError: when there is such a file already.
        StoreError: when it cannot be written.
        Unsound: when the copy does not pass its check; it is removed then.
    """
    if target.exists():
        raise FileExistsError(target)
    beside = target.with_name(target.name + ".deel")
    beside.unlink(missing_ok=True)
    try:
        with store.reading() as connection:
            copying = driver(connection).cursor()
            copying.execute("select current_database()")
            (source,) = copying.fetchone() or ("",)
            with translated(str(target)), closing(copying):
                copying.execute(f"attach {_literal(str(beside))} as copy_of_store")
                try:
                    copying.execute(f"copy from database {_name(source)} to copy_of_store")
                finally:
                    copying.execute("detach copy_of_store")
        check_backup(beside)
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)


def restore(source: Path, place: Path) -> Path | None:
    """Put a backup in the place of the store: written beside it, checked, then renamed.

    The store that was there, damaged or not, is kept under another name, with what is left of its log.

    Returns:
        Where the store that was there is kept, or None when there was none.

    Raises:
        StoreError: when either cannot be used, or the store is in use.
        Unsound: when the backup does not pass its check; nothing is changed then.
    """
    if not source.is_file():
        raise StoreError(NOT_A_BACKUP, str(source))
    _release(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    beside, kept = place.with_name(place.name + ".deel"), _free_name(place)
    try:
        shutil.copyfile(source, beside)
        _check_copy(beside, source)
        had_one = place.exists()
        for suffix in ("", _LOG):
            if (there := place.with_name(place.name + suffix)).exists():
                os.replace(there, kept.with_name(kept.name + suffix))
        os.replace(beside, place)
        return kept if had_one else None
    finally:
        beside.unlink(missing_ok=True)
        for before_migration in place.parent.glob(f"{glob.escape(place.name)}-v*.deel"):
            before_migration.unlink()


def _release(place: Path) -> None:
    """Write what is in the log of a store into its file, and see that nobody has it; a damaged one is left as it is.

    Raises:
        StoreError: when the store is in use, or of a newer version.
    """
    if not place.exists():
        return
    try:
        open_store(address_of(place)).close()
    except StoreError as error:
        if error.problem in (IN_USE, NEWER):
            raise


def _free_name(place: Path) -> Path:
    """Where the store that was there goes; an earlier one that was kept stays."""
    names = (f"{place.name}.vorige{f'-{n}' if n > 1 else ''}" for n in itertools.count(1))
    return next(path for path in map(place.with_name, names) if not path.exists())


def _check_copy(beside: Path, source: Path) -> None:
    """Check the copy of a backup; what is wrong with it is said of the backup."""
    try:
        check_backup(beside)
    except StoreError as error:
        if error.problem == DISK:
            raise
        problem = NOT_A_BACKUP if error.problem == NOT_A_STORE else error.problem
        raise StoreError(problem, str(source), error.detail) from error
    except Unsound as error:
        raise Unsound(source, error.faults) from error


def check_backup(place: Path) -> None:
    """Open a store and verify it.

    Raises:
        StoreError: when it is no store.
        Unsound: when it does not pass.
    """
    copy = open_store(address_of(place), create=False)
    try:
        if faults := verify(copy):
            raise Unsound(place, faults)
    finally:
        copy.close()


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _name(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
