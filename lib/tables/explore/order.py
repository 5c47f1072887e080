"""The orders that the rows of a table can be put in, by their name in the URL."""

from __future__ import annotations

from lib.tables.table import ColumnKind, Table
from lib.text.language import Language

AS_IT_IS = "0"


def order_options(table: Table, language: Language) -> dict[str, str]:
    """That of the table itself, and by each column on screen; of numbers and days also from high to low."""
    say = language.say
    found = {AS_IT_IS: say("Gewone volgorde")}
    for place, column in enumerate(table.columns, 1):
        if column.on_screen and column.kind in (ColumnKind.NUMBER, ColumnKind.DATE):
            found[str(place)] = say("{column}: van laag naar hoog", column=column.title)
            found[str(-place)] = say("{column}: van hoog naar laag", column=column.title)
        elif column.on_screen and column.kind == ColumnKind.TEXT:
            found[str(place)] = say("{column}: van A tot Z", column=column.title)
    return found
