"""A file as rows of text inside DuckDB, without going through Python."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from lib.store.driver import driver
from lib.store.loads.source import Source

VIEW = "incoming"


@contextmanager
def scan(connection: sa.Connection, source: Source) -> Iterator[sa.FromClause]:
    """The rows of a file, every column as text under the name of the dataset."""
    relation = _parquet(connection, source) if source.parquet else _csv(connection, source)
    relation.create_view(VIEW)
    try:
        yield sa.table(VIEW, *[sa.column(name, sa.String) for name in source.columns])
    finally:
        driver(connection).unregister(VIEW)


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
