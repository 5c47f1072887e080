"""How the numbers of a file are written: with what decimal sign, and whether it may stand between thousands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

SIGNED_NUMBER = r"[+-]?\d+[.,]\d+([eE][+-]?\d{1,2})?"
GROUPED_NUMBER = r"[+-]?[1-9]\d{0,2}[.,]\d{3}"
"""What can be read with the sign between thousands: 0.125 and 1234.567 cannot, and 1.234.567 in no other way."""

_SIGNED = re.compile(SIGNED_NUMBER, re.ASCII)
_GROUPED = re.compile(GROUPED_NUMBER, re.ASCII)


@dataclass(frozen=True)
class Signs:
    """The numbers with a sign that stand as text in one column.

    Attributes:
        grouped: how many may have it between thousands.
        decimal: how many cannot.
        value: the first that may, or empty; `row` where it stands, 0 when that is not looked for.
        shown: one that cannot, or empty.
    """

    column: str
    grouped: int
    decimal: int
    value: str = ""
    row: int = 0
    shown: str = field(default="", compare=False)

    @property
    def is_open(self) -> bool:
        """Whether the column itself does not tell what its signs are."""
        return self.grouped > 0 and self.decimal == 0


def is_undecided(signs: Iterable[Signs], elsewhere: Iterable[Signs] = ()) -> bool:
    """Whether a file, of which these are all columns, never shows that its signs are decimal ones.

    Args:
        elsewhere: the columns of the other files of the load: where all decimal signs in them are the one that this
            file has, they show it too.
    """
    columns = list(signs)
    if not any(c.grouped for c in columns) or any(c.decimal for c in columns):
        return False
    return _signs_in(c.shown for c in elsewhere) != _signs_in(c.value for c in columns)


def _signs_in(texts: Iterable[str]) -> set[str]:
    return {sign for text in texts for sign in ".," if sign in text}


def both_readings(value: str) -> tuple[str, str]:
    """A grouped number without its signs, and with a zero behind it that shows the sign to be a decimal one."""
    return re.sub("[.,]", "", value), f"{value}0"


class SignCounter:
    """Counts the signs of numbers as their cells come by."""

    def __init__(self) -> None:
        self.commas = False
        self._found: dict[str, Signs] = {}

    def see(self, column: str, row: int, text: str) -> None:
        """Look at a text in a number column."""
        text = text.strip()
        before = self._found.get(column, Signs(column, 0, 0))
        if _GROUPED.fullmatch(text):
            first = (before.value, before.row) if before.grouped else (text, row)
            self._found[column] = Signs(column, before.grouped + 1, before.decimal, *first, before.shown)
        elif _SIGNED.fullmatch(text):
            first = (before.value, before.row)
            self._found[column] = Signs(column, before.grouped, before.decimal + 1, *first, text)
        else:
            return
        self.commas = self.commas or "," in text

    def found(self, columns: Iterable[str]) -> tuple[Signs, ...]:
        """What was seen of these columns."""
        return tuple(self._found[column] for column in columns if column in self._found)
