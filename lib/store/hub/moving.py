"""Carrying a store whole to another place: its history, loads and audit, from a file to a hub or the other way."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from lib.domain.audit.deeds import Deed, DeedDone
from lib.store.audit.log import record_alone
from lib.store.engine import BAD_ADDRESS, MEMORY, TAKEN, Store, StoreError, address_of, is_shared, store_place
from lib.store.hub.hub import Hub
from lib.store.hub.room import Room, remove_copy
from lib.store.schema import SCHEMA_VERSION
from lib.store.upkeep.backup import Unsound, backup
from lib.store.upkeep.opening import open_store
from lib.store.upkeep.trying import FiguresSeen, figures_seen


def carry(source: str, target: str) -> FiguresSeen:
    """Carry a store to a place where there is none yet; what is there now stays as it is.

    Args:
        source: the address of a store.
        target: the address of a new file, or of a database in which there is no store.

    Returns:
        The figures that are there now, which are those of the source.

    Raises:
        StoreError: when there is a store at the target already, or either cannot be used.
        Unsound: when the copy does not pass its check; nothing is made then.
    """
    with closing(open_store(source, create=False)) as there, there.alone():
        (_to_hub if is_shared(target) else _to_file)(there, target)
        before = figures_seen(there, there.version())
    with closing(open_store(target, create=False)) as carried:
        now = figures_seen(carried, carried.version())
    if now != before:
        raise Unsound(Path(shown_address(target)), [])
    return now


def shown_address(address: str) -> str:
    """An address without its password."""
    return sa.make_url(address).render_as_string(hide_password=True)


def _to_file(source: Store, target: str) -> None:
    place = Path(store_place(target))
    if str(place) == MEMORY:
        raise StoreError(BAD_ADDRESS, target)
    if place.exists():
        raise StoreError(TAKEN, str(place))
    place.parent.mkdir(parents=True, exist_ok=True)
    _copy(source, place, shown_address(target))


def _to_hub(source: Store, target: str) -> None:
    room, hub = Room(), Hub(target)
    try:
        hub.set_up()
        if hub.newest_code():
            raise StoreError(TAKEN, hub.place)
        path = room.fresh()
        _copy(source, path, hub.place)
        hub.publish(path, SCHEMA_VERSION, None)
    finally:
        hub.close()
        room.close()


def _copy(source: Store, path: Path, named: str) -> None:
    """A checked copy, that says in its audit whence it came."""
    backup(source, path)
    try:
        with closing(open_store(address_of(path), create=False)) as copy:
            record_alone(copy, DeedDone(Deed.MOVE, f"{source.place} -> {named}"))
    except BaseException:
        remove_copy(path)
        raise
