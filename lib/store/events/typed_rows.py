"""The row that a form was opened on, and whether it is still the one that counts."""

from __future__ import annotations

import sqlalchemy as sa

from lib.catalogue.datasets import DATASETS
from lib.domain.loads.typed import Cells, ChangedMeanwhile, OpenedRow, as_cell
from lib.store.rows import Columns, Rows, rows_now
from lib.store.schema import TABLES


def read_row(rows: Rows, dataset: str, *key: str) -> OpenedRow:
    """A row of a dataset as text, to open a form on.

    Args:
        key: the cells of its key columns, in their order.
    """
    named = dict(zip(DATASETS[dataset].key, key, strict=True))
    return OpenedRow(dataset, named, _cells(rows, dataset, named))


def refuse_changed(connection: sa.Connection, opened: OpenedRow) -> None:
    """Look again at a row before it is written, in the transaction that writes it.

    Raises:
        ChangedMeanwhile: when it is another row by now, or a fresh one is in some load.
    """
    theirs = _cells(rows_now(connection), opened.dataset, opened.key)
    if theirs != opened.cells or (opened.fresh and _is_in_a_load(connection, opened)):
        raise ChangedMeanwhile(theirs)


def _is_in_a_load(connection: sa.Connection, opened: OpenedRow) -> bool:
    key = _has_key(TABLES[opened.dataset].c, opened.key)
    return bool(connection.scalar(sa.select(sa.exists().where(key))))


def _cells(rows: Rows, dataset: str, key: Cells) -> Cells | None:
    found = rows.of(dataset, lambda columns: _has_key(columns, key))
    row = rows.execute(sa.select(found)).mappings().first()
    return None if row is None else {name: as_cell(value) for name, value in row.items()}


def _has_key(columns: Columns, key: Cells) -> sa.ColumnElement[bool]:
    """Whether a row has this key; an empty key column is a value of its own."""
    return sa.and_(
        *[sa.func.coalesce(sa.cast(columns[name], sa.String), "") == value for name, value in key.items()]
    )
