"""Household waste per inhabitant of known municipalities: table 83452NED."""

from __future__ import annotations

import re

from lib.domain.loads.findings import Notice
from lib.ingest.connectors.cbs.regions import Regions, regional_figures
from lib.ingest.connectors.cbs.saved_json import text_of
from lib.ingest.connectors.cbs.statline import REGION, StatlineTable, status_for
from lib.ingest.connectors.cbs.totals import total_of
from lib.ingest.connectors.cbs.values import cell_of
from lib.ingest.connectors.conversion import Context, Converted, Row, tables

COLUMN = "HoeveelheidHuishoudelijkAfval"
SEEN_AS = "HoeveelheidHuishoudelijkAfval_1"
KIND = "Afvalsoort"
RESIDUAL = "A025450"
ALL_WASTE = re.compile(r"totaal\s+huishoudelijk\s+afval.*", re.IGNORECASE)
_TOTAL, RESIDUAL_WASTE = "huishoudelijk_afval_kg_inw", "restafval_kg_inw"


def convert_waste(table: StatlineTable, context: Context) -> Converted:
    """All household waste and residual waste, in kg per inhabitant.

    Raises:
        Unreadable: when a column is gone, or the status of a figure is not to be known.
    """
    column = table.column(COLUMN)
    table.demand_dimensions(KIND, REGION, table.period)
    regions = Regions(table, context)
    notices = table.notices()
    if column not in (SEEN_AS, COLUMN) and "_" in column:
        notices.append(Notice(table.file, "andere_kolom", column))
    kinds = {RESIDUAL: RESIDUAL_WASTE}
    if total := total_of(table, KIND, ALL_WASTE):
        kinds[total] = _TOTAL
    else:
        notices.append(Notice(table.file, "geen_totaal", KIND))
    figures: list[Row] = []
    for code, indicator in kinds.items():
        rows = (row for row in table.rows() if text_of(row, KIND) == code)
        for organisation, when, marked, figure in regional_figures(table, rows, column, regions):
            figures.append(
                {
                    "organisatie": organisation.code,
                    "indicator": indicator,
                    "periode": when,
                    "waarde": cell_of(figure),
                    "status": status_for(table, marked, context),
                    "reeksbreuk": "nee",
                    **table.source(),
                    "opmerking": f"afvalsoort {code}",
                }
            )
    return Converted(tables(cijfers=figures), (*notices, *regions.notices()))
