"""A table as a value: the same rows on screen, in a CSV file and in a workbook."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from lib.text.amounts import plain_number
from lib.text.language import Language

Value = str | float | int | dt.date | None
_FEWEST_COLUMNS = 2
"""What a table keeps of columns that say the same in every row."""


class ColumnKind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    LINK = "link"


@dataclass(frozen=True)
class TableColumn:
    """A column; `decimals` is for numbers, `on_screen` False for what only exports hold.

    `mixed` is for numbers of several units under each other: a whole one then stands without decimals; `carried` too,
    and each stands in the decimals that it carries, two at most.
    """

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    decimals: int = 0
    on_screen: bool = True
    mixed: bool = False
    carried: bool = False

    def number_words(self, value: float, language: Language) -> str:
        """A number of this column as a reader sees it."""
        if self.carried:
            return plain_number(language, value)
        is_whole = self.mixed and float(value).is_integer()
        return language.number(value, 0 if is_whole else self.decimals)


@dataclass(frozen=True)
class Table:
    """Rows under columns, with a title for the sheet."""

    title: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[Value, ...], ...]

    def shown(self) -> Table:
        """The part that stands on screen."""
        keep = [i for i, column in enumerate(self.columns) if column.on_screen]
        rows = tuple(tuple(row[i] for i in keep) for row in self.rows)
        return Table(self.title, tuple(self.columns[i] for i in keep), rows)

    def in_words(self, language: Language) -> Table:
        """The cells as texts: numbers and dates in the form of the language, nothing left out."""

        def words(value: Value, column: TableColumn) -> Value:
            if isinstance(value, dt.date):
                return language.date(value)
            return column.number_words(value, language) if isinstance(value, float | int) else value

        rows = tuple(tuple(map(words, row, self.columns)) for row in self.rows)
        return Table(self.title, self.columns, rows)

    def without_same(self) -> tuple[Table, tuple[tuple[str, Value], ...]]:
        """Without the columns that say the same in each of several rows, and what they say under which title.

        A column without values stays, and so do the last two that are left.
        """
        every = range(len(self.columns))
        said = [{row[i] for row in self.rows} for i in every]
        same = [i for i in every if len(self.rows) > 1 and len(said[i]) == 1 and said[i] != {None}]
        same = same[max(0, len(same) + _FEWEST_COLUMNS - len(every)) :]
        keep = [i for i in every if i not in same]
        rows = tuple(tuple(row[i] for i in keep) for row in self.rows)
        told = tuple((self.columns[i].title, self.rows[0][i]) for i in same)
        return Table(self.title, tuple(self.columns[i] for i in keep), rows), told

    def holding(self, sought: str, language: Language) -> Table:
        """The rows that have each of the sought words in a cell, whatever their case; all of them without a word."""
        words = sought.casefold().split()
        if not words:
            return self
        told = self.in_words(language).rows
        held = (" ".join(str(value) for value in row if value is not None).casefold() for row in told)
        rows = tuple(row for row, text in zip(self.rows, held, strict=True) if all(w in text for w in words))
        return Table(self.title, self.columns, rows)

    def in_order_of(self, column: int) -> Table:
        """The rows by a column, as counted from 1, from low to high; from high to low where it is below 0.

        Numbers go as numbers and text as text; rows without a value come last either way, and rows that are equal keep
        their order. All stays as it is for 0 and for a column that there is not.
        """
        place = abs(column) - 1
        if not 0 <= place < len(self.columns):
            return self
        known = [row for row in self.rows if row[place] not in (None, "")]
        unknown = [row for row in self.rows if row[place] in (None, "")]
        in_order = sorted(known, key=lambda row: _sorted_by(row[place]), reverse=column < 0)
        return Table(self.title, self.columns, (*in_order, *unknown))


def _sorted_by(value: Value) -> tuple[bool, float, str]:
    """What a cell is put in order by: a number by its size, before any text."""
    if isinstance(value, float | int):
        return False, value, ""
    return True, 0.0, value.isoformat() if isinstance(value, dt.date) else str(value).casefold()
