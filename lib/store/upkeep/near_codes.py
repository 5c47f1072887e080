"""New codes that are much like a known one, in columns where others than the known ones are allowed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

import sqlalchemy as sa

from lib.catalogue.catalogue import shipped_catalogue
from lib.catalogue.datasets import DATASETS
from lib.catalogue.datasets.columns import AREA_TYPE_CODES
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
        "kenmerk": catalogue.characteristics,
        "gebiedstype": AREA_TYPE_CODES,
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
    cells, before = TABLES[name].c, TABLES[name].alias().c
    there = sa.select(before[column]).where(
        before.load_id.in_(active_loads(before=load_id)), before[column].is_not(None)
    )
    if places is not None:
        there = there.where(before.partnerschap.in_(sorted(places)))
    brought = sa.and_(cells.load_id == load_id, cells[column].is_not(None))
    new = sa.select(cells[column]).where(brought, cells[column].not_in(there)).distinct()
    nearest = Known(known).nearest
    for code in connection.scalars(new.order_by(cells[column]).limit(MOST_NEW)):
        if code not in known and (meant := nearest(code)):
            yield code, meant
