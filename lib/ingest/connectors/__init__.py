"""Files of others as rows of the data contract: CBS, CROW, boundaries. One module for each kind of file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lib.domain.loads.findings import Finding, Notice
from lib.ingest.connectors.boundaries import convert_boundaries
from lib.ingest.connectors.cbs import saved_json
from lib.ingest.connectors.cbs.characteristics import convert_key_figures, convert_population
from lib.ingest.connectors.cbs.price_index import PRICE_TABLES, convert_price_index
from lib.ingest.connectors.cbs.saved_json import Document
from lib.ingest.connectors.cbs.statline import StatlineTable, open_statline_csv, open_statline_json
from lib.ingest.connectors.cbs.waste import COLUMN as WASTE_COLUMN
from lib.ingest.connectors.cbs.waste import convert_waste
from lib.ingest.connectors.conversion import Context, Converted, Shape, new_rows
from lib.ingest.connectors.iv3.files import convert_iv3_file
from lib.ingest.connectors.iv3.service import IV3_TABLES as IV3_TABLES
from lib.ingest.connectors.iv3.service import convert_iv3_service, is_iv3
from lib.ingest.connectors.scales import convert_scales
from lib.ingest.connectors.text_files import open_sheet
from lib.ingest.headings import Unreadable

__all__ = [
    "NOT_CHECKED_LIVE",
    "Context",
    "Converted",
    "Notice",
    "Shape",
    "convert",
    "joined_pages",
    "new_rows",
]

NOT_CHECKED_LIVE = {
    "83452NED": "Huishoudelijk afval per gemeente per inwoner",
    "83131NED": "Consumentenprijzen (CPI), 2015=100",
    "86141NED": "Consumentenprijzen (CPI), 2025=100",
    "85663NED": "Cao-lonen, 2020=100",
    "84538NED": "Prijsindex grond-, weg- en waterbouw (GWW)",
    **{code: f"Iv3 per gemeente {year}" for year, code in IV3_TABLES.items()},
}
"""Tables of which no recorded answer was at hand: read as others describe them, tried on a hand-made answer."""

BY_CODE = {
    "03759ned": convert_population,
    "70072ned": convert_key_figures,
    "83452ned": convert_waste,
    **dict.fromkeys(PRICE_TABLES, convert_price_index),
}
BY_COLUMN = {
    WASTE_COLUMN: convert_waste,
    "Bevolking op 1 januari": convert_population,
    "TotaalAantalParticuliereHuishoudens": convert_key_figures,
}
"""How a table is read: by its code, or by a column when the code is unknown."""

DATA_FILES = ("observations*.json", "TypedDataSet*.json", "UntypedDataSet*.json")
JSON_ENDINGS = (".json", ".geojson")


def convert(path: Path, name: str, context: Context) -> Converted | None:
    """Rows of the data contract from a file, or a folder with the saved answers of one table.

    Args:
        path: where it is.
        name: the file as the user knows it.
        context: what the store knows and what was given with the file.

    Returns:
        None when no connector recognises it.

    Raises:
        Unreadable: when it is recognised, but wrong.
    """
    if path.is_dir():
        return _convert_folder(path, name, context)
    if name.lower().endswith(JSON_ENDINGS):
        return _convert_json([path], name, context)
    sheet = open_sheet(path, name)
    if sheet is None:
        return None
    found = convert_iv3_file(sheet, context) or convert_scales(sheet, context)
    if found is not None:
        return found
    table = open_statline_csv(sheet)
    return _convert_table(table, path.parent, context) if table else None


def joined_pages(paths: Sequence[Path]) -> list[Path]:
    """The paths, with a folder in place of its pages where all pages of one saved answer were given one by one."""
    joined: dict[Path, Path] = {}
    for folder in dict.fromkeys(path.parent for path in paths if not path.is_dir()):
        pages = _pages(folder)
        tables = {saved_json.table_in_head(page) for page in pages}
        if len(pages) > 1 and len(tables) == 1 and set(pages) <= set(paths):
            joined |= dict.fromkeys(pages, folder)
    return list(dict.fromkeys(joined.get(path, path) for path in paths))


def _pages(folder: Path) -> list[Path]:
    """The pages of the saved answer in a folder, in their order."""
    found = (
        sorted(folder.glob(pattern), key=lambda page: (len(page.name), page.name)) for pattern in DATA_FILES
    )
    return next((pages for pages in found if pages), [])


def _convert_folder(folder: Path, name: str, context: Context) -> Converted | None:
    pages = _pages(folder)
    return _convert_json(pages, name, context) if pages else None


def _convert_json(pages: list[Path], name: str, context: Context) -> Converted | None:
    first = saved_json.read_json(pages[0], name)
    if "features" in first:
        return convert_boundaries(first, name, context)
    if "value" not in first and "error" not in first and "odata.error" not in first:
        return _beside_data(first, name)
    table = open_statline_json(pages, name, first)
    return _convert_table(table, pages[0].parent, context) if table else _beside_data(first, name)


def _beside_data(document: Document, name: str) -> Converted | None:
    """A file that belongs to a table of CBS but holds no figures itself."""
    table = saved_json.table_of(document, name)
    if table or saved_json.context_address(document):
        return Converted({}, (Notice(name, "begeleidend_bestand", table),))
    return None


def _convert_table(table: StatlineTable, folder: Path, context: Context) -> Converted:
    if is_iv3(table):
        return convert_iv3_service(table, folder, context)
    reader = BY_CODE.get(table.code.casefold())
    if reader is None and not table.code:
        found = [reader for column, reader in BY_COLUMN.items() if table.columns_like(column)]
        reader = found[0] if found else None
    if reader is None:
        known = ("45…NED (Iv3)", "03759ned", "70072ned", "83452NED", *(code.upper() for code in PRICE_TABLES))
        raise Unreadable(Finding(table.file, 0, "", table.code, "cbs_tabel_onbekend", known))
    return reader(table, context)
