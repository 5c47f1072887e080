"""Loads: files in, all or nothing; and taking a load back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import duckdb
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Column, Kind
from lib.domain.audit.deeds import Deed, DeedDone, DeedResult
from lib.domain.loads.changes import CellChange, RowChange
from lib.domain.loads.findings import FaultyRow, Finding, Notice
from lib.domain.loads.signs import Signs
from lib.domain.loads.suspicions import NOTHING_SUSPECT, Suspicions
from lib.domain.loads.typed import OpenedRow
from lib.domain.loads.who import given_name
from lib.store.audit.log import record, record_alone
from lib.store.engine import DISK, MEMORY_FULL, OVERDUE, Store, StoreError, store_error
from lib.store.events.available import OWNERS, summarise
from lib.store.events.follow_up import follow_up
from lib.store.events.typed_rows import refuse_changed
from lib.store.following import (
    Overdue,
    Progress,
    Reporter,
    execute_followed,
    in_any_order,
    work_followed,
)
from lib.store.loads.cells import MAY_END_IN_SPACE, cleaned, faulty, tidied, typed
from lib.store.loads.diagnosis import Staging
from lib.store.loads.guesses import SignWatch, any_undecided, guessed_months, guessed_signs, ranges_in
from lib.store.loads.preview import (
    changed_cells,
    changes_any,
    count_change,
    count_hidden,
    rows_of,
    touched_indicators,
)
from lib.store.loads.rule import Rule
from lib.store.loads.rules import has_repeated_keys, rules_of
from lib.store.loads.scan import scan
from lib.store.loads.source import Source
from lib.store.rows import rows_now
from lib.store.schema import TABLES, load_datasets, load_events, load_files, loads, previews
from lib.store.upkeep.near_codes import near_codes
from lib.store.upkeep.suspects import suspects_of_load

CLUSTERED_BY = {"cijfers": "indicator"}
"""The column whose equal values lie together in the store: a page asks for a few indicators at a time, and
DuckDB then passes over all other rows."""

MOST_PREVIEWS = 100
"""Files with confidential references that can be looked at in a day without loading them. [CONVENTION]"""

_DEEDS = {"load": Deed.LOAD, "undo": Deed.UNDO, "redo": Deed.REDO}

TIDY, VALUE = "tidy_", "value_"
"""Before the name of a column: its tidied text and its typed value beside its text."""

LONGEST, LONGEST_PER_MEGABYTE = 600, 4
"""Seconds that a load of any size may last, and beyond that for each megabyte that is read."""


@dataclass(frozen=True)
class LoadOutcome:
    """What came of a load: findings, or the load with its changes. No id and no findings: nothing to do.

    `cells` are the changed cells of a preview and `indicators` those with new or changed figures;
    `recognised` says which dataset each file (and sheet) holds; `faulty` are rows with findings, as they
    stand in the file; `notices` are worth knowing and no error; `suspicions` are values of a preview to look at again.
    `hidden` rows of a preview are of confidential references: what they change is not told.
    """

    findings: tuple[Finding, ...] = ()
    load_id: int | None = None
    changes: tuple[RowChange, ...] = ()
    cells: tuple[CellChange, ...] = ()
    indicators: tuple[str, ...] = ()
    recognised: tuple[tuple[str, str, str], ...] = ()
    faulty: tuple[FaultyRow, ...] = ()
    notices: tuple[Notice, ...] = ()
    suspicions: Suspicions = NOTHING_SUSPECT
    hidden: int = 0


class TooManyPreviews(Exception):
    """Files with confidential references were looked at too often without loading them; `most` is how often a day."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class _Refused(Exception):
    """The quick load met something that needs a diagnosis."""


class _LeftAlone(Exception):
    """Ends a transaction that must not be kept, with its outcome."""

    def __init__(self, outcome: LoadOutcome) -> None:
        self.outcome = outcome


@dataclass(frozen=True)
class _Order:
    """What `load` was asked for."""

    sources: Sequence[Source]
    kind: str
    content_hash: str
    by: str
    keep: bool
    progress: Progress
    opened: OpenedRow | None
    first: Callable[[sa.Connection], None] | None

    @property
    def datasets(self) -> list[str]:
        """In the order in which they refer to each other."""
        present = {source.dataset for source in self.sources}
        return [name for name in DATASETS if name in present]

    @property
    def seconds(self) -> float:
        """How long it may last."""
        megabytes = sum(source.path.stat().st_size for source in self.sources) / (1 << 20)
        return LONGEST + LONGEST_PER_MEGABYTE * megabytes

    def report(self, part: int, name: str = "") -> Reporter:
        """Reports the progress within one of the parts: every file, and at last all that follows."""
        return lambda share: self.progress(name, (part + share) / (len(self.sources) + 1))


def load_sources(
    store: Store,
    sources: Sequence[Source],
    *,
    kind: str = "bestand",
    content_hash: str = "",
    by: str = "",
    keep: bool = True,
    progress: Progress = lambda what, share: None,
    opened: OpenedRow | None = None,
    first: Callable[[sa.Connection], None] | None = None,
) -> LoadOutcome:
    """Load recognised files in one transaction, or say everything that is wrong with them.

    Args:
        sources: the files; rows may refer to rows of another file in the same load.
        kind: `bestand`, `gepubliceerd`, `demo` or `getypt`.
        content_hash: recognises the same files later.
        by: the name of who loads, as given; empty when none was.
        keep: False to check only and leave the store as it was, but for a note that it was done where confidential
            references are in the files.
        opened: the row that is loaded, as its form was opened on it.
        first: what else is done in the same transaction, before it.

    Raises:
        ChangedMeanwhile: when that is another row by now.
        TooManyPreviews: when that was done `MOST_PREVIEWS` times in a day.
    """
    order = _Order(sources, kind, content_hash, given_name(by), keep, progress, opened, first)
    try:
        outcome = _run(store, order, _load_quickly)
    except _Refused:
        outcome = _run(store, order, _load_with_diagnosis)
    if outcome.hidden:
        with store.writing() as connection:
            _note_preview(connection, outcome.hidden)
    elif outcome.findings and keep:
        refused = DeedDone(Deed.LOAD, " ".join((kind, *order.datasets)), DeedResult.REFUSED)
        record_alone(store, replace(refused, actor=refused.actor or order.by))
    return outcome


def _note_preview(connection: sa.Connection, rows: int) -> None:
    """Note that confidential references were looked at without loading them.

    Raises:
        TooManyPreviews: when it was done too often.
    """
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    of_a_day = (
        sa.select(sa.func.count()).select_from(previews).where(previews.c.moment > now - dt.timedelta(1))
    )
    if (connection.scalar(of_a_day) or 0) >= MOST_PREVIEWS:
        raise TooManyPreviews(MOST_PREVIEWS)
    connection.execute(previews.insert().values(moment=now, rows=rows))
    record(connection, DeedDone(Deed.LOOK, f"marktprijzen vertrouwelijk {rows}"))


def _run(store: Store, order: _Order, way: Callable[[sa.Connection, _Order], LoadOutcome]) -> LoadOutcome:
    try:
        with store.writing() as connection:
            return work_followed(
                connection,
                lambda progress: way(connection, replace(order, progress=progress)),
                order.progress,
                order.seconds,
            )
    except _LeftAlone as left:
        return left.outcome
    except Overdue as overdue:
        raise StoreError(OVERDUE, store.place, f"{order.seconds:.0f} s") from overdue


def _load_quickly(connection: sa.Connection, order: _Order) -> LoadOutcome:
    """Straight from the files into the tables; any doubt ends it."""
    if not all(source.has_rows() and source.can_be_scanned() for source in order.sources):
        raise _Refused
    load_id = _begin(connection, order)
    signs: list[tuple[Signs, ...]] = []
    try:
        for number, source in enumerate(order.sources):
            report = order.report(number, source.name)
            report(0.0)
            signs.append(_insert_from_file(connection, source, load_id, report))
        order.report(len(order.sources))(0.0)
        if any_undecided(order.sources, signs):
            raise _Refused
        for name in order.datasets:
            rows = rows_of(name, load_id)
            if connection.scalar(has_repeated_keys(DATASETS[name], rows)):
                raise _Refused
            if any(_is_broken(connection, rule, rows) for rule in rules_of(DATASETS[name])):
                raise _Refused
            if any(ranges_in(connection, rows, c.name).refused for c in DATASETS[name].of_kind(Kind.PERIOD)):
                raise _Refused
    except (DBAPIError, duckdb.Error, UnicodeDecodeError) as error:
        # Anything but a full disk may be the file's: a damaged Parquet file sounds like a damaged store, and what
        # DuckDB says of a long line can be cut off in the middle of a character.
        if (known := store_error(error, "")) and known.problem in (DISK, MEMORY_FULL):
            raise
        raise _Refused from error
    return _finish(connection, order, load_id, signs)


def _is_broken(connection: sa.Connection, rule: Rule, rows: sa.FromClause) -> bool:
    if rule.needs and not connection.scalar(sa.select(sa.exists(rule.needs()))):
        return False
    return bool(connection.scalar(sa.select(sa.exists(rule.broken(rows).limit(1)))))


def _load_with_diagnosis(connection: sa.Connection, order: _Order) -> LoadOutcome:
    """Row by row with line numbers; loads when nothing is wrong after all."""
    load_id = _begin(connection, order)
    reports = [order.report(number, source.name) for number, source in enumerate(order.sources)]
    staging = Staging(connection, order.sources, reports)
    order.progress("", 0.0)
    staging.stage()
    staging.insert(load_id)
    order.report(len(order.sources))(0.5)
    findings = staging.diagnose()
    findings += [s.finding(0, "", "", "geen_rijen") for s in order.sources if not s.has_rows()]
    if findings:
        notices = guessed_signs(order.sources, staging.signs)
        raise _LeftAlone(LoadOutcome(findings=tuple(findings), notices=tuple(notices)))
    return _finish(connection, order, load_id, staging.signs)


def _insert_from_file(
    connection: sa.Connection, source: Source, load_id: int, report: Reporter
) -> tuple[Signs, ...]:
    """In one pass into the table, with a guard that raises on the first faulty cell; how its numbers are written."""
    dataset = DATASETS[source.dataset]
    with scan(connection, source) as raw:
        columns = [column for column in dataset.columns if column.name in source.columns]
        read = _typed_cells(raw, columns, source.decimal_comma)
        values = [read.c[VALUE + column.name] for column in columns]
        wrong = [
            faulty(c, tidied(c, read.c[c.name]), value) for c, value in zip(columns, values, strict=True)
        ]
        watch = SignWatch(connection, source, raw)
        noted = watch.noting(read, sa.literal(load_id))
        guard = sa.case((sa.or_(*wrong), sa.func.error("faulty cell")), else_=noted)
        statement = sa.select(guard, *values)
        if dataset.name in CLUSTERED_BY:
            statement = statement.order_by(read.c[VALUE + CLUSTERED_BY[dataset.name]])
        names = ["load_id", *(column.name for column in columns)]
        with in_any_order(connection):
            execute_followed(connection, TABLES[dataset.name].insert().from_select(names, statement), report)
        return watch.found()


def _typed_cells(raw: sa.FromClause, columns: Sequence[Column], decimal_comma: bool) -> sa.Subquery:
    """The rows that are not blank, with the value of each cell beside its text.

    Surrounding space is looked for only in cells that are no value as they stand: that costs more than all checks.
    A text is tidied in a layer of its own, for DuckDB would do it again for each check.
    """
    blank = sa.func.coalesce(*[cleaned(raw.c[column.name]) for column in columns]).is_(None)
    tidy = [
        (tidied(c, raw.c[c.name]) if c.kind in MAY_END_IN_SPACE else raw.c[c.name]).label(TIDY + c.name)
        for c in columns
    ]
    given = sa.select(*raw.c, *tidy).where(sa.not_(blank)).subquery()
    as_is = [typed(c, given.c[TIDY + c.name], decimal_comma).label(VALUE + c.name) for c in columns]
    seen = sa.select(*[given.c[column.name] for column in columns], *as_is).subquery()
    values = []
    for column in columns:
        value, text = seen.c[VALUE + column.name], tidied(column, seen.c[column.name])
        again = sa.case((value.is_(None), typed(column, text, decimal_comma)), else_=value)
        values.append((value if column.kind in MAY_END_IN_SPACE else again).label(value.name))
    return sa.select(*[seen.c[column.name] for column in columns], *values).subquery()


def _begin(connection: sa.Connection, order: _Order) -> int:
    if order.opened:
        refuse_changed(connection, order.opened)
    if order.first:
        order.first(connection)
    load_id = (connection.scalar(sa.select(sa.func.max(loads.c.load_id))) or 0) + 1
    connection.execute(
        loads.insert().values(
            load_id=load_id, kind=order.kind, loaded_by=order.by, content_hash=order.content_hash
        )
    )
    record_event(connection, load_id, "load", order.by, (order.kind, *order.datasets))
    return load_id


def record_event(
    connection: sa.Connection, load_id: int, action: str, by: str, about: Iterable[str] = (), deed: str = ""
) -> None:
    """Note that a load came, was taken back or was put in again; the store's version grows with it.

    Args:
        about: codes that say more of it in the audit.
        deed: what the audit calls it, where that is not the action.
    """
    done = DeedDone(deed or _DEEDS[action], " ".join((f"lading {load_id}", *about)))
    record(connection, replace(done, actor=done.actor or by))
    event_id = (connection.scalar(sa.select(sa.func.max(load_events.c.event_id))) or 0) + 1
    connection.execute(
        load_events.insert().values(
            event_id=event_id,
            load_id=load_id,
            action=action,
            moment=dt.datetime.now(dt.UTC).replace(tzinfo=None),
            actor=by,
        )
    )


def _finish(
    connection: sa.Connection, order: _Order, load_id: int, signs: Sequence[tuple[Signs, ...]]
) -> LoadOutcome:
    """Count what changes, keep the summaries, and decide whether there is anything to keep."""
    names = order.datasets
    changes = tuple(count_change(connection, name, load_id) for name in names)
    if not any(change.new or change.changed for change in changes) or (
        order.keep and not changes_any(connection, changes, load_id)
    ):
        raise _LeftAlone(LoadOutcome(changes=changes))
    notices = guessed_signs(order.sources, signs)
    for name in names:
        notices += guessed_months(connection, order.sources, DATASETS[name], rows_of(name, load_id))
    if not order.keep:
        cells = changed_cells(connection, names, load_id)
        files = {source.dataset: source.name for source in reversed(order.sources)}
        notices += near_codes(connection, names, load_id, files)
        raise _LeftAlone(
            LoadOutcome(
                load_id=load_id,
                changes=changes,
                cells=cells,
                indicators=touched_indicators(connection, load_id),
                notices=tuple(notices),
                suspicions=suspects_of_load(connection, names, load_id),
                hidden=count_hidden(connection, names, load_id),
            )
        )
    for source in order.sources:
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
    follow_up(rows_now(connection), load_id, "load", order.report(len(order.sources)))
    return LoadOutcome(load_id=load_id, changes=changes, notices=tuple(notices))
