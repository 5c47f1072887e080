"""New codes that are much like a known one, in columns where others than the known ones are allowed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

import sqlalchemy as sa

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.datasets import DATASETS
from lib.catalogue.datasets.columns import AREA_TYPE_CODES
from lib.catalogue.datasets.quality import CODES_PATTERN
from lib.domain.loads.findings import Notice
from lib.domain.loads.nearest import Known
from lib.store.schema import TABLES, active_loads

NEAR_CODE = "lijkt_op_bekende_code"
MOST_NEW = 200
"""New codes of a column that are looked at."""


def near_codes(
    connection: sa.Connection,
    names: Iterable[str],
    load_id: int,
    files: Mapping[str, str],
    places: Collection[str] | None = None,
) -> list[Notice]:
    """What was probably meant by codes that a load is the first to bring.

    Args:
        names: the datasets it has rows of.
        load_id: of a load whose rows are there.
        files: per dataset the file that it is said of.
        places: the partnerships whose rows say what is known, where nothing is to be told of others.
    """
    catalogue = shipped_catalogue()
    known = {
        "dienst": catalogue.services,
        "diensten": catalogue.services,
        "kenmerk": catalogue.characteristics,
        "gebiedstype": AREA_TYPE_CODES,
        "factor": [question.factor for question in catalogue.questions.values()],
    }
    return [
        Notice(files[name], NEAR_CODE, code, (column, meant))
        for name in names
        for column, codes in known.items()
        if column in DATASETS[name].column_names
        for code, meant in _near(connection, name, column, load_id, list(codes), places)
    ]


def _near(
    connection: sa.Connection,
    name: str,
    column: str,
    load_id: int,
    known: list[str],
    places: Collection[str] | None,
) -> Iterator[tuple[str, str]]:
    before = TABLES[name].alias()
    counts: sa.ColumnElement[bool] = before.c.load_id.in_(active_loads(before=load_id))
    if places is not None:
        counts = sa.and_(counts, before.c.partnerschap.in_(sorted(places)))
    there = sa.select(_codes(before, name, column, counts).c.code)
    brought = _codes(TABLES[name], name, column, TABLES[name].c.load_id == load_id)
    new = sa.select(brought.c.code).where(brought.c.code.not_in(there)).distinct()
    nearest = Known(known).nearest
    for code in connection.scalars(new.order_by(brought.c.code).limit(MOST_NEW)):
        if code not in known and (meant := nearest(code)):
            yield code, meant


def _codes(rows: sa.FromClause, name: str, column: str, counts: sa.ColumnElement[bool]) -> sa.Subquery:
    """The codes in a column of the rows that count; of a list in a cell each."""
    cell = rows.c[column]
    is_list = DATASETS[name].column(column).pattern == CODES_PATTERN
    code = sa.func.unnest(sa.func.string_split(cell, " ")) if is_list else cell
    return sa.select(code.label("code")).where(counts, cell.is_not(None)).subquery()
