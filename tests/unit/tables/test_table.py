"""A table as CSV and as a workbook: the same values, and text that stays text."""

from __future__ import annotations

import csv
import datetime as dt
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.export.csv_file import as_csv
from lib.export.workbook import as_workbook
from lib.tables.table import ColumnKind, Table, TableColumn, Value
from lib.text.language import DUTCH, ENGLISH

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1", "-x", "+x")

TABLE = Table(
    "Cijfers: 2023/24",
    (
        TableColumn("Naam"),
        TableColumn("Waarde", ColumnKind.NUMBER, 2),
        TableColumn("Dag", ColumnKind.DATE),
        TableColumn("Adres", ColumnKind.LINK),
        TableColumn("n", ColumnKind.NUMBER, on_screen=False),
    ),
    (
        ('Ää; "bé"', 12345.678, dt.date(2024, 5, 1), "https://example.org", 3),
        ("=1+1", -0.5, None, None, None),
    ),
)


def cells(content: bytes, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=delimiter))


def sheet(table: Table) -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(as_workbook([table])))
    return [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]


def test_csv_for_a_dutch_spreadsheet() -> None:
    content = as_csv(TABLE, DUTCH)
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in content
    assert cells(content, ";") == [
        ["Naam", "Waarde", "Dag", "Adres", "n"],
        ['Ää; "bé"', "12345,678", "2024-05-01", "https://example.org", "3"],
        ["'=1+1", "-0,5", "", "", ""],
    ]


def test_csv_for_an_english_spreadsheet() -> None:
    rows = cells(as_csv(TABLE, ENGLISH), ",")
    assert rows[1][1] == "12345.678"
    assert rows[2][1] == "-0.5"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_a_formula(text: str) -> None:
    table = Table("t", (TableColumn(text), TableColumn("b")), ((text, text),))
    for row in cells(as_csv(Table("t", (TableColumn(text),), ((text,),)), DUTCH), ";"):
        assert row == ["'" + text]
    book = openpyxl.load_workbook(io.BytesIO(as_workbook([table])))
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            assert cell.data_type == "s"
    assert book.worksheets[0]["A2"].value.replace("_x0009_", "\t") == text


@given(text=TEXTS)
def test_text_comes_back_as_it_was(text: str) -> None:
    table = Table("t", (TableColumn("a"), TableColumn("b")), ((text, "x"),))
    (_, (found, _)) = cells(as_csv(table, DUTCH), ";")
    assert found in (text, "'" + text)
    assert (found != text) == text.startswith(("=", "+", "-", "@"))


@given(value=st.floats(-1e9, 1e9).map(lambda v: round(v, 6)))
def test_numbers_come_back_as_they_were(value: float) -> None:
    table = Table("t", (TableColumn("a", ColumnKind.NUMBER),), ((value,),))
    found = cells(as_csv(table, DUTCH), ";")[1][0]
    assert float(found.replace(",", ".")) == pytest.approx(value, abs=1e-9)
    assert "e" not in found
    (_, (number,)) = sheet(table)
    assert number == pytest.approx(value)


def test_a_workbook_holds_numbers_dates_and_text() -> None:
    assert sheet(TABLE) == [
        ["Naam", "Waarde", "Dag", "Adres", "n"],
        ['Ää; "bé"', 12345.678, dt.datetime(2024, 5, 1), "https://example.org", 3],
        ["=1+1", -0.5, None, None, None],
    ]


def test_a_workbook_has_a_sheet_per_table_under_a_name_that_may_be() -> None:
    long = Table("x" * 50, (TableColumn("a"),), ())
    book = openpyxl.load_workbook(io.BytesIO(as_workbook([TABLE, long])))
    assert book.sheetnames == ["Cijfers 202324", "x" * 31]
    assert book.worksheets[0].freeze_panes == "B2"
    assert book.worksheets[0]["B2"].number_format == "#,##0.00"
    assert book.worksheets[0]["A2"].hyperlink is None


def test_only_some_columns_stand_on_screen() -> None:
    shown = TABLE.shown()
    assert [column.title for column in shown.columns] == ["Naam", "Waarde", "Dag", "Adres"]
    assert [len(row) for row in shown.rows] == [4, 4]


def test_columns_are_wide_enough_to_read_and_never_too_wide() -> None:
    columns = (TableColumn("n"), TableColumn("Lang"), TableColumn("EUR", ColumnKind.NUMBER, 2))
    rows = (("kort", "woord " * 40, 12345678.9), ("onderhoud van bermen", "", -1.0))
    book = openpyxl.load_workbook(io.BytesIO(as_workbook([Table("Breedte", columns, rows)])))
    widths = [book.worksheets[0].column_dimensions[letter].width for letter in "ABC"]
    assert 15 < widths[0] < 25
    assert 55 < widths[1] <= 61
    assert len("12,345,678.90") <= widths[2] < 20


def test_rows_with_words_hold_all_of_them_in_any_cell_and_in_any_case() -> None:
    columns = (TableColumn("Naam"), TableColumn("EUR", ColumnKind.NUMBER, 2), TableColumn("Vorm"))
    table = Table("Cijfers", columns, (("Aa en Hunze", 1234.5, "Eigen dienst"), ("Bb", None, "eigen DIENST")))
    assert table.holding("", DUTCH) is table
    assert [row[0] for row in table.holding("EIGEN dienst", DUTCH).rows] == ["Aa en Hunze", "Bb"]
    assert [row[0] for row in table.holding("hunze 1.234,50", DUTCH).rows] == ["Aa en Hunze"]
    assert table.holding("hunze bb", DUTCH).rows == ()
    assert table.holding("none", DUTCH).rows == ()
    assert table.holding("x", DUTCH).columns == columns


def test_rows_in_the_order_of_a_column_have_what_is_missing_last() -> None:
    columns = (TableColumn("Naam"), TableColumn("n", ColumnKind.NUMBER), TableColumn("Dag", ColumnKind.DATE))
    rows = (
        ("b", 9.0, dt.date(2024, 1, 2)),
        ("A", None, None),
        ("c", 10.0, dt.date(2023, 12, 1)),
        ("d", -2.0, None),
        ("e", 9.0, dt.date(2024, 1, 1)),
        ("", 0.0, None),
    )
    table = Table("t", columns, rows)

    def names(column: int) -> str:
        return "".join(str(row[0]) or "-" for row in table.in_order_of(column).rows)

    assert names(2) == "d-becA"
    assert names(-2) == "cbe-dA"  # equal ones keep their order
    assert names(3) == "cebAd-"
    assert names(-3) == "becAd-"
    assert names(1) == "Abcde-"
    assert [table.in_order_of(out) for out in (0, 4, -4)] == [table] * 3


def test_what_a_column_says_in_every_row_can_be_said_once() -> None:
    columns = (TableColumn("Cijfer"), TableColumn("Jaar"), TableColumn("Waarde"), TableColumn("Bron"))
    table = Table("t", columns, (("a", "2020", 1, "CBS"), ("a", "2021", 2, "CBS")))
    without, same = table.without_same()
    assert [column.title for column in without.columns] == ["Jaar", "Waarde"]
    assert without.rows == (("2020", 1), ("2021", 2))
    assert same == (("Cijfer", "a"), ("Bron", "CBS"))


@pytest.mark.parametrize(
    "rows",
    [
        (("a", "2020", 1, "CBS"), ("b", "2021", 2, "eigen")),
        (("a", "2020", 1, "CBS"),),
        (("a", "2020", 1, None), ("b", "2021", 2, None)),
        (),
    ],
)
def test_a_table_keeps_columns_that_differ_or_say_nothing(rows: tuple[tuple[Value, ...], ...]) -> None:
    columns = (TableColumn("Cijfer"), TableColumn("Jaar"), TableColumn("Waarde"), TableColumn("Bron"))
    assert Table("t", columns, rows).without_same() == (Table("t", columns, rows), ())


def test_a_table_of_which_all_is_the_same_keeps_two_columns() -> None:
    columns = (TableColumn("Naam"), TableColumn("Jaar"), TableColumn("Bron"))
    without, same = Table("t", columns, (("a", "2020", "CBS"),) * 2).without_same()
    assert ([column.title for column in without.columns], same) == (["Naam", "Jaar"], (("Bron", "CBS"),))
