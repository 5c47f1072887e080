"""Putting a back-up in the place of a store that is open."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lib.domain.loads.purges import Purge
from lib.domain.people.restored import AccessAfter
from lib.store.engine import DISK, NOT_A_BACKUP, NOT_A_STORE, Store, StoreError, address_of
from lib.store.loads.history import list_loads
from lib.store.upkeep.backup import backup, check_backup, restore
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.purging import purges_of


@dataclass(frozen=True)
class StoreContents:
    """What is in a store: how many loads, when the newest was made (UTC), and what was taken out for good."""

    loads: int
    newest: dt.datetime | None
    purges: tuple[Purge, ...] = ()

    def without(self, others: Iterable[Purge]) -> list[Purge]:
        """Those of other purges that this store precedes."""
        done = {each.code for each in self.purges}
        return [each for each in others if each.code not in done]


def contents_of(store: Store) -> StoreContents:
    """What is in an open store."""
    loads = list_loads(store)
    newest = max((load.moment for load in loads), default=None)
    return StoreContents(len(loads), newest, tuple(purges_of(store)))


def contents_of_backup(source: Path) -> StoreContents:
    """What is in a back-up that passes its check; the file itself is left as it is.

    Raises:
        StoreError: when it is no back-up, or one of a newer version.
        Unsound: when it does not pass its check.
    """
    with tempfile.TemporaryDirectory(prefix="monitor-restore-") as folder:
        copy = Path(shutil.copyfile(source, Path(folder) / "monitor.duckdb"))
        try:
            check_backup(copy)
            opened = open_store(address_of(copy), create=False)
        except StoreError as error:
            problem = NOT_A_BACKUP if error.problem == NOT_A_STORE else error.problem
            place = folder if problem == DISK else source.name
            raise StoreError(problem, place, error.detail) from error
        try:
            return contents_of(opened)
        finally:
            opened.close()


def replace_store(store: Store, source: Path) -> tuple[Path, AccessAfter]:
    """Back up an open store, close it, and put a back-up in its place; loads wait, and find it closed.

    Returns:
        Where the store that was there is kept, and who may what now.

    Raises:
        StoreError: when either cannot be used, or somebody is still reading; the store is as it was then.
        Unsound: when the back-up does not pass its check, likewise.
    """
    if store.beside is None:
        raise StoreError(NOT_A_BACKUP, store.place)
    name = f"{store.beside.stem}_voor-terugzetten_{dt.datetime.now():%Y%m%d-%H%M%S-%f}.duckdb"
    kept = store.beside.with_name(name)
    with store.to_replace() as there, there.alone():
        backup(there, kept)
        try:
            there.close_when_unused()
            moved = restore(source, Path(there.place))
            there.renew()
        except BaseException:
            kept.unlink(missing_ok=True)
            raise
    if moved.kept is not None:
        moved.kept.unlink()
    return kept, moved.access
