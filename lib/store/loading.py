"""Loads: files in, all or nothing; and taking a load back."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from lib.catalogue.datasets import DATASETS
from lib.domain.findings import Finding, Notice
from lib.store import cells
from lib.store.engine import Store, store_error
from lib.store.rules import has_repeated_keys, rules_of
from lib.store.scan import scan
from lib.store.schema import TABLES, active_loads, current, load_datasets, load_events, load_files, loads
from lib.store.source import Source
from lib.store.staging import Staging
from lib.store.summaries import summarise

CLUSTERED_BY = {"cijfers": "indicator"}
"""The column whose equal values lie together in the store: a page asks for a few indicators at a time, and
DuckDB then passes over all other rows."""

Progress = Callable[[str, float], None]
"""Called with what is being done (a file or dataset name) and the share that is done, 0-1."""


@dataclass(frozen=True)
class Change:
    """What a load does to one dataset, counted in rows."""

    dataset: str
    new: int
    changed: int
    same: int


@dataclass(frozen=True)
class Outcome:
    """What came of a load: findings, or the load with its changes. No id and no findings: nothing to do."""

    findings: tuple[Finding, ...] = ()
    load_id: int | None = None
    changes: tuple[Change, ...] = ()
    notices: tuple[Notice, ...] = ()


class _Refused(Exception):
    """The quick load met something that needs a diagnosis."""


class _LeftAlone(Exception):
    """Ends a transaction that must not be kept, with its outcome."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome


def load(
    store: Store,
    sources: Sequence[Source],
    *,
    kind: str = "bestand",
    content_hash: str = "",
    keep: bool = True,
    progress: Progress = lambda what, share: None,
) -> Outcome:
    """Load recognised files in one transaction, or say everything that is wrong with them.

    Args:
        sources: the files; rows may refer to rows of another file in the same load.
        kind: `bestand`, `gepubliceerd` or `demo`.
        content_hash: recognises the same files later.
        keep: False to check only and leave the store as it was.
    """
    try:
        return _run(store, lambda c: _load_quickly(c, sources, kind, content_hash, keep, progress))
    except _Refused:
        return _run(store, lambda c: _load_with_diagnosis(c, sources, kind, content_hash, keep, progress))


def _run(store: Store, work: Callable[[sa.Connection], Outcome]) -> Outcome:
    try:
        with store.writing() as connection:
            return work(connection)
    except _LeftAlone as left:
        return left.outcome


def _load_quickly(
    connection: sa.Connection,
    sources: Sequence[Source],
    kind: str,
    content_hash: str,
    keep: bool,
    progress: Progress,
) -> Outcome:
    """Straight from the files into the tables; any doubt ends it."""
    if not all(source.has_rows() for source in sources):
        raise _Refused
    load_id = _begin(connection, kind, content_hash)
    try:
        for number, source in enumerate(sources):
            progress(source.name, number / (len(sources) + 1))
            _insert_from_file(connection, source, load_id)
        progress("", len(sources) / (len(sources) + 1))
        for name in _datasets(sources):
            rows = _rows_of(name, load_id)
            if connection.scalar(has_repeated_keys(DATASETS[name], rows)):
                raise _Refused
            for rule in rules_of(DATASETS[name]):
                if connection.scalar(sa.select(sa.exists(rule.broken(rows).limit(1)))):
                    raise _Refused
    except DBAPIError as error:
        if (known := store_error(error, "")) and known.problem != "unreachable":
            raise
        raise _Refused from error
    return _finish(connection, sources, load_id, keep)


def _load_with_diagnosis(
    connection: sa.Connection,
    sources: Sequence[Source],
    kind: str,
    content_hash: str,
    keep: bool,
    progress: Progress,
) -> Outcome:
    """Row by row with line numbers; loads when nothing is wrong after all."""
    load_id = _begin(connection, kind, content_hash)
    staging = Staging(connection, sources)
    progress("", 0.0)
    staging.stage()
    staging.insert(load_id)
    progress("", 0.5)
    findings = staging.diagnose()
    findings += [s.finding(0, "", "", "geen_rijen") for s in sources if not s.has_rows()]
    if findings:
        raise _LeftAlone(Outcome(findings=tuple(findings)))
    return _finish(connection, sources, load_id, keep)


def _insert_from_file(connection: sa.Connection, source: Source, load_id: int) -> None:
    """One pass over the file: typed into the table, with a guard that raises on the first faulty cell."""
    dataset = DATASETS[source.dataset]
    with scan(connection, source) as raw:
        cleaned = sa.select(*[cells.cleaned(raw.c[name]).label(name) for name in source.columns]).subquery()
        columns = [column for column in dataset.columns if column.name in source.columns]
        faulty = sa.or_(*[cells.faulty(c, cleaned.c[c.name], source.decimal_comma) for c in columns])
        guard = sa.case((faulty, sa.func.error("faulty cell")), else_=load_id)
        values = [cells.typed(c, cleaned.c[c.name], source.decimal_comma) for c in columns]
        blank = sa.func.coalesce(*[cleaned.c[name] for name in source.columns]).is_(None)
        statement = sa.select(guard, *values).select_from(cleaned).where(sa.not_(blank))
        if dataset.name in CLUSTERED_BY:
            statement = statement.order_by(cleaned.c[CLUSTERED_BY[dataset.name]])
        names = ["load_id", *[column.name for column in columns]]
        connection.execute(TABLES[dataset.name].insert().from_select(names, statement))


def _begin(connection: sa.Connection, kind: str, content_hash: str) -> int:
    load_id = (connection.scalar(sa.select(sa.func.max(loads.c.load_id))) or 0) + 1
    connection.execute(
        loads.insert().values(
            load_id=load_id, kind=kind, loaded_by=getpass.getuser(), content_hash=content_hash
        )
    )
    record_event(connection, load_id, "load")
    return load_id


def record_event(connection: sa.Connection, load_id: int, action: str) -> None:
    """Note that a load came, was taken back or was put in again; the store's version grows with it."""
    event_id = (connection.scalar(sa.select(sa.func.max(load_events.c.event_id))) or 0) + 1
    connection.execute(
        load_events.insert().values(
            event_id=event_id,
            load_id=load_id,
            action=action,
            moment=dt.datetime.now(dt.UTC).replace(tzinfo=None),
            actor=getpass.getuser(),
        )
    )


def _finish(connection: sa.Connection, sources: Sequence[Source], load_id: int, keep: bool) -> Outcome:
    """Count what changes, keep the summaries, and decide whether there is anything to keep."""
    changes = tuple(_change(connection, name, load_id) for name in _datasets(sources))
    if not any(change.new or change.changed for change in changes):
        raise _LeftAlone(Outcome(changes=changes))
    if not keep:
        raise _LeftAlone(Outcome(load_id=load_id, changes=changes))
    for source in sources:
        connection.execute(
            load_files.insert().values(load_id=load_id, file=source.name, dataset=source.dataset)
        )
    for change in changes:
        connection.execute(
            load_datasets.insert().values(
                load_id=load_id,
                dataset=change.dataset,
                new_rows=change.new,
                changed_rows=change.changed,
                same_rows=change.same,
            )
        )
    summarise(connection)
    return Outcome(load_id=load_id, changes=changes)


def _change(connection: sa.Connection, name: str, load_id: int) -> Change:
    """Compare the rows of a load with what counted before it."""
    rows, dataset = _rows_of(name, load_id), DATASETS[name]
    total = _row_count(connection, name, load_id)
    before_loads = active_loads(before=load_id)
    any_before = sa.select(sa.exists().where(TABLES[name].c.load_id.in_(before_loads)))
    if not connection.scalar(any_before):
        return Change(name, new=total, changed=0, same=0)
    before = current(name, before=load_id)
    columns = dataset.column_names
    differing = sa.except_(
        sa.select(*[rows.c[column] for column in columns]),
        sa.select(*[before.c[column] for column in columns]),
    ).subquery()
    touched = connection.scalar(sa.select(sa.func.count()).select_from(differing)) or 0
    same_key = sa.and_(*[before.c[k].is_not_distinct_from(rows.c[k]) for k in dataset.key])
    known = connection.scalar(sa.select(sa.func.count()).select_from(rows.join(before, same_key))) or 0
    return Change(name, new=total - known, changed=touched - (total - known), same=total - touched)


def _rows_of(name: str, load_id: int) -> sa.Subquery:
    table = TABLES[name]
    columns = [table.c[column] for column in DATASETS[name].column_names]
    return sa.select(*columns).where(table.c.load_id == load_id).subquery("rows")


def _row_count(connection: sa.Connection, name: str, load_id: int) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(_rows_of(name, load_id))) or 0


def _datasets(sources: Sequence[Source]) -> list[str]:
    """The datasets of a load, in the order in which they refer to each other."""
    present = {source.dataset for source in sources}
    return [name for name in DATASETS if name in present]
