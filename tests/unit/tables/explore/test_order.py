"""The orders that rows can be put in."""

from __future__ import annotations

from lib.tables.explore.order import order_options
from lib.tables.table import ColumnKind, Table, TableColumn
from lib.text.language import DUTCH


def test_columns_on_screen_are_offered_and_numbers_both_ways() -> None:
    columns = (
        TableColumn("Naam"),
        TableColumn("Waarde", ColumnKind.NUMBER),
        TableColumn("Adres", ColumnKind.LINK),
        TableColumn("Opmerking", on_screen=False),
        TableColumn("Dag", ColumnKind.DATE),
    )
    assert order_options(Table("", columns, ()), DUTCH) == {
        "0": "Gewone volgorde",
        "1": "Naam: van A tot Z",
        "2": "Waarde: van laag naar hoog",
        "-2": "Waarde: van hoog naar laag",
        "5": "Dag: van laag naar hoog",
        "-5": "Dag: van hoog naar laag",
    }
