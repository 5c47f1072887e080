"""Characteristics of known municipalities: tables like 03759ned, and 70072ned, which also gives their waste."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.loads.findings import Notice
from lib.ingest.connectors.cbs.regions import Regions, regional_figures
from lib.ingest.connectors.cbs.saved_json import Document
from lib.ingest.connectors.cbs.statline import REGION, StatlineTable
from lib.ingest.connectors.cbs.totals import rows_of_totals
from lib.ingest.connectors.cbs.values import cell_of
from lib.ingest.connectors.cbs.waste import INHABITANTS, TONNES, amounts_per_inhabitant
from lib.ingest.connectors.conversion import Context, Converted, Row, tables


@dataclass(frozen=True)
class CharacteristicColumn:
    """A column with a characteristic.

    Attributes:
        times: what its unit is in that of the characteristic.
        always: whether every version of the table has it.
    """

    column: str
    characteristic: str
    times: int = 1
    always: bool = True


HECTARES_IN_KM2 = 100
POPULATION = (CharacteristicColumn("Bevolking op 1 januari", "inwoners"),)
KEY_FIGURES = (
    CharacteristicColumn(INHABITANTS, "inwoners"),
    CharacteristicColumn("TotaalAantalParticuliereHuishoudens", "huishoudens"),
    CharacteristicColumn("Land", "oppervlakte_land_ha", HECTARES_IN_KM2, always=False),
    CharacteristicColumn("Omgevingsadressendichtheid", "omgevingsadressendichtheid", always=False),
    CharacteristicColumn("GemeentelijkeEnWaterschapswegen", "weglengte_gemeente_km", always=False),
)


def convert_population(table: StatlineTable, context: Context) -> Converted:
    """Inhabitants on 1 January, of both sexes and all ages."""
    rows, regions = _rows(table, POPULATION, ()), Regions(table, context)
    found, noughts = _characteristics(table, rows, POPULATION, regions)
    return Converted(tables(kenmerken=found), (*table.notices(), *noughts, *regions.notices()))


def convert_key_figures(table: StatlineTable, context: Context) -> Converted:
    """Inhabitants, households, land, address density, roads, and household waste per inhabitant."""
    rows, regions = _rows(table, KEY_FIGURES, tuple(TONNES)), Regions(table, context)
    found, noughts = _characteristics(table, rows, KEY_FIGURES, regions)
    waste, notices = amounts_per_inhabitant(table, rows, regions, context)
    said = (*table.notices(), *noughts, *notices, *regions.notices())
    return Converted(tables(kenmerken=found, cijfers=waste), said)


def _rows(
    table: StatlineTable, measures: Sequence[CharacteristicColumn], others: Sequence[str]
) -> list[Document]:
    """The rows of the totals, with no more than the columns that are read: some tables have hundreds."""
    table.demand_dimensions(REGION, table.period)
    wanted = [table.column(measure.column) for measure in measures if measure.always]
    wanted += [column for m in measures if not m.always for column in table.columns_like(m.column)]
    wanted += [column for name in others for column in table.columns_like(name)]
    kept = (REGION, table.period, *wanted)
    return [{name: row.get(name) for name in kept} for row in rows_of_totals(table, REGION, table.period)]


def _characteristics(
    table: StatlineTable, rows: Sequence[Document], measures: Sequence[CharacteristicColumn], regions: Regions
) -> tuple[list[Row], list[Notice]]:
    """The rows of the contract; and how often a nought stands where there cannot be one, as for a municipality that is
    no more: that is not known.
    """
    found: list[Row] = []
    noughts: Counter[str] = Counter()
    known = shipped_catalogue().characteristics
    for measure in measures:
        if not table.columns_like(measure.column):
            continue
        column = table.column(measure.column)
        for organisation, when, status, figure in regional_figures(table, rows, column, regions):
            if len(when) > len("2023"):
                continue
            if not figure and known[measure.characteristic].minimum:
                noughts[measure.characteristic] += 1
                continue
            found.append(
                {
                    "organisatie": organisation.code,
                    "kenmerk": measure.characteristic,
                    "jaar": when,
                    "waarde": cell_of(figure * Decimal(measure.times)),
                    "status": status,
                    **table.source(),
                }
            )
    return found, [Notice(table.file, "nul_is_onbekend", code, (str(n),)) for code, n in noughts.items()]
