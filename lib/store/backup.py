"""A copy of the store while it is in use, and putting one back; both are verified."""

from __future__ import annotations

import os
from pathlib import Path

from lib.store.engine import NOT_A_STORE, Store, StoreError, driver, open_store
from lib.store.verify import Fault, verify


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
            copying.execute(f"attach {_literal(str(beside))} as copy_of_store")
            try:
                copying.execute(f"copy from database {_name(source)} to copy_of_store")
            finally:
                copying.execute("detach copy_of_store")
                copying.close()
        check(beside)
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)


def restore(source: Path, place: Path) -> Path | None:
    """Put a backup in the place of the store: written beside it, checked, then renamed.

    Returns:
        Where the store that was there is kept, or None when there was none.

    Raises:
        StoreError: when either cannot be used, or the store is in use.
        Unsound: when the backup does not pass its check; nothing is changed then.
    """
    if not source.is_file():
        raise StoreError(NOT_A_STORE, str(source))
    if place.exists():
        open_store(f"duckdb:///{place}").close()
    place.parent.mkdir(parents=True, exist_ok=True)
    beside, kept = place.with_name(place.name + ".deel"), place.with_name(place.name + ".vorige")
    try:
        beside.write_bytes(source.read_bytes())
        check(beside)
        had_one = place.exists()
        if had_one:
            os.replace(place, kept)
        os.replace(beside, place)
        return kept if had_one else None
    finally:
        beside.unlink(missing_ok=True)


def check(place: Path) -> None:
    """Open a store and verify it.

    Raises:
        Unsound: when it does not pass.
    """
    copy = open_store(f"duckdb:///{place}")
    try:
        if faults := verify(copy):
            raise Unsound(place, faults)
    finally:
        copy.close()


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _name(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
