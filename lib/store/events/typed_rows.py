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
        ChangedMeanwhile: when it is another row by now; or when it was taken to be new, and any load has one of that
            key, also one that was taken back.
    """
    if opened.cells is None:
        table = TABLES[opened.dataset]
        if not connection.scalar(sa.select(sa.exists().where(_has_key(table.c, opened.key)))):
            return
    theirs = _cells(rows_now(connection), opened.dataset, opened.key)
    if opened.cells is None or theirs != opened.cells:
        raise ChangedMeanwhile(theirs)


def _cells(rows: Rows, dataset: str, key: Cells) -> Cells | None:
    found = rows.of(dataset, lambda columns: _has_key(columns, key))
    row = rows.execute(sa.select(found)).mappings().first()
    return None if row is None else {name: as_cell(value) for name, value in row.items()}


def _has_key(columns: Columns, key: Cells) -> sa.ColumnElement[bool]:
    """Whether a row has this key; an empty key column is a value of its own."""
    return sa.and_(
        *[sa.func.coalesce(sa.cast(columns[name], sa.String), "") == value for name, value in key.items()]
    )
