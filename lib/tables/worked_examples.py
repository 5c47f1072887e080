"""The small tables of the worked examples."""

from __future__ import annotations

from lib.catalogue.worked_examples import ExampleCell, ExampleTable
from lib.tables.table import Table, TableColumn
from lib.text.language import Language


def example_table(title: str, table: ExampleTable, language: Language) -> Table:
    """The cells as text, numbers in the form of the language."""
    names = table.kolommen_en if language.code == "en" else table.kolommen

    def shown(cell: ExampleCell) -> str:
        if isinstance(cell, str):
            return cell.replace("_", " ")
        return language.number(cell, 0 if isinstance(cell, int) else table.decimalen)

    rows = tuple(tuple(shown(cell) for cell in row) for row in table.rijen)
    return Table(title, tuple(TableColumn(name) for name in names), rows)
