"""Rows behind a figure as they stand in a file: years are no amounts, numbers keep their decimals."""

from __future__ import annotations

from lib.domain.explore.origin import FigureOrigin, SourceRows
from lib.tables.explore.origin import origin_tables
from lib.tables.table import ColumnKind
from lib.text.language import DUTCH, ENGLISH
from tests.samples import figure

ROWS = SourceRows(
    "kosten",
    ("partnerschap", "jaar", "bedrag_eur", "product"),
    (("aa-cc", 2023, 1000.5, None), ("aa-cc", 2023, -20.125, "gras"), ("aa-cc", 2023, 3, None)),
    (4, 7, 7),
    3,
)
FOUND = FigureOrigin(
    figure("2023", 10), (ROWS,), {}, {(4, "kosten"): ("kosten.csv", "meer.csv"), (7, "areaal"): ("x.csv",)}
)


def test_a_row_with_its_load_and_the_files_of_that_load() -> None:
    [table] = origin_tables(FOUND, DUTCH)
    assert [column.title for column in table.columns] == [*ROWS.columns, "lading", "bestand"]
    assert table.rows == (
        ("aa-cc", "2023", 1000.5, None, "4", "kosten.csv, meer.csv"),
        ("aa-cc", "2023", -20.125, "gras", "7", ""),
        ("aa-cc", "2023", 3, None, "7", ""),
    )


def test_a_year_is_told_as_text_and_an_amount_in_its_own_decimals() -> None:
    [table] = origin_tables(FOUND, DUTCH)
    kinds = {column.title: (column.kind, column.decimals) for column in table.columns}
    assert kinds["jaar"][0] == ColumnKind.TEXT
    assert kinds["bedrag_eur"] == (ColumnKind.NUMBER, 3)
    assert kinds["product"][0] == ColumnKind.TEXT


def test_whole_numbers_have_no_decimals_and_a_third_not_all_of_them() -> None:
    parts = [SourceRows("kosten", ("bedrag_eur",), ((value,),), (1,), 1) for value in (5.0, 1 / 3, 0.1 + 0.2)]
    tables = origin_tables(FigureOrigin(FOUND.figure, tuple(parts), {}, {}), ENGLISH)
    assert [table.columns[0].decimals for table in tables] == [0, 6, 1]


def test_a_table_a_dataset_in_the_language_of_the_reader() -> None:
    assert origin_tables(FOUND, DUTCH)[0].title != origin_tables(FOUND, ENGLISH)[0].title
    assert origin_tables(FigureOrigin(FOUND.figure, (), {}, {}), DUTCH) == []
