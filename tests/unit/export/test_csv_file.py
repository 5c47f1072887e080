"""CSV of a table: the signs of the language, and no cell that a spreadsheet or a terminal obeys."""

from __future__ import annotations

import csv
import datetime as dt

import pytest

from lib.export.csv_file import as_csv, records_as_csv
from lib.tables.table import Table, TableColumn, Value
from lib.text.language import DUTCH, ENGLISH
from tests.data_sets import FOREIGN


def cells(value: Value, *, dutch: bool = True) -> list[list[str]]:
    table = Table("Titel", (TableColumn("Naam"), TableColumn("=1+1")), ((value, "x"),))
    text = as_csv(table, DUTCH if dutch else ENGLISH).decode("utf-8-sig")
    return list(csv.reader(text.splitlines(), delimiter=";" if dutch else ","))


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (None, "", ""),
        (1234.5, "1234,5", "1234.5"),
        (0.1 + 0.2, "0,3", "0.3"),
        (2.0, "2", "2"),
        (-7, "-7", "-7"),
        (dt.date(2026, 11, 30), "2026-11-30", "2026-11-30"),
        ("a;b", "a;b", "a;b"),
        ("a,b", "a,b", "a,b"),
    ],
)
def test_a_cell_in_the_signs_of_the_language(value: Value, dutch: str, english: str) -> None:
    assert cells(value)[1][0] == dutch
    assert cells(value, dutch=False)[1][0] == english


@pytest.mark.parametrize("name", list(FOREIGN))
def test_text_is_never_a_formula_in_a_cell_nor_in_a_heading(name: str) -> None:
    head, row = cells(FOREIGN[name])
    assert head[1] == "'=1+1"
    assert not row[0].startswith(("=", "+", "-", "@"))
    assert row[0].removeprefix("'") == FOREIGN[name]


@pytest.mark.parametrize("safe", [True, False])
def test_records_for_programs_are_as_they_are_unless_a_spreadsheet_reads_them(safe: bool) -> None:
    rows = [{"naam": "=1+1", "waarde": -1.5}, {"naam": "\x1b[31m", "waarde": None}]
    head, first, second = csv.reader(records_as_csv(rows, ["naam", "waarde"], safe=safe).splitlines())
    assert head == ["naam", "waarde"]
    assert first == ["'=1+1" if safe else "=1+1", "-1.5"]
    assert ("\x1b" in second[0]) != safe
    assert second[1] == ""
