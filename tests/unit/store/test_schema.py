"""Rows that the program knows, as a table."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from lib.store.schema import rows_as_table
from tests.compiled import COMPILED

COLUMNS = {"code": sa.String, "size": sa.Double, "whole": sa.Boolean}


@pytest.fixture
def connection() -> Iterator[sa.Connection]:
    engine = sa.create_engine("duckdb:///:memory:")
    with engine.connect() as opened:
        yield opened
    engine.dispose()


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("a", 1.5, True)],
        [("it's", None, None), ("b;--", 2.0, False), ("b;--", 2.0, False)],
        [("a", None, None), ("b", None, None)],
    ],
)
def test_the_rows_come_back(connection: sa.Connection, rows: list[tuple[object, ...]]) -> None:
    found = connection.execute(sa.select(rows_as_table("known", COLUMNS, rows))).all()
    assert [tuple(row) for row in found] == rows


def test_a_column_is_of_its_type_whatever_is_in_it(connection: sa.Connection) -> None:
    known = rows_as_table("known", COLUMNS, [("1", 7, None)])
    types = connection.execute(sa.select(*[sa.func.typeof(column) for column in known.c])).one()
    assert tuple(types) == ("VARCHAR", "DOUBLE", "BOOLEAN")


def test_other_rows_are_the_same_statement(connection: sa.Connection) -> None:
    before = len(COMPILED)
    for rows in ([("only_here", 1.0, True)], [("a", 2.0, False), ("b", None, True)]):
        known = rows_as_table("compiled_once", COLUMNS, rows)
        assert connection.scalar(sa.select(sa.func.count()).select_from(known)) == len(rows)
    assert len(COMPILED) == before + 1
