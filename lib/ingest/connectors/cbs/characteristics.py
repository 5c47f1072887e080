"""Inhabitants and households of known municipalities: tables like 03759ned and 70072ned."""

from __future__ import annotations

from lib.ingest.connectors.cbs.regions import Regions, regional_figures
from lib.ingest.connectors.cbs.statline import REGION, StatlineTable
from lib.ingest.connectors.cbs.totals import rows_of_totals
from lib.ingest.connectors.cbs.values import cell_of
from lib.ingest.connectors.conversion import Context, Converted, Row, tables

POPULATION = {"Bevolking op 1 januari": "inwoners"}
KEY_FIGURES = {"TotaleBevolking": "inwoners", "TotaalAantalParticuliereHuishoudens": "huishoudens"}
"""Column -> characteristic."""


def convert_population(table: StatlineTable, context: Context) -> Converted:
    """Inhabitants on 1 January, of both sexes and all ages."""
    return _convert(table, context, POPULATION)


def convert_key_figures(table: StatlineTable, context: Context) -> Converted:
    """Inhabitants and households."""
    return _convert(table, context, KEY_FIGURES)


def _convert(table: StatlineTable, context: Context, wanted: dict[str, str]) -> Converted:
    table.demand_dimensions(REGION, table.period)
    regions = Regions(table, context)
    columns = {table.column(name): characteristic for name, characteristic in wanted.items()}
    rows: list[Row] = []
    for column, characteristic in columns.items():
        kept = rows_of_totals(table, REGION, table.period)
        for organisation, when, status, figure in regional_figures(table, kept, column, regions):
            if len(when) > len("2023"):
                continue
            rows.append(
                {
                    "organisatie": organisation.code,
                    "kenmerk": characteristic,
                    "jaar": when,
                    "waarde": cell_of(figure),
                    "status": status,
                    **table.source(),
                }
            )
    return Converted(tables(kenmerken=rows), (*table.notices(), *regions.notices()))
