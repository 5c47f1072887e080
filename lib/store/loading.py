"""Loads: files in, all or nothing; and taking a load back."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import duckdb
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from lib.catalogue.datasets import DATASETS
from lib.domain.changes import CellChange, Change
from lib.domain.findings import FaultyRow, Finding, Notice
from lib.store.cells import cleaned, faulty, typed
from lib.store.changes import changed_cells, count_change, rows_of, touched_indicators
from lib.store.consequences import follow_up
from lib.store.engine import DISK, MEMORY_FULL, Store, store_error
from lib.store.following import execute_followed
from lib.store.rules import has_repeated_keys, rules_of
from lib.store.scan import scan
from lib.store.schema import TABLES, load_datasets, load_events, load_files, loads
from lib.store.source import Source
from lib.store.staging import Staging
from lib.store.summaries import OWNERS, summarise

CLUSTERED_BY = {"cijfers": "indicator"}
"""The column whose equal values lie together in the store: a page asks for a few indicators at a time, and
DuckDB then passes over all other rows."""

Progress = Callable[[str, float], None]
"""Called with what is being done (a file or dataset name) and the share that is done, 0-1."""


@dataclass(frozen=True)
class Outcome:
    """What came of a load: findings, or the load with its changes. No id and no findings: nothing to do.

    `cells` are the changed cells of a preview and `indicators` those with new or changed figures;
    `recognised` says which dataset each file (and sheet) holds; `faulty` are rows with findings, as they
    stand in the file; `notices` are worth knowing and no error.
    """

    findings: tuple[Finding, ...] = ()
    load_id: int | None = None
    changes: tuple[Change, ...] = ()
    cells: tuple[CellChange, ...] = ()
    indicators: tuple[str, ...] = ()
    recognised: tuple[tuple[str, str, str], ...] = ()
    faulty: tuple[FaultyRow, ...] = ()
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
    if not all(source.has_rows() and source.can_be_scanned() for source in sources):
        raise _Refused
    load_id = _begin(connection, kind, content_hash)
    try:
        for number, source in enumerate(sources):
            part = partial(_of_one_file, progress, source.name, number, len(sources) + 1)
            part(0.0)
            _insert_from_file(connection, source, load_id, part)
        progress("", len(sources) / (len(sources) + 1))
        for name in _datasets(sources):
            rows = rows_of(name, load_id)
            if connection.scalar(has_repeated_keys(DATASETS[name], rows)):
                raise _Refused
            for rule in rules_of(DATASETS[name]):
                if connection.scalar(sa.select(sa.exists(rule.broken(rows).limit(1)))):
                    raise _Refused
    except (DBAPIError, duckdb.Error, UnicodeDecodeError) as error:
        # Anything but a full disk may be the file's: a damaged Parquet file sounds like a damaged store, and what
        # DuckDB says of a long line can be cut off in the middle of a character.
        if (known := store_error(error, "")) and known.problem in (DISK, MEMORY_FULL):
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


def _of_one_file(progress: Progress, name: str, number: int, parts: int, share: float) -> None:
    progress(name, (number + share) / parts)


def _insert_from_file(
    connection: sa.Connection, source: Source, load_id: int, report: Callable[[float], None]
) -> None:
    """One pass over the file: typed into the table, with a guard that raises on the first faulty cell."""
    dataset = DATASETS[source.dataset]
    with scan(connection, source) as raw:
        tidy = sa.select(*[cleaned(raw.c[name]).label(name) for name in source.columns]).subquery()
        columns = [column for column in dataset.columns if column.name in source.columns]
        wrong = sa.or_(*[faulty(c, tidy.c[c.name], source.decimal_comma) for c in columns])
        guard = sa.case((wrong, sa.func.error("faulty cell")), else_=load_id)
        values = [typed(c, tidy.c[c.name], source.decimal_comma) for c in columns]
        blank = sa.func.coalesce(*[tidy.c[name] for name in source.columns]).is_(None)
        statement = sa.select(guard, *values).select_from(tidy).where(sa.not_(blank))
        if dataset.name in CLUSTERED_BY:
            statement = statement.order_by(tidy.c[CLUSTERED_BY[dataset.name]])
        names = ["load_id", *[column.name for column in columns]]
        execute_followed(connection, TABLES[dataset.name].insert().from_select(names, statement), report)


def _begin(connection: sa.Connection, kind: str, content_hash: str) -> int:
    load_id = (connection.scalar(sa.select(sa.func.max(loads.c.load_id))) or 0) + 1
    connection.execute(
        loads.insert().values(load_id=load_id, kind=kind, loaded_by=_user(), content_hash=content_hash)
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
            actor=_user(),
        )
    )


def _user() -> str:
    """Who is at work here, as far as the system knows."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "onbekend"


def _finish(connection: sa.Connection, sources: Sequence[Source], load_id: int, keep: bool) -> Outcome:
    """Count what changes, keep the summaries, and decide whether there is anything to keep."""
    names = _datasets(sources)
    changes = tuple(count_change(connection, name, load_id) for name in names)
    if not any(change.new or change.changed for change in changes):
        raise _LeftAlone(Outcome(changes=changes))
    if not keep:
        cells = changed_cells(connection, names, load_id)
        raise _LeftAlone(
            Outcome(
                load_id=load_id,
                changes=changes,
                cells=cells,
                indicators=touched_indicators(connection, load_id),
            )
        )
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
    summarise(connection, anew=any(name in OWNERS for name in names))
    follow_up(connection, load_id, "load")
    return Outcome(load_id=load_id, changes=changes)


def _datasets(sources: Sequence[Source]) -> list[str]:
    """The datasets of a load, in the order in which they refer to each other."""
    present = {source.dataset for source in sources}
    return [name for name in DATASETS if name in present]
