"""Files of others as rows of the data contract: CBS, CROW, boundaries. One module for each kind of file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from lib.domain.loads.findings import Finding, Notice
from lib.ingest.connectors.boundaries import convert_boundaries
from lib.ingest.connectors.cbs import saved_json
from lib.ingest.connectors.cbs.answers import SavedPage, by_table, is_data
from lib.ingest.connectors.cbs.beside import belongs_to, is_packed
from lib.ingest.connectors.cbs.characteristics import convert_key_figures, convert_population
from lib.ingest.connectors.cbs.price_index import PRICE_TABLES, convert_price_index
from lib.ingest.connectors.cbs.saved_json import Document
from lib.ingest.connectors.cbs.statline import (
    StatlineTable,
    is_of_statline,
    open_statline_csv,
    open_statline_json,
)
from lib.ingest.connectors.cbs.waste import COLUMN as WASTE_COLUMN
from lib.ingest.connectors.cbs.waste import convert_waste
from lib.ingest.connectors.conversion import Context, Converted, Shape, merged_rows, new_rows
from lib.ingest.connectors.iv3.accounts import IV3_TABLES as IV3_TABLES
from lib.ingest.connectors.iv3.files import convert_iv3_file, is_iv3_heading
from lib.ingest.connectors.iv3.service import convert_iv3_service, is_iv3
from lib.ingest.connectors.scales import convert_scales, has_scales
from lib.ingest.connectors.text_files import open_sheet, refuse_heading_elsewhere
from lib.ingest.encodings import encoding_of
from lib.ingest.headings import Unreadable, also_said

__all__ = [
    "NOT_CHECKED_LIVE",
    "Context",
    "Converted",
    "Notice",
    "SavedPage",
    "Shape",
    "convert",
    "convert_pages",
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

JSON_ENDINGS = (".json", ".geojson")
USED_BESIDE = "gemeenteklassen_"
"""How the file with inhabitants begins that an answer of Iv3 reads when it lies beside it."""


def convert(path: Path, name: str, context: Context) -> Converted | None:
    """Rows of the data contract from a file, or a folder with what was saved of one or more tables.

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
        return convert_pages([SavedPage(path, name)], name, context)
    sheet = open_sheet(path, name)
    if sheet is None:
        return None
    with also_said(lambda: _guessed_letters(path, name)):
        found = convert_iv3_file(sheet, context) or convert_scales(sheet, context)
        if found is None and (of_table := belongs_to(sheet)) is not None:
            return Converted({}, (Notice(name, "begeleidend_bestand", of_table),))
        if found is None and (table := open_statline_csv(sheet)):
            found = _convert_table(table, path.parent, context)
        if found is None:
            refuse_heading_elsewhere(sheet, _is_heading)
    return replace(found, notices=(*_guessed_letters(path, name), *found.notices)) if found else None


def _is_heading(columns: tuple[str, ...]) -> bool:
    return is_iv3_heading(columns) or has_scales(columns) or is_of_statline(columns)


def _guessed_letters(path: Path, name: str) -> tuple[Notice, ...]:
    """That the encoding of a text file is a guess; nothing where it is known, or cannot be told at all."""
    try:
        guess = encoding_of(path, name).notice
    except Unreadable:
        return ()
    return (guess,) if guess else ()


def joined_pages(paths: Sequence[Path]) -> list[tuple[Path, ...]]:
    """The paths, together where they are pages of one table that lie in one folder."""
    data = [path for path in paths if _is_json(path) and _holds_figures(path)]
    pages = {page: together for together in by_table(data) for page in together}
    return list(dict.fromkeys(pages.get(path, (path,)) for path in paths))


def convert_pages(pages: Sequence[SavedPage], name: str, context: Context) -> Converted | None:
    """Rows of the data contract from the saved pages of one answer; None when it is other JSON.

    Args:
        name: the answer as the user knows it.

    Raises:
        Unreadable: when it is an answer of CBS, but wrong or not whole.
    """
    path = pages[0].path
    first = saved_json.read_value(path, pages[0].name)
    if isinstance(first, list) and (of_table := saved_json.table_of({}, pages[0].name)):
        return Converted({}, (Notice(name, "uittreksel", of_table),))
    if not isinstance(first, dict):
        raise Unreadable(Finding(pages[0].name, 0, "", "", "geen_json"))
    if "features" in first:
        return convert_boundaries(first, name, context)
    if "value" not in first and "error" not in first and "odata.error" not in first:
        return _beside_data(first, name)
    table = open_statline_json(pages, name, first)
    return _convert_table(table, path.parent, context) if table else _beside_data(first, name)


def _holds_figures(path: Path) -> bool:
    try:
        return path.is_file() and is_data(path)
    except OSError:
        return False


def _convert_folder(folder: Path, name: str, context: Context) -> Converted | None:
    """All tables in a folder and those below it, with the names of what was passed over; None without a table.

    Raises:
        Unreadable: with what is wrong in any of the files, and what is worth knowing of them all.
    """
    inside = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    answers = by_table(path for path in inside if _is_json(path) and _holds_figures(path))
    found: dict[Path, Converted | None] = {}
    findings: list[Finding] = []
    for pages in answers:
        answer = name if len(answers) == 1 else f"{name}/{pages[0].name}"
        known_as = [SavedPage(page, f"{name}/{page.name}") for page in pages]
        found |= dict.fromkeys(pages, _tried(partial(convert_pages, known_as, answer, context), findings))
    for path in inside:
        leads_on = path.is_dir() and path.is_symlink()
        if path not in found and not _is_json(path) and not is_packed(path) and not leads_on:
            found[path] = _tried(partial(convert, path, f"{name}/{path.name}", context), findings)
    read = {path: converted for path, converted in found.items() if converted is not None}
    if not read:
        return None
    tables = {saved_json.table_of({}, path.name) or _table_in_head(path) for path in read}
    aside = [path for path in inside if path not in read and not _tells_of(path, tables)]
    passed_over = Converted({}, tuple(Notice(name, "bestand_overgeslagen", path.name) for path in aside))
    parts = [*{id(converted): converted for converted in read.values()}.values(), passed_over]
    with also_said(lambda: (notice for part in parts for notice in part.notices)):
        if findings:
            raise Unreadable(*findings)
        return merged_rows(parts, name)


def _tried(convert_one: Callable[[], Converted | None], findings: list[Finding]) -> Converted | None:
    """What a file of a folder holds; of one that is refused only what is worth knowing, its findings are added."""
    try:
        return convert_one()
    except Unreadable as unreadable:
        findings += unreadable.findings
        return Converted({}, unreadable.notices)


def _table_in_head(path: Path) -> str:
    return saved_json.table_in_head(path) if path.is_file() else ""


def _is_json(path: Path) -> bool:
    return path.name.lower().endswith(JSON_ENDINGS)


def _tells_of(path: Path, tables: set[str]) -> bool:
    """Whether a file tells of one of the tables: labels, a description, inhabitants."""
    if not _is_json(path):
        return path.name.startswith(USED_BESIDE) or is_packed(path)
    table = saved_json.table_of(saved_json.read_companion(path), "")
    return bool(table) and table.casefold() in {code.casefold() for code in tables}


def _beside_data(document: Document, name: str) -> Converted | None:
    """A file that belongs to a table of CBS but holds no figures itself."""
    table = saved_json.table_of(document, name)
    if table or saved_json.context_address(document):
        return Converted({}, (Notice(name, "begeleidend_bestand", table),))
    return None


def _convert_table(table: StatlineTable, folder: Path, context: Context) -> Converted:
    with also_said(table.notices):
        return _read_table(table, folder, context)


def _read_table(table: StatlineTable, folder: Path, context: Context) -> Converted:
    table.refuse_names()
    if is_iv3(table):
        accounts = convert_iv3_service(table, folder, context)
        return replace(accounts, notices=(*table.notices(), *accounts.notices))
    reader = BY_CODE.get(table.code.casefold())
    if reader is None and not table.code:
        found = [reader for column, reader in BY_COLUMN.items() if table.columns_like(column)]
        reader = found[0] if found else None
    if reader is None:
        known = ("45…NED (Iv3)", "03759ned", "70072ned", "83452NED", *(code.upper() for code in PRICE_TABLES))
        raise Unreadable(Finding(table.file, 0, "", table.code, "cbs_tabel_onbekend", known))
    return reader(table, context)
