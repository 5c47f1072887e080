"""Taking a price out for good: its rows, its history and what followed from them, also from the bytes of the file.

It is done in a copy of the store, which is then written once more to a fresh file: DuckDB leaves what was deleted in
the blocks of a file until they are used again. The fresh file takes the place of the store. That it was done stays in
the history, as a load without rows, and beside the store, so that a back-up of before it is known as such.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import uuid
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import sqlalchemy as sa

from lib.catalogue.datasets import DATASETS
from lib.domain.audit.deeds import Deed
from lib.domain.loads.purges import Purge, PurgedKey
from lib.domain.loads.who import given_name
from lib.store.engine import FileStore, Store, StoreError, address_of
from lib.store.events.follow_up import follow_up
from lib.store.loads.history import PURGED, NotPossible
from lib.store.loads.loading import record_event
from lib.store.place import keep_private
from lib.store.rows import rows_now
from lib.store.schema import TABLES, load_datasets, load_events, loads, purges
from lib.store.upkeep.backup import backup
from lib.store.upkeep.opening import open_store

PURGEABLE = tuple(name for name, dataset in DATASETS.items() if any(c.secret for c in dataset.columns))
"""The datasets of which rows can be taken out for good: those with a column that may be secret."""
_NOTES = ".gewist.json"
"""What the name of the notes beside a store ends in."""


def count_rows(store: Store, dataset: str, keys: Iterable[PurgedKey]) -> int:
    """How many rows of a dataset have these keys, those of earlier loads and of loads that were taken back too."""
    with store.reading() as connection:
        asked = sa.select(sa.func.count()).select_from(TABLES[dataset]).where(_has(dataset, keys))
        return connection.scalar(asked) or 0


def keys_of(store: Store, dataset: str) -> list[PurgedKey]:
    """Every key of a dataset, also those of earlier loads and of loads that were taken back."""
    cells = _cells(dataset)
    with store.reading() as connection:
        return [tuple(row) for row in connection.execute(sa.select(*cells).distinct().order_by(*cells))]


def purge(store: Store, dataset: str, keys: Sequence[PurgedKey], by: str = "", code: str = "") -> Purge:
    """Take rows out for good; all of it or, on any error, nothing. Readers are waited for.

    Args:
        code: of a purge that is done again; a new one when left out.

    Raises:
        NotPossible: when there are no such rows.
        StoreError: when somebody goes on reading, or the disk is full.
        Unsound: when the store does not pass its check.
    """
    with store.to_replace() as there:
        done, known = _purged(there, dataset, keys, by, code)
    if store.beside:
        _note_beside(store.beside, known)
    return done


def _purged(
    store: FileStore, dataset: str, keys: Sequence[PurgedKey], by: str, code: str
) -> tuple[Purge, list[Purge]]:
    """What is taken out of the file, and all that was taken out of it."""
    place = Path(store.place)
    work, fresh = (place.with_name(f"{place.name}.{name}") for name in ("wissen", "gewist"))
    left = (work, fresh, work.with_name(f"{work.name}.wal"))
    with store.alone():
        try:
            _remove(left)  # of a purge that was cut off
            backup(store, work)
            copy = open_store(address_of(work), create=False)
            try:
                done = _take_out(copy, dataset, keys, given_name(by), code or uuid.uuid4().hex)
                backup(copy, fresh)
                known = purges_of(copy)
            finally:
                copy.close()
            store.close_when_unused()
            place.with_name(f"{place.name}.wal").unlink(missing_ok=True)
            os.replace(fresh, place)
            store.renew()
        finally:
            _remove(left)
    return done, known


def purges_of(store: Store) -> list[Purge]:
    """What was taken out of a store for good, the oldest first."""
    with store.reading() as connection:
        rows = sa.func.count()
        asked = (
            sa.select(
                purges.c.code, purges.c.dataset, purges.c.key, load_events.c.moment, load_events.c.actor, rows
            )
            .join(load_events, load_events.c.load_id == purges.c.load_id)
            .where(load_events.c.action == "load")
            .group_by(*purges.c["code", "dataset", "key"], load_events.c.moment, load_events.c.actor)
            .order_by(load_events.c.moment, purges.c.key)
        )
        found: dict[str, Purge] = {}
        for code, dataset, key, moment, actor, number in connection.execute(asked):
            one = Purge(code, dataset, (tuple(json.loads(key)),), number, moment, actor)
            known = found.get(code)
            found[code] = one if known is None else _joined(known, one)
        return list(found.values())


def known_purges(place: Path) -> list[Purge]:
    """What is known to have been taken out of the store at a place: by the store itself, and by the notes beside it."""
    known = {each.code: each for each in _noted_beside(place)}
    if place.exists():
        with suppress(StoreError):
            there = open_store(address_of(place), create=False)
            try:
                known |= {each.code: each for each in purges_of(there)}
            finally:
                there.close()
    return sorted(known.values(), key=lambda each: each.moment)


def missing_purges(store: Store, known: Iterable[Purge]) -> list[Purge]:
    """Those of the known purges that a store, put back from a back-up, precedes, and whose rows are in it again."""
    done = {each.code for each in purges_of(store)}
    return [each for each in known if each.code not in done and count_rows(store, each.dataset, each.keys)]


def purge_again(store: Store, missing: Iterable[Purge], by: str = "") -> list[Purge]:
    """Do purges again that a back-up precedes, where their rows are in it."""
    return [
        purge(store, each.dataset, each.keys, by, each.code)
        for each in missing
        if count_rows(store, each.dataset, each.keys)
    ]


def kept_copies(store: Store) -> list[Path]:
    """Files beside a store that may still hold what was taken out: copies of before a migration or a restore."""
    place = store.beside
    if place is None:
        return []
    beside = (path for path in place.parent.glob("*") if path.is_file() and path != place)
    return sorted(path for path in beside if path.name.startswith(place.stem) and ".duckdb" in path.name
                  and not path.name.endswith(_NOTES))  # fmt: skip


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _take_out(store: Store, dataset: str, keys: Sequence[PurgedKey], by: str, code: str) -> Purge:
    """Delete the rows, note it, and let follow what follows."""
    table = TABLES[dataset]
    with store.writing() as connection:
        found = connection.execute(
            sa.select(table.c.load_id, *_cells(dataset)).where(_has(dataset, keys))
        ).all()
        if not found:
            raise NotPossible("niets_te_wissen")
        load_id = (connection.scalar(sa.select(sa.func.max(loads.c.load_id))) or 0) + 1
        connection.execute(loads.insert().values(load_id=load_id, kind=PURGED, loaded_by=by, content_hash=""))
        record_event(connection, load_id, "load", by, (dataset, f"rijen {len(found)}"), Deed.PURGE)
        counts = {"new_rows": 0, "changed_rows": 0, "same_rows": 0}
        connection.execute(load_datasets.insert().values(load_id=load_id, dataset=dataset, **counts))
        connection.execute(table.delete().where(_has(dataset, keys)))
        noted = [
            {
                "code": code,
                "load_id": load_id,
                "dataset": dataset,
                "key": json.dumps(named),
                "of_load": of_load,
            }
            for of_load, *named in found
        ]
        connection.execute(purges.insert(), noted)
        follow_up(rows_now(connection), load_id, "purge")
    return next(each for each in purges_of(store) if each.code == code)


def _has(dataset: str, keys: Iterable[PurgedKey]) -> sa.ColumnElement[bool]:
    cells = _cells(dataset)
    rows = [sa.and_(*[cell == text for cell, text in zip(cells, key, strict=True)]) for key in keys]
    return sa.or_(sa.false(), *rows)


def _cells(dataset: str) -> list[sa.ColumnElement[str]]:
    """The key of a row as text."""
    table = TABLES[dataset]
    return [sa.func.coalesce(sa.cast(table.c[name], sa.String), "") for name in DATASETS[dataset].key]


def _joined(one: Purge, other: Purge) -> Purge:
    return Purge(one.code, one.dataset, one.keys + other.keys, one.rows + other.rows, one.moment, one.by)


def _note_beside(place: Path, known: Iterable[Purge]) -> None:
    """Write beside the store what was taken out of it, for when the store itself is lost."""
    every = {each.code: each for each in (*_noted_beside(place), *known)}
    told = [
        {
            "code": p.code,
            "dataset": p.dataset,
            "keys": p.keys,
            "rows": p.rows,
            "moment": p.moment.isoformat(),
            "by": p.by,
        }
        for p in every.values()
    ]
    notes = place.with_name(place.name + _NOTES)
    notes.write_text(json.dumps(told, indent=1), "utf-8")
    keep_private(notes)


def _noted_beside(place: Path) -> list[Purge]:
    notes = place.with_name(place.name + _NOTES)
    if not notes.is_file():
        return []
    return [
        Purge(
            each["code"],
            each["dataset"],
            tuple(tuple(key) for key in each["keys"]),
            each["rows"],
            dt.datetime.fromisoformat(each["moment"]),
            each["by"],
        )
        for each in json.loads(notes.read_text("utf-8"))
    ]
