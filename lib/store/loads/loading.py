"""Loads: files in, all or nothing; and taking a load back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import duckdb
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Kind
from lib.domain.audit.deeds import Deed, DeedDone, DeedResult
from lib.domain.loads.changes import CellChange, RowChange
from lib.domain.loads.findings import FaultyRow, Finding, Notice
from lib.domain.loads.reach import LoadReach, MayNotLoad, places_now, reaches_all, refuse_shrunk
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
from lib.store.loads.cells import faulty, tidied
from lib.store.loads.diagnosis import Staging
from lib.store.loads.guesses import SignWatch, any_undecided, guessed_signs, guessed_values, ranges_in
from lib.store.loads.preview import (
    changed_cells,
    changes_any,
    count_change,
    count_hidden,
    note_preview,
    rows_of,
    touched_indicators,
)
from lib.store.loads.rule import Rule
from lib.store.loads.rules import has_repeated_keys, rules_of
from lib.store.loads.scan import VALUE, scan, typed_cells
from lib.store.loads.source import Source
from lib.store.loads.subjects.unlikely import unlikely_values
from lib.store.people.reach import any_outside, is_of_partnerships
from lib.store.rows import rows_now
from lib.store.schema import TABLES, load_datasets, load_events, load_files, loads
from lib.store.upkeep.near_codes import near_codes
from lib.store.upkeep.suspects import suspects_of_load

CLUSTERED_BY = {"cijfers": "indicator"}
"""The column whose equal values lie together in the store: a page asks for a few indicators at a time, and
DuckDB then passes over all other rows."""

_DEEDS = {"load": Deed.LOAD, "undo": Deed.UNDO, "redo": Deed.REDO}

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


class _Refused(Exception):
    """The quick load met something that needs a diagnosis."""


class _LeftAlone(Exception):
    """Ends a transaction that must not be kept, with its outcome."""

    def __init__(self, outcome: LoadOutcome) -> None:
        self.outcome = outcome


@dataclass(frozen=True)
class _Order:
    """What `load` was asked for; `places` are the partnerships that `reach` gave."""

    sources: Sequence[Source]
    kind: str
    content_hash: str
    by: str
    keep: bool
    progress: Progress
    opened: OpenedRow | None
    first: Callable[[sa.Connection], None] | None
    reach: LoadReach
    places: frozenset[str] | None = None

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
    reach: LoadReach = reaches_all,
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
        reach: of which partnerships who loads may bring rows; asked again just before it is kept, while nobody else
            writes.

    Raises:
        MayNotLoad: when that is none, or less than it was.
        ChangedMeanwhile: when that is another row by now.
        TooManyPreviews: when that was done `MOST_PREVIEWS` times in a day.
    """
    order = _Order(sources, kind, content_hash, given_name(by), keep, progress, opened, first, reach)
    try:
        try:
            outcome = _run(store, order, _load_quickly)
        except _Refused:
            outcome = _run(store, order, _load_with_diagnosis)
    except MayNotLoad:
        _note_refused(store, order)
        raise
    if outcome.hidden:
        with store.writing() as connection:
            note_preview(connection, outcome.hidden)
    elif outcome.findings:
        _note_refused(store, order)
    return outcome


def _note_refused(store: Store, order: _Order) -> None:
    if order.keep:
        refused = DeedDone(Deed.LOAD, " ".join((order.kind, *order.datasets)), DeedResult.REFUSED)
        record_alone(store, replace(refused, actor=refused.actor or order.by))


def _run(store: Store, order: _Order, way: Callable[[sa.Connection, _Order], LoadOutcome]) -> LoadOutcome:
    try:
        with store.writing() as connection:
            places = places_now(order.reach)
            outcome = work_followed(
                connection,
                lambda progress: way(connection, replace(order, progress=progress, places=places)),
                order.progress,
                order.seconds,
            )
            refuse_shrunk(order.reach, places)
            return outcome
    except _LeftAlone as left:
        return left.outcome
    except Overdue as overdue:
        raise StoreError(OVERDUE, store.place, f"{order.seconds:.0f} s") from overdue


def _load_quickly(connection: sa.Connection, order: _Order) -> LoadOutcome:
    """Straight from the files into the tables; any doubt ends it."""
    if not all(source.has_rows() and source.can_be_scanned() for source in order.sources):
        raise _Refused
    if order.places is not None and not all(map(is_of_partnerships, order.datasets)):
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
            if order.places is not None and any_outside(connection, rows, order.places):
                raise _Refused
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
    if not all(connection.scalar(sa.select(sa.exists(needed(rows).limit(1)))) for needed in rule.needs):
        return False
    return bool(connection.scalar(sa.select(sa.exists(rule.broken(rows).limit(1)))))


def _load_with_diagnosis(connection: sa.Connection, order: _Order) -> LoadOutcome:
    """Row by row with line numbers; loads when nothing is wrong after all."""
    load_id = _begin(connection, order)
    reports = [order.report(number, source.name) for number, source in enumerate(order.sources)]
    staging = Staging(connection, order.sources, reports, order.places)
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
        read = typed_cells(raw, columns, source.decimal_comma)
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
        rows = rows_of(name, load_id)
        notices += guessed_values(connection, order.sources, DATASETS[name], rows)
        notices += unlikely_values(connection, order.sources, name, rows)
    if not order.keep:
        cells = changed_cells(connection, names, load_id)
        files = {source.dataset: source.name for source in reversed(order.sources)}
        notices += near_codes(connection, names, load_id, files, order.places)
        raise _LeftAlone(
            LoadOutcome(
                load_id=load_id,
                changes=changes,
                cells=cells,
                indicators=touched_indicators(connection, load_id),
                notices=tuple(notices),
                suspicions=suspects_of_load(connection, names, load_id, order.places),
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
