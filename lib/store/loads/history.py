"""The loads of a store: which there are, and taking one back or putting it in again."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.sql.elements import ClauseElement

from lib.catalogue.datasets import DATASETS
from lib.domain.access import Scope
from lib.domain.loads.changes import RowChange
from lib.domain.loads.reach import LoadReach, places_now, reaches_all, refuse_shrunk
from lib.domain.loads.visible import visible_line
from lib.domain.loads.who import given_name
from lib.domain.periods import clock_here
from lib.store.engine import Store
from lib.store.events.available import OWNERS, summarise
from lib.store.events.follow_up import follow_up
from lib.store.loads.loading import record_event
from lib.store.loads.rules import rules_of
from lib.store.people.reach import loads_within
from lib.store.rows import Rows, rows_now
from lib.store.schema import active_loads, current, load_datasets, load_events, load_files, loads, previews

PURGED = "gewist"
"""The kind of a load that stands for rows that were taken out for good; it cannot be taken back."""


@dataclass(frozen=True)
class Load:
    """One load as the history shows it; `moment` is in UTC, `loaded_by` empty when no name was given."""

    load_id: int
    kind: str
    moment: dt.datetime
    loaded_by: str
    active: bool
    files: tuple[str, ...]
    changes: tuple[RowChange, ...]

    @property
    def local_moment(self) -> dt.datetime:
        """The moment on the clock of this machine."""
        return clock_here(self.moment)


class NotPossible(Exception):
    """A load cannot be taken back or put in again; `reason` is a code, `datasets` what stands in the way."""

    def __init__(self, reason: str, *datasets: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.datasets = datasets


def list_loads(store: Store, places: frozenset[str] | None = None) -> list[Load]:
    """All loads, newest first.

    Args:
        places: only the loads of which every row is of these partnerships.
    """
    with store.reading() as connection:
        kept = None if places is None else loads_within(connection, places)
        active = set(connection.scalars(active_loads()))
        files: dict[int, list[str]] = {}
        for load_id, file in connection.execute(sa.select(load_files.c.load_id, load_files.c.file)):
            files.setdefault(load_id, []).append(visible_line(file))
        changes: dict[int, list[RowChange]] = {}
        for load_id, *change in connection.execute(sa.select(*load_datasets.columns)):
            changes.setdefault(load_id, []).append(RowChange(*change))
        moments = sa.select(
            loads.c.load_id, loads.c.kind, sa.func.min(load_events.c.moment), loads.c.loaded_by
        ).join(load_events, load_events.c.load_id == loads.c.load_id)
        rows = connection.execute(moments.group_by(*loads.columns).order_by(loads.c.load_id.desc()))
        return [
            Load(*row, row[0] in active, tuple(files.get(row[0], ())), tuple(changes.get(row[0], ())))
            for row in rows
            if kept is None or row[0] in kept
        ]


def loads_of_code(store: Store, dataset: str, code: str, kind: str) -> list[int]:
    """The loads of a kind that count and brought the row with this code, of whichever partnership, the newest first."""
    with store.rows(store.version(), Scope.all()) as rows:
        brought = rows.ever(dataset, **{DATASETS[dataset].key[0]: code})
        found = {load_id for (load_id,) in rows.execute(sa.select(brought.c.load_id).distinct())}
    return [load.load_id for load in list_loads(store) if load.kind == kind and load.load_id in found]


def list_previews(store: Store) -> list[dt.datetime]:
    """When files with confidential references were looked at without loading them (UTC), the newest first."""
    with store.reading() as connection:
        asked = sa.select(previews.c.moment).order_by(previews.c.moment.desc())
        return list(connection.scalars(asked))


def newest_load(rows: Rows) -> int:
    """The number of the newest load that counts; 0 before the first."""
    return max(rows.loads, default=0)


def was_loaded(store: Store, content_hash: str) -> bool:
    """Whether files with this content were ever loaded, also when that load was taken back."""
    with store.reading() as connection:
        return bool(connection.scalar(sa.select(sa.exists().where(loads.c.content_hash == content_hash))))


def undo(store: Store, load_id: int, by: str = "", *, reach: LoadReach = reaches_all) -> None:
    """Take a load back: earlier rows with the same keys count again.

    Args:
        reach: of which partnerships who does so may take rows back; a load with others is not known to them.

    Raises:
        MayNotLoad: when that is none.
        NotPossible: when it is unknown, already taken back, or other loads refer to its rows.
    """
    _switch(store, _Switch(load_id, "undo", by, reach))


def redo(store: Store, load_id: int, by: str = "", *, reach: LoadReach = reaches_all) -> None:
    """Put a load that was taken back in again, at its own place in the order.

    Args:
        reach: as in `undo`.

    Raises:
        MayNotLoad: as in `undo`.
        NotPossible: when it is unknown, not taken back, or refers to rows that are not there.
    """
    _switch(store, _Switch(load_id, "redo", by, reach))


@dataclass(frozen=True)
class _Switch:
    """What `undo` or `redo` was asked for."""

    load_id: int
    action: str
    by: str
    reach: LoadReach


def _switch(store: Store, asked: _Switch) -> None:
    """Take back or put in again; a rule that was broken before, in a store from before that rule, is not in the way."""
    try:
        _try_to_switch(store, asked, frozenset())
    except NotPossible as refused:
        if not refused.datasets:
            raise
        with store.reading() as connection:
            touched = _datasets_of(connection, asked.load_id)
            already = frozenset(_broken_rules(connection, refused.datasets, touched))
        _try_to_switch(store, asked, already)


def _try_to_switch(store: Store, asked: _Switch, already: Collection[tuple[str, str]]) -> None:
    load_id, action = asked.load_id, asked.action
    with store.writing() as connection:
        places = places_now(asked.reach)
        kind = connection.scalar(sa.select(loads.c.kind).where(loads.c.load_id == load_id))
        if kind is None or not (places is None or load_id in loads_within(connection, places)):
            raise NotPossible("onbekend")
        if kind == PURGED:
            raise NotPossible("gewist")
        if (load_id in set(connection.scalars(active_loads()))) != (action == "undo"):
            raise NotPossible("al_teruggedraaid" if action == "undo" else "niet_teruggedraaid")
        touched = _datasets_of(connection, load_id)
        record_event(connection, load_id, action, given_name(asked.by), (kind, *sorted(touched)))
        found = _broken_rules(connection, DATASETS, touched)
        if broken := [name for name, code in found if (name, code) not in already]:
            raise NotPossible("verwijzingen", *dict.fromkeys(broken))
        summarise(connection, anew=not touched.isdisjoint(OWNERS))
        follow_up(rows_now(connection), load_id, action)
        refuse_shrunk(asked.reach, places)


def _datasets_of(connection: sa.Connection, load_id: int) -> set[str]:
    of_load = sa.select(load_datasets.c.dataset).where(load_datasets.c.load_id == load_id)
    return set(connection.scalars(of_load))


@dataclass(frozen=True)
class _Standing:
    """A rule on all rows of a dataset that count: what breaks it, and the tables that it looks at."""

    dataset: str
    code: str
    broken: sa.Select
    tables: frozenset[str]


@functools.cache
def _standing() -> tuple[_Standing, ...]:
    """The rules that other loads can break, as statements that stay the same; to make them takes longer than to ask."""
    return tuple(
        _Standing(name, rule.code, sa.select(sa.exists(broken)), _looked_at(broken))
        for name in DATASETS
        for rule in rules_of(DATASETS[name])
        if rule.on_other_loads
        for broken in [rule.broken(current(name)).limit(1)]
    )


def _broken_rules(
    connection: sa.Connection, names: Collection[str], touched: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Dataset and rule where what counts now refers to what is gone, or does not fit it any more.

    Args:
        touched: the datasets of the load that went or came; a rule that looks at none of them says what it said before.
    """
    for rule in _standing():
        if rule.dataset in names and not rule.tables.isdisjoint(touched) and connection.scalar(rule.broken):
            yield rule.dataset, rule.code


def _looked_at(statement: ClauseElement) -> frozenset[str]:
    """The names of the tables that a statement reads; each part is looked at once, for many share their parts."""
    seen: dict[int, ClauseElement] = {}
    waiting = [statement]
    while waiting:
        part = waiting.pop()
        if id(part) not in seen:
            seen[id(part)] = part
            waiting += part.get_children()
    return frozenset(part.name for part in seen.values() if isinstance(part, sa.Table))
