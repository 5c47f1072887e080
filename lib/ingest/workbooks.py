"""XLSX: a sheet per dataset, named after it; its cells become the rows of a CSV file."""

from __future__ import annotations

import csv
import datetime as dt
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.styles.numbers import BUILTIN_FORMATS_MAX_SIZE, builtin_format_code
from openpyxl.worksheet._reader import FORMULA_TAG, VALUE_TAG, WorkSheetParser

from lib.catalogue.datasets import DATASETS
from lib.catalogue.declarations import Dataset, Kind
from lib.domain.loads.findings import Finding, Notice
from lib.ingest.csv_files import COMMA_CELL
from lib.ingest.headings import Unreadable, columns_of, without_empty_end
from lib.store.loads.source import Source

LARGEST_UNPACKED = 2 << 30
"""Bytes that a workbook may take when it is unpacked; more is a bomb, or belongs in CSV or Parquet."""

LARGEST_UNSQUEEZED, MOST_SQUEEZED = 64 << 20, 100
"""Beyond this size nothing that people write packs to less than a hundredth."""

LAST_ROW = 1_048_576
"""The last row that Excel has; a damaged file may name a later one."""

LITERAL = re.compile(r'"[^"]*"|\\.')
"""What a number format shows as it is: in `0"%"` the sign does not mean a hundredth."""

DELIMITER = ";"
SKIPPED_SHEET = "blad_overgeslagen"
EMPTY_SHEET = "blad_leeg"

warnings.filterwarnings("ignore", module="openpyxl")
"""Of parts of a workbook that do not matter here, in English; a cell that cannot be read becomes a finding."""


class _NoOutcome(Exception):
    """A formula of which the workbook holds no outcome: a program wrote it, and Excel never opened it."""

    def __init__(self, row: int, column: int, formula: str) -> None:
        self.row, self.column, self.formula = row, column, formula


class _Cells(WorkSheetParser):  # type: ignore[misc]
    """openpyxl takes a formula without an outcome for an empty cell."""

    def parse_cell(self, element: Any) -> dict[str, Any]:
        cell: dict[str, Any] = super().parse_cell(element)
        if cell["value"] is None and element.find(VALUE_TAG) is None:
            formula = element.find(FORMULA_TAG)
            if formula is not None:
                raise _NoOutcome(cell["row"], cell["column"], f"={formula.text or ''}")
        return cell


def open_workbook(
    path: Path, workspace: Path, *, name: str, dataset: str | None = None
) -> tuple[list[Source], list[Notice]]:
    """Recognise the sheets of a workbook; a cell with a formula gives its stored value.

    Args:
        path: where it is.
        workspace: a folder for the rows of its sheets.
        name: the file as the user knows it.
        dataset: what its only sheet holds, instead of recognising it by name.

    Raises:
        Unreadable: with findings that say what is wrong.
    """
    _check_size(path, name)
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # openpyxl parses XML as it goes: anything can come out of a damaged file
        raise Unreadable(Finding(name, 0, "", "", "geen_werkboek")) from error
    sources: list[Source] = []
    notices: list[Notice] = []
    findings: list[Finding] = []
    try:
        for number, sheet in enumerate(book.worksheets):
            chosen = _dataset_of(sheet.title, dataset if len(book.worksheets) == 1 else None)
            if chosen is None:
                notices.append(Notice(name, SKIPPED_SHEET, sheet.title))
                continue
            if all(value is None for _, row in _numbered_rows(sheet) for value in row):
                notices.append(Notice(name, EMPTY_SHEET, sheet.title))
                continue
            try:
                source = _open_sheet(sheet, chosen, workspace / f"{number}.csv", name)
                if source.has_rows():
                    sources.append(source)
                else:
                    notices.append(Notice(name, EMPTY_SHEET, sheet.title))
            except Unreadable as unreadable:
                findings += unreadable.findings
    except Exception as error:
        raise Unreadable(Finding(name, 0, "", "", "geen_werkboek")) from error
    finally:
        book.close()
    if findings:
        raise Unreadable(*findings)
    if not sources:
        empty = any(notice.code == EMPTY_SHEET for notice in notices)
        rule, hints = ("geen_rijen", ()) if empty else ("geen_blad", tuple(DATASETS))
        raise Unreadable(Finding(name, 0, "", "", rule, hints))
    return sources, notices


def _check_size(path: Path, name: str) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            squeezed = unpacked > MOST_SQUEEZED * path.stat().st_size
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable(Finding(name, 0, "", "", "geen_werkboek")) from error
    if unpacked > LARGEST_UNPACKED or (squeezed and unpacked > LARGEST_UNSQUEEZED):
        raise Unreadable(Finding(name, 0, "", "", "werkboek_te_groot"))


def _dataset_of(title: str, overruling: str | None) -> Dataset | None:
    return DATASETS.get(overruling or title.strip().lower().replace(" ", "_"))


def _open_sheet(sheet: Any, dataset: Dataset, rows: Path, name: str) -> Source:
    """Write the rows of a sheet as CSV; row numbers stay those of the sheet."""
    number, first = next(_numbered_rows(sheet), (1, []))
    heading = without_empty_end([_text(value) for value in first] if number == 1 else [])
    if not heading:
        raise Unreadable(Finding(name, 1, "", "", "geen_kopregel", sheet=sheet.title))
    try:
        columns = columns_of(name, dataset, heading)
    except Unreadable as unreadable:
        found = [
            Finding(f.file, f.row, f.column, f.value, f.rule, f.hints, sheet.title)
            for f in unreadable.findings
        ]
        raise Unreadable(*found) from unreadable
    numeric = [place for place, c in enumerate(columns) if dataset.column(c).kind == Kind.NUMBER]
    try:
        jumps, commas = _write_rows(sheet, rows, columns, numeric)
        if commas:
            jumps, commas = _write_rows(sheet, rows, columns, numeric, decimal_comma=True)
    except _NoOutcome as cell:
        column = "".join(columns[cell.column - 1 : cell.column])
        finding = Finding(name, cell.row, column, cell.formula, "formule_zonder_uitkomst", sheet=sheet.title)
        raise Unreadable(finding) from cell
    return Source(
        name=name,
        dataset=dataset.name,
        columns=columns,
        headings=heading,
        path=rows,
        delimiter=DELIMITER,
        decimal_comma=commas,
        rows=partial(_numbered, rows, jumps),
        sheet=sheet.title,
    )


def _numbered_rows(sheet: Any) -> Iterator[tuple[int, list[object]]]:
    """Row number and values of the rows that a sheet holds, up to their last cell.

    `iter_rows` of openpyxl goes by the size that the file states and passes over rows that are out of order.

    Raises:
        ValueError: when the rows are not in order, or go on where Excel ends.
    """
    book, last = sheet.parent, 0
    percentages = _percentages(book)
    with sheet._get_source() as xml:
        parser = _Cells(
            xml,
            sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        for number, cells in parser.parse():
            if not last < number <= LAST_ROW:
                raise ValueError(number)
            last = number
            values: list[object] = [None] * max((cell["column"] for cell in cells), default=0)
            for cell in cells:
                value = cell["value"]
                if cell["style_id"] in percentages and type(value) in (int, float):
                    value = f"{value * 100:.12g}%"
                values[cell["column"] - 1] = value
            yield number, values


def _percentages(book: Any) -> set[int]:
    """The styles in which 0.93 is shown as 93%: such a cell is read as it is shown, and refused in a number column."""
    custom = book._number_formats
    found = set()
    for number, style in enumerate(book._cell_styles):
        of_file = style.numFmtId - BUILTIN_FORMATS_MAX_SIZE
        shown = custom[of_file] if 0 <= of_file < len(custom) else builtin_format_code(style.numFmtId)
        if "%" in LITERAL.sub("", shown or ""):
            found.add(number)
    return found


def _write_rows(
    sheet: Any, path: Path, columns: tuple[str, ...], numeric: Sequence[int], *, decimal_comma: bool = False
) -> tuple[dict[int, int], bool]:
    """Write the rows that are not empty.

    Args:
        numeric: the places of number columns.
        decimal_comma: write numbers with a comma, as the texts among them have it.

    Returns:
        The row numbers after a gap by place in the file, and whether a text is a number with a comma.
    """
    jumps: dict[int, int] = {}
    commas, written, last, width = False, 0, 1, len(columns)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=DELIMITER)
        writer.writerow(columns)
        for number, row in _numbered_rows(sheet):
            if number == 1 or row.count(None) == len(row):
                continue
            if number != last + 1:
                jumps[written] = number
            beyond = len(row) - width - row[width:].count(None)
            texts = [_text(value) for value in (row if beyond > 0 else row[:width])]
            for place in numeric:
                value = row[place] if place < len(row) else None
                if isinstance(value, str):
                    commas = commas or bool(COMMA_CELL.fullmatch(value.strip()))
                elif decimal_comma and isinstance(value, float):
                    texts[place] = texts[place].replace(".", ",")
            writer.writerow(texts + [""] * (width - len(texts)))
            written, last = written + 1, number
    return jumps, commas


def _numbered(path: Path, jumps: Mapping[int, int]) -> Iterator[tuple[int, list[str]]]:
    """Every record of the sheet with its row number (heading = 1), however many lines its texts take."""
    number = 1
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, delimiter=DELIMITER)
        next(reader, None)
        for index, row in enumerate(reader):
            number = jumps.get(index, number + 1)
            yield number, row


def _text(value: object) -> str:
    """A cell as the text that a CSV file would hold."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, dt.date) else str(value)
