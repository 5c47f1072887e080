"""A table as a value: the same rows on screen, in a CSV file and in a workbook."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import xlsxwriter

from lib.text.language import Language

Value = str | float | int | dt.date | None

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""The media type of what `as_workbook` makes."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
NARROWEST_NUMBERS, WIDEST_COLUMN = 100, 425
"""In pixels: `-12,345,678.90`, of which `autofit` counts the digits only; and about sixty characters."""


class ColumnKind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    LINK = "link"


@dataclass(frozen=True)
class TableColumn:
    """A column; `decimals` is for numbers, `on_screen` False for what only exports hold."""

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    decimals: int = 0
    on_screen: bool = True


@dataclass(frozen=True)
class Table:
    """Rows under columns, with a title for the sheet."""

    title: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Value, ...], ...]

    def shown(self) -> Table:
        """The part that stands on screen."""
        keep = [i for i, column in enumerate(self.columns) if column.on_screen]
        rows = tuple(tuple(row[i] for i in keep) for row in self.rows)
        return Table(self.title, tuple(self.columns[i] for i in keep), rows)

    def in_words(self, language: Language) -> Table:
        """The cells as texts: numbers and dates in the form of the language, nothing left out."""

        def words(value: Value, column: TableColumn) -> Value:
            if isinstance(value, dt.date):
                return language.date(value)
            return language.number(value, column.decimals) if isinstance(value, float | int) else value

        rows = tuple(tuple(map(words, row, self.columns)) for row in self.rows)
        return Table(self.title, self.columns, rows)


def as_csv(table: Table, language: Language) -> bytes:
    """The table for a spreadsheet program in this language: its separators, and a mark that it is UTF-8.

    Text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    dutch = language.decimal_sign == ","
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if dutch else ",", lineterminator="\r\n")
    writer.writerow([_csv_cell(column.title, dutch) for column in table.columns])
    for row in table.rows:
        writer.writerow([_csv_cell(value, dutch) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(value: Value, decimal_comma: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return "'" + value if value.startswith(FORMULA_STARTS) else value
    if isinstance(value, dt.date):
        return value.isoformat()
    digits = f"{value:.10f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return digits.replace(".", ",") if decimal_comma else digits


def as_workbook(tables: Sequence[Table]) -> bytes:
    """The tables as sheets of one workbook, in XLSX; text stays text, whatever it starts with."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        for table in tables:
            write_sheet(book, table)
    return out.getvalue()


def write_sheet(book: xlsxwriter.Workbook, table: Table) -> None:
    """A table as a sheet: headings frozen, columns as wide as they need, a filter on all."""
    heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    date = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
    sheet = book.add_worksheet(_sheet_name(table.title))
    sheet.freeze_panes(1, 1)
    for c, column in enumerate(table.columns):
        sheet.write_string(0, c, column.title, heading)
        if column.kind == ColumnKind.NUMBER:
            sheet.set_column_pixels(c, c, NARROWEST_NUMBERS)
        digits = "0" + ("." + "0" * column.decimals if column.decimals else "")
        number = book.add_format({"num_format": f"#,##{digits}", "valign": "top"})
        for r, row in enumerate(table.rows, start=1):
            value = row[c]
            if isinstance(value, str):
                sheet.write_string(r, c, value, wrap)
            elif isinstance(value, dt.date):
                sheet.write_datetime(r, c, dt.datetime(value.year, value.month, value.day), date)
            elif value is not None:
                sheet.write_number(r, c, value, number)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.autofit(WIDEST_COLUMN)


def _sheet_name(title: str) -> str:
    return "".join(c for c in title if c not in "[]:*?/\\'")[:31]
