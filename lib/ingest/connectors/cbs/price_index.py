"""Price indices: consumer prices, agreed wages, civil engineering."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lib.domain.loads.findings import Finding
from lib.ingest.connectors.cbs.regions import figure_in
from lib.ingest.connectors.cbs.saved_json import text_of
from lib.ingest.connectors.cbs.statline import StatlineTable, status_for
from lib.ingest.connectors.cbs.totals import total_of
from lib.ingest.connectors.cbs.values import base_name, cell_of, period
from lib.ingest.connectors.conversion import Context, Converted, Row, tables
from lib.ingest.headings import Unreadable

_BASE_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*=\s*100(?!\d)")
INDEX_COLUMN = re.compile(r".*(prijsindex|indexcijfer).*")


@dataclass(frozen=True)
class PriceTable:
    """A table with a price index.

    Attributes:
        series: what the code of the series begins with.
        column: the measure that is the index; None for the only one that is called so.
        base_year: as it was known; the title of the table goes first.
    """

    series: str
    column: str | None = None
    base_year: int | None = None


PRICE_TABLES = {
    "83131ned": PriceTable("cpi", "CPI", 2015),
    "86141ned": PriceTable("cpi", "CPI", 2025),
    "85663ned": PriceTable("cao-lonen", "CaoLonenPerMaandInclBijzBeloningen", 2020),
    "84538ned": PriceTable("gww"),
}


def convert_price_index(table: StatlineTable, context: Context) -> Converted:
    """A series, or one for each category when the table has no total.

    Raises:
        Unreadable: when the column, the base year or a status is not to be known.
    """
    known = PRICE_TABLES[table.code.casefold()]
    table.demand_dimensions(table.period)
    column = table.column(known.column) if known.column else _only_index(table)
    title = _BASE_YEAR.search(table.about.title)
    base_year = title[1] if title else str(known.base_year or "")
    if not base_year:
        raise Unreadable(Finding(table.file, 0, "", "", "basisjaar_onbekend", (table.code,)))
    categories = [dimension for dimension in table.dimensions if dimension != table.period]
    totals = {dimension: total_of(table, dimension) for dimension in categories}
    rows: dict[tuple[str, str], Row] = {}
    for row in table.rows():
        figure, when = figure_in(table, row, column), period(text_of(row, table.period))
        codes = {dimension: text_of(row, dimension) for dimension in categories}
        beside = any(totals[dimension] not in (None, code) for dimension, code in codes.items())
        if figure is None or when is None or beside:
            continue
        parts = [code for dimension, code in codes.items() if totals[dimension] is None]
        series = "-".join([known.series, table.code, *parts]).casefold()
        labels = [_title(table, d, code) for d, code in codes.items() if totals[d] is None]
        rows[series, when] = {
            "reeks": series,
            "periode": when,
            "waarde": cell_of(figure),
            "basisjaar": base_year,
            "status": status_for(table, table.status_of(text_of(row, table.period)), context),
            "bron": ", ".join([table.source()["bron"], *labels]),
        }
    return Converted(tables(prijsindex=list(rows.values())), tuple(table.notices()))


def _only_index(table: StatlineTable) -> str:
    found = [column for column in table.columns if INDEX_COLUMN.fullmatch(base_name(column))]
    return table.column_among(found, "Prijsindex")


def _title(table: StatlineTable, dimension: str, code: str) -> str:
    label = table.about.labels.get(dimension, {}).get(code)
    return label.title if label else code
