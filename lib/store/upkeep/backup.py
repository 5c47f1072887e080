"""A copy of the store while it is in use, and putting one back; both are verified."""

from __future__ import annotations

import glob
import itertools
import os
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from lib.domain.audit.chain import Chain
from lib.domain.audit.deeds import Deed, DeedDone
from lib.domain.loads.who import given_name
from lib.domain.people.restored import AccessAfter
from lib.store.audit.log import chain_of, end_of, go_on_with, record_alone
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
from lib.store.people.carrying import HeldAccess, access_of, carry_access
from lib.store.place import LOG_ENDING, NEEDS_LOG, UNFINISHED, create_private, keep_private, with_ending
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.verify import Fault, verify

_CHUNK = 1 << 20


class Unsound(Exception):
    """A copy does not pass its check; `faults` says how."""

    def __init__(self, place: Path, faults: list[Fault]) -> None:
        super().__init__(f"{place}: {faults}")
        self.place = place
        self.faults = faults


@dataclass(frozen=True)
class Restored:
    """A back-up that was put back.

    Attributes:
        kept: where the store that was there is kept; None when there was none.
        access: who may what now.
    """

    kept: Path | None
    access: AccessAfter


@dataclass(frozen=True)
class _Former:
    """What a store that makes room hands on."""

    chain: Chain
    access: HeldAccess


def backup(store: Store, target: Path) -> None:
    """Copy the store to a new file, from one consistent view; readers and loads go on.

    Raises:
        FileExistsError: when there is such a file already.
        StoreError: when it cannot be written.
        Unsound: when the copy does not pass its check; it is removed then.
    """
    if target.exists():
        raise FileExistsError(target)
    beside = with_ending(target, UNFINISHED)
    beside.unlink(missing_ok=True)
    try:
        with store.reading() as connection:
            copying = driver(connection).cursor()
            copying.execute("select current_database()")
            (source,) = copying.fetchone() or ("",)
            with translated(str(target)), closing(copying):
                copying.execute(f"attach {_literal(str(beside))} as copy_of_store")
                try:
                    keep_private(beside)
                    copying.execute(f"copy from database {_name(source)} to copy_of_store")
                finally:
                    copying.execute("detach copy_of_store")
        _check_copy(beside, of=Path(store.place), on=target)
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)


def back_up(store: Store, target: Path, by: str = "") -> None:
    """The same for somebody who asks for it, which is written in the audit: a copy holds all that is confidential."""
    backup(store, target)
    done = DeedDone(Deed.BACK_UP, target.name)
    record_alone(store, replace(done, actor=done.actor or given_name(by)))


def restore(source: Path, place: Path, by: str = "") -> Restored:
    """Put a backup in the place of the store: written beside it, checked, then renamed.

    The store that was there, damaged or not, is kept under another name, with what is left of its log. The audit
    goes on with the lines that it had and the backup has not, and who may what as `carry_access` says.

    Raises:
        StoreError: when either cannot be used, or the store is in use; it names the file that it is about.
        Unsound: when the backup does not pass its check; nothing is changed then.
    """
    if not source.is_file():
        raise StoreError(NOT_A_BACKUP, str(source))
    former = _release(place)
    beside = with_ending(place, UNFINISHED)
    try:
        _copy(source, beside, place)
        _check_backup_copy(beside, source, place)
        done = DeedDone(Deed.RESTORE, source.name)
        with closing(open_store(address_of(beside), create=False)) as back:
            is_earlier = former is not None and _is_earlier(back, former)
            chain, access = (former.chain, former.access) if former else (None, None)
            go_on_with(back, chain, replace(done, actor=done.actor or given_name(by)))
            after = carry_access(back, access, is_earlier=is_earlier)
        with translated(str(place)):
            kept = _set_aside(place)
            os.replace(beside, place)
        return Restored(kept, after)
    finally:
        beside.unlink(missing_ok=True)
        for before_migration in place.parent.glob(f"{glob.escape(place.name)}-v*{UNFINISHED}"):
            before_migration.unlink()


def _copy(source: Path, beside: Path, place: Path) -> None:
    """Copy a backup, for the owner alone.

    Raises:
        StoreError: about the backup when it cannot be read, about the store when there cannot be written.
    """
    with translated(str(source)):
        reading = source.open("rb")
    with reading, translated(str(place)):
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        create_private(beside)
        with beside.open("wb") as writing:
            while chunk := _read(reading, source):
                writing.write(chunk)


def _read(reading: BinaryIO, source: Path) -> bytes:
    with translated(str(source)):
        return reading.read(_CHUNK)


def _set_aside(place: Path) -> Path | None:
    """Give the store that is there another name, and what belongs to it; None when there is none."""
    kept, had_one = _free_name(place), place.exists()
    for ending in ("", LOG_ENDING, NEEDS_LOG):
        if (there := with_ending(place, ending)).exists():
            os.replace(there, with_ending(kept, ending))
    keep_private(kept)
    return kept if had_one else None


def _is_earlier(back: Store, former: _Former) -> bool:
    """Whether a back-up is an earlier copy of the store that was there: its audit ends in the audit of that one.

    One without a line could be of any store, so it must not know anybody either.
    """
    end = end_of(back)
    return former.chain.after(end) is not None and (end.number > 0 or not access_of(back).is_known)


def _release(place: Path) -> _Former | None:
    """Write what is in the log of a store into its file, and see that nobody has it; a damaged one is left as it is.

    Returns:
        What it hands on; None for one that cannot be read.

    Raises:
        StoreError: when the store is in use, or of a newer version.
    """
    if not place.exists():
        return None
    try:
        with closing(open_store(address_of(place))) as there:
            return _Former(chain_of(there), access_of(there))
    except StoreError as error:
        if error.problem in (IN_USE, NEWER):
            raise
        return None


def _free_name(place: Path) -> Path:
    """Where the store that was there goes; an earlier one that was kept stays."""
    names = (f"{place.name}.vorige{f'-{n}' if n > 1 else ''}" for n in itertools.count(1))
    return next(path for path in map(place.with_name, names) if not path.exists())


def _check_backup_copy(beside: Path, source: Path, place: Path) -> None:
    """Check the copy of a backup; what is wrong with it is said of the backup."""
    try:
        _check_copy(beside, of=source, on=place)
    except StoreError as error:
        if error.problem == NOT_A_STORE:
            raise StoreError(NOT_A_BACKUP, error.place, error.detail) from error
        raise


def _check_copy(copy: Path, *, of: Path, on: Path) -> None:
    """Check a copy.

    Args:
        of: what it is a copy of, which is named for what is wrong with what it holds.
        on: where it is meant to be, which is named when there is no room for it.
    """
    try:
        check_backup(copy)
    except StoreError as error:
        raise StoreError(error.problem, str(on if error.problem == DISK else of), error.detail) from error
    except Unsound as error:
        raise Unsound(of, error.faults) from error


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
