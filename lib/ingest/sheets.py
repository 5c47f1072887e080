"""The rows of a sheet as the workbook holds them, and what else has to be known to read them rightly."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS_MAX_SIZE, builtin_format_code
from openpyxl.worksheet._reader import FORMULA_TAG, VALUE_TAG, WorkSheetParser
from openpyxl.worksheet.cell_range import CellRange

LAST_ROW = 1_048_576
"""The last row that Excel has; a damaged file may name a later one."""

LAST_COLUMN = 1_000
"""The last column that is told apart; a cell far to the right makes a row of thousands of empty ones."""
GULP = 4 << 20
"""Bytes that are parsed at a time. Of what has no end yet the parser begins anew each time: a long comment read in
small pieces takes minutes."""

LITERAL = re.compile(r'"[^"]*"|\\.')
"""What a number format shows as it is: in `0"%"` the sign does not mean a hundredth."""

warnings.filterwarnings("ignore", module="openpyxl")
"""Of parts of a workbook that do not matter here, in English; a cell that cannot be read becomes a finding."""


class NoOutcome(Exception):
    """A formula of which the workbook holds no outcome: a program wrote it, and Excel never opened it."""

    def __init__(self, row: int, column: int, formula: str) -> None:
        self.row, self.column, self.formula = row, column, formula


class _Cells(WorkSheetParser):  # type: ignore[misc]
    """openpyxl takes a formula without an outcome for an empty cell.

    Programs that do not compute, openpyxl among them, write an empty value there; of an outcome that is an empty text
    the cell is marked as text.
    """

    def parse_cell(self, element: Any) -> dict[str, Any]:
        cell: dict[str, Any] = super().parse_cell(element)
        if cell["value"] is None and not element.findtext(VALUE_TAG) and element.get("t") != "str":
            formula = element.find(FORMULA_TAG)
            if formula is not None:
                raise NoOutcome(cell["row"], cell["column"], f"={formula.text or ''}")
        return cell


class _Gulping(zipfile.ZipFile):
    """A workbook whose parts give more at a time than is asked."""

    def open(self, *arguments: Any, **options: Any) -> Any:
        part = super().open(*arguments, **options)
        read = part.read
        part.read = lambda size=-1: read(max(size, GULP) if size and size > 0 else size)  # type: ignore[method-assign]
        return part


def open_book(file: BinaryIO) -> Any:
    """A workbook of openpyxl, to read row by row with formulas as their stored values.

    Raises:
        Exception: of any kind, when it is damaged: openpyxl parses XML as it goes.
    """
    reader = ExcelReader(file, read_only=True, data_only=True)
    reader.archive = _Gulping(file)
    reader.read()
    return reader.wb


class SheetRows:
    """The rows of a sheet; what stands beside the cells is known once all of them are read.

    Attributes:
        merged: the ranges of cells that are merged.
        hidden_rows: the numbers of the rows that Excel does not show; `hidden_columns` likewise, from 1.
        struck_rows: those with a line through all their cells.
    """

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self.merged: list[CellRange] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.struck_rows: set[int] = set()

    def __iter__(self) -> Iterator[tuple[int, list[object]]]:
        """Row number and values of the rows that the sheet holds, up to their last cell or just beyond `LAST_COLUMN`.

        `iter_rows` of openpyxl goes by the size that the file states and passes over rows that are out of order.

        Raises:
            ValueError: when the rows are not in order, or go on where Excel ends.
            NoOutcome: at a formula without one.
        """
        book, last = self._sheet.parent, 0
        percentages, struck = _percentages(book), _struck(book)
        self.struck_rows = set()
        with self._sheet._get_source() as xml:
            parser = _Cells(
                xml,
                self._sheet._shared_strings,
                data_only=True,
                epoch=book.epoch,
                date_formats=book._date_formats,
                timedelta_formats=book._timedelta_formats,
            )
            for number, cells in parser.parse():
                if not last < number <= LAST_ROW:
                    raise ValueError(number)
                last = number
                width = max((cell["column"] for cell in cells), default=0)
                seen: set[int] = set()
                values: list[object] = [None] * min(width, LAST_COLUMN + 1)
                for cell in cells:
                    value = cell["value"]
                    if cell["style_id"] in percentages and type(value) in (int, float):
                        value = f"{value * 100:.12g}%"
                    if value is not None:
                        seen.add(cell["style_id"])
                        values[min(cell["column"] - 1, LAST_COLUMN)] = value
                if seen and seen <= struck:
                    self.struck_rows.add(number)
                yield number, values
        self._look_beside(parser)

    def _look_beside(self, parser: _Cells) -> None:
        self.merged = list(parser.merged_cells.mergeCell) if parser.merged_cells else []
        self.hidden_rows = {int(row) for row, seen in parser.row_dimensions.items() if _is_hidden(seen)}
        self.hidden_columns = {
            column
            for seen in parser.column_dimensions.values()
            if _is_hidden(seen)
            for column in range(int(seen["min"]), int(seen["max"]) + 1)
        }


def _is_hidden(dimension: dict[str, str]) -> bool:
    return dimension.get("hidden") in ("1", "true")


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


def _struck(book: Any) -> set[int]:
    """The styles with a line through the text: what somebody crossed out is read all the same, and that is said."""
    fonts = book._fonts
    return {
        n
        for n, style in enumerate(book._cell_styles)
        if style.fontId < len(fonts) and fonts[style.fontId].strike
    }
