"""A file as rows of text inside DuckDB, without going through Python."""

from __future__ import annotations

import glob
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import sqlalchemy as sa

from lib.catalogue.declarations import Column
from lib.store.driver import driver
from lib.store.loads.cells import MAY_END_IN_SPACE, cleaned, tidied, typed
from lib.store.loads.source import Source

VIEW = "incoming"
TIDY, VALUE = "tidy_", "value_"
"""Before the name of a column: its tidied text and its typed value beside its text."""


@contextmanager
def scan(connection: sa.Connection, source: Source) -> Iterator[sa.FromClause]:
    """The rows of a file, every column as text under the name of the dataset."""
    relation = _parquet(connection, source) if source.parquet else _csv(connection, source)
    relation.create_view(VIEW)
    try:
        yield sa.table(VIEW, *[sa.column(name, sa.String) for name in source.columns])
    finally:
        driver(connection).unregister(VIEW)


def typed_cells(raw: sa.FromClause, columns: Sequence[Column], decimal_comma: bool) -> sa.Subquery:
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


def _place(source: Source) -> str:
    """This very file: DuckDB takes a path for a pattern and would read `cijfers1.csv` for `cijfers[1].csv`."""
    return glob.escape(str(source.path))


def _csv(connection: sa.Connection, source: Source):  # type: ignore[no-untyped-def]
    return driver(connection).read_csv(
        _place(source),
        sep=source.delimiter,
        header=True,
        quotechar='"',
        escapechar='"',
        auto_detect=False,
        columns=dict.fromkeys(source.columns, "VARCHAR"),
    )


def _parquet(connection: sa.Connection, source: Source):  # type: ignore[no-untyped-def]
    """Typed columns as the text that a CSV file would hold: ja / nee, dates without a time."""
    relation = driver(connection).read_parquet(_place(source))
    types = dict(zip(relation.columns, map(str, relation.types), strict=True))
    parts = []
    for heading, name in zip(source.headings, source.columns, strict=True):
        quoted = '"' + heading.replace('"', '""') + '"'
        text = f"cast({quoted} as varchar)"
        if types[heading] == "BOOLEAN":
            text = f"case when {quoted} then 'ja' when not {quoted} then 'nee' end"
        elif types[heading].startswith("TIMESTAMP"):
            text = f"regexp_replace({text}, ' 00:00:00.*$', '')"
        parts.append(f'{text} as "{name}"')
    return relation.project(", ".join(parts))
