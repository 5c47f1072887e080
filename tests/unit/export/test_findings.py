"""The findings as a workbook: all in a list, the faulty cells marked where they stand."""

from __future__ import annotations

import io

import openpyxl
import pytest

from lib.export.findings import findings_workbook
from lib.text.language import DUTCH
from tests.loading import Load, figures_file


def test_every_finding_is_listed_and_its_cell_marked(check: Load) -> None:
    rows = ("aa-cc;;pond;2022;5;definitief", "aa-cc;;pond;2023;=1+1;definitief", "zz;;pond;2023;1;bijna")
    outcome = check({"cijfers.csv": figures_file(*rows)})
    book = openpyxl.load_workbook(io.BytesIO(findings_workbook(outcome.findings, outcome.faulty, DUTCH)))
    listed, sheet = book.worksheets
    assert listed.max_row == 1 + len(outcome.findings)
    marked = {
        c.coordinate: str(c.value) for row in sheet.iter_rows(min_row=2) for c in row if c.fill.fill_type
    }
    assert set(marked.values()) == {"=1+1", "zz", "bijna"}
    assert all(sheet[place].comment for place in marked)
    assert [sheet.cell(row, 1).value for row in (2, 3)] == [3, 4]
    assert not [c for row in sheet.iter_rows() for c in row if c.data_type == "f"]


@pytest.mark.parametrize("names", [("a[1]/b*?.csv", "a1b.csv"), ("x" * 60 + "1.csv", "x" * 60 + "2.csv")])
def test_any_file_name_gives_a_sheet(check: Load, names: tuple[str, str]) -> None:
    from dataclasses import replace

    outcome = check({"cijfers.csv": figures_file("aa-cc;;pond;2023;fout;definitief")})
    found = [replace(outcome.findings[0], file=name) for name in names]
    faulty = [replace(outcome.faulty[0], file=name) for name in names]
    assert len(openpyxl.load_workbook(io.BytesIO(findings_workbook(found, faulty, DUTCH))).sheetnames) == 3
