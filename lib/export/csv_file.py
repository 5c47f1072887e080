"""A table as CSV, with nothing in it that a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence

from lib.domain.loads.visible import visible
from lib.tables.table import Table, Value
from lib.text.language import Language


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


def records_as_csv(
    rows: Iterable[Mapping[str, str | int | float | None]], names: Sequence[str], *, safe: bool = False
) -> str:
    """Comma separated, decimal point, empty for unknown, as the data contract has it.

    Args:
        names: the columns, in order.
        safe: whether text that a spreadsheet would take for a formula gets an apostrophe in front, and signs that a
            terminal would obey are replaced.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(
        {
            name: without_formula(visible(cell)) if safe and isinstance(cell, str) else cell
            for name, cell in row.items()
        }
        for row in rows
    )
    return out.getvalue()


def _csv_cell(value: Value, decimal_comma: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return without_formula(visible(value))
    if isinstance(value, dt.date):
        return value.isoformat()
    digits = f"{value:.10f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return digits.replace(".", ",") if decimal_comma else digits


def without_formula(text: str) -> str:
    """Text with an apostrophe in front where a spreadsheet would take it for a formula."""
    return "'" + text if text.startswith(FORMULA_STARTS) else text


FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
