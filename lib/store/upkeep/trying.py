"""A back-up that is tried: opened again, and its figures compared with those of the store (BIO2 1.3, 8.13)."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from lib.domain.access import Scope
from lib.domain.audit.deeds import Deed, DeedDone, DeedResult
from lib.store.audit.log import record_alone
from lib.store.engine import Store, StoreError, address_of
from lib.store.rows import Rows
from lib.store.upkeep.backup import Unsound, backup
from lib.store.upkeep.opening import open_store


@dataclass(frozen=True)
class FiguresSeen:
    """How many figures there are at a version, given and derived, and a digest of all that they say."""

    number: int
    digest: str


def tried_backup(store: Store, target: Path) -> bool:
    """Copy the store to a new file, open that, and see that its figures are those of the store at that version.

    What came of it is a line of the audit. A copy that does not pass is removed.

    Returns:
        Whether the copy is as it should be.

    Raises:
        FileExistsError: when there is such a file already.
    """
    try:
        backup(store, target)
        with closing(open_store(address_of(target), create=False)) as copy:
            version = copy.version()
            there = figures_seen(copy, version)
        is_same = there == figures_seen(store, version)
        told = f"cijfers {there.number} {there.digest}"
    except (StoreError, Unsound) as error:
        is_same, told = False, type(error).__name__
    if not is_same:
        target.unlink(missing_ok=True)
    result = DeedResult.DONE if is_same else DeedResult.FAILED
    record_alone(store, DeedDone(Deed.TRY_BACKUP, f"{target.name} {told}", result))
    return is_same


def figures_seen(store: Store, version: int) -> FiguresSeen:
    """All figures of a store at a version, in one pass over each table and in no order."""
    with store.rows(version, Scope.all()) as rows:
        given, derived = (_counted(rows, table) for table in (rows.of("cijfers"), rows.derived()))
    return FiguresSeen(given[0] + derived[0], f"{given[1] ^ derived[1]:016x}")


def _counted(rows: Rows, figures: sa.Subquery) -> tuple[int, int]:
    hashed = sa.func.bit_xor(sa.func.hash(*figures.c))
    [(number, digest)] = rows.execute(sa.select(sa.func.count(), hashed).select_from(figures))
    return number, digest or 0
