"""The findings as a workbook: a list, and the faulty rows with their faulty cells marked."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import groupby

import xlsxwriter

from lib.domain.loads.findings import FaultyRow, Finding
from lib.export.workbook import write_sheet
from lib.tables.loads import findings_table
from lib.text.language import Language
from lib.text.loads.findings import explain

_MOST_SHEET_NAME = 31


def findings_workbook(findings: Sequence[Finding], faulty: Sequence[FaultyRow], language: Language) -> bytes:
    """A list of all findings, and a sheet per file with the faulty rows, the faulty cells in colour."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    advice = {(f.file, f.sheet, f.row, f.column): " ".join(explain(language, f)) for f in findings}
    with xlsxwriter.Workbook(out, options) as book:
        write_sheet(book, findings_table(findings, language))
        bold = book.add_format({"bold": True, "bottom": 1})
        marked = book.add_format({"bg_color": "#F8D7C4", "border": 1, "border_color": "#C05017"})
        for number, ((file, sheet), rows) in enumerate(
            groupby(faulty, key=lambda row: (row.file, row.sheet)), start=1
        ):
            title = f"{number} {sheet or file}"
            page = book.add_worksheet("".join(c for c in title if c not in "[]:*?/\\'")[:_MOST_SHEET_NAME])
            page.freeze_panes(1, 1)
            for r, row in enumerate(rows, start=1):
                if r == 1:
                    for c, heading in enumerate((language.say("Rij"), *row.headings)):
                        page.write_string(0, c, heading, bold)
                        page.set_column(c, c, 18)
                page.write_number(r, 0, row.row)
                for c, cell in enumerate(row.cells, start=1):
                    column = row.columns[c - 1] if c <= len(row.columns) else ""
                    note = advice.get((file, sheet, row.row, column))
                    page.write_string(r, c, cell, marked if note else None)
                    if note:
                        page.write_comment(r, c, note, {"x_scale": 2})
    return out.getvalue()
