"""The question to the store how much there is of a partnership, dataset by dataset."""

from __future__ import annotations

import sqlalchemy as sa

from lib.domain.self_scan.first_steps import BaseRow
from lib.store.rows import Rows

YEAR_COLUMNS = {
    "areaal": "peildatum",
    "ambities": "geldig_vanaf",
    "kosten": "jaar",
    "tarieven": "jaar",
    "contracten": "begindatum",
    "kpis": "geldig_vanaf",
}
"""Datasets of a partnership, each with the column that says how new a row is. Inspections are counted apart."""


def read_held(rows: Rows, partnership: str) -> tuple[BaseRow, ...]:
    """How many rows there are of each dataset of `YEAR_COLUMNS`, and the year of the newest."""
    return tuple(_counted(rows, name, column, partnership) for name, column in YEAR_COLUMNS.items())


def _counted(rows: Rows, name: str, column: str, partnership: str) -> BaseRow:
    held = rows.of(name, partnerschap=partnership)
    newest = sa.func.max(held.c[column])
    year = newest if column == "jaar" else sa.func.year(newest)
    found = rows.execute(sa.select(sa.func.count(), year).select_from(held)).one()
    return BaseRow(name, found[0], None, found[1])
