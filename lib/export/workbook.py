"""Tables as an XLSX workbook, with text kept as text."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lib.domain.requests.deadline import while_time
from lib.tables.table import ColumnKind, Table

if TYPE_CHECKING:
    import xlsxwriter


def as_workbook(tables: Sequence[Table]) -> bytes:
    """The tables as sheets of one workbook, in XLSX; text stays text, whatever it starts with."""
    import xlsxwriter  # every page offers a workbook, and few readers take one

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
        for r, row in enumerate(while_time(table.rows), start=1):
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


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""The media type of what `as_workbook` makes."""


NARROWEST_NUMBERS, WIDEST_COLUMN = 100, 425
"""In pixels: `-12,345,678.90`, of which `autofit` counts the digits only; and about sixty characters."""
