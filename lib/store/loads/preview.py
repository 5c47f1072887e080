"""What a load changes, row by row: old value, new value; and what taking it back would do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import sqlalchemy as sa

from lib.catalogue.datasets import DATASETS
from lib.domain.audit.deeds import Deed, DeedDone
from lib.domain.loads.changes import CellChange, RowChange, Undoing
from lib.store.audit.log import record
from lib.store.engine import Store
from lib.store.schema import TABLES, active_loads, current, ever_confidential, previews

MOST_SHOWN = 500
"""Changed cells that are listed; the counts are always complete."""
MOST_PREVIEWS = 100
"""Files with confidential references that can be looked at in a day without loading them. [CONVENTION]"""
_CONFIDENTIAL = "vertrouwelijk"
"""Column of a dataset whose rows may be confidential."""


class TooManyPreviews(Exception):
    """Files with confidential references were looked at too often without loading them; `most` is how often a day."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


def rows_of(name: str, load_id: int) -> sa.Subquery:
    """The rows that a load brought, without its id."""
    table = TABLES[name]
    columns = [table.c[column] for column in DATASETS[name].column_names]
    return sa.select(*columns).where(table.c.load_id == load_id).subquery("rows")


def count_change(connection: sa.Connection, name: str, load_id: int) -> RowChange:
    """Compare the rows of a load with what counted before it.

    Of a confidential reference that is known it is not told whether it is the same: it counts as changed. Of a dataset
    whose single rows are told to nobody it counts the wholes.
    """
    if DATASETS[name].whole:
        return _count_wholes(connection, name, load_id)
    rows = rows_of(name, load_id)
    total = _count(connection, rows)
    if not _has_rows_before(connection, name, load_id):
        return RowChange(name, new=total, changed=0, same=0)
    before, secret = current(name, before=load_id), _hidden(name, rows)
    differing = _differing(name, sa.select(rows).where(sa.not_(secret)).subquery(), before)
    touched = _count(connection, differing) + _count(connection, sa.select(rows).where(secret).subquery())
    known = _count(connection, rows.join(before, _same_key(name, rows, before)))
    return RowChange(name, new=total - known, changed=touched - (total - known), same=total - touched)


def _count_wholes(connection: sa.Connection, name: str, load_id: int) -> RowChange:
    """Compare the wholes that the rows of a load are of with what counted before it."""
    rows, before = rows_of(name, load_id), _wholes_before(name, load_id)
    total = count_wholes(connection, name, rows)
    if not _has_rows_before(connection, name, load_id):
        return RowChange(name, new=total, changed=0, same=0)
    both = sa.select(rows).where(sa.exists().where(*_same_whole(name, rows, before))).subquery()
    known = count_wholes(connection, name, both)
    changed = count_wholes(connection, name, _differing(name, both, before)) if known else 0
    return RowChange(name, new=total - known, changed=changed, same=known - changed)


def count_wholes(connection: sa.Connection, name: str, rows: sa.FromClause) -> int:
    """How many wholes (as the dataset declares them) these rows are of."""
    return _count(connection, sa.select(*[rows.c[k] for k in DATASETS[name].whole]).distinct().subquery())


def _wholes_before(name: str, load_id: int) -> sa.Subquery:
    """What counted before a load of whatever has the first part of a whole in common with it."""
    first = DATASETS[name].whole[0]
    return current(
        name, TABLES[name].c[first].in_(sa.select(rows_of(name, load_id).c[first])), before=load_id
    )


def _same_whole(name: str, rows: sa.FromClause, other: sa.FromClause) -> list[sa.ColumnElement[bool]]:
    return [other.c[k].is_not_distinct_from(rows.c[k]) for k in DATASETS[name].whole]


def changes_any(connection: sa.Connection, changes: Iterable[RowChange], load_id: int) -> bool:
    """Whether a load brings anything that did not count just so before it; not to be told of a preview.

    Args:
        changes: what `count_change` tells of it, in which a confidential row that is the same counts as changed.
    """
    return any(
        change.new or (change.changed and _is_changed(connection, change.dataset, load_id))
        for change in changes
    )


def _is_changed(connection: sa.Connection, name: str, load_id: int) -> bool:
    if _CONFIDENTIAL not in DATASETS[name].column_names:
        return True
    differing = _differing(name, rows_of(name, load_id), current(name, before=load_id))
    return bool(connection.scalar(sa.select(sa.exists(sa.select(differing)))))


def count_hidden(connection: sa.Connection, names: Iterable[str], load_id: int) -> int:
    """How many rows of a load are of confidential references: of these nothing else is told."""
    found = (rows_of(name, load_id) for name in names if _CONFIDENTIAL in DATASETS[name].column_names)
    return sum(
        _count(connection, sa.select(rows).where(rows.c.referentie.in_(ever_confidential())).subquery())
        for rows in found
    )


def changed_cells(connection: sa.Connection, names: Iterable[str], load_id: int) -> tuple[CellChange, ...]:
    """The cells of a load that differ from what counted before it, at most `MOST_SHOWN`.

    None of confidential rows, and none of a dataset whose rows tell of a person.
    """
    found: list[CellChange] = []
    for name in names:
        if DATASETS[name].is_personal or not _has_rows_before(connection, name, load_id):
            continue
        rows, before, dataset = rows_of(name, load_id), current(name, before=load_id), DATASETS[name]
        others = dataset.beside_key
        asked = (
            sa.select(*[rows.c[k] for k in dataset.key], *[t.c[c] for c in others for t in (before, rows)])
            .select_from(rows.join(before, _same_key(name, rows, before)))
            .where(_differs(name, rows, before), sa.not_(_hidden(name, rows)))
            .order_by(*[rows.c[k].asc().nulls_first() for k in dataset.key])
            .limit(max(0, MOST_SHOWN - len(found)))
        )
        for row in connection.execute(asked):
            key = ", ".join(str(value) for value in row[: len(dataset.key)] if value is not None)
            before_after = zip(row[len(dataset.key) :: 2], row[len(dataset.key) + 1 :: 2], strict=True)
            cells = dict(zip(others, before_after, strict=True))
            found += [
                CellChange(name, key, column, *pair) for column, pair in cells.items() if pair[0] != pair[1]
            ]
    return tuple(found[:MOST_SHOWN])


def _hidden(name: str, rows: sa.FromClause) -> sa.ColumnElement[bool]:
    """Whether a row is of a reference that any load marked confidential."""
    if _CONFIDENTIAL not in DATASETS[name].column_names:
        return sa.false()
    return rows.c.referentie.in_(ever_confidential())


def _differing(name: str, rows: sa.FromClause, before: sa.FromClause) -> sa.Subquery:
    """The rows that did not count just so before."""
    columns = DATASETS[name].column_names
    return sa.except_(
        sa.select(*[rows.c[column] for column in columns]),
        sa.select(*[before.c[column] for column in columns]),
    ).subquery()


def touched_indicators(connection: sa.Connection, load_id: int) -> tuple[str, ...]:
    """The indicators of which a load brings new or changed figures."""
    rows, before = rows_of("cijfers", load_id), current("cijfers", before=load_id)
    differing = _differing("cijfers", rows, before)
    return tuple(
        connection.scalars(sa.select(differing.c.indicator).distinct().order_by(differing.c.indicator))
    )


def note_preview(connection: sa.Connection, rows: int) -> None:
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


def corrections(store: Store, load_id: int, names: Iterable[str]) -> tuple[CellChange, ...]:
    """What a load corrected, with the old and the new value."""
    with store.reading() as connection:
        return changed_cells(connection, names, load_id)


def hidden_rows(store: Store, load_id: int, names: Iterable[str]) -> int:
    """How many rows of a load are of confidential references, which `corrections` leaves out."""
    with store.reading() as connection:
        return count_hidden(connection, names, load_id)


def preview_undo(store: Store, load_id: int, names: Iterable[str]) -> tuple[Undoing, ...]:
    """What taking a load back would do to each dataset it touched; or, of one taken back, what taking it back did."""
    with store.reading() as connection:
        return tuple(_undoing(connection, name, load_id) for name in names)


def _undoing(connection: sa.Connection, name: str, load_id: int) -> Undoing:
    table, rows, before = TABLES[name], rows_of(name, load_id), current(name, before=load_id)
    if DATASETS[name].whole:
        return _undoing_wholes(connection, name, load_id)
    other = table.alias()
    same_key = [other.c[k].is_not_distinct_from(rows.c[k]) for k in DATASETS[name].key]
    later = sa.exists().where(*same_key, other.c.load_id.in_(active_loads()), other.c.load_id > load_id)
    known = sa.select(rows.join(before, _same_key(name, rows, before))).where(sa.not_(later))
    differs = sa.or_(_differs(name, rows, before), _hidden(name, rows))
    reverted = _count(connection, known.where(differs).subquery())
    same = _count(connection, known.subquery()) - reverted
    overtaken = _count(connection, sa.select(rows).where(later).subquery())
    gone = _count(connection, rows) - overtaken - reverted - same
    return Undoing(name, gone, reverted, same, overtaken)


def _undoing_wholes(connection: sa.Connection, name: str, load_id: int) -> Undoing:
    """The same in wholes; that one goes back to rows that are the same is not told apart."""
    rows, before, other = rows_of(name, load_id), _wholes_before(name, load_id), TABLES[name].alias()
    later = sa.exists().where(
        *_same_whole(name, rows, other), other.c.load_id.in_(active_loads()), other.c.load_id > load_id
    )
    known = sa.exists().where(*_same_whole(name, rows, before))
    overtaken = count_wholes(connection, name, sa.select(rows).where(later).subquery())
    reverted = count_wholes(connection, name, sa.select(rows).where(known, sa.not_(later)).subquery())
    gone = count_wholes(connection, name, rows) - overtaken - reverted
    return Undoing(name, gone, reverted, 0, overtaken)


def _has_rows_before(connection: sa.Connection, name: str, load_id: int) -> bool:
    before = active_loads(before=load_id)
    return bool(connection.scalar(sa.select(sa.exists().where(TABLES[name].c.load_id.in_(before)))))


def _same_key(name: str, rows: sa.FromClause, before: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.and_(*[before.c[k].is_not_distinct_from(rows.c[k]) for k in DATASETS[name].key])


def _differs(name: str, rows: sa.FromClause, before: sa.FromClause) -> sa.ColumnElement[bool]:
    """Whether two rows of the same key differ."""
    return sa.or_(*[rows.c[c].is_distinct_from(before.c[c]) for c in DATASETS[name].beside_key])


def _count(connection: sa.Connection, rows: sa.FromClause) -> int:
    return connection.scalar(sa.select(sa.func.count()).select_from(rows)) or 0
