"""The tables of worked examples: cells as text, in either language."""

from __future__ import annotations

from lib.catalogue.worked_examples import ExampleTable
from lib.tables.worked_examples import example_table
from lib.text.language import DUTCH, ENGLISH

TABLE = ExampleTable(
    kolommen=("soort", "aantal", "bedrag"),
    kolommen_en=("kind", "number", "amount"),
    rijen=(("op_niveau", 1200, 1.5),),
    decimalen=1,
)


def test_cells_read_in_the_language() -> None:
    dutch, english = (example_table("Invoer", TABLE, language) for language in (DUTCH, ENGLISH))
    assert [column.title for column in dutch.columns] == ["soort", "aantal", "bedrag"]
    assert dutch.rows == (("op niveau", "1.200", "1,5"),)
    assert [column.title for column in english.columns] == ["kind", "number", "amount"]
    assert english.rows == (("op niveau", "1,200", "1.5"),)
